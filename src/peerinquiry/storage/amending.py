"""A typo in a session that nobody has open, mended as an event; what was made of the journal is made anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.transcript_md import Entry, entries_by_line, render
from peerinquiry.formats.transcript_md.line import said
from peerinquiry.inquiry.amending import Words, told_from, words_of
from peerinquiry.inquiry.commands import Amend
from peerinquiry.inquiry.events import Record, SessionOpened, Titled
from peerinquiry.inquiry.evolve import fold, live
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.plan_text import plan_as_text
from peerinquiry.inquiry.view.words import listed, local
from peerinquiry.storage.adding import add
from peerinquiry.storage.atomic import write_whole
from peerinquiry.storage.calendars import renew_calendar
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.sessions import plan_path, report_path
from peerinquiry.storage.transcripts import check_transcript, write_transcript

TITLE_LINE: Final = 1
"""The line of the page that says what the session is called."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words are that shall be mended: a line of the page, or the number of an event.

    `field` says which words of several: `what` or `sign` of an action, say; empty for those that the line says first.
    """

    number: int
    event: bool = False
    field: str = ""


def find_words(journal: Path, place: Place, disk: Disk = DISK) -> Words:
    """The words at a place. Raises PeerInquiryError where there are none to mend."""
    records = read_journal(journal, disk).records
    if not place.event and any(finding.mendable for finding in check_transcript(journal, disk)):
        raise PeerInquiryError(
            f"{journal.stem}.md is not what its journal says, so its lines cannot be counted on.",
            f"`peerinquiry transcripts check {journal.stem} --rebuild` writes it anew; then look for the line again.",
        )
    try:
        return _chosen(words_of(records, place.number), place, None) if place.event else _at_line(records, place)
    except ValueError as error:
        raise PeerInquiryError(str(error)) from error


def _at_line(records: Sequence[Record], place: Place) -> Words:
    if place.number == TITLE_LINE:
        titles = [record.seq for record in live(records)[0] if isinstance(record.event, SessionOpened | Titled)]
        return _chosen(words_of(records, max(titles, default=0)), place, None)
    entry = entries_by_line(records).get(place.number)
    if entry is None:
        lines = len(render(records).splitlines())
        if place.number > lines:
            raise ValueError(f"There is no line {place.number}: the page has {lines}.")
        raise ValueError(f"Line {place.number} is none that says one thing; those begin with a time.")
    try:
        return _chosen(words_of(records, entry.record), place, entry, told_from(records, entry.record))
    except ValueError as error:
        told = str(error).removeprefix(f"Event {entry.record} ")
        raise ValueError(told if told == str(error) else f"Line {place.number} {told}") from error


def _chosen(found: Sequence[Words], place: Place, entry: Entry | None, earlier: str = "") -> Words:
    """Those that are meant of several, and that the line says; `earlier` is the session that others are from."""
    if place.field:
        found = [words for words in found if words.field.field == place.field]
    elif entry is not None:
        found = [words for words in found if joined(words.text) == said(entry.text)] or [
            words for words in found if any(joined(words.text) == said(fact) for fact in entry.facts.values())
        ]
    where = f", in {earlier}" if earlier else ""
    match found:
        case [words]:
            return words
        case []:
            raise ValueError(f"Line {place.number} has no words of its own; mend the line that they are from{where}.")
        case [first, *_] if place.event and not place.field:
            return first
        case _:
            raise ValueError(f"It says several things; --field says which: {listed(_fields(found))}.")


def _fields(found: Sequence[Words]) -> tuple[str, ...]:
    return tuple(words.field.field for words in found)


def amend(journal: Path, words: Words, text: str, disk: Disk = DISK) -> tuple[str, ...]:
    """Let the words read `text`; sentences about the journal, if there is something to say.

    Raises PeerInquiryError where that cannot be, and its subclass JournalHeldError where a console has it open.
    """
    now = datetime.now(UTC)
    at = now.replace(microsecond=now.microsecond // 1000 * 1000)
    records, warnings = add(journal, Amend(words.record, words.field, text), at, disk)
    return (*warnings, *_renew(journal, records, now, disk))


def _renew(journal: Path, records: Sequence[Record], now: datetime, disk: Disk) -> Iterator[str]:
    """Make anew what is made of the journal, as far as it is there; a sentence about what is not.

    A report may have been made without some of its parts, for a reason: it is not for us to write those into it.
    """
    write_transcript(journal, records, disk)
    renew_calendar(journal, records, disk)
    if plan_path(journal).exists():
        state = fold(records)
        write_whole(plan_path(journal), plan_as_text(state, local(state, now).date()).encode(), disk)
    if report_path(journal).exists():
        yield f"The report says the old words yet; `peerinquiry report {journal.stem} --html` makes it anew."
