"""The calendar file beside a journal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from peerinquiry.formats.calendar_ics import calendar_file
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.view.calendar import CalendarEntry, calendar_entries
from peerinquiry.storage.atomic import write_whole
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.sessions import calendar_path


def write_calendar(journal: Path, records: Sequence[Record], disk: Disk = DISK) -> tuple[CalendarEntry, ...]:
    """Write the calendar file of `records` beside their journal: its entries; no file where nothing ever had a date.

    Raises PeerInquiryError.
    """
    entries = calendar_entries(records)
    if entries:
        write_whole(calendar_path(journal), calendar_file(journal.stem, entries), disk)
    return entries


def renew_calendar(journal: Path, records: Sequence[Record], disk: Disk = DISK) -> None:
    """Write the calendar file anew, if there is one already. Raises PeerInquiryError."""
    if calendar_path(journal).exists():
        write_calendar(journal, records, disk)
