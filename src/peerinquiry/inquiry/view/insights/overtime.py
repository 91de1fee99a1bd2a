"""Overtime: when sessions ended, beside the end agreed on; answers, beside the seconds they were allowed."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.view.insights.months import ByMonth
from peerinquiry.inquiry.view.insights.session import Told

LATE = 60
"""Seconds after the end agreed on, from which on a session ended late."""


@dataclass(frozen=True, slots=True)
class Ends:
    """`sessions` whose end was agreed on, and is known. `late`: so many a minute after it or more.

    `seconds`: how far after it they ended, on average over all of them; less than nothing is early.
    """

    sessions: int
    late: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Answered:
    """`timed` answers, of which so many ran `over`, by so many `seconds` on average."""

    timed: int
    over: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class OvertimeMonth:
    """A month of it."""

    month: str
    ends: Ends
    answers: Answered


@dataclass(frozen=True, slots=True)
class Overtime:
    """All of it, and month by month."""

    ends: Ends
    answers: Answered
    months: tuple[OvertimeMonth, ...]


@dataclass(slots=True)
class OvertimeCount:
    """What is counted so far."""

    sessions: int = 0
    late: int = 0
    milliseconds: int = 0
    """The grain of the journal: whole numbers, so that no order of sessions makes a difference."""
    timed: int = 0
    over: int = 0
    over_by: int = 0

    def add(self, told: Told) -> None:
        """Count a session."""
        if told.over is not None:
            self.sessions += 1
            self.late += told.over >= LATE
            self.milliseconds += round(1000 * told.over)
        self.timed += told.answers.timed
        self.over += told.answers.over
        self.over_by += told.answers.milliseconds

    def ends(self) -> Ends:
        """When they ended."""
        return Ends(self.sessions, self.late, _mean(self.milliseconds, self.sessions))

    def answers(self) -> Answered:
        """How long answers were."""
        return Answered(self.timed, self.over, _mean(self.over_by, self.over))


def overtime(counted: ByMonth[OvertimeCount]) -> Overtime:
    """What was counted."""
    months = tuple(OvertimeMonth(month, count.ends(), count.answers()) for month, count in counted.months())
    return Overtime(counted.all.ends(), counted.all.answers(), months)


def _mean(milliseconds: int, number: int) -> float | None:
    """In seconds, to a tenth."""
    return round(milliseconds / (1000 * number), 1) if number else None
