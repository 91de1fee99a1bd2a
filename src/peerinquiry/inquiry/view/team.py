"""What there is to say when a team meets again."""

from __future__ import annotations

from datetime import date

from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.team import Team
from peerinquiry.inquiry.view.followups import LastTime
from peerinquiry.inquiry.view.words import MONTHS, counted, held_on


def welcome(team: Team, last: LastTime, today: date) -> str:
    """Who begins, what is open from last time, and when the group meant to hear how it went."""
    told = [f"{team.names[0]} begins today."]
    if last.actions:
        told.append(f"{counted(len(last.actions), 'action is', 'actions are')} open.")
    if last.check_in:
        told.append(f"{_promise(last.check_in.on, today)}.")
    return " ".join(told)


def promise(state: State) -> str:
    """When the group meant to hear how it went, seen from the day of this session; nothing where it meant nothing."""
    if state.check_in is None:
        return ""
    return _promise(state.check_in.on, held_on(state))


def _promise(on: date, today: date) -> str:
    if on == today:
        return "You promised to meet today"
    return f"You promised to meet on {_day(on, today)}; it is {_day(today, on)}"


def _day(on: date, other: date) -> str:
    year = "" if on.year == other.year else f" {on.year}"
    return f"{on.day} {MONTHS[on.month - 1]}{year}"
