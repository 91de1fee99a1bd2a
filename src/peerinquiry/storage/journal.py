"""A session's journal on disk: opened by one console at a time, only ever added to, one write and one fsync an event.

- An event is written behind the last good byte, and counts as saved once fsync came back.
- After an error the descriptor is never trusted again: a second fsync may succeed while the data is gone. What should
  be on disk is kept in memory, and put there as a whole new file that takes the old one's place; or, where there is
  no room for two, what is missing is added by a new descriptor.
- The lock is on the journal itself. A lock file beside it could be deleted, and let a second console in.
- Another program may replace, cut or delete the file. Its work is never overwritten: where it holds something that we
  do not know, the session goes on in a file beside it.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import Decoded, Header, decode, encode_header, encode_record
from peerinquiry.inquiry.events import Record
from peerinquiry.storage.atomic import remove_quietly
from peerinquiry.storage.files import (
    APPEND,
    CREATE,
    DISK,
    Disk,
    close_quietly,
    plain_reason,
    read_all,
    read_regular,
    same_file,
)
from peerinquiry.storage.holding import hold, not_opened
from peerinquiry.storage.names import unused
from peerinquiry.storage.outcome import NotSaved, Saved
from peerinquiry.storage.rebuilding import add, add_by_new_descriptor, contents, set_aside, write_locked

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def read_journal(path: Path, disk: Disk = DISK, kinds: Collection[str] | None = None) -> Decoded:
    """What a journal holds, whoever has it open. Nothing is changed, and a torn tail may be a write that goes on.

    Of its records, those of the `kinds` alone, if they are given: for readers of many.

    Raises PeerInquiryError where it cannot be read, is no journal, or is of a newer version.
    """
    try:
        data = read_regular(disk, path)
    except OSError as error:
        raise not_opened(path, error) from error
    return decode(data, path.name, kinds)


class Journal:
    """One journal, open for adding to; from `create` or `open`. Not for several threads at once.

    `path` is where it is now, on `disk`. `locked` is False on a disk that has no locks. `trouble` says why it cannot be
    written at the moment ("the disk is full"), and is empty while it can.
    """

    def __init__(self, path: Path, kept: bytes, disk: Disk) -> None:
        self.path = path
        self.disk = disk
        self.locked = False
        self.trouble = ""
        self._fd: int | None = None  # holds the lock, in trouble too
        self._old_fds: list[int] = []  # never written to again, kept for the lock that one of them holds
        self._kept = bytearray(kept)  # all that should be on disk, in order
        self._good_end = 0  # how much of it is
        self._torn = b""  # what follows there; to be set aside before anything else
        self._meddled = False  # somebody else wrote into our file
        self._notices: list[str] = []  # for the facilitator, once it is saved
        self._appended = self._saved = self._last_seq = 0

    @classmethod
    def create(cls, path: Path, header: Header, disk: Disk = DISK) -> Journal:
        """A new journal. Where it cannot be written just now it begins in memory: see `trouble` and `retry`.

        Raises PeerInquiryError if there is a file of that name.
        """
        journal = cls(path, encode_header(header), disk)
        try:
            journal._begin()
        except FileExistsError as error:
            raise PeerInquiryError(f"There is a file called {path.name} already.", "Choose another name.") from error
        except OSError as error:
            journal._distrust(error)
        return journal

    @classmethod
    def open(cls, path: Path, disk: Disk = DISK) -> tuple[Journal, Decoded]:
        """A journal to go on with, and what it holds. A torn tail is set aside, and said in the warnings.

        Raises PeerInquiryError where it cannot be read or written, is no journal, or is of a newer version; and
        its subclass JournalHeldError where another console has it open.
        """
        held = hold(path, disk)
        with contextlib.ExitStack() as undoing:  # on Ctrl+C too: a lock that nobody holds on purpose would shut it
            undoing.callback(close_quietly, disk, held.fd)
            try:
                data = read_all(disk, held.fd)
            except OSError as error:
                raise not_opened(path, error) from error
            decoded = decode(data, path.name)
            undoing.pop_all()
        journal = cls(path, data[: decoded.good_end], disk)
        journal._fd, journal.locked = held.fd, held.locked
        journal._last_seq = decoded.next_seq - 1
        journal._settle()
        journal.trouble = held.trouble
        warnings = [*decoded.warnings, *journal._mend(decoded.torn)]
        return journal, replace(decoded, warnings=tuple(warnings))

    @property
    def saved(self) -> int:
        """How many of the events that were appended are on disk."""
        return self._saved

    @property
    def unsaved(self) -> int:
        """How many are not."""
        return self._appended - self._saved

    def append(self, record: Record) -> Saved | NotSaved:
        """Save one record. Raises ValueError, and keeps nothing of it, for a value that no journal can hold."""
        return self.append_block(record.seq, encode_record(record))

    def append_block(self, seq: int, block: bytes) -> Saved | NotSaved:
        """Save record `seq`, in the words of `encode_record`. In trouble it is kept in memory, until a `retry`."""
        self._kept += block
        self._appended += 1
        self._last_seq = seq
        if self.trouble or self._fd is None:
            return NotSaved(seq, self.trouble or "the journal is closed")
        try:
            with contextlib.ExitStack() as doubting:  # on Ctrl+C too: how much was written, nobody knows; see `retry`
                doubting.callback(self._interrupted)
                outcome = self._add(self._fd, block)
                doubting.pop_all()
                return outcome
        except OSError as error:
            return self._distrust(error)

    def retry(self) -> Saved | NotSaved:
        """Put everything on disk as a whole new file in the old one's place; or add what is missing."""
        try:
            try:
                self._rebuild()
            except OSError as error:
                self._add_missing(error)
            self.disk.sync_folder(self.path.parent)
        except OSError as error:
            return self._distrust(error)
        self._settle()
        notice = " ".join(self._notices)
        self._notices.clear()
        return Saved(self._last_seq, notice)

    def close(self) -> None:
        """Let go of the file, and of the lock. What could not be saved is lost with the program."""
        for fd in (*self._old_fds, self._fd):
            if fd is not None:
                close_quietly(self.disk, fd)
        self._old_fds.clear()
        self._fd = None

    def _begin(self) -> None:
        """Make the file, with its header."""
        self._fd = self.disk.open(self.path, CREATE)
        self.locked = self.disk.lock(self._fd)
        add(bytes(self._kept), self._fd, 0, self.disk)
        self.disk.sync_folder(self.path.parent)
        self._settle()

    def _add(self, fd: int, block: bytes) -> Saved | NotSaved:
        """Write behind what is there, if it is still ours."""
        if not self._undisturbed(fd):
            return self.retry()
        add(block, fd, self._good_end, self.disk)
        self._settle()
        return Saved(self._last_seq)

    def _settle(self) -> None:
        """Everything that was handed in is on disk."""
        self.trouble = ""
        self._meddled = False
        self._good_end = len(self._kept)
        self._saved = self._appended

    def _interrupted(self) -> None:
        """Add nothing behind what is in doubt."""
        self.trouble = "it was interrupted"

    def _distrust(self, error: OSError) -> NotSaved:
        """Write to this descriptor no more."""
        self.trouble = plain_reason(error)
        return NotSaved(self._last_seq, self.trouble)

    def _mend(self, torn: bytes) -> list[str]:
        """Set a torn tail aside and cut it off; what there is to say about it."""
        self._torn = torn
        if not torn or self._fd is None:
            return []
        try:
            notice = self._set_aside()
            self.disk.ftruncate(self._fd, self._good_end)
            self.disk.fsync(self._fd)
        except OSError as error:
            self._distrust(error)
            return [f"{self.path.name} ends in the middle of a write, and cannot be mended just now: {self.trouble}."]
        return [notice]

    def _set_aside(self) -> str:
        name = set_aside(self._torn, self.path, self._good_end, self.disk)
        size = len(self._torn)
        self._torn = b""
        return f"{self.path.name} ended in the middle of a write; those {size:,} bytes were set aside in {name}."

    def _undisturbed(self, fd: int) -> bool:
        """Whether our file is still the one at the path, and as long as we left it."""
        mine = self.disk.fstat(fd)
        self._meddled = mine.st_size != self._good_end
        try:
            there = self.disk.stat(self.path)
        except FileNotFoundError:
            return False
        return same_file(mine, there) and not self._meddled

    def _rebuild(self) -> None:
        """Everything in a new file at the path, or beside it."""
        if self._torn:
            self._notices.append(self._set_aside())
        target, notice = self._target()
        temporary, fd, locked = write_locked(bytes(self._kept), target.parent, self.disk)
        held: int | None = fd

        def let_go() -> None:
            if held is not None:
                close_quietly(self.disk, held)

        with contextlib.ExitStack() as undoing:  # on Ctrl+C too: neither a lock nor a half-written file is left behind
            undoing.callback(remove_quietly, temporary, self.disk)
            undoing.callback(let_go)
            if not self.disk.replaces_open_files:
                let_go()
                held = None
                self.close()
            self.disk.replace(temporary, target)
            if held is None:
                held = self.disk.open(target, APPEND)
                locked = self.disk.lock(held)
            undoing.pop_all()
        self.close()
        self._fd, self.path, self.locked = held, target, locked
        self._meddled = False
        self._notices += [notice] if notice else []

    def _add_missing(self, error: OSError) -> None:
        """Add what is not on disk to our file, by a new descriptor; `error` says why there is no new file instead."""
        if error.errno not in _NO_ROOM or self._fd is None or self._meddled or self._torn or not self._good_end:
            raise error
        missing = bytes(self._kept[self._good_end :])
        added = add_by_new_descriptor(missing, self.path, self._fd, self._good_end, self.disk)
        if added is None:
            raise error
        self._old_fds.append(self._fd)
        self._fd = added

    def _target(self) -> tuple[Path, str]:
        """Where the new file goes, without overwriting anybody else's work, and what to say about it."""
        name = self.path.name
        try:
            there = self.disk.stat(self.path)
        except FileNotFoundError:
            return self.path, f"{name} was deleted or moved; it was written anew." if self._fd is not None else ""
        mine = self._fd is not None and same_file(there, self.disk.fstat(self._fd))
        if mine and not self._meddled:
            return self.path, ""
        known = contents(self.path, self.disk)
        if known is not None and self._kept.startswith(known):
            return self.path, f"{name} was cut or replaced by another program; it is whole again."
        beside = unused(self.path, ".md")
        return beside, f"{name} was changed by another program, and is left so; the session goes on in {beside.name}."
