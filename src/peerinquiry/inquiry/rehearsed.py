"""How a rehearsal is known among sessions: by the title it begins with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from peerinquiry.inquiry.events import Record, SessionOpened

TITLE: Final = "Rehearsal: Tarn Valley Pumps"


def is_rehearsal(records: Iterable[Record]) -> bool:
    """Whether a session began as one, whoever played it to its end."""
    return any(isinstance(record.event, SessionOpened) and record.event.title == TITLE for record in records)
