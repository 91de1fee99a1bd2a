"""An action on one line: whose, what, by when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.action_line import ActionLine, read_action

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
        ("Zoe: call by fri", ActionLine("Zoe: call", "Ann", FRI, nobody="Zoe")),
        ("zoe: call", ActionLine("zoe: call", "Ann", nobody="zoe")),
        ("Ann and Bea: call", ActionLine("Ann and Bea: call", "Ann", nobody="Ann and Bea")),
        ("Zoe Zuse, Bea: call", ActionLine("Zoe Zuse, Bea: call", "Ann", nobody="Zoe Zuse, Bea")),
        ("Next step: call", ActionLine("Next step: call", "Ann")),
        ("Call at 10:30", ActionLine("Call at 10:30", "Ann")),
        ("Q1: call", ActionLine("Q1: call", "Ann")),
        (
            "Zoe: call by 1 November",
            ActionLine(
                "Zoe: call by 1 November",
                "Ann",
                doubt="1 Nov 2026 is past; write 1 nov 2027 if you mean that.",
                nobody="Zoe",
            ),
        ),
        ("Call by 12.12.", ActionLine("Call", "Ann", date(2026, 12, 12))),
        ("Stand by Bea", ActionLine("Stand by Bea", "Ann")),
        ("Stand by Bea by next friday", ActionLine("Stand by Bea", "Ann", FRI)),
        (" by fri", ActionLine("by fri", "Ann")),
        ("Review the board in 3 months", ActionLine("Review the board", "Ann", date(2027, 2, 22))),
        ("Meet on friday", ActionLine("Meet", "Ann", FRI)),
        ("Sit in silence", ActionLine("Sit in silence", "Ann")),
        ("Visit by 2026-13-45", ActionLine("Visit by 2026-13-45", "Ann", doubt="The calendar has no 2026-13-45.")),
        ("Call by 1/12", ActionLine("Call by 1/12", "Ann", doubt="That reads two ways: write 1 dec or 12 jan.")),
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
