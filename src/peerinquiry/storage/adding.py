"""An act in a session that nobody has open: put down at the end of its journal, as its own console would."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.commands import Command, Refused
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.journal import Journal
from peerinquiry.storage.outcome import NotSaved

NOTHING: Final = "Nothing was changed."
IN_DOUBT: Final = (
    "Some of it may be there all the same: `peerinquiry transcripts show {name}` tells, before you try again."
)
"""Where the disk did not even let what was begun be taken back."""


def add(journal: Path, command: Command, at: datetime, disk: Disk = DISK) -> tuple[list[Record], tuple[str, ...]]:
    """Let a command happen `at` a time, in UTC: all records of the journal, and sentences about it, if there are any.

    Raises PeerInquiryError where that cannot be, and its subclass JournalHeldError where a console has it open.
    """
    opened, decoded = Journal.open(journal, disk)
    before = _size(journal, disk)
    try:
        records = list(decoded.records)
        elapsed = max((record.elapsed for record in records), default=0.0)
        decided = decide(fold(records), command, elapsed)
        if isinstance(decided, Refused):
            raise PeerInquiryError(decided.reason, "")
        for seq, event in enumerate(decided, decoded.next_seq):
            record = Record(seq, decoded.next_seq, at, elapsed, event)
            answer = opened.append(record)
            if isinstance(answer, NotSaved):
                left = NOTHING if before == _size(journal, disk) is not None else IN_DOUBT.format(name=journal.stem)
                raise PeerInquiryError(f"It could not be written: {answer.reason}.", left)
            records.append(record)
    finally:
        opened.close()
    return records, decoded.warnings


def _size(journal: Path, disk: Disk) -> int | None:
    """Bytes of the file; None where even that cannot be told."""
    try:
        return disk.stat(journal).st_size
    except OSError:
        return None
