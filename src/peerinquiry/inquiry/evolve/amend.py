"""Records read with their words as they were mended, and a copy without names known as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peerinquiry.inquiry.events import KINDS, Amended, NotDoingAdded, NotDoingDropped, Record, Redacted
from peerinquiry.inquiry.evolve.apply import apply
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.replacing import replace


@apply.register
def _(_event: Redacted, state: State, _record: Record) -> State:
    return replace(state, redacted=True)


def mended(records: Sequence[Record]) -> list[Record]:
    """The records, each as it was mended last; what an amendment does not fit stays as it is."""
    read = list(records)
    if Amended not in {type(record.event) for record in read}:
        return read
    places: dict[int, int] = {}
    for place, record in enumerate(records):
        event = record.event
        if isinstance(event, Amended) and (target := places.get(event.record)) is not None:
            _mend(read, target, event)
        places[record.seq] = place
    return read


def _mend(read: list[Record], place: int, amended: Amended) -> None:
    """Put the new words into the record at `place`."""
    event: Any = read[place].event
    if type(event) is not KINDS[amended.field.kind]:
        return
    before = getattr(event, amended.field.field)
    read[place] = replace(read[place], event=replace(event, **{amended.field.field: amended.text}))
    if not isinstance(event, NotDoingAdded):
        return
    for later, record in enumerate(read[place + 1 :], place + 1):  # it is dropped by its words
        if record.event == NotDoingAdded(before):
            break
        if record.event == NotDoingDropped(before):
            read[later] = replace(record, event=NotDoingDropped(amended.text))
