"""What can be asked for while questions are asked, and suggestions made."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.commands.command import Command
from peerinquiry.inquiry.model import Kind, Question


@dataclass(frozen=True)
class TurnToAim(Command):
    """Ask for another aim."""

    aim: str


@dataclass(frozen=True)
class PutQuestion(Command):
    """What is asked in this turn. `table`: what lay on the table until now."""

    question: Question
    table: Question | None = None


@dataclass(frozen=True)
class QueueQuestions(Command):
    """Keep questions from the chat, by who wrote them, for their turns. `joining` join the group."""

    questions: tuple[tuple[str, str], ...]
    joining: tuple[str, ...] = ()


@dataclass(frozen=True)
class HideQuestion(Command):
    """Do not offer a bank question again in this session."""

    text: str


@dataclass(frozen=True)
class ParkIdea(Command):
    """Keep advice for the recommendations."""

    who: str
    text: str = ""


@dataclass(frozen=True)
class JudgeSayBack(Command):
    """What the owner says of the say-back."""

    right: bool


@dataclass(frozen=True)
class Recommend(Command):
    """Write down a suggestion without ending the turn; `parked` is the idea it comes from."""

    who: str
    text: str
    kind: Kind = Kind.ADVICE
    parked: int = 0


@dataclass(frozen=True)
class TakeUp(Command):
    """The owner takes a recommendation up, or lets it go again."""

    number: int
    taken: bool = True
