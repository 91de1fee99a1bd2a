"""Time that nobody was there for: a laptop that slept, a program that stood still, a wall clock that was set.

Arithmetic on readings that are handed in. Lengths are seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

SLEPT: Final = 2.0
"""What a clock that goes on in sleep may be ahead of one that does not, before it is called sleep."""
SET: Final = 5.0
"""What a wall clock may be off before it is said that it was set."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Three clocks at one moment: one that may stop in sleep, one that does not where there is one, and the wall's."""

    monotonic: float
    boot: float
    wall: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """Between two readings: `lost` to a gap, `counted` of that by the first clock; how far the wall clock was `set`."""

    lost: float = 0.0
    counted: float = 0.0
    set: float = 0.0


def between(before: Reading, after: Reading, patience: float) -> Gap:
    """What went wrong between two readings that are never more than `patience` apart while all is well."""
    ran = max(0.0, after.monotonic - before.monotonic)
    passed = max(ran, after.boot - before.boot)
    counted = ran if ran >= patience else 0.0
    slept = passed - ran if passed - ran >= SLEPT else 0.0
    off = (after.wall - before.wall).total_seconds() - passed
    return Gap(counted + slept, counted, off if abs(off) >= SET else 0.0)
