"""The session itself: opened, left, taken up, and acts taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from peerinquiry.inquiry.events.event import Event

UNTITLED: Final = "Collaborative inquiry"
"""What a session is called that nobody gave a title."""


@dataclass(frozen=True, slots=True)
class SessionOpened(Event):
    """`utc_offset`: minutes the facilitator's wall clock is ahead of UTC."""

    title: str
    utc_offset: int = 0


@dataclass(frozen=True, slots=True)
class SessionResumed(Event):
    """The console was opened again; whatever clock ran is paused where it was."""


@dataclass(frozen=True, slots=True)
class SessionClosed(Event):
    """The group said goodbye."""


@dataclass(frozen=True, slots=True)
class GapNoticed(Event):
    """For so many `seconds` the machine slept, or the console stood still; whatever clock ran stands where it was."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Undone(Event):
    """The act that began with event number `act` no longer counts."""

    act: int


@dataclass(frozen=True, slots=True)
class Redone(Event):
    """The act that began with event number `act` counts again."""

    act: int
