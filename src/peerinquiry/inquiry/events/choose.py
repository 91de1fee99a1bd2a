"""Challenges, and whose is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.events.event import Event
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.voting import Method, TieRule


@dataclass(frozen=True, slots=True)
class ChallengeWritten(Event):
    """A participant's challenge, or its new wording; an empty `text` takes it back."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class VotingSet(Event):
    """How the group chooses; votes that were in are set aside. `piling`: several dots on one challenge are allowed."""

    votes_each: int
    tie_rule: TieRule
    method: Method = Method.VOTES
    piling: bool = True


@dataclass(frozen=True, slots=True)
class VoteCast(Event):
    """One participant's ballot: whose challenges, one entry a vote; none takes it back.

    In fist to five each challenge stands once, its fingers among the `scores`. `by` handed it in for `who`.
    """

    who: str
    choices: tuple[str, ...]
    scores: tuple[int, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class VotesRevealed(Event):
    """The group sees the count."""


@dataclass(frozen=True, slots=True)
class RunOffCalled(Event):
    """The tie is voted on again, between these alone."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnerChosen(Event):
    """Whose challenge it is. `how` is said as people say it; `seed` is the chance's, when it decided."""

    who: str
    how: str
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class OwnerDeclined(Event):
    """The one who was chosen would rather not."""

    who: str


@dataclass(frozen=True, slots=True)
class InquirySetAside(Event):
    """The inquiry so far stands as it is, and the group goes on with another challenge, at `step`.

    `finished` is False where its owner changes before the end.
    """

    step: Step
    finished: bool = True
