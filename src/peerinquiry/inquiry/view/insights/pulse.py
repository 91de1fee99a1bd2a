"""The pulse over time: what people gave each key, where three or more of a session did."""

from __future__ import annotations

from dataclasses import dataclass, field

from peerinquiry.inquiry.model import PULSE_KEYS
from peerinquiry.inquiry.view.insights.months import ByMonth
from peerinquiry.inquiry.view.insights.session import Told


@dataclass(frozen=True, slots=True)
class PulseMonth:
    """A month: what `people` in so many `sessions` gave, on average, in the order of `PULSE_KEYS`; empty if nobody."""

    month: str
    sessions: int
    people: int
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Pulse:
    """The same over all, and month by month."""

    sessions: int
    people: int
    scores: tuple[float, ...]
    months: tuple[PulseMonth, ...]


@dataclass(slots=True)
class PulseCount:
    """What is counted so far."""

    sessions: int = 0
    people: int = 0
    sums: list[int] = field(default_factory=lambda: [0] * len(PULSE_KEYS))

    def add(self, told: Told) -> None:
        """Count a session."""
        if told.scores:
            self.sessions += 1
            self.people += len(told.scores)
            self.sums = [
                whole + sum(given) for whole, given in zip(self.sums, zip(*told.scores, strict=True), strict=True)
            ]

    @property
    def scores(self) -> tuple[float, ...]:
        """What was given on average; empty if nobody gave anything."""
        return tuple(round(whole / self.people, 2) for whole in self.sums) if self.people else ()


def pulse(counted: ByMonth[PulseCount]) -> Pulse:
    """What was counted."""
    whole = counted.all
    months = tuple(PulseMonth(month, count.sessions, count.people, count.scores) for month, count in counted.months())
    return Pulse(whole.sessions, whole.people, whole.scores, months)
