"""The plan, and what became of an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody will do: what, who, by when, how we will know, and who helps."""

    number: int
    what: str
    who: str
    by: date | None = None
    sign: str = ""
    helpers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The notional plan."""

    actions: tuple[Action, ...] = ()
    help: tuple[tuple[str, str], ...] = ()
    not_doing: tuple[str, ...] = ()
    check_in: date | None = None


class Answer(StrEnum):
    """What became of an action: `CHANGED` goes on, otherwise than it was said, and stays open."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said of an action, and why. `what` and `by` are how one that changed goes on, where they are new."""

    answer: Answer
    why: str = ""
    what: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An open action as it stands by now.

    `session` is the name of the file, without its ending, in whose plan it was put down, and `action` its number there;
    `since` is that session's day.
    """

    session: str
    action: int
    what: str
    who: str
    by: date | None = None
    sign: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """An open action of an earlier session, number `number` on this one's table, and what was said of it here."""

    number: int
    earlier: OpenAction
    said: Answered | None = None

    @property
    def what(self) -> str:
        """What will be done, in the words that hold now."""
        return (self.said.what if self.said else "") or self.earlier.what

    @property
    def by(self) -> date | None:
        """By when, as it holds now."""
        return (self.said.by if self.said else None) or self.earlier.by


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The day on which an earlier session meant to hear how it went."""

    session: str
    on: date


@dataclass(frozen=True, slots=True)
class Followed:
    """What a later `session` heard of `action` of this one's plan."""

    session: str
    action: int
    said: Answered
