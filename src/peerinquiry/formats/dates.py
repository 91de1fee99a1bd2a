"""A date as people say it: `1 dec`, `fri`, `in 3 months`, `end of month`, `2026-12-01`.

A small grammar of our own: what it does not know it refuses, since a wrong date is worse than none. Nothing in a
sentence is taken for a date ("sat down with Bob" is no Saturday), and `1/12` is left to whoever wrote it; `12.12.` and
`31.12.` read one way alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from peerinquiry.inquiry.days import YEAR, month_end, months_on
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.words import MONTHS, WEEKDAYS, day

NOT_YET: Final = "Not a date yet: write 1 dec, fri, +2w, in 3 months or 2026-12-01."
TWO_WAYS: Final = "That reads two ways: write {} or {}."
TOO_FAR: Final = "That is very far off: write it as 2036-12-01."
WEEK: Final = 7
LATELY: Final = 3
"""Months for which a day of this year that is past is taken for a slip; before that, next year's is meant."""
LONGEST_MONTH: Final = 31
"""Days of it."""
LONGEST: Final = 60
"""Characters of a date, generously."""


def date_in_words(text: str, today: date) -> date:
    """The date that `text` says, seen from `today`; the past only if it is written as `2026-12-01`.

    `1 mar` is next year's where this year's was months ago; where it was lately, it has to be written out. Raises
    ValueError with a sentence that says what to write.
    """
    words = _LEADING.sub("", one_line(text).casefold(), count=1)
    if len(words) > LONGEST:
        raise ValueError(NOT_YET)
    if written := _written(words):
        return written
    words = _plain(_spelled(words))
    for reading in _READINGS:
        try:
            found = reading(words, today)
        except OverflowError:
            raise ValueError(TOO_FAR) from None
        if found is None:
            continue
        if found < today:
            raise ValueError(f"{day(found)} is past; write {found.isoformat()} if you mean it.")
        return found
    raise ValueError(NOT_YET)


# The words it knows

_MONTH_NAMES: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAY_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBER_NAMES: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def _by_beginning(names: Sequence[str], first: int) -> dict[str, int]:
    """The names, and their beginnings of three letters or more, with their numbers."""
    return {
        name[:length]: number for number, name in enumerate(names, start=first) for length in range(3, len(name) + 1)
    }


_MONTHS: Final = _by_beginning(_MONTH_NAMES, 1)
_DAYS: Final = _by_beginning(_DAY_NAMES, 0)
_NUMBERS: Final = {"a": 1, "an": 1, "a couple of": 2} | {
    name: number for number, name in enumerate(_NUMBER_NAMES, start=1)
}
_IN_DAYS: Final = {"d": 1, "day": 1, "w": WEEK, "wk": WEEK, "week": WEEK, "fortnight": 2 * WEEK}
_IN_MONTHS: Final = {"m": 1, "mo": 1, "mth": 1, "month": 1, "q": 3, "quarter": 3, "y": YEAR, "yr": YEAR, "year": YEAR}
_NEAR: Final = {"yesterday": -1, "today": 0, "tomorrow": 1, "tmrw": 1, "day after tomorrow": 2}


def _any(*words: str) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_MONTH: Final = rf"(?P<month>{_any(*_MONTHS)})"
_WEEKDAY: Final = rf"(?P<weekday>{_any(*_DAYS)})"
_DAY: Final = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>[0-9]{4})"
_UNIT: Final = rf"(?P<unit>{_any(*_IN_DAYS, *_IN_MONTHS)})s?"

_NUMERIC: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{4}|[0-9]{2}))?[/.-]?")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\.?")
_LEADING: Final = re.compile(r"(?:(?:by|on|due|until|till|latest) )*(?:the )?")
"""What says no more than "by"."""

_AHEAD: Final = re.compile(
    rf"(?:\+ ?|in |within )?(?P<count>[0-9]{{1,4}} ?|(?:{_any(*_NUMBERS)}) ){_UNIT}(?: from (?:now|today))?"
)
_HALF_YEAR: Final = re.compile(r"(?:in |within )?half a year(?: from now)?")
_NEXT: Final = re.compile(r"(?:in the )?next (?P<unit>week|fortnight|month|quarter|year)")
_ON_WEEKDAY: Final = re.compile(rf"(?:(?P<which>this|coming|next) )?{_WEEKDAY}(?P<week> next week)?")
_DAY_FIRST: Final = re.compile(
    rf"(?:{_WEEKDAY} )?(?:the )?{_DAY} ?(?:of )?{_MONTH}(?: (?P<year>[0-9]{{4}}|[0-9]{{2}}))?"
)
_MONTH_FIRST: Final = re.compile(rf"(?:{_WEEKDAY} )?{_MONTH} ?(?:the )?{_DAY}(?: {_YEAR})?")
_NTH: Final = re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)")
_IN_MONTH: Final = re.compile(rf"(?:in )?(?P<part>mid |middle of |end of )?{_MONTH}(?: {_YEAR})?")
_END: Final = re.compile(
    r"(?:end of (?:the |this )?(?P<next>next )?(?P<span>week|month|quarter|year)|eo(?P<letter>[wmqy]))"
)
_END_OF_QUARTER: Final = re.compile(rf"(?:end of )?q(?P<quarter>[1-4])(?: {_YEAR})?")


# How it is read, one function a way of saying it


