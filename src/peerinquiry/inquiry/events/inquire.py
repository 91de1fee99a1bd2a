"""Questions, parked ideas, the say-back, and what is recommended."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.events.event import Event
from peerinquiry.inquiry.model import Kind, Origin


@dataclass(frozen=True, slots=True)
class AimTurned(Event):
    """Questions now serve this aim."""

    aim: str


@dataclass(frozen=True, slots=True)
class QuestionPut(Event):
    """What `who` asks in the turn that runs. An empty `text` is a question that nobody wrote down.

    `offered`: the question of the bank that lay on the table instead, though nobody had put it.
    """

    who: str
    text: str
    aim: str
    origin: Origin
    offered: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionQueued(Event):
    """A question that `who` wrote in the chat waits for their turn."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionHidden(Event):
    """A bank question is not to be offered in this session."""

    text: str


@dataclass(frozen=True, slots=True)
class IdeaParked(Event):
    """Advice that came too early is kept for later."""

    number: int
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class SayBackJudged(Event):
    """The owner says whether the say-back was it."""

    right: bool


@dataclass(frozen=True, slots=True)
class Recommended(Event):
    """A suggestion to the owner; `parked` is the number of the idea it was parked as, or 0."""

    number: int
    who: str
    kind: Kind
    text: str
    parked: int = 0


@dataclass(frozen=True, slots=True)
class TakenUp(Event):
    """The owner takes up recommendation `number`, or lets it go again."""

    number: int
    taken: bool
