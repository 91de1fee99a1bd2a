"""The clock of one turn: arithmetic on a `now` that is handed in.

All moments are seconds of the session (floats, from its opening, pauses of the program left out);
all lengths are seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.replacing import replace


@dataclass(frozen=True)  # without slots: `replacing` says why
class Clock:
    """A countdown that may pause, grow, run over, and be credited with a stretch it missed.

    `waiting_since` is the moment from which somebody may have spoken without the clock; it is
    None as soon as the clock was started once, since from then on a pause is deliberate.
    """

    allowed: float
    used: float = 0.0
    running_since: float | None = None
    waiting_since: float | None = None
    missed: float = 0.0
    """What a gap took while it ran, and nobody counted yet or left out."""

    @property
    def running(self) -> bool:
        """Whether it counts now."""
        return self.running_since is not None

    @property
    def touched(self) -> bool:
        """Whether it was ever started."""
        return self.running or self.used > 0


def spent(clock: Clock, now: float) -> float:
    """Seconds counted so far."""
    if clock.running_since is None:
        return clock.used
    return clock.used + max(0.0, now - clock.running_since)


def left(clock: Clock, now: float) -> float:
    """Seconds still allowed; negative once it runs over."""
    return clock.allowed - spent(clock, now)


def starts_in(clock: Clock, now: float) -> float:
    """Seconds until a clock counts that was started ahead of its time; nothing for any other."""
    return 0.0 if clock.running_since is None else max(0.0, clock.running_since - now)


def untimed(clock: Clock, now: float, grace: float = 0.0) -> float:
    """Seconds that went by uncounted before the first start, after `grace` seconds that need no clock."""
    if clock.waiting_since is None:
        return 0.0
    return max(0.0, now - clock.waiting_since - grace)


def uncounted(clock: Clock, now: float, grace: float = 0.0) -> float:
    """Seconds that can be credited: those that went by before the first start, and those that a gap took."""
    return clock.missed + untimed(clock, now, grace)


def start(clock: Clock, now: float) -> Clock:
    """Count from `now` on; a running clock stays as it is."""
    return clock if clock.running else replace(clock, running_since=now, waiting_since=None, missed=0.0)


def pause(clock: Clock, now: float) -> Clock:
    """Stop counting at `now`; a paused clock stays as it is."""
    return replace(clock, used=spent(clock, now), running_since=None) if clock.running else clock


def interrupt(clock: Clock, seconds: float, now: float) -> Clock:
    """Stand where a gap of so many seconds began; a clock that did not run missed nothing."""
    return replace(pause(clock, now), missed=clock.missed + seconds) if clock.running else clock


def extend(clock: Clock, seconds: float) -> Clock:
    """Allow `seconds` more."""
    return replace(clock, allowed=clock.allowed + seconds)


def credit(clock: Clock, seconds: float, now: float) -> Clock:
    """Count `seconds` that went by untimed, and run from `now` on."""
    return start(replace(clock, used=clock.used + seconds), now)
