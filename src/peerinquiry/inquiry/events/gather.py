"""Who is in it, and what it goes by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from peerinquiry.inquiry.events.event import Event
from peerinquiry.inquiry.model import Presence, Timing


@dataclass(frozen=True, slots=True)
class Titled(Event):
    """The session got another title."""

    title: str


@dataclass(frozen=True, slots=True)
class BankChosen(Event):
    """Questions come from this bank; `aims` in its order. Timings go back to their defaults.

    `rounds` are how many each aim gets, if not one each; `shares` how long their answers are, as shares of the usual
    one, if not all alike.
    """

    name: str
    title: str
    aims: tuple[str, ...]
    rounds: tuple[int, ...] = ()
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class BankEdited(Event):
    """The bank of that name has another title, or other aims, since its file was saved."""

    name: str
    title: str
    aims: tuple[str, ...]
    rounds: tuple[int, ...] = ()
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class TimingSet(Event):
    """A length of time, in seconds, for the turns to come."""

    timing: Timing
    seconds: float


@dataclass(frozen=True, slots=True)
class RoundsLimited(Event):
    """To end on time, the aims `skipped` have no round, and those `joined` share the round of the aim before."""

    skipped: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EndSet(Event):
    """When the group must end; None lifts it. `minutes` is how long from then, where that was said; else 0."""

    at: datetime | None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class ParticipantAdded(Event):
    """Somebody joined the roster, at the end of the order."""

    who: str
    presence: Presence = Presence.HERE
    pronouns: str = ""


@dataclass(frozen=True, slots=True)
class ParticipantRenamed(Event):
    """A name was put right; everything of theirs goes with it."""

    who: str
    to: str


@dataclass(frozen=True, slots=True)
class ParticipantRemoved(Event):
    """Somebody who was never part of it is off the roster."""

    who: str


@dataclass(frozen=True, slots=True)
class PresenceChanged(Event):
    """Somebody arrived, dropped off the call, came back or left."""

    who: str
    presence: Presence


@dataclass(frozen=True, slots=True)
class Reordered(Event):
    """The order of turns, everyone in it."""

    order: tuple[str, ...]
