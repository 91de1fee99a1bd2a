"""What the curtain shows in place of the session: nothing, or the clock of the break."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from peerinquiry.inquiry.view.words import on_the_clock

MOMENT = "One moment, please."


@dataclass(frozen=True, slots=True)
class CurtainView:
    """`face` is a clock's, or nothing; `words` stand below it."""

    face: str
    words: str


def curtain(back_at: datetime | None, now: datetime) -> CurtainView:
    """How long the break still is, and until when; afterwards only when it ended. Both moments are in UTC."""
    if back_at is None:
        return CurtainView("", MOMENT)
    left = (back_at - now).total_seconds()
    at = f"{back_at.astimezone():%H:%M}"
    if left <= 0:
        return CurtainView("", f"It is {at}: we go on.")
    return CurtainView(on_the_clock(left), f"A short break. Back at {at}.")
