"""What of a record can be mended: words that people said or typed, by the number of the event that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peerinquiry.inquiry.events import KINDS, ActionAnswered, ActionBrought, Amended, Mendable, Record
from peerinquiry.inquiry.evolve import live
from peerinquiry.inquiry.redaction.fields import NAMES


@dataclass(frozen=True, slots=True)
class Words:
    """Words that may be mended: in which event, in which field of it, and what they say by now."""

    record: int
    field: Mendable
    text: str


_FIELDS: Final = {kind: [field for field in Mendable if field.kind == kind] for kind in KINDS}


def words_of(records: Sequence[Record], number: int) -> tuple[Words, ...]:
    """The words of event `number` that may be mended, those that were left empty not among them.

    Raises ValueError, in a sentence for people, where it has none, or does not count.
    """
    there = next((record for record in records if record.seq == number), None)
    if there is None:
        raise ValueError(f"There is no event {number} in this session.")
    if isinstance(there.event, Amended):
        return words_of(records, there.event.record)
    read = next((record for record in live(records)[0] if record.seq == number), None)
    if read is None:
        raise ValueError(f"Event {number} was taken back; what does not count is not mended.")
    kind = next(word for word, cls in KINDS.items() if type(read.event) is cls)
    found = tuple(Words(number, field, text) for field in _FIELDS[kind] if (text := getattr(read.event, field.field)))
    if not found:
        raise ValueError(f"Event {number} has no words to mend{_hint(records, read)}.")
    return found


def told_from(records: Sequence[Record], number: int) -> str:
    """The session whose words event `number` tells, beside its own; empty for none."""
    event = next(record.event for record in records if record.seq == number)
    if isinstance(event, ActionAnswered):
        brought = (record.event for record in records if isinstance(record.event, ActionBrought))
        return next((one.session for one in brought if one.number == event.number), "")
    return getattr(event, "session", "")


def _hint(records: Sequence[Record], record: Record) -> str:
    if session := told_from(records, record.seq):
        return f"; they are from {session}, and are mended there"
    if any(hasattr(record.event, name) for name in NAMES):
        return "; who it is about is put right by renaming them, with w in the console"
    return ""
