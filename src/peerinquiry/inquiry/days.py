"""Days and months: arithmetic on dates that are handed in."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

YEAR = 12
"""Months of it."""


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month where it has no such day.

    Raises OverflowError past the year 9999.
    """
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    if year > date.max.year:
        raise OverflowError("no calendar goes that far")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])
