"""Clocks for a session that is played: one that runs at a rate, one that moves only when it is told to."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import inf
from typing import Final

from peerinquiry.session import Clock, SystemClock

HUMAN: Final = 1.0
"""The rate at which people speak: the whole takes not quite fifteen minutes."""
FAST: Final = 14.0
"""The rate at which it takes about a minute."""


class RehearsalClock:
    """Runs `rate` times as fast as the machine's own clock, and goes on without a jump when the rate changes."""

    def __init__(self, rate: float = HUMAN, real: Clock | None = None) -> None:
        """Begin at this moment of the `real` clock, which is the machine's if left out."""
        self._real = real or SystemClock()
        self._opening = self._real.wall()
        self._passed = 0.0
        self._since = self._real.monotonic()
        self._rate = 0.0
        self.rate = rate

    @property
    def rate(self) -> float:
        """Seconds that pass here while one passes in the world; at 0 time stands."""
        return self._rate

    @rate.setter
    def rate(self, rate: float) -> None:
        if not rate >= 0:
            raise ValueError("time does not run backwards")
        now = self._real.monotonic()
        self._passed += (now - self._since) * self._rate
        self._since = now
        self._rate = rate

    def monotonic(self) -> float:
        """Seconds since it began."""
        return self._passed + (self._real.monotonic() - self._since) * self._rate

    def boot(self) -> float:
        """The same: time that is made believe knows no sleep."""
        return self.monotonic()

    @property
    def patience(self) -> float:
        """However long nobody looks, it stands where it stands."""
        return inf

    def wall(self) -> datetime:
        """The moment it makes believe to be, in UTC."""
        return _later(self._opening, self.monotonic())


class SteppedClock:
    """Stands still but for `advance`: an hour passes at once."""

    def __init__(self, opening: datetime) -> None:
        """Begin at a moment, in UTC."""
        self._opening = opening
        self._passed = 0.0

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass."""
        if not seconds >= 0:
            raise ValueError("time does not run backwards")
        self._passed += seconds

    def monotonic(self) -> float:
        """Seconds since it began."""
        return self._passed

    def boot(self) -> float:
        """The same: time that is made believe knows no sleep."""
        return self.monotonic()

    @property
    def patience(self) -> float:
        """However long nobody looks, it stands where it stands."""
        return inf

    def wall(self) -> datetime:
        """The moment it makes believe to be, in UTC."""
        return _later(self._opening, self._passed)


def _later(opening: datetime, seconds: float) -> datetime:
    """The moment so many seconds later, to the millisecond: the grain of the journal."""
    moment = opening + timedelta(seconds=seconds)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
