"""When a session was over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peerinquiry.inquiry.events import (
    Amended,
    ClockStarted,
    Event,
    FollowedUp,
    Record,
    Redacted,
    SessionClosed,
    SessionResumed,
    TurnPassed,
    TurnTaken,
)
from peerinquiry.inquiry.model import State

_NOBODY_SAID = (SessionResumed, FollowedUp, Amended, Redacted)
"""What gets into a record on another day, without a word of the group."""
_AT_WORK = (TurnTaken, TurnPassed, ClockStarted)


def goodbye(counted: Iterable[Record]) -> Record | None:
    """The record in which the group said goodbye, of those that count; None if it went on after that, or never did.

    Taken up again for a word that was forgotten, a session still ended when it first did.
    """
    ended: Record | None = None
    at_work = True
    for record in counted:
        if isinstance(record.event, _AT_WORK):
            at_work = True
        elif isinstance(record.event, SessionClosed) and at_work:
            ended, at_work = record, False
    return None if at_work else ended


def last_word(records: Sequence[Record]) -> Record:
    """The last record of something that the group did, or took back."""
    said = (record for record in reversed(records) if not isinstance(record.event, _NOBODY_SAID))
    return next(said, Record(0, 0, State().opened_at, 0.0, Event()))
