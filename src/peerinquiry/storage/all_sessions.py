"""Every session on record, one at a time, for whatever counts over all of them."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.event_fields import WORDS
from peerinquiry.inquiry.events import Record, Redacted
from peerinquiry.storage.batches import Share, batches
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.heartbeat import holder
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.sessions import journals

T = TypeVar("T")
SHARE: Final = Share(first=0, each=8, many=64)
"""For journals: one takes as long as many pages."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the journal at `path` holds, as far as it can be read.

    `as_written` is False where it is damaged, or was changed. `records` is None where it is no journal, or one of a
    newer version.
    """

    path: Path
    records: tuple[Record, ...] | None
    as_written: bool = False


def each_session(home: Home, disk: Disk = DISK, kinds: Collection[str] | None = None) -> Iterator[Kept]:
    """The sessions by name, each read when it is asked for. Nothing on disk is changed; raises nothing.

    With `kinds`, the words on disk of events, only records of those kinds are read, in a fraction of the time. Copies
    without names are passed over: what they tell is told by the session that they are of.
    """
    return _read(journals(home), disk, kinds)


def seen_in_each(home: Home, see: Callable[[Kept], T], kinds: Collection[str] | None = None) -> Iterator[T]:
    """What is seen in each session, by name, read as by `each_session`; by several processes, where there are many.

    What is seen goes from one process to another: less than was read, or it takes no less time. Raises what `see` does.
    """
    for some in batches(_Seeing(home.sessions, see, kinds), [path.name for path in journals(home)], share=SHARE):
        yield from some


@dataclass(frozen=True, slots=True)
class _Seeing(Generic[T]):
    """What is done with each of the journals in a folder."""

    folder: Path
    see: Callable[[Kept], T]
    kinds: Collection[str] | None

    def batch(self, names: Sequence[str]) -> list[T]:
        return [self.see(kept) for kept in _read((self.folder / name for name in names), DISK, self.kinds)]

    def packed(self, done: list[T]) -> tuple[bytes, bytes]:
        return b"", pickle.dumps(done, pickle.HIGHEST_PROTOCOL)

    def unpacked(self, about: bytes, body: bytes) -> list[T]:
        seen: list[T] = pickle.loads(body)  # noqa: S301 - from a copy of ourselves
        return seen


def _read(paths: Iterable[Path], disk: Disk, kinds: Collection[str] | None) -> Iterator[Kept]:
    read = None if kinds is None else {*kinds, WORDS[Redacted]}
    for path in paths:
        try:
            decoded = read_journal(path, disk, read)
        except PeerInquiryError:
            yield Kept(path, None)
        else:
            if any(isinstance(record.event, Redacted) for record in decoded.records):
                continue
            being_written = bool(decoded.torn) and holder(path) is not None
            yield Kept(path, decoded.records, not decoded.warnings and (being_written or not decoded.torn))
