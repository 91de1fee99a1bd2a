"""When a session was over."""

from __future__ import annotations

from collections.abc import Iterable

from peerinquiry.inquiry.events import ClockStarted, Record, SessionClosed, TurnPassed, TurnTaken

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
