"""Every session on record, one at a time, for whatever counts over all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.events import Record
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.heartbeat import holder
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.transcripts import journals


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

    With `kinds`, the words on disk of events, only records of those kinds are read, in a fraction of the time.
    """
    for path in journals(home):
        try:
            decoded = read_journal(path, disk, kinds)
        except PeerInquiryError:
            yield Kept(path, None)
        else:
            being_written = bool(decoded.torn) and holder(path) is not None
            yield Kept(path, decoded.records, not decoded.warnings and (being_written or not decoded.torn))
