"""Whose session one was, said afterwards: from then on, what is open of it comes back when that team meets."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.commands import NameTeam
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.rehearsed import is_rehearsal
from peerinquiry.storage.adding import add, why_not
from peerinquiry.storage.calendars import renew_calendar
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.holding import JournalHeldError
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.transcripts import write_transcript

NAMED: Final = "That session is the team's now: what is open of it comes back when they meet."


def name_team(journal: Path, team: str, disk: Disk = DISK) -> str:
    """Say in a session's journal that it was the `team`'s, where it is nobody's yet; a sentence about how that went.

    It is said as of the session's last word, so nothing seems to have taken longer. Raises nothing.
    """
    try:
        return _named(journal, team, disk)
    except JournalHeldError:
        return _not_theirs(f"it is open in another console; S there, for {team}, makes it so")
    except PeerInquiryError as error:
        return _not_theirs(why_not(error, journal))


def _named(journal: Path, team: str, disk: Disk) -> str:
    decoded = read_journal(journal, disk)
    state = fold(decoded.records)
    if state.team == team:
        return NAMED
    if state.team:
        return _not_theirs(f"it is of the team {state.team}")
    if state.redacted:
        return _not_theirs("it is a copy with pseudonyms")
    if is_rehearsal(decoded.records):
        return _not_theirs("it is a rehearsal")
    if decoded.warnings:
        return _not_theirs("it is not as it was written, and `peerinquiry transcripts check` says more")
    records, _ = add(journal, NameTeam(team), max(record.at for record in decoded.records), disk)
    write_transcript(journal, records, disk)
    renew_calendar(journal, records, disk)
    return NAMED


def _not_theirs(why: str) -> str:
    return f"That session is not the team's, so its open actions do not come back: {why}."
