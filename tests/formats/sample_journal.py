"""A journal small enough to break in every way there is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from peerinquiry.formats.journal_toml import Header, encode_header, encode_journal, encode_record
from peerinquiry.inquiry.events import (
    ActionSet,
    ClockStarted,
    Event,
    ParticipantAdded,
    QuestionPut,
    Record,
    SessionOpened,
    TurnTaken,
    Undone,
)
from peerinquiry.inquiry.model import Origin, Presence

BEGAN = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)
HEADER = Header(BEGAN, "0.1.0")
EVENTS: tuple[Event, ...] = (
    SessionOpened("Leadership team", 60),
    ParticipantAdded("Ann", Presence.LATE),
    QuestionPut("Bea", 'Who says "it\nis ours"?', "framing", Origin.OWN),
    ClockStarted(),
    TurnTaken("Bea", "purchasing — and nobody from finance", 29.125, 120.0),
    Undone(5),
    ActionSet(1, "call both suppliers", "Ann", date(2026, 12, 1), "", ("Bea", "Carl")),
)


def record(seq: int, event: Event) -> Record:
    """That event as number `seq`, three seconds after the one before."""
    return Record(seq, seq, BEGAN + timedelta(seconds=3 * seq), 3.0 * seq, event)


RECORDS = tuple(record(seq, event) for seq, event in enumerate(EVENTS, 1))
JOURNAL = encode_journal(HEADER, RECORDS)
ENDS = [len(encode_header(HEADER))]
"""Where the header ends, and then each block, without its last newline."""
for _record in RECORDS:
    ENDS.append(ENDS[-1] + len(encode_record(_record)))
ENDS = [end - 1 for end in ENDS]
