"""Whose session it is, what is open from earlier ones, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peerinquiry.inquiry.events.event import Event
from peerinquiry.inquiry.model import Answer


@dataclass(frozen=True, slots=True)
class TeamNamed(Event):
    """Whose session this is: the name of a team file, without its ending; empty takes it back."""

    name: str


@dataclass(frozen=True, slots=True)
class ActionBrought(Event):
    """An open action of an earlier session lies on the table, as `number`, in the words that hold by now.

    `session` is the name of that session's file, without its ending, `action` its number there, `since` its day.
    """

    number: int
    session: str
    action: int
    what: str
    who: str
    by: date | None = None
    sign: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class CheckInBrought(Event):
    """The day on which an earlier `session` meant to hear how it went."""

    session: str
    on: date


@dataclass(frozen=True, slots=True)
class ActionAnswered(Event):
    """What became of the action on the table as `number`; the last answer counts.

    One that changed stays open: `what` and `by` say how it goes on, and are as they were where they are not given.
    """

    number: int
    answer: Answer
    why: str = ""
    what: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True)
class FollowedUp(Event):
    """A later `session` heard what became of `action` of this one's plan; no `answer`: it was taken back there."""

    session: str
    action: int
    answer: Answer | None = None
    why: str = ""
    what: str = ""
    by: date | None = None
