"""A session with its files: journal, heartbeat, and the Markdown page that is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from peerinquiry import __version__
from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import Decoded, Header
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import Command, OpenSession, ResumeSession
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.view.calendar import CalendarEntry
from peerinquiry.session import NO_PAST, Clock, Past, Session
from peerinquiry.storage.atomic import write_whole
from peerinquiry.storage.audience import followed, withdraw
from peerinquiry.storage.calendars import renew_calendar, write_calendar
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.heartbeat import Cover, Heartbeat, last_beat
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import Journal
from peerinquiry.storage.linking import link_back
from peerinquiry.storage.outcome import SaveStatus
from peerinquiry.storage.sessions import calendar_path, new_session_path, plan_path, report_path, transcript_path
from peerinquiry.storage.transcripts import write_transcript
from peerinquiry.storage.writer import DirectWriter, JournalWriter, Writer

OnStatus = Callable[[SaveStatus], None]


@dataclass(frozen=True, slots=True)
class Files:
    """Where a session is kept: its journal, and what lies beside it, some of it once it was asked for."""

    journal: Path

    @property
    def page(self) -> Path:
        """The Markdown page, for people."""
        return transcript_path(self.journal)

    @property
    def calendar(self) -> Path:
        """The dates, for calendars."""
        return calendar_path(self.journal)

    @property
    def plan(self) -> Path:
        """The plan as text."""
        return plan_path(self.journal)

    @property
    def report(self) -> Path:
        """The report, as a page for the browser."""
        return report_path(self.journal)


class Recording:
    """A live session, and where it is kept."""

    def __init__(
        self, session: Session, journal: Journal, writer: Writer, heartbeat: Heartbeat, warnings: tuple[str, ...] = ()
    ) -> None:
        """`warnings` are sentences for the facilitator, about the files, and about what could not be begun with."""
        self.session = session
        self.warnings = warnings
        self.unlinked: tuple[str, ...] = ()
        """Once it is closed: sentences about earlier sessions that could not be told what became of their actions."""
        self._linking, self._paging = Lock(), Lock()
        self._journal = journal
        self._writer = writer
        self._heartbeat = heartbeat
        self._disk = journal.disk

    @property
    def path(self) -> Path:
        """The journal. It moves if the file is taken away from under it."""
        return self._journal.path

    @property
    def files(self) -> Files:
        """Where it all is."""
        return Files(self.path)

    @property
    def status(self) -> SaveStatus:
        """How it stands with the journal."""
        return self._writer.status

    def settle(self, timeout: float) -> bool:
        """Wait, for at most `timeout` seconds, until what happened is on disk, or known not to be: whether it is so."""
        return self._writer.settle(timeout)

    def beat(self) -> None:
        """Say that the console lives, and how far the session is; to be called every second."""
        self._writer.beat(self.session.moment().elapsed)

    def cover(self, cover: Cover) -> None:
        """Tell the stages that follow whether the curtain is down."""
        self._heartbeat.cover = cover
        self.beat()

    @property
    def followed(self) -> bool:
        """Whether a stage follows."""
        return followed(self.path, datetime.now(UTC), self._disk)

    def write_page(self) -> str:
        """Write the page anew, and the calendar file once the group says goodbye, or somebody asked for one.

        A sentence where one of them cannot be written, else nothing.
        """
        with self._paging:  # of two pages on their way, the older one must not be written last
            records = self.session.records
            try:
                write_transcript(self.path, records, self._disk)
                goodbye = self.session.state.closed or self.session.state.step is Step.FAREWELL
                (write_calendar if goodbye else renew_calendar)(self.path, records, self._disk)
            except PeerInquiryError as error:
                return f"{error.message} It is tried again as the session goes on."
        return ""

    def link_back(self) -> tuple[str, ...]:
        """Tell earlier sessions what became of their actions; sentences about those that cannot be told. Any thread."""
        with self._linking:
            return link_back(self.path, self.session.records, self._disk)

    def write_calendar(self) -> tuple[CalendarEntry, ...]:
        """Write the calendar file: what is in it; nothing, and no file, where nothing had a date. PeerInquiryError."""
        return write_calendar(self.path, self.session.records, self._disk)

    def write_plan(self, text: str) -> None:
        """Write the plan as text. Raises PeerInquiryError."""
        write_whole(self.files.plan, text.encode(), self._disk)

    def write_report(self) -> None:
        """Write the report. Raises PeerInquiryError."""
        from peerinquiry.storage.reports import write_report

        write_report(self.files.report, self.session.records, disk=self._disk)

    def close(self) -> int:
        """Finish writing, and let go of the files: how many events are still not on disk."""
        self.beat()
        unsaved = self._writer.close()
        self.write_page()
        if not unsaved:
            self.unlinked = self.link_back()
        if self.session.state.closed and not unsaved:
            self._heartbeat.remove()
            withdraw(self.path, self._disk)
        return unsaved


@dataclass(frozen=True, slots=True)
class Keeping:
    """How sessions are kept: where, by which clock, and who is told whether all is saved.

    A `direct` writer has no thread: it writes at once.
    """

    home: Home
    clock: Clock
    on_status: OnStatus = lambda _status: None
    direct: bool = False
    disk: Disk = DISK

    def begin(self, title: str, bank: Bank, utc_offset: int, *then: Command) -> Recording:
        """Open a new session, and do `then` what it begins with; `utc_offset` in minutes.

        Raises PeerInquiryError where it cannot be kept.
        """
        self.home.prepare()
        opened = self.clock.wall()
        path = new_session_path(self.home, opened + timedelta(minutes=utc_offset), title)
        journal = Journal.create(path, Header(opened, __version__), self.disk)
        return self._record(journal, (OpenSession(title, bank, utc_offset), *then))

    def reopen(self, path: Path) -> Recording:
        """Take a session up where it was left, its clock paused there. Raises PeerInquiryError where it cannot be."""
        journal, decoded = Journal.open(path, self.disk)
        return self._record(journal, (ResumeSession(),), decoded)

    def _record(self, journal: Journal, first: Iterable[Command], before: Decoded | None = None) -> Recording:
        """A recording that begins with the commands `first`, which are on disk before anything shows."""
        heartbeat = Heartbeat(journal.path, disk=self.disk)
        past = _past(journal.path, before, self.disk) if before else NO_PAST
        direct = DirectWriter(journal, self.on_status, heartbeat)
        begun = Session(direct, self.clock, past)
        refused = filter(None, [begun.dispatch(command) for command in first])
        warnings = (*(before.warnings if before else ()), *(one.reason for one in refused))
        if self.direct:
            return Recording(begun, journal, direct, heartbeat, warnings)
        writer = JournalWriter(journal, self.on_status, heartbeat)
        session = Session(writer, self.clock, Past(begun.records, begun.moment().elapsed))
        return Recording(session, journal, writer, heartbeat, warnings)


def _past(journal: Path, decoded: Decoded, disk: Disk) -> Past:
    """What the files tell of a session that was left; the heartbeat knows how far its clock had come."""
    furthest = max((record.elapsed for record in decoded.records), default=0.0)
    return Past(decoded.records, last_beat(journal, furthest, disk) or furthest, decoded.next_seq)


def utc_offset_of(moment: datetime) -> int:
    """Minutes that the machine's wall clock is ahead of UTC at a moment."""
    offset = moment.astimezone().utcoffset()
    return round(offset.total_seconds() / 60) if offset else 0
