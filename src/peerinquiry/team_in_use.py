"""A team and its sessions: what it brings to one that begins, and what it has when one is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.follow_through import open_actions, told_sessions
from peerinquiry.formats.bank_reader import as_title
from peerinquiry.formats.times import end_in, ends_as_said
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import MeetAs
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.team import Member, Team
from peerinquiry.inquiry.team_changes import begins_with, grown
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.followups import LastTime, last_time
from peerinquiry.inquiry.view.team import welcome
from peerinquiry.inquiry.view.words import held_on, wall_clock
from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.teams import Teams
from peerinquiry.storage.transcripts import find_session

EXAMPLES: Final = (
    Member("Ann Example", "she/her", "ann@example.org"),
    Member("Bea Example"),
    Member("Carl Example"),
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A team that is about to meet: in today's order, with its bank, if that is not the usual one, and its last time.

    `trouble` says what of it cannot be had; the rest can.
    """

    team: Team
    bank: Bank | None
    last: LastTime
    trouble: str = ""

    def begin(self, now: datetime, utc_offset: int) -> tuple[MeetAs, str]:
        """The one act that a session opened at `now`, in UTC, begins with; and what to say of it."""
        team, here = self.team, wall_clock(now, utc_offset)
        trouble = self.trouble
        try:
            ends = end_in(team.ends, here, written=True)
        except ValueError as error:
            ends, trouble = None, f"{trouble} It has no end yet: {error}".strip()
        command = MeetAs(
            team.name,
            team.names,
            {person.name: person.pronouns for person in team.people if person.pronouns},
            self.bank,
            team.timings,
            ends - timedelta(minutes=utc_offset) if ends else None,
            self.last.actions,
            self.last.check_in,
        )
        return command, f"{welcome(team, self.last, here.date())} {trouble}".strip()


def meeting(home: Home, library: BankLibrary, name: str) -> Meeting:
    """What the team of that `name` meets with, or the only one there is. Reads every session, so it is for a thread.

    Raises PeerInquiryError where there is no such team; TeamErrors where its file has mistakes.
    """
    teams = Teams(home)
    team = teams.load(name or _only(teams.names()))
    bank, trouble = None, ""
    if team.bank not in {"", DEFAULT_BANK}:
        try:
            bank = library.load(team.bank)
        except PeerInquiryError as error:
            trouble = f"{error.message} The usual one is used."
    last = open_actions(home, team.name)
    return Meeting(begins_with(team, last.met), bank, last, trouble)


def _only(names: tuple[str, ...]) -> str:
    match names:
        case (name,):
            return name
        case ():
            raise PeerInquiryError("There is no team yet.", "`peerinquiry teams new NAME` makes one.")
        case _:
            raise PeerInquiryError(f"Which team: {', '.join(names)}?", "Name one of them.")


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """What is on record of a team: the day on which it last met, and how many actions are open."""

    last: date
    open: int


def records(home: Home) -> dict[str, TeamRecord]:
    """What is on record of each team that ever met, by name."""
    told = tuple(told_sessions(home))
    last: dict[str, date] = {}
    for one in told:
        team, on = one.state.team, held_on(one.state)
        last[team] = max(on, last.get(team, on))
    return {team: TeamRecord(on, len(last_time(told, team=team).actions)) for team, on in last.items() if team}


def example_team(name: str) -> Team:
    """A team to be edited."""
    return Team(one_line(name), as_title(one_line(name)), EXAMPLES)


def team_from(home: Home, library: BankLibrary, name: str, session: str) -> Team:
    """A team called `name`, with the people of a session and what it went by. Raises PeerInquiryError for none."""
    state = fold(read_journal(find_session(home, session)).records)
    if not state.participants:
        raise PeerInquiryError("Nobody is in that session yet.", "Name another one.")
    return with_session(nobody_yet(name), state, _bank(library, state.bank.name))


def nobody_yet(name: str) -> Team:
    """A team without anybody, to be filled by a session."""
    return Team(one_line(name), as_title(one_line(name)), ())


def with_session(team: Team, state: State, bank: Bank | None) -> Team:
    """The team as a session has it, which goes by that `bank`; whoever is missing today stays in it."""
    return grown(team, state, ends_as_said(team.ends, state), bank.timings if bank else {}, DEFAULT_BANK)


def _bank(library: BankLibrary, name: str) -> Bank | None:
    try:
        return library.load(name)
    except PeerInquiryError:
        return None
