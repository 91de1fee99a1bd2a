"""The sessions folder: what is in it, and names for what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import decode
from peerinquiry.inquiry.events import SessionOpened, SessionResumed
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import Phase
from peerinquiry.inquiry.view.words import wall_clock
from peerinquiry.storage.files import DISK, Disk, read_regular
from peerinquiry.storage.home import Home
from peerinquiry.storage.names import slug, unused

_KINDS: Final = frozenset(
    {
        "session_opened",
        "session_resumed",
        "session_closed",
        "titled",
        "participant_added",
        "participant_renamed",
        "participant_removed",
        "step_entered",
        "undone",
        "redone",
        "amended",
        "redacted",
    }
)
"""What a line in the list is made from; the rest of a journal is not even parsed for it."""


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A session on disk: `name` is the file's, without its ending.

    `opened_at` is UTC, as is `taken_up_at`: when it was begun, or resumed for the last time. The wall clock where the
    session is held is `utc_offset` minutes ahead of that.
    """

    path: Path
    name: str
    title: str
    opened_at: datetime
    taken_up_at: datetime
    closed: bool
    people_count: int
    utc_offset: int = 0
    redacted: bool = False
    """Whether it is a copy without names: one that nobody goes on with, and that no figure counts."""
    phase: Phase = Phase.GATHER
    """Where the group is."""

    @property
    def opened_here(self) -> datetime:
        """When it was opened, on the wall clock where it was held."""
        return wall_clock(self.opened_at, self.utc_offset)


@dataclass(frozen=True, slots=True)
class SessionList:
    """The sessions, the newest first, and how many files could not be read as one."""

    sessions: tuple[SessionFile, ...]
    skipped: int

    @property
    def latest(self) -> SessionFile | None:
        """The one that was opened last; a copy without names is no session of its own."""
        return next((session for session in self.sessions if not session.redacted), None)

    @property
    def left(self) -> tuple[SessionFile, ...]:
        """Those that were left open, first the one that was worked on last: begun, or resumed, after all others."""
        still = (session for session in self.sessions if not session.closed)
        return tuple(sorted(still, key=lambda session: session.taken_up_at, reverse=True))


def new_session_path(home: Home, opened_local: datetime, title: str) -> Path:
    """Where a session's journal goes, such as `2026-11-22-1400-leadership-team.toml`; nothing is there yet.

    `opened_local` is on the facilitator's wall clock.
    """
    return unused(home.sessions / f"{session_name(opened_local, title)}.toml", ".md", ".ics", ".html")


def session_name(opened_local: datetime, title: str) -> str:
    """What the files of a session are called."""
    return f"{opened_local:%Y-%m-%d-%H%M}-{slug(title) or 'session'}"


def transcript_path(journal: Path) -> Path:
    """The page for people that goes with a journal."""
    return journal.with_suffix(".md")


def calendar_path(journal: Path) -> Path:
    """The calendar file that goes with a journal, once there is one."""
    return journal.with_suffix(".ics")


def plan_path(journal: Path) -> Path:
    """The plan as text that goes with a journal, once it was asked for."""
    return journal.with_name(f"{journal.stem}-plan.txt")


def report_path(journal: Path) -> Path:
    """The report, as a page for the browser, that goes with a journal, once it was asked for."""
    return journal.with_suffix(".html")


def journals(home: Home) -> list[Path]:
    """Every journal, by its name."""
    try:
        found = [path for path in home.sessions.iterdir() if path.suffix == ".toml" and not path.name.startswith(".")]
    except OSError:  # no folder yet, or none to look into: no sessions
        return []
    return sorted(found, key=lambda path: path.stem)


Known = dict[Path, tuple[int, int, SessionFile]]
"""What was read of each journal, with its size and time of change at that moment."""


def list_sessions(home: Home, disk: Disk = DISK, known: Known | None = None) -> SessionList:
    """All sessions. Files that are broken, foreign or of a newer version are skipped, and counted.

    With `known`, which remembers them from one call to the next, only files that changed since are read.
    """
    found: list[SessionFile] = []
    skipped = 0
    for path in journals(home):
        try:
            found.append(session_file(path, disk) if known is None else _remembered(path, disk, known))
        except (OSError, PeerInquiryError):
            skipped += 1
    found.sort(key=lambda session: (session.opened_at, session.name), reverse=True)
    return SessionList(tuple(found), skipped)


def _remembered(path: Path, disk: Disk, known: Known) -> SessionFile:
    about = disk.stat(path)
    size, changed, session = known.get(path, (0, 0, None))
    if session is None or (size, changed) != (about.st_size, about.st_mtime_ns):
        session = session_file(path, disk)
        known[path] = (about.st_size, about.st_mtime_ns, session)
    return session


def session_file(path: Path, disk: Disk = DISK) -> SessionFile:
    """What a journal says of its session. Raises OSError, PeerInquiryError."""
    decoded = decode(read_regular(disk, path), path.name, _KINDS)
    state = fold(decoded.records)
    opened = decoded.records[0].at if decoded.records else decoded.header.created
    taken_up = (record.at for record in decoded.records if isinstance(record.event, SessionOpened | SessionResumed))
    return SessionFile(
        path,
        path.stem,
        state.title,
        opened,
        max(taken_up, default=opened),
        state.closed or state.redacted,
        len(state.participants),
        state.utc_offset,
        state.redacted,
        state.phase,
    )
