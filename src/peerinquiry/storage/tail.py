"""A journal that somebody else writes, read as it grows: each look parses what was added, and nothing twice.

A block counts once it is whole. What follows the last whole one may be a write that goes on, or a torn tail that the
console will cut off; either way it is looked at again. Where the file is another one, or not the one it was, all of it
is read anew. Nothing is ever written, and no lock is taken.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import decode, decode_more
from peerinquiry.inquiry.events import Record
from peerinquiry.storage.files import DISK, READ, Disk, close_quietly, open_regular, read_all, same_file

_KEPT: Final = 64
"""Bytes before the place we read on from; they tell whether it is still the same file."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a look found. `anew`: the file was read from its beginning, so these are all the records there are."""

    records: tuple[Record, ...]
    anew: bool = False


class Tail:
    """Follows one journal. It need not be there yet, and may go away."""

    def __init__(self, path: Path, disk: Disk = DISK) -> None:
        """Nothing is read before the first look."""
        self.path = path
        self.trouble = ""
        """Why the journal cannot be read, in a sentence; empty while it can, or is not there."""
        self._disk = disk
        self._seen: os.stat_result | None = None
        self._good_end = 0
        self._before = b""

    def look(self) -> Added | None:
        """What was added since the last look; None if nothing was, or there is nothing to look at."""
        try:
            there = self._disk.stat(self.path)
            if self._seen is not None and _unchanged(self._seen, there):
                return None
            fd = open_regular(self._disk, self.path, READ)
            try:
                return self._read(fd)
            finally:
                close_quietly(self._disk, fd)
        except OSError:  # not there yet, or no longer; what was read stays
            self._seen = None
            return None

    def look_anew(self) -> Added | None:
        """All of it, from the beginning."""
        self._seen, self._good_end = None, 0
        return self.look()

    def _read(self, fd: int) -> Added | None:
        about = self._disk.fstat(fd)
        again = self._good_end > 0 and about.st_size >= self._good_end and self._same_beginning(fd)
        if not again:
            os.lseek(fd, 0, os.SEEK_SET)
        data = read_all(self._disk, fd)
        self._seen = about
        return self._more(data) if again else self._whole(data)

    def _same_beginning(self, fd: int) -> bool:
        """Whether what stands before our place is what stood there; if so, reading goes on from there."""
        os.lseek(fd, self._good_end - len(self._before), os.SEEK_SET)
        return self._disk.read(fd, len(self._before)) == self._before

    def _more(self, data: bytes) -> Added | None:
        records, end = decode_more(data)
        self._keep(data, end)
        return Added(records) if records else None

    def _whole(self, data: bytes) -> Added | None:
        """A file that is being begun, or is no journal, leaves what was read before."""
        try:
            decoded = decode(data, self.path.name)
        except PeerInquiryError as error:
            self.trouble, self._good_end = error.message, 0
            return None
        self.trouble, self._before = "", b""
        self._good_end = 0
        self._keep(data, decoded.good_end)
        return Added(decoded.records, anew=True)

    def _keep(self, data: bytes, end: int) -> None:
        """Read on behind the first `end` bytes of `data`."""
        self._before = (self._before + data[:end])[-_KEPT:]
        self._good_end += end


def _unchanged(seen: os.stat_result, there: os.stat_result) -> bool:
    return same_file(seen, there) and (seen.st_size, seen.st_mtime_ns) == (there.st_size, there.st_mtime_ns)
