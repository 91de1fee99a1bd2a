"""Days that lie behind, as people say them: `2w`, `last month`, `fri`, `1 dec`, `2026-01`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from peerinquiry.formats.dates import LONGEST, WEEK, date_in_words
from peerinquiry.inquiry.days import YEAR, month_end, months_on
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.words import MONTHS

NO_DAY: Final = "write 2w, last month, fri, 1 dec, 2026-01 or 2026-01-15"

Span = tuple[date, date]
"""The first and the last day that are meant: the same one, where a day is."""

_MONTHS: Final = [month.casefold() for month in MONTHS]
_DAYS: Final = {"d": 1, "w": WEEK, "f": 2 * WEEK}
_SPANS: Final = {"m": 1, "q": 3, "y": YEAR}
"""Months."""

_WRITTEN: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_AGO: Final = re.compile(
    r"-?(?P<count>\d{1,4}|an?|one|two|three|four|five|six) ?"
    r"(?P<unit>d|w|m|q|y|days?|weeks?|fortnights?|months?|quarters?|years?)(?: (?:ago|back))?"
)
_SPAN: Final = re.compile(r"(?P<which>this|last|past) (?P<unit>week|month|quarter|year)")
_MONTH: Final = re.compile(rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*(?: (?P<year>\d{{4}}))?")
_NEAR: Final = {"today": 0, "yesterday": 1}
_WEEKDAY: Final = "mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun"
_NAMED: Final = re.compile(rf"\d{{4}}-.*|.*\b(?:(?:{_WEEKDAY})(?:day)?|(?:{'|'.join(_MONTHS)})[a-z]*)\b.*")
"""A day by its date, its name, or the name of its month."""
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def past_days(text: str, today: date) -> Span:
    """What `text` means, seen from `today`; today at the latest, but for what is written as `2026-12-01`.

    Raises ValueError with a sentence that says what to write.
    """
    words = one_line(text).casefold()
    if len(words) <= LONGEST:
        for reading in _READINGS:
            try:
                found = reading(words, today)
            except (OverflowError, ValueError):
                break
            if found:
                return found
    raise ValueError(f"“{one_line(text)[:LONGEST]}” is no day that is past: {NO_DAY}.")


def _written(words: str, _today: date) -> Span | None:
    found = _WRITTEN.fullmatch(words)
    if found is None:
        return None
    year, month = int(found[1]), found[2]
    return _months(date(year, int(month or 1), 1), 1 if month else YEAR)


def _near(words: str, today: date) -> Span | None:
    on = today - timedelta(days=_NEAR.get(words, 0))
    return (on, on) if words in _NEAR else None


def _ago(words: str, today: date) -> Span | None:
    found = _AGO.fullmatch(words)
    if found is None:
        return None
    count, unit = _COUNTS.get(found["count"]) or int(found["count"]), found["unit"][0]
    on = today - timedelta(days=count * _DAYS[unit]) if unit in _DAYS else months_on(today, -count * _SPANS[unit])
    return on, on


def _span(words: str, today: date) -> Span | None:
    """Of this one, too, all days count: none of them was held in what is to come."""
    found = _SPAN.fullmatch(words)
    if found is None:
        return None
    back = 0 if found["which"] == "this" else 1
    if found["unit"] == "week":
        monday = today - timedelta(days=today.weekday() + WEEK * back)
        return monday, monday + timedelta(days=WEEK - 1)
    size = _SPANS[found["unit"][0]]
    first = today.replace(month=(today.month - 1) // size * size + 1, day=1)
    return _months(months_on(first, -size * back), size)


def _month(words: str, today: date) -> Span | None:
    found = _MONTH.fullmatch(words)
    if found is None:
        return None
    month = _MONTHS.index(found["month"]) + 1
    return _months(date(int(found["year"] or today.year - (month > today.month)), month, 1), 1)


def _months(first: date, count: int) -> Span:
    return first, month_end(months_on(first, count - 1))


def _day(words: str, today: date) -> Span | None:
    """A day as it is said of what is to come, the last time that it was."""
    if not _NAMED.fullmatch(words):
        return None
    backs = (0, WEEK, 183, 365)  # half a year: seen from here, or from a year ago, a day of the last months is refused
    for seen_from in (*(today - timedelta(days=back) for back in backs), date.min):
        try:
            on = date_in_words(words.removeprefix("last "), seen_from)
        except ValueError:
            continue
        if on <= today or words[:4].isdecimal():
            return on, on
    return None


_READINGS: Final[tuple[Callable[[str, date], Span | None], ...]] = (_written, _near, _ago, _span, _month, _day)
