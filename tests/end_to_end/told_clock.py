"""Time that is told: two hours of a session pass when a test says so, in a program that runs beside it.

The test and the program share a small file: the seconds that have passed, and those that the machine slept through,
which its boot and wall clocks know of.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path
from typing import Final

OPENING: Final = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
"""The moment at which every told time begins."""


class ToldClock:
    """A `Clock` that stands where the file says it stands."""

    def __init__(self, file: Path) -> None:
        """Begin where it stands."""
        self._file = file
        self._now = self._read()

    def monotonic(self) -> float:
        """Seconds since the opening, those of sleep left out. What the others tell after it is of the same moment."""
        self._now = self._read()
        return self._now[0]

    def boot(self) -> float:
        """Seconds since the opening, those of sleep among them."""
        return sum(self._now)

    @property
    def patience(self) -> float:
        """Two hours may pass between two looks."""
        return inf

    def wall(self) -> datetime:
        """The moment it is, in UTC."""
        return OPENING + timedelta(seconds=sum(self._now))

    def _read(self) -> tuple[float, float]:
        passed, slept = self._file.read_text(encoding="ascii").split()
        return float(passed), float(slept)


class ToldTime:
    """The hand that moves a told clock."""

    def __init__(self, file: Path) -> None:
        """Begin at the opening."""
        self.file = file
        self._passed = self._slept = 0.0
        self._write()

    @property
    def passed(self) -> float:
        """Seconds since the opening, as people lived them."""
        return self._passed + self._slept

    def tell(self, seconds: float) -> None:
        """So many seconds pass."""
        self._passed += seconds
        self._write()

    def let_the_laptop_sleep(self, seconds: float) -> None:
        """The machine sleeps for so many told seconds; nobody waits."""
        self._slept += seconds
        self._write()

    def _write(self) -> None:
        new = self.file.with_suffix(".new")
        new.write_text(f"{self._passed:.3f} {self._slept:.3f}", encoding="ascii")
        new.replace(self.file)  # whoever looks meanwhile reads the one or the other, whole
