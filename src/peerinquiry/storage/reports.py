"""The report of a session, as a file for the browser: made when somebody asks for it, never by itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.report_html import render
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.report_part import Part
from peerinquiry.inquiry.view.report import report
from peerinquiry.storage.atomic import write_whole
from peerinquiry.storage.files import DISK, Disk


def write_report(path: Path, records: Sequence[Record], without: Collection[Part] = (), disk: Disk = DISK) -> None:
    """Write the report of `records` at `path`, for its owner alone, whole or not at all.

    Raises PeerInquiryError; also where that is no name for a page: a slip of the hand shall not cost a journal.
    """
    if path.suffix.lower() not in {".html", ".htm"}:
        raise PeerInquiryError(f"{path.name} is no name for a page.", "Give it one that ends in .html.")
    write_whole(path, render(report(records, without)).encode(), disk)
