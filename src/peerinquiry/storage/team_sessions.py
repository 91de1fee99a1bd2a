"""Teams and their sessions: what a session tells of a team."""

from __future__ import annotations

from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_reader import as_title
from peerinquiry.formats.times import ends_as_said
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import State, Timing
from peerinquiry.inquiry.team import Member, Team
from peerinquiry.inquiry.team_changes import grown
from peerinquiry.inquiry.text import one_line
from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.transcripts import find_session

EXAMPLES: Final = (
    Member("Ann Example", "she/her", "ann@example.org"),
    Member("Bea Example"),
    Member("Carl Example"),
)


def example_team(name: str) -> Team:
    """A team to be edited."""
    return Team(one_line(name), as_title(one_line(name)), EXAMPLES)


def team_from(home: Home, library: BankLibrary, name: str, session: str) -> Team:
    """A team called `name`, with the people of a session and what it went by. Raises PeerInquiryError for none."""
    state = fold(read_journal(find_session(home, session)).records)
    if not state.participants:
        raise PeerInquiryError("Nobody is in that session yet.", "Name another one.")
    return with_session(Team(one_line(name), as_title(one_line(name)), ()), state, library)


def with_session(team: Team, state: State, library: BankLibrary) -> Team:
    """The team as a session has it; whoever is missing today stays in it."""
    return grown(team, state, ends_as_said(team.ends, state), _timings(library, state.bank.name), DEFAULT_BANK)


def _timings(library: BankLibrary, name: str) -> dict[Timing, float]:
    """What the bank sets; nothing where it cannot be had."""
    try:
        return dict(library.load(name).timings)
    except PeerInquiryError:
        return {}
