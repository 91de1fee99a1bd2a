"""The plan, the pulse at the close, and notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerinquiry.inquiry.events.event import Event


@dataclass(frozen=True, slots=True)
class ActionSet(Event):
    """Action `number`, new or worded anew. `sign`: how we will know."""

    number: int
    what: str
    who: str
    by: date | None = None
    sign: str = ""
    helpers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionDropped(Event):
    """Action `number` is off the plan."""

    number: int


@dataclass(frozen=True, slots=True)
class HelpOffered(Event):
    """What a participant will do to help; an empty `text` takes it back."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class NotDoingAdded(Event):
    """What the owner will not do."""

    text: str


@dataclass(frozen=True, slots=True)
class NotDoingDropped(Event):
    """It is off that list."""

    text: str


@dataclass(frozen=True, slots=True)
class CheckInSet(Event):
    """When the group hears how it went; None lifts it."""

    on: date | None


@dataclass(frozen=True, slots=True)
class PulseGiven(Event):
    """One participant's scores, 1 to 5, in the order of `PULSE_KEYS`; none takes them back."""

    who: str
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PulsesOpened(Event):
    """Everyone sees the averages, though some may not be in; the next numbers hide them again."""


@dataclass(frozen=True, slots=True)
class Noted(Event):
    """A note of the facilitator's. A private one is for the journal alone."""

    text: str
    private: bool = False
