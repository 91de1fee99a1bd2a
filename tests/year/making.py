"""A year on disk: 200 sessions of three groups, played through the real core, the same each time.

`python -m tests.year.making FOLDER` puts one there, to be looked at.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.year.ledger import Ledger
from tests.year.material import TEAMS
from tests.year.meeting import Meeting

from peerinquiry.formats.journal_toml import Header, encode_journal
from peerinquiry.formats.transcript_md import render
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.storage.sessions import new_session_path, transcript_path

SESSIONS = 200
FIRST = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
DAYS = 360


def make(home: Home, sessions: int = SESSIONS, seed: int = 2026) -> None:
    """Fill an empty home. Files are written at once: what the disk does to a journal is tested elsewhere."""
    home.prepare()
    library = BankLibrary(home.root, home.root)
    banks = {group.team: [library.load(name) for name in group.banks] for group in TEAMS}
    ledgers = {group.team: Ledger() for group in TEAMS}
    for number in range(sessions):
        chance = Random(f"{seed}-{number}")
        group = TEAMS[number % len(TEAMS)]
        opening = FIRST + timedelta(days=number * DAYS // sessions, minutes=15 * chance.randrange(36))
        meeting = Meeting(group, banks[group.team], opening, chance)
        path = new_session_path(home, opening + timedelta(minutes=group.offset), group.title)
        path.touch()
        meeting.play(ledgers[group.team].bring)
        ledgers[group.team].take_up(path, meeting)
    for ledger in ledgers.values():
        for path, meeting in ledger.meetings.items():
            keep(path, meeting)


def keep(path: Path, meeting: Meeting) -> None:
    """Its journal and its page."""
    path.write_bytes(encode_journal(Header(meeting.opening, "year"), meeting.records))
    transcript_path(path).write_text(render(meeting.records), encoding="utf-8", newline="")


if __name__ == "__main__":
    make(Home(Path(sys.argv[1]).resolve()))
