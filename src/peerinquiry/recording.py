"""A session with its files: journal, heartbeat, and the Markdown page that is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from peerinquiry import __version__
from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import Header
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import OpenSession, ResumeSession
from peerinquiry.session import Clock, Post, Session, at_once
from peerinquiry.storage.heartbeat import Heartbeat, last_beat
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import Journal
from peerinquiry.storage.sessions import new_session_path, transcript_path
from peerinquiry.storage.transcripts import write_transcript
from peerinquiry.storage.writer import DirectWriter, JournalWriter, SaveStatus, Writer

OnStatus = Callable[[SaveStatus], None]


@dataclass(frozen=True, slots=True)
class Recording:
    """A live session and where it is kept. `warnings` are sentences about the files, for the facilitator."""

    session: Session
    journal: Path
    heartbeat: Heartbeat
    warnings: tuple[str, ...] = ()

    @property
    def page(self) -> Path:
        """The Markdown page beside the journal."""
        return transcript_path(self.journal)

    def beat(self) -> None:
        """Say that the console lives, and how far the session is."""
        self.heartbeat.beat(self.session.moment().elapsed)

    def write_page(self) -> str:
        """Write the page anew; a sentence where it cannot be written, else nothing."""
        try:
            write_transcript(self.journal, self.session.records)
        except (OSError, PeerInquiryError) as error:
            return f"The page {self.page.name} could not be written: {getattr(error, 'strerror', None) or error}"
        return ""

    def close(self) -> None:
        """Finish writing; the session can be taken up again from here."""
        self.beat()
        self.write_page()
        self.session.close()
        if self.session.state.closed:
            self.heartbeat.remove()


@dataclass(frozen=True, slots=True)
class Keeping:
    """How sessions are kept: where, by which clock, and who is told whether all is saved.

    `post` brings answers to the session's thread; a `direct` writer needs none, since it writes at once.
    """

    home: Home
    clock: Clock
    on_status: OnStatus = lambda _status: None
    post: Post = at_once
    direct: bool = False

    def begin(self, title: str, bank: Bank, utc_offset: int) -> Recording:
        """Open a new session; `utc_offset` in minutes."""
        self.home.prepare()
        opened = self.clock.wall()
        path = new_session_path(self.home, opened + timedelta(minutes=utc_offset), title)
        journal = Journal.create(path, Header(created=opened, program=__version__))
        session = Session(self._writer(journal), self.clock, post=self.post)
        session.dispatch(OpenSession(title, bank, utc_offset))
        return Recording(session, path, Heartbeat(path))

    def reopen(self, path: Path) -> Recording:
        """Take a session up where it was left, its clock paused there."""
        journal, decoded = Journal.open(path)
        session = Session(
            self._writer(journal), self.clock, records=decoded.records, elapsed=last_beat(path), post=self.post
        )
        session.dispatch(ResumeSession())
        return Recording(session, path, Heartbeat(path), decoded.warnings)

    def _writer(self, journal: Journal) -> Writer:
        return DirectWriter(journal, self.on_status) if self.direct else JournalWriter(journal, self.on_status)


def utc_offset_of(moment: datetime) -> int:
    """Minutes that the machine's wall clock is ahead of UTC at a moment."""
    offset = moment.astimezone().utcoffset()
    return round(offset.total_seconds() / 60) if offset else 0


