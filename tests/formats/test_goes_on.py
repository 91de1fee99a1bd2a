"""How an action goes on, as it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from peerinquiry.formats.goes_on import goes_on

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "what", "by"),
    [
        ("", "", None),
        ("  ", "", None),
        ("fri", "", date(2026, 11, 27)),
        ("by 1 dec", "", date(2026, 12, 1)),
        ("call one of them", "call one of them", None),
        ("call one of them by fri", "call one of them", date(2026, 11, 27)),
        ("Bea: call them", "Bea: call them", None),
    ],
)
def test_words_a_day_or_both(typed: str, what: str, by: date | None) -> None:
    assert goes_on(typed, TODAY) == (what, by)


@pytest.mark.parametrize("typed", ["1/12", "call them by 1/12", "30 feb"])
def test_what_is_meant_as_a_date_and_is_none_is_said(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        goes_on(typed, TODAY)