def _written(words: str) -> date | None:
    """`2026-12-01` and its like, which may be past."""
    if match := _YEAR_FIRST.fullmatch(words):
        return _dated(*map(int, match.groups()))
    try:
        return date.fromisoformat(words.upper()) if words[:4].isdecimal() and words.isascii() else None
    except ValueError:
        return None


def _spelled(words: str) -> str:
    """`12.12.` as `12 dec`: numbers alone, where the month can be only one of them; refuses what reads two ways."""
    match = _NUMERIC.fullmatch(words)
    if match is None:
        return words
    first, second, year = match.groups()
    read = [
        " ".join(filter(None, (str(number), MONTHS[month - 1].casefold(), year)))
        for number, month in dict.fromkeys(((int(first), int(second)), (int(second), int(first))))
        if 1 <= month <= YEAR and 1 <= number <= LONGEST_MONTH
    ]
    if len(read) > 1:
        raise ValueError(TWO_WAYS.format(*read))
    return read[0] if read else words


def _plain(words: str) -> str:
    """The words alone: no dots, commas or hyphens."""
    return " ".join(re.sub(r"(?<=\w)[-/](?=\w)|[.,]", " ", words).split())


def _near(words: str, today: date) -> date | None:
    return today + timedelta(days=_NEAR[words]) if words in _NEAR else None


def _ahead(words: str, today: date) -> date | None:
    if _HALF_YEAR.fullmatch(words):
        return months_on(today, YEAR // 2)
    if match := _NEXT.fullmatch(words):
        return _on(today, 1, match["unit"])
    if match := _AHEAD.fullmatch(words):
        count = match["count"].strip()
        return _on(today, _NUMBERS.get(count) or int(count), match["unit"])
    return None


def _on(today: date, count: int, unit: str) -> date:
    if unit in _IN_DAYS:
        return today + timedelta(days=count * _IN_DAYS[unit])
    return months_on(today, count * _IN_MONTHS[unit])


def _weekday(words: str, today: date) -> date | None:
    """`fri` is the first one after today; `this fri` may be today; `next fri` is that of next week."""
    match = _ON_WEEKDAY.fullmatch(words)
    if match is None:
        return None
    wanted = _DAYS[match["weekday"]]
    if match["which"] == "next" or match["week"]:
        return today + timedelta(days=WEEK - today.weekday() + wanted)
    ahead = (wanted - today.weekday()) % WEEK
    return today + timedelta(days=ahead or (0 if match["which"] == "this" else WEEK))


def _day_and_month(words: str, today: date) -> date | None:
    match = _DAY_FIRST.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    if match is None:
        return None
    month, number, said = _MONTHS[match["month"]], int(match["day"]), match["year"]
    year = today.year + ((month, number) < (today.month, today.day)) if said is None else int(said)
    found = _dated(year if said is None or len(said) > 2 else 2000 + year, month, number)  # noqa: PLR2004 - digits
    if said is None and year > today.year and found > months_on(today, YEAR - LATELY):
        lately = months_on(found, -YEAR)
        if lately.day == number:  # this year had a 29 Feb, too
            words = f"{number} {MONTHS[month - 1].casefold()} {year}"
            raise ValueError(f"{day(lately)} is past; write {words} if you mean that.")
    weekday = match["weekday"]
    if weekday and _DAYS[weekday] != found.weekday():
        raise ValueError(f"{day(found)} is a {WEEKDAYS[found.weekday()]}: which of the two do you mean?")
    return found


def _nth(words: str, today: date) -> date | None:
    """`the 15th`: the first to come."""
    match = _NTH.fullmatch(words)
    if match is None:
        return None
    month = today.replace(day=1) if int(match["day"]) >= today.day else months_on(today.replace(day=1), 1)
    return _dated(month.year, month.month, int(match["day"]))


def _in_month(words: str, today: date) -> date | None:
    """`december` is its first day; of the month that runs, somebody has to say which day."""
    match = _IN_MONTH.fullmatch(words)
    if match is None:
        return None
    month = _MONTHS[match["month"]]
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    match match["part"]:
        case "end of ":
            return _last_of(year, month)
        case "mid " | "middle of ":
            return _dated(year, month, 15)
    if (year, month) == (today.year, today.month):
        raise ValueError("Which day of this month? Write the 30th, or end of month.")
    return _dated(year, month, 1)


def _end(words: str, today: date) -> date | None:
    """The end of a week is its Friday; of a month, a quarter or a year, the last day."""
    if match := _END_OF_QUARTER.fullmatch(words):
        month = 3 * int(match["quarter"])
        return _last_of(int(match["year"]) if match["year"] else today.year + (month < today.month), month)
    match = _END.fullmatch(words)
    if match is None:
        return None
    span, more = (match["letter"] or match["span"])[0], 1 if match["next"] else 0
    if span == "w":
        friday = today + timedelta(days=(_DAYS["fri"] - today.weekday()) % WEEK)
        return friday + timedelta(days=WEEK * more)
    if span == "y":
        return _last_of(today.year + more, YEAR)
    size = 3 if span == "q" else 1
    in_span = months_on(today.replace(day=1), more * size)
    return _last_of(in_span.year, -(-in_span.month // size) * size)


def _last_of(year: int, month: int) -> date:
    return month_end(_dated(year, month, 1))


def _dated(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise ValueError(f"The calendar has no {year:04d}-{month:02d}-{number:02d}.") from None


_READINGS: Final[tuple[Callable[[str, date], date | None], ...]] = (
    _near,
    _ahead,
    _weekday,
    _day_and_month,
    _nth,
    _in_month,
    _end,
)
