"""Challenges, and whose is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.events.event import Event
from peerinquiry.inquiry.model import TieRule


@dataclass(frozen=True, slots=True)
class ChallengeWritten(Event):
    """A participant's challenge, or its new wording; an empty `text` takes it back."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class VotingSet(Event):
    """The rules of the vote, before it begins."""

    votes_each: int
    tie_rule: TieRule


@dataclass(frozen=True, slots=True)
class VoteCast(Event):
    """One participant's votes: whose challenges, one entry a vote; none takes the ballot back."""

    who: str
    choices: tuple[str, ...]


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
