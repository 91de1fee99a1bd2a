"""The end of a turn's time, announced once, and how long it is over, now and then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.turns import TurnKey, key_of
from peerinquiry.inquiry.view.frame import clock as clock_view
from peerinquiry.inquiry.view.words import spoken

AGAIN: Final = 60
"""Seconds over, after which it is said again."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What there is to say, and whether the time is up just now."""

    words: str = ""
    up: bool = False


NOTHING: Final = Announcement()


class Timekeeper:
    """Announces. It is told the time; it has none."""

    def __init__(self) -> None:
        """Nothing was announced."""
        self._told: tuple[TurnKey, int] | None = None

    def announce(self, state: State, elapsed: float) -> Announcement:
        """What there is to say at `elapsed` seconds of the session; nothing most of the time."""
        clock = state.desk.clock
        if clock is None or not clock.running:
            return NOTHING
        over = -clocks.left(clock, elapsed)
        times = int(over // AGAIN) + 1 if over >= 0 else 0
        before, self._told = self._told, (key_of(state), times)
        if not times or before == self._told:
            return NOTHING
        view = clock_view(state, elapsed)
        about = f": {view.speaker}" if view and view.speaker else ""
        if times == 1:
            return Announcement(f"Time is up{about}.", up=True)
        return Announcement(f"{spoken(AGAIN * (times - 1))} over{about}.")
