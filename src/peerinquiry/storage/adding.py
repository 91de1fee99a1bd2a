"""An act in a session that nobody has open: put down at the end of its journal, as its own console would."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.commands import Command, Refused
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.events import Event, Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import State
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

    def events(state: State, elapsed: float) -> Sequence[Event]:
        decided = decide(state, command, elapsed)
        if isinstance(decided, Refused):
            raise PeerInquiryError(decided.reason, "")
        return decided

    return add_events(journal, events, at, disk)


def add_events(
    journal: Path, events: Callable[[State, float], Sequence[Event]], at: datetime, disk: Disk = DISK
) -> tuple[list[Record], tuple[str, ...]]:
    """The same for one act of `events`, which hears what the journal comes to, and at which second it ends."""
    opened, decoded = Journal.open(journal, disk)
    before = _size(journal, disk)
    try:
        records = list(decoded.records)
        elapsed = max((record.elapsed for record in records), default=0.0)
        for seq, event in enumerate(events(fold(records), elapsed), decoded.next_seq):
            record = Record(seq, decoded.next_seq, at, elapsed, event)
            answer = opened.append(record)
            if isinstance(answer, NotSaved):
                unchanged = before is not None and _size(journal, disk) == before
                left = NOTHING if unchanged else IN_DOUBT.format(name=journal.stem)
                raise PeerInquiryError(f"{journal.name} could not be written: {answer.reason}.", left)
            records.append(record)
    finally:
        opened.close()
    return records, decoded.warnings


def why_not(error: PeerInquiryError, journal: Path) -> str:
    """What kept an act from a journal, to stand behind a colon: `it is no journal of a session`."""
    return error.message.replace(journal.name, "it").rstrip(".")


def _size(journal: Path, disk: Disk) -> int | None:
    """Bytes of the file; None where even that cannot be told."""
    try:
        return disk.stat(journal).st_size
    except OSError:
        return None
