"""Voice balance over many sessions: how evenly peers shared the time, and how many were never heard."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.view.insights.months import ByMonth
from peerinquiry.inquiry.view.insights.session import Told


@dataclass(frozen=True, slots=True)
class VoiceMonth:
    """A month: the mean `evenness` of its `timed` sessions, None if there are none; how many people were `unheard`."""

    month: str
    sessions: int
    timed: int
    evenness: float | None
    unheard: int


@dataclass(frozen=True, slots=True)
class VoiceBalance:
    """`sessions` came to their close. Of these `timed` had the clock on half of the peers' turns or more.

    In `silent` of the sessions somebody was never heard: `unheard` people, counted once in each.
    """

    sessions: int
    timed: int
    evenness: float | None
    silent: int
    unheard: int
    months: tuple[VoiceMonth, ...]


@dataclass(slots=True)
class VoiceCount:
    """What is counted so far."""

    sessions: int = 0
    timed: int = 0
    evenness: float = 0.0
    silent: int = 0
    unheard: int = 0

    def add(self, told: Told) -> None:
        """Count a session."""
        if told.unheard is None:
            return
        self.sessions += 1
        self.silent += told.unheard > 0
        self.unheard += told.unheard
        if told.evenness is not None:
            self.timed += 1
            self.evenness += told.evenness

    @property
    def mean(self) -> float | None:
        """How evenly the time was shared, on average."""
        return round(self.evenness / self.timed, 3) if self.timed else None


def balance(counted: ByMonth[VoiceCount]) -> VoiceBalance:
    """What was counted."""
    whole = counted.all
    months = tuple(
        VoiceMonth(month, count.sessions, count.timed, count.mean, count.unheard) for month, count in counted.months()
    )
    return VoiceBalance(whole.sessions, whole.timed, whole.mean, whole.silent, whole.unheard, months)
