"""Journals to begin a test with."""

from __future__ import annotations

from pathlib import Path

from tests.formats.sample_journal import HEADER, RECORDS

from peerinquiry.inquiry.events import Record
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.outcome import Saved


def begun(path: Path, disk: Disk = DISK) -> Journal:
    """A journal that holds the sample's records, all saved."""
    journal = Journal.create(path, HEADER, disk)
    for one in RECORDS:
        assert journal.append(one) == Saved(one.seq)
    return journal


def on_disk(path: Path) -> tuple[Record, ...]:
    """What anybody can read there now."""
    return read_journal(path).records
