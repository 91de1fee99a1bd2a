"""The sessions folder: what is in it, and names for what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import peek
from peerinquiry.inquiry.events import (
    ParticipantAdded,
    ParticipantRemoved,
    Record,
    Redone,
    SessionClosed,
    SessionOpened,
    SessionResumed,
    Titled,
    Undone,
)
from peerinquiry.storage.files import DISK, READ, Disk, close_quietly, open_regular, read_all
from peerinquiry.storage.home import Home
from peerinquiry.storage.names import slug, unused

_KINDS: Final = frozenset(
    {
        "session_opened",
        "session_resumed",
        "session_closed",
        "titled",
        "participant_added",
        "participant_removed",
        "undone",
        "redone",
    }
)
"""What a line in the list is made from; the rest of a journal is not even parsed for it."""


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A session on disk. `name` is the file's, without its ending; `opened_at` is UTC; `people_count` all on the roster."""

    path: Path
    name: str
    title: str
    opened_at: datetime
    closed: bool
    people_count: int


@dataclass(frozen=True, slots=True)
class SessionList:
    """The sessions, the newest first, and how many files could not be read as one."""

    sessions: tuple[SessionFile, ...]
    skipped: int


def new_session_path(home: Home, opened_local: datetime, title: str) -> Path:
    """Where a session's journal goes, such as `2026-11-22-1400-leadership-team.toml`; nothing is there yet.

    `opened_local` is on the facilitator's wall clock.
    """
    name = f"{opened_local:%Y-%m-%d-%H%M}-{slug(title) or 'session'}"
    return unused(home.sessions / f"{name}.toml", ".md")


def transcript_path(journal: Path) -> Path:
    """The page for people that goes with a journal."""
    return journal.with_suffix(".md")


def list_sessions(home: Home, disk: Disk = DISK) -> SessionList:
    """All sessions. Files that are broken, foreign or of a newer version are skipped, and counted."""
    found: list[SessionFile] = []
    skipped = 0
    for path in _journals(home.sessions):
        try:
            found.append(_session(path, disk))
        except (OSError, PeerInquiryError):
            skipped += 1
    found.sort(key=lambda session: (session.opened_at, session.name), reverse=True)
    return SessionList(tuple(found), skipped)


def _journals(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith(".")]
    except OSError:  # no folder yet, or none to look into: no sessions
        return []


def _session(path: Path, disk: Disk) -> SessionFile:
    fd = open_regular(disk, path, READ)
    try:
        data = read_all(disk, fd)
    finally:
        close_quietly(disk, fd)
    header, records = peek(data, _KINDS, path.name)
    title, closed = "", False
    people = 0
    for record in _counting(records):
        match record.event:
            case SessionOpened(title=new) | Titled(title=new):
                title = new
            case SessionClosed():
                closed = True
            case SessionResumed():
                closed = False
            case ParticipantAdded():
                people += 1
            case ParticipantRemoved():
                people -= 1
    opened = records[0].at if records else header.created
    return SessionFile(path, path.stem, title, opened, closed, people)


def _counting(records: Iterable[Record]) -> list[Record]:
    """The records that were not undone."""
    records = list(records)
    undone: set[int] = set()
    for record in records:
        match record.event:
            case Undone(act=act):
                undone.add(act)
            case Redone(act=act):
                undone.discard(act)
    return [record for record in records if record.act not in undone or not record.can_be_undone]
