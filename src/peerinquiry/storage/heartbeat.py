"""How far a session had run when its program last breathed: a tiny file beside the journal, rewritten every second.

It also tells the stages that follow what is in no event: that the program lives, and whether the curtain is down.

Why, and what it may lose: docs/decisions/0004-heartbeat.md.
"""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Mapping
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

NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Written where there is no moment, so that a beat is always of one length."""

_LARGEST: Final = 16384  # bytes; ours has about 300, and the name of a folder


@dataclass(frozen=True, slots=True)
class Holder:
    """The program that has a session open: its process number, its machine, and since when (UTC)."""

    pid: int
    host: str
    since: datetime

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since.astimezone():%H:%M}"


@dataclass(frozen=True, slots=True)
class Cover:
    """The curtain: whether it is down, and when the break ends (UTC), if it is one."""

    down: bool = False
    back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Beat:
    """One breath of the program: the session had run `elapsed` seconds `at` that moment of the machine's clock (UTC).

    `folder` is where the program was started, and looks for question banks first.
    """

    elapsed: float
    at: datetime
    holder: Holder
    cover: Cover
    folder: Path


class Heartbeat:
    """Writes down how far the session has run. It is a nicety: what fails is put in words in `trouble`, and no more."""

    def __init__(self, journal: Path, since: datetime | None = None, disk: Disk = DISK) -> None:
        """Beat for the session in `journal`; `since` is when the program opened it, now if left out."""
        self.trouble = ""
        self.cover = Cover()
        """What the next beat says of the curtain, to the stages that follow."""
        self._path = beat_path(journal)
        self._disk = disk
        self._about = (
            f"pid = {WHOLE.write(os.getpid())}\n"
            f"host = {TEXT.write(socket.gethostname())}\n"
            f"since = {MOMENT.write(since or now())}\n"
            f"folder = {TEXT.write(str(Path.cwd()))}\n"
        )

    def beat(self, elapsed: float) -> None:
        """The session has run `elapsed` seconds."""
        # Always the same length, so that one write puts the new beat over the old one whole.
        at, cover = now(), self.cover
        text = seal(
            (
                f"elapsed = {elapsed:<14.3f}\n{self._about}at = {MOMENT.write(at)}\n"
                f"curtain = {WHOLE.write(int(cover.down))}\nback_at = {MOMENT.write(cover.back_at or NEVER)}\n"
            ).encode()
        )
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


def now() -> datetime:
    """The machine's own clock, in UTC: a session's may be another."""
    return datetime.now(UTC)


def beat_path(journal: Path) -> Path:
    """Where the beats of that journal are."""
    return journal.with_name(f".{journal.name}.alive")


def journal_of(beat: Path) -> Path:
    """The journal that the beats at that path belong to."""
    return beat.with_name(beat.name.removeprefix(".").removesuffix(".alive"))


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


def beat_of(journal: Path, disk: Disk = DISK) -> Beat | None:
    """The last beat, whoever's it is, and whether or not they still live."""
    beat = _read(journal, disk)
    try:
        back_at = MOMENT.read(beat.get("back_at"))
        return Beat(
            NUMBER.read(beat.get("elapsed")),
            MOMENT.read(beat.get("at")),
            _holder(beat),
            Cover(bool(WHOLE.read(beat.get("curtain"))), None if back_at == NEVER else back_at),
            Path(TEXT.read(beat.get("folder"))),
        )
    except ValueError:
        return None


def holder(journal: Path, disk: Disk = DISK) -> Holder | None:
    """Who has the session open, if the heartbeat tells and it can be true."""
    try:
        who = _holder(_read(journal, disk))
    except ValueError:
        return None
    return who if lives(who) else None


def lives(who: Holder) -> bool:
    """Whether that program can be running; of one on another machine nobody knows."""
    return who.host != socket.gethostname() or runs(who.pid)


def _holder(beat: Mapping[str, object]) -> Holder:
    """Who breathed; ValueError where that is not told."""
    return Holder(WHOLE.read(beat.get("pid")), TEXT.read(beat.get("host")), MOMENT.read(beat.get("since")))


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


def runs(pid: int) -> bool:
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
