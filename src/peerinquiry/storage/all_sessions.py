"""Every session on record, one at a time, for whatever counts over all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.event_fields import WORDS
from peerinquiry.inquiry.events import Record, Redacted
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.heartbeat import holder
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.sessions import journals


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
    read = None if kinds is None else {*kinds, WORDS[Redacted]}
    for path in journals(home):
        try:
            decoded = read_journal(path, disk, read)
        except PeerInquiryError:
            yield Kept(path, None)
        else:
            if any(isinstance(record.event, Redacted) for record in decoded.records):
                continue
            being_written = bool(decoded.torn) and holder(path) is not None
            yield Kept(path, decoded.records, not decoded.warnings and (being_written or not decoded.torn))
