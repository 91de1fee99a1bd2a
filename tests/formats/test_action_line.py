"""An action on one line: whose, what, by when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.action_line import ActionLine, read_action
from peerinquiry.formats.dates import TWO_WAYS

TODAY = date(2026, 11, 22)
NAMES = ("Ann", "Bea", "Jo Ann")
FRI = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Call them", ActionLine("Call them", "Ann")),
        ("Call them by fri", ActionLine("Call them", "Ann", FRI)),
        ("bea: call them by fri", ActionLine("call them", "Bea", FRI)),
        ("Jo Ann : call", ActionLine("call", "Jo Ann")),
        ("Bea:", ActionLine("Bea:", "Ann")),
        ("Note: call", ActionLine("Note: call", "Ann")),
        ("Stand by Bea", ActionLine("Stand by Bea", "Ann")),
        ("Stand by Bea by next friday", ActionLine("Stand by Bea", "Ann", FRI)),
        (" by fri", ActionLine("by fri", "Ann")),
        ("Review the board in 3 months", ActionLine("Review the board", "Ann", date(2027, 2, 22))),
        ("Meet on friday", ActionLine("Meet", "Ann", FRI)),
        ("Sit in silence", ActionLine("Sit in silence", "Ann")),
        ("Visit by 2026-13-45", ActionLine("Visit by 2026-13-45", "Ann", doubt="The calendar has no 2026-13-45.")),
        ("Call by 1/12", ActionLine("Call by 1/12", "Ann", doubt=TWO_WAYS)),
        ("", ActionLine("", "Ann")),
    ],
)
def test_reads(text: str, read: ActionLine) -> None:
    assert read_action(text, NAMES, "Ann", TODAY) == read


FULL = ("Ann Adler", "Bea Brandt", "Eli Bell", "Eli Cole")
TWO = "Eli Bell and Eli Cole begin like that; type a little more."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bea: call them both by fri", ActionLine("call them both", "Bea Brandt", FRI)),
        ("bea brandt: call", ActionLine("call", "Bea Brandt")),
        ("eli c: call", ActionLine("call", "Eli Cole")),
        ("Eli: call", ActionLine("Eli: call", "Ann Adler", doubt=TWO)),
        ("Eli: call by fri", ActionLine("Eli: call", "Ann Adler", FRI, TWO)),
        ("Bea's phone: charge it", ActionLine("Bea's phone: charge it", "Ann Adler")),
        ("Bea - call them: now", ActionLine("Bea - call them: now", "Ann Adler")),
    ],
)
def test_a_first_name_is_whoever_has_it_alone(text: str, read: ActionLine) -> None:
    assert read_action(text, FULL, "Ann Adler", TODAY) == read


@given(st.text())
def test_loses_no_word_without_a_date(text: str) -> None:
    read = read_action(text, (), "Ann", TODAY)
    if read.by is None:
        assert read.what == " ".join(read.what.split())
        assert read.who == "Ann"
