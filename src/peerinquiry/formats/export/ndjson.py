"""Rows as NDJSON: an object on a line of its own for each, in UTF-8, without keys that have no value."""

from __future__ import annotations

import json
from datetime import date, datetime

from peerinquiry.formats.export.rows import Row, Value


def line(row: Row) -> str:
    """The row's line, with its end."""
    told = {name: _plain(value) for name, value in row.items()}
    return f"{json.dumps(told, ensure_ascii=False, separators=(',', ':'))}\n"


def rfc3339(value: date) -> str:
    """A day, or a moment in UTC to the microsecond: `2026-11-22T14:00:00.250000Z`."""
    if isinstance(value, datetime):
        return f"{value.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
    return value.isoformat()


def _plain(value: Value) -> str | int | float | bool | tuple[str, ...] | tuple[int, ...] | tuple[float, ...]:
    return rfc3339(value) if isinstance(value, date) else value
