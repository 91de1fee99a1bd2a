"""How far a session had run when its program last breathed: a tiny file beside the journal, rewritten every second.

Why, and what it may lose: docs/decisions/0004-heartbeat.md.
"""

from __future__ import annotations

import contextlib
import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import tomli

from peerinquiry.formats.journal_framing import seal
from peerinquiry.formats.toml_lines import MOMENT, NUMBER, TEXT, WHOLE
from peerinquiry.storage.files import (
    DISK,
    OVERWRITE,
    READ,
    Disk,
    close_quietly,
    open_regular,
    plain_reason,
    write_all,
)

_LARGEST: Final = 4096  # bytes; ours has about 150


@dataclass(frozen=True, slots=True)
class Holder:
    """The program that has a session open: its process number, its machine, and since when (UTC)."""

    pid: int
    host: str
    since: datetime

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since.astimezone():%H:%M}"


class Heartbeat:
    """Writes down how far the session has run. It is a nicety: what fails is put in words in `trouble`, and no more."""

    def __init__(self, journal: Path, since: datetime | None = None, disk: Disk = DISK) -> None:
        """Beat for the session in `journal`; `since` is when the program opened it, now if left out."""
        self.trouble = ""
        self._path = beat_path(journal)
        self._disk = disk
        self._about = (
            f"pid = {WHOLE.write(os.getpid())}\n"
            f"host = {TEXT.write(socket.gethostname())}\n"
            f"since = {MOMENT.write(since or datetime.now(UTC))}\n"
        )

    def beat(self, elapsed: float) -> None:
        """The session has run `elapsed` seconds."""
        # Always the same length, so that one write puts the new beat over the old one whole.
        text = seal(f"elapsed = {elapsed:<14.3f}\n{self._about}".encode())
        self.trouble = ""
        try:
            fd = open_regular(self._disk, self._path, OVERWRITE)
            try:
                write_all(self._disk, fd, text)
                self._disk.ftruncate(fd, len(text))  # what another machine wrote may have been longer
            finally:
                close_quietly(self._disk, fd)
        except OSError as error:
            self.trouble = plain_reason(error)

    def follow(self, journal: Path) -> None:
        """Beat beside this file from now on, which the session moved to."""
        if (path := beat_path(journal)) != self._path:
            self.remove()
            self._path = path

    def remove(self) -> None:
        """The session is over; nothing is left to resume."""
        with contextlib.suppress(OSError):
            self._disk.unlink(self._path)


def beat_path(journal: Path) -> Path:
    """Where the beats of that journal are."""
    return journal.with_name(f".{journal.name}.alive")


def last_beat(journal: Path, not_before: float = 0.0, disk: Disk = DISK) -> float | None:
    """How many seconds the session had run when its program last breathed.

    None if that is not known, or is less than `not_before`, where the journal's last record already is.
    """
    elapsed = _read(journal, disk).get("elapsed")
    try:
        seconds = NUMBER.read(elapsed)
    except ValueError:
        return None
    return seconds if seconds >= max(0.0, not_before) else None


def holder(journal: Path, disk: Disk = DISK) -> Holder | None:
    """Who has the session open, if the heartbeat tells and it can be true."""
    beat = _read(journal, disk)
    try:
        who = Holder(WHOLE.read(beat.get("pid")), TEXT.read(beat.get("host")), MOMENT.read(beat.get("since")))
    except ValueError:
        return None
    return who if who.host != socket.gethostname() or _alive(who.pid) else None


def _read(journal: Path, disk: Disk) -> dict[str, object]:
    """The last beat; empty if there is none, or it is not as it was written."""
    try:
        fd = open_regular(disk, beat_path(journal), READ)
        try:
            text = disk.read(fd, _LARGEST)
        finally:
            close_quietly(disk, fd)
        body, mark, _ = text.rpartition(b"sum = ")
        return tomli.loads(body.decode()) if mark and seal(body) == text else {}
    except (OSError, ValueError, RecursionError):
        return {}


def _alive(pid: int) -> bool:
    """Whether there is such a process here. On Windows asking would end it, so there it is taken for granted."""
    if os.name == "nt" or pid <= 0:
        return pid > 0
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # there, and somebody else's
        return True
    return True
