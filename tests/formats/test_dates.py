"""Dates as people say them, and what is no date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.dates import NOT_YET, TOO_FAR, date_in_words
from peerinquiry.inquiry.view.words import MONTHS, WEEKDAYS, day, weekday

TODAY = date(2026, 11, 22)
"""A Sunday."""

UNDERSTOOD = {
    "2026-12-01": "2026-12-01",
    "2026-12-1": "2026-12-01",
    "2026/12/01": "2026-12-01",
    "20261201": "2026-12-01",
    "2020-01-31": "2020-01-31",
    "1 dec": "2026-12-01",
    "1dec": "2026-12-01",
    "1. Dec.": "2026-12-01",
    "Dec 1": "2026-12-01",
    "December 1st, 2027": "2027-12-01",
    "1 December 2026": "2026-12-01",
    "1-dec-2026": "2026-12-01",
    "1 dec 27": "2027-12-01",
    "by the 3rd of december": "2026-12-03",
    "1 nov 27": "2027-11-01",
    "1 mar": "2027-03-01",
    "22 aug": "2027-08-22",
    "12.12.": "2026-12-12",
    "12/12": "2026-12-12",
    "12.12.2026": "2026-12-12",
    "12-12-27": "2027-12-12",
    "1.1": "2027-01-01",
    "31.12.": "2026-12-31",
    "12/31/2026": "2026-12-31",
    "by 12.12.": "2026-12-12",
    "by 2026-12-01": "2026-12-01",
    "22 nov": "2026-11-22",
    "sept 5 2027": "2027-09-05",
    "wed 2 dec": "2026-12-02",
    "Tue 1 Dec 2026": "2026-12-01",
    "29 feb 2028": "2028-02-29",
    "the 30th": "2026-11-30",
    "15th": "2026-12-15",
    "today": "2026-11-22",
    "tomorrow": "2026-11-23",
    "the day after tomorrow": "2026-11-24",
    "fri": "2026-11-27",
    "Friday": "2026-11-27",
    "on friday": "2026-11-27",
    "by fri.": "2026-11-27",
    "this friday": "2026-11-27",
    "next friday": "2026-11-27",
    "friday next week": "2026-11-27",
    "sun": "2026-11-29",
    "this sunday": "2026-11-22",
    "+2w": "2026-12-06",
    "2w": "2026-12-06",
    "+ 2 w": "2026-12-06",
    "+10d": "2026-12-02",
    "+1m": "2026-12-22",
    "+3m": "2027-02-22",
    "+1y": "2027-11-22",
    "+0d": "2026-11-22",
    "2 weeks": "2026-12-06",
    "in two weeks": "2026-12-06",
    "within 3 months": "2027-02-22",
    "in 3 months": "2027-02-22",
    "two weeks from now": "2026-12-06",
    "in a fortnight": "2026-12-06",
    "a couple of weeks": "2026-12-06",
    "in twelve days": "2026-12-04",
    "half a year": "2027-05-22",
    "in a year": "2027-11-22",
    "next week": "2026-11-29",
    "next month": "2026-12-22",
    "december": "2026-12-01",
    "in march": "2027-03-01",
    "dec 2027": "2027-12-01",
    "mid-december": "2026-12-15",
    "end of december": "2026-12-31",
    "end of month": "2026-11-30",
    "end of the month": "2026-11-30",
    "the end of next month": "2026-12-31",
    "eom": "2026-11-30",
    "end of week": "2026-11-27",
    "end of next week": "2026-12-04",
    "end of quarter": "2026-12-31",
    "end of next quarter": "2027-03-31",
    "end of q1": "2027-03-31",
    "q2 2027": "2027-06-30",
    "end of year": "2026-12-31",
    "end of the year": "2026-12-31",
    "eoy": "2026-12-31",
}


@pytest.mark.parametrize(("text", "found"), UNDERSTOOD.items())
def test_understands(text: str, found: str) -> None:
    assert date_in_words(text, TODAY).isoformat() == found
    assert date_in_words(f"  {text.upper()} ", TODAY).isoformat() == found


@pytest.mark.parametrize(
    ("today", "text", "found"),
    [
        ("2026-11-25", "fri", "2026-11-27"),
        ("2026-11-25", "next fri", "2026-12-04"),
        ("2026-11-25", "wed", "2026-12-02"),
        ("2026-11-25", "this wed", "2026-11-25"),
        ("2026-01-31", "+1m", "2026-02-28"),
        ("2027-11-30", "in 3 months", "2028-02-29"),
        ("2028-02-29", "+1y", "2029-02-28"),
        ("2026-12-31", "end of next month", "2027-01-31"),
        ("2026-01-31", "end of next month", "2026-02-28"),
        ("2026-06-10", "1 mar", "2027-03-01"),
        ("2027-03-15", "29 feb", "2028-02-29"),
    ],
)
def test_understands_from_another_day(today: str, text: str, found: str) -> None:
    assert date_in_words(text, date.fromisoformat(today)).isoformat() == found


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        *[
            (text, NOT_YET)
            for text in (
                *("", "   ", "3", "12 owls", "sat down with bob", "hello", "march on", "may be", "soon", "5pm"),
                *("-2w", "+2", "w", "+2 owls", "1.5 months"),
                *("last friday", "a week from friday", "٣ dec"),
                *("dec 32 2026 x", "fri " * 30, "2026", "202612", "in", "the", "by", "end of"),
                *("q5", "next", "\x1b[31mfri\x1b[0m fri"),
            )
        ],
        *[(text, "That reads two ways: write 1 dec or 12 jan.") for text in ("1/12", "1.12.", "1.12", "1-12")],
        *[(text, "That reads two ways: write 3 dec or 12 mar.") for text in ("3.12.", "by 3.12.")],
        ("12/1/2026", "That reads two ways: write 12 jan 2026 or 1 dec 2026."),
        ("01.12.26", "That reads two ways: write 1 dec 26 or 12 jan 26."),
        *[(text, NOT_YET) for text in ("1/", "13.45", "45.67.2026")],
        ("31.2.", "The calendar has no 2027-02-31."),
        ("12.12.2025", "12 Dec 2025 is past; write 2025-12-12 if you mean it."),
        *[(text, "11 Nov 2026 is past; write 11 nov 2027 if you mean that.") for text in ("11.11.", "11 nov")],
        ("sept 5", "5 Sep 2026 is past; write 5 sep 2027 if you mean that."),
        ("2027-02-30", "The calendar has no 2027-02-30."),
        ("2027-13-01", "The calendar has no 2027-13-01."),
        ("0000-01-01", "The calendar has no 0000-01-01."),
        ("31 feb", "The calendar has no 2027-02-31."),
        ("31 november", "The calendar has no 2026-11-31."),
        ("29 feb", "The calendar has no 2027-02-29."),
        ("0 dec", "The calendar has no 2026-12-00."),
        ("32nd", "The calendar has no 2026-11-32."),
        ("tue 2 dec", "2 Dec 2026 is a Wed: which of the two do you mean?"),
        ("november", "Which day of this month? Write the 30th, or end of month."),
        ("1 December 2020", "1 Dec 2020 is past; write 2020-12-01 if you mean it."),
        ("yesterday", "21 Nov 2026 is past; write 2026-11-21 if you mean it."),
        ("end of october 2026", "31 Oct 2026 is past; write 2026-10-31 if you mean it."),
        ("+9999y", TOO_FAR),
    ],
)
def test_refuses_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        date_in_words(text, TODAY)
    assert str(refused.value) == sentence


def test_takes_a_date_out_of_escapes() -> None:
    assert date_in_words("\x1b[31mfri\x1b[0m", TODAY) == date(2026, 11, 27)


todays = st.dates(date(2000, 1, 1), date(2200, 12, 31))
words = st.lists(
    st.sampled_from(
        [
            *("end", "of", "the", "next", "this", "in", "a", "an", "two", "12", "2", "31", "+2w", "3", "mid", "q1"),
            *("eom", "week", "month", "year", "dec", "feb", "29", "fri", "by", "on", "1st", "-"),
        ]
    ),
    max_size=6,
).map(" ".join)


@given(st.one_of(st.text(), words), st.dates())
def test_says_a_date_or_a_sentence(text: str, today: date) -> None:
    try:
        found = date_in_words(text, today)
    except ValueError as refused:
        assert str(refused)[-1] in ".?"  # noqa: PT017 - either answer is right
    else:
        assert found >= today or text.strip()[:4].isdecimal()


@given(todays, st.integers(0, 3000))
def test_reads_what_it_writes(today: date, ahead: int) -> None:
    on = today + timedelta(days=ahead)
    for written in (on.isoformat(), day(on), weekday(on), f"{MONTHS[on.month - 1]} {on.day}, {on.year}"):
        assert date_in_words(written, today) == on


@given(todays, st.integers(0, 900))
def test_adds_days_and_weeks(today: date, count: int) -> None:
    assert date_in_words(f"+{count}d", today) - today == timedelta(days=count)
    assert date_in_words(f"in {count} weeks", today) - today == timedelta(weeks=count)


@given(todays, st.integers(0, 240))
def test_adds_months_and_stays_in_them(today: date, count: int) -> None:
    found = date_in_words(f"+{count}m", today)
    assert (found.year * 12 + found.month) - (today.year * 12 + today.month) == count
    assert found.day == min(today.day, monthrange(found.year, found.month)[1])


@given(todays, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_first_one_after_today(today: date, name: str) -> None:
    found = date_in_words(name, today)
    assert WEEKDAYS[found.weekday()] == name
    assert 1 <= (found - today).days <= 7
    assert found <= date_in_words(f"next {name}", today) <= found + timedelta(days=7)
