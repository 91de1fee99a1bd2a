"""The session itself, and who is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands.command import Command
from peerinquiry.inquiry.model import Presence, Timing


@dataclass(frozen=True)
class OpenSession(Command):
    """Begin: the first command of a session."""

    title: str
    bank: Bank
    utc_offset: int = 0


@dataclass(frozen=True)
class ResumeSession(Command):
    """The console opened a session that was left."""


@dataclass(frozen=True)
class NoticeGap(Command):
    """The machine slept, or the console stood still, for so many seconds."""

    seconds: float


@dataclass(frozen=True)
class CloseSession(Command):
    """Say goodbye."""


@dataclass(frozen=True)
class Undo(Command):
    """Take the last act back."""


@dataclass(frozen=True)
class Redo(Command):
    """Do again what was taken back last."""


@dataclass(frozen=True)
class SetTitle(Command):
    """Name the session."""

    title: str


@dataclass(frozen=True)
class ChooseBank(Command):
    """Ask from this bank."""

    bank: Bank


@dataclass(frozen=True)
class EditBank(Command):
    """The bank of this session reads like this since its file was saved."""

    bank: Bank


@dataclass(frozen=True)
class SetTiming(Command):
    """Change a length of time, in seconds."""

    timing: Timing
    seconds: float


@dataclass(frozen=True)
class SetPace(Command):
    """Change lengths of time, in seconds, and the rounds of questions, as one act.

    `skipped` aims have no round, `joined` ones share the round of the aim before; None leaves that as it is.
    """

    timings: Mapping[Timing, float] = field(default_factory=dict)
    skipped: tuple[str, ...] | None = None
    joined: tuple[str, ...] | None = None


@dataclass(frozen=True)
class SetEnd(Command):
    """Say when the group must end; None lifts it. `minutes` is how long from now, where that was said; else 0."""

    at: datetime | None
    minutes: int = 0


@dataclass(frozen=True)
class AddPeople(Command):
    """Put people on the roster, with their `pronouns` by name; those who are on it already are left as they are."""

    names: tuple[str, ...]
    presence: Presence = Presence.HERE
    pronouns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rename(Command):
    """Put a name right."""

    who: str
    to: str


@dataclass(frozen=True)
class Remove(Command):
    """Take somebody off the roster who was never part of it."""

    who: str


@dataclass(frozen=True)
class SetPresence(Command):
    """Say where somebody is."""

    who: str
    presence: Presence


@dataclass(frozen=True)
class Reorder(Command):
    """Set the order of turns; those left out keep theirs, after the rest."""

    order: tuple[str, ...]


@dataclass(frozen=True)
class Shuffle(Command):
    """Draw the order of turns."""

    seed: int
