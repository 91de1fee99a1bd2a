"""What the facilitator can ask of a session: one record an act.

Every text passes `clean` on its way in, so a command never carries an escape sequence further.
Chance is handed in as a `seed`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands.choose import (
    AnotherChallenge,
    CastVote,
    CastVotes,
    ChooseOwner,
    DeclineOwnership,
    RevealVotes,
    SetVoting,
    WriteChallenges,
)
from peerinquiry.inquiry.commands.command import Command
from peerinquiry.inquiry.commands.inquire import (
    HideQuestion,
    JudgeSayBack,
    ParkIdea,
    PutQuestion,
    QueueQuestions,
    Recommend,
    TakeUp,
    TurnToAim,
)
from peerinquiry.inquiry.model import Kind, Presence, Question, Step, Timing

__all__ = [
    "AddNotDoing",
    "AddPeople",
    "AnotherChallenge",
    "CastVote",
    "CastVotes",
    "ChooseBank",
    "ChooseOwner",
    "CloseSession",
    "Command",
    "CreditClock",
    "DeclineOwnership",
    "DrawTurn",
    "DropAction",
    "DropNotDoing",
    "EditBank",
    "EndTurn",
    "ExtendClock",
    "GivePulse",
    "GiveTurn",
    "GoTo",
    "HideQuestion",
    "InviteUnheard",
    "JudgeSayBack",
    "NewRound",
    "Note",
    "NoticeGap",
    "OfferHelp",
    "OpenPulses",
    "OpenSession",
    "ParkIdea",
    "Pass",
    "Postpone",
    "PutQuestion",
    "QueueQuestions",
    "Recommend",
    "Redo",
    "Refused",
    "Remove",
    "Rename",
    "Reorder",
    "ResumeSession",
    "RevealVotes",
    "SetAction",
    "SetCheckIn",
    "SetEnd",
    "SetPace",
    "SetPresence",
    "SetTiming",
    "SetTitle",
    "SetVoting",
    "Shuffle",
    "TakeUp",
    "ToggleClock",
    "TurnToAim",
    "Undo",
    "WriteChallenges",
]


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
    """Say when the group must end; None lifts it."""

    at: datetime | None


@dataclass(frozen=True)
class AddPeople(Command):
    """Put people on the roster; those who are on it already are left as they are."""

    names: tuple[str, ...]
    presence: Presence = Presence.HERE


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


@dataclass(frozen=True)
class GoTo(Command):
    """Go to a step, forward or back."""

    step: Step


@dataclass(frozen=True)
class ToggleClock(Command):
    """Start the clock, or pause it. In questions, `suggestion` is asked if nothing else was put."""

    suggestion: Question | None = None


@dataclass(frozen=True)
class ExtendClock(Command):
    """Give the turn more seconds."""

    seconds: float = 15


@dataclass(frozen=True)
class CreditClock(Command):
    """Count what went by untimed."""


@dataclass(frozen=True)
class EndTurn(Command):
    """The turn is done; `text` is its note, if any. In questions, `suggestion` as in `ToggleClock`."""

    text: str = ""
    kind: Kind = Kind.ADVICE
    suggestion: Question | None = None


@dataclass(frozen=True)
class Pass(Command):
    """Whoever's turn it is passes. `table`: the question that lies on the table."""

    table: Question | None = None


@dataclass(frozen=True)
class Postpone(Command):
    """Whoever's turn it is comes back later in the round."""


@dataclass(frozen=True)
class GiveTurn(Command):
    """Give the turn to somebody out of order."""

    who: str


@dataclass(frozen=True)
class DrawTurn(Command):
    """Give the turn to somebody by chance."""

    seed: int


@dataclass(frozen=True)
class NewRound(Command):
    """Everyone has a turn again, for `aim` if it is named. `early`: those without a turn yet may lose it."""

    early: bool = False
    aim: str = ""


@dataclass(frozen=True)
class InviteUnheard(Command):
    """Show everyone who was not heard in this round yet, or no longer."""

    shown: bool = True


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


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing happened; `reason` is a sentence for the facilitator."""

    reason: str
