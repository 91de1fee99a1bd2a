"""The plan, the pulse at the close, and notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from peerinquiry.inquiry.commands.command import Command


@dataclass(frozen=True)
class SetAction(Command):
    """Put down an action, or word action `number` anew."""

    what: str
    who: str
    by: date | None = None
    sign: str = ""
    helpers: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True)
class DropAction(Command):
    """Take an action off the plan."""

    number: int


@dataclass(frozen=True)
class OfferHelp(Command):
    """What somebody will do to help; an empty text takes it back."""

    who: str
    text: str


@dataclass(frozen=True)
class AddNotDoing(Command):
    """What the owner will not do."""

    text: str


@dataclass(frozen=True)
class DropNotDoing(Command):
    """Take it off that list."""

    text: str


@dataclass(frozen=True)
class SetCheckIn(Command):
    """When the group hears how it went."""

    on: date | None


@dataclass(frozen=True)
class GivePulse(Command):
    """One participant's five scores; none takes them back."""

    who: str
    scores: tuple[int, ...] = field(default=())


@dataclass(frozen=True)
class OpenPulses(Command):
    """Show everyone what the pulse comes to, though some may not be in."""


@dataclass(frozen=True)
class Note(Command):
    """Write something down; a private note never leaves the journal."""

    text: str
    private: bool = False
