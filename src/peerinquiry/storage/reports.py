"""The report of a session beside its journal: made when somebody asks for it, never by itself."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.report_html import render
from peerinquiry.inquiry.report_part import Part
from peerinquiry.inquiry.view.report import report
from peerinquiry.storage.atomic import write_whole
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.journal import read_journal

SUFFIX = ".html"


def report_path(journal: Path) -> Path:
    """Where the report of a journal lies."""
    return journal.with_suffix(SUFFIX)


def write_report(
    journal: Path, path: Path | None = None, without: Collection[Part] = (), disk: Disk = DISK
) -> tuple[Path, bool]:
    """Write the report of a journal at `path`, or beside it, for its owner alone, whole or not at all.

    Where it is, and whether the journal is as it was written. Raises PeerInquiryError, also where `path` is no name
    for a page: a slip of the hand shall not cost a journal.
    """
    target = path or report_path(journal)
    if target.suffix.lower() not in {SUFFIX, ".htm"}:
        raise PeerInquiryError(f"{target.name} is no name for a page.", f"Give it one that ends in {SUFFIX}.")
    decoded = read_journal(journal, disk)
    write_whole(target, render(report(decoded.records, without)).encode(), disk)
    return target, not (decoded.warnings or decoded.torn)
