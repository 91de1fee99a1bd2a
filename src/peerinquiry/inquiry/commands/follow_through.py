"""Whose session it is, what is open from earlier ones, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands.command import Command
from peerinquiry.inquiry.model import Answer, CheckIn, OpenAction, Timing


@dataclass(frozen=True)
class NameTeam(Command):
    """Say whose session this is, by the name of a team file without its ending; an empty name takes it back."""

    name: str


@dataclass(frozen=True)
class BringActions(Command):
    """Lay open actions of earlier sessions on the table, as one act; those that lie there are left as they are.

    With a `team`, this is its session from now on; `check_in` is when the last one meant to hear how it went.
    """

    actions: tuple[OpenAction, ...] = ()
    team: str = ""
    check_in: CheckIn | None = None


@dataclass(frozen=True)
class MeetAs(Command):
    """Begin as a `team`: with its people, in that order, and what it usually goes by, all as one act.

    `bank` is None where the one in use stays, `ends_at` where nothing is said of the end; `timings` in seconds.
    """

    team: str
    names: tuple[str, ...]
    pronouns: Mapping[str, str] = field(default_factory=dict)
    bank: Bank | None = None
    timings: Mapping[Timing, float] = field(default_factory=dict)
    ends_at: datetime | None = None
    actions: tuple[OpenAction, ...] = ()
    check_in: CheckIn | None = None


@dataclass(frozen=True)
class AnswerAction(Command):
    """What became of the action that lies on the table as `number`; the last answer counts.

    `what` and `by` say how an action that changed goes on; what is not given is as it was.
    """

    number: int
    answer: Answer
    why: str = ""
    what: str = ""
    by: date | None = None


@dataclass(frozen=True)
class FollowUp(Command):
    """What a later `session` heard of `action` of this one's plan; None: it was taken back there."""

    session: str
    action: int
    answer: Answer | None
    why: str = ""
    what: str = ""
    by: date | None = None
