"""Days that lie behind, in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.past_days import past_days

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-01-15", "2026-01-15", ""),
        ("2027-01-15", "2027-01-15", ""),
        ("2026-01", "2026-01-01", "2026-01-31"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2w", "2026-11-08", ""),
        ("-2w", "2026-11-08", ""),
        ("2 weeks ago", "2026-11-08", ""),
        ("a fortnight ago", "2026-11-08", ""),
        ("10 days", "2026-11-12", ""),
        ("3m", "2026-08-22", ""),
        ("a year ago", "2025-11-22", ""),
        ("two quarters", "2026-05-22", ""),
        ("today", "2026-11-22", ""),
        ("Yesterday", "2026-11-21", ""),
        ("fri", "2026-11-20", ""),
        ("last friday", "2026-11-20", ""),
        ("sunday", "2026-11-22", ""),
        ("1 dec", "2025-12-01", ""),
        ("1 nov", "2026-11-01", ""),
        ("22 nov", "2026-11-22", ""),
        ("1 dec 2024", "2024-12-01", ""),
        ("dec", "2025-12-01", "2025-12-31"),
        ("november", "2026-11-01", "2026-11-30"),
        ("feb 2024", "2024-02-01", "2024-02-29"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("this quarter", "2026-10-01", "2026-12-31"),
        ("past year", "2025-01-01", "2025-12-31"),
    ],
)
def test_days_that_people_say(text: str, first: str, last: str) -> None:
    assert past_days(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "in 3 months",
        "next week",
        "tomorrow",
        "+2w",
        "2026-13",
        "0000",
        "9999y",
        "31 feb",
        "x" * 999,
        "1/12",
    ],
)
def test_what_is_no_such_day_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no day that is past: write 2w, last month"):
        past_days(text, TODAY)


@given(st.text(max_size=12), st.dates())
def test_whatever_is_typed_is_a_span_or_a_sentence(text: str, today: date) -> None:
    try:
        first, last = past_days(text, today)
    except ValueError:
        return
    assert first <= last
