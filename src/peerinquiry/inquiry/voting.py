"""A vote: how a group chooses, what is in so far, and what a first count came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

FINGERS = 5
"""The most that one challenge gets in fist to five."""


class Method(StrEnum):
    """How the group chooses. `VOTES`: one each, or several dots. `FIST`: everyone gives every challenge 0 to 5."""

    VOTES = "votes"
    FIST = "fist to five"
    TALK = "talking"


class TieRule(StrEnum):
    """What decides between challenges with equal votes."""

    RUN_OFF = "run-off"
    EARLIEST = "earliest"
    CHANCE = "chance"


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one participant gave: whose challenges, one entry a vote; in fist to five each once, its `scores` beside it.

    `by` is who handed it in, where that was somebody else.
    """

    choices: tuple[str, ...]
    scores: tuple[int, ...] = ()
    by: str = ""

    @property
    def points(self) -> tuple[tuple[str, int], ...]:
        """Whose challenge got how much; a vote is one."""
        return tuple(zip(self.choices, self.scores or (1,) * len(self.choices), strict=False))


@dataclass(frozen=True, slots=True)
class Count:
    """What some ballots come to: `points` for each challenge that could be chosen, of `given` in all."""

    method: Method
    points: Mapping[str, int]
    ballots: int
    given: int


@dataclass(frozen=True, slots=True)
class Voting:
    """The vote: its rules, and what is in so far. `candidates` empty means every challenge."""

    votes_each: int = 1
    tie_rule: TieRule = TieRule.RUN_OFF
    method: Method = Method.VOTES
    piling: bool = True
    """Whether several votes of one ballot may be for the same challenge."""
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()
    """Those of a run-off, in which everyone has one vote."""
    first: Count | None = None
    """The count that led to the run-off."""
    declined: tuple[str, ...] = ()
    revealed: bool = False

    @property
    def again(self) -> bool:
        """Whether it is a run-off."""
        return bool(self.candidates)

    @property
    def method_now(self) -> Method:
        """How the ballots of this count are given."""
        return Method.VOTES if self.again else self.method
