"""How the time went against what was planned: phase by phase, and at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from peerinquiry.inquiry.model import Mark, Phase, State
from peerinquiry.inquiry.pace.budgets import Budget, budgets
from peerinquiry.inquiry.pace.projection import margin
from peerinquiry.inquiry.view.words import MINUTE, about, counted, spoken, time_of_day


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """One phase, in seconds: what its turns were given (`planned`) and how long the group was in it (`used`).

    The parts are of the longest there is, 0 to 1.
    """

    phase: Phase
    planned: float
    used: float
    planned_part: float
    used_part: float

    @property
    def over(self) -> float:
        """Seconds that it took longer than planned."""
        return max(0.0, self.used - self.planned)

    @property
    def words(self) -> str:
        """What it took, and what it was given."""
        if not self.used:
            return f"left out, {about(self.planned)} given" if self.planned else "left out"
        return f"{about(self.used)} of {about(self.planned)}" if self.planned else about(self.used)

    @property
    def aside(self) -> str:
        """How far over it ran, from half a minute on."""
        return f"{about(self.over)} over" if self.planned and self.over >= MINUTE / 2 else ""


@dataclass(frozen=True, slots=True)
class TimeTold:
    """All of it. `margin`: minutes in hand at the end, below nothing if it ran over; None where no end was agreed.

    `turns_over`: so many turns ran over what they were given, by `seconds_over` in all.
    """

    phases: tuple[PhaseRow, ...]
    agreed: str
    ended: str
    closed: bool
    margin: int | None
    turns: int
    turns_over: int
    seconds_over: float

    @property
    def end_words(self) -> str:
        """When it ended, and when it was to end."""
        ended = f"Ended {self.ended}" if self.closed else f"Not closed yet; the last thing happened at {self.ended}"
        if self.margin is None:
            return f"{ended}; no end was agreed."
        if self.margin < 0:
            return f"{ended}, {-self.margin} min over {self.agreed}, the end that was agreed."
        early = f"{self.margin} min before" if self.margin else "at"
        return f"{ended}, {early} {self.agreed}, the end that was agreed."

    @property
    def turns_words(self) -> str:
        """How turns kept to the clock."""
        if not self.turns:
            return ""
        if not self.turns_over:
            return f"None of {counted(self.turns, 'timed turn')} ran over."
        over = f"by {spoken(self.seconds_over)} in all"
        return f"{self.turns_over} of {counted(self.turns, 'timed turn')} ran over, {over}."


def time_told(state: State, elapsed: float, ended: datetime, *, closed: bool) -> TimeTold:
    """How the time went until `elapsed` seconds of the session, which is the minute `ended`."""
    all_ = budgets(state, elapsed)
    longest = max(1.0, *(max(budget.planned, budget.used) for budget in all_))
    timed = [turn for turn in state.turns if turn.mark is Mark.DONE and turn.seconds > 0]
    over = [turn.seconds - turn.allowed for turn in timed if turn.seconds > turn.allowed]
    return TimeTold(
        tuple(_row(budget, longest) for budget in all_),
        time_of_day(state, state.ends_at) if state.ends_at else "",
        time_of_day(state, ended),
        closed,
        margin(state, ended),
        len(timed),
        len(over),
        sum(over),
    )


def _row(budget: Budget, longest: float) -> PhaseRow:
    planned, used = max(0.0, budget.planned), max(0.0, budget.used)
    return PhaseRow(budget.phase, planned, used, min(1.0, planned / longest), min(1.0, used / longest))
