"""A mistake is one line, whatever is in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.mistakes import Mistake, short
from peerinquiry.inquiry.text import clean


def test_a_mistake_reads_as_a_place_and_two_halves() -> None:
    mistake = Mistake(3, 7, "`answer` is text, not a number", "write seconds, such as answer = 30", "banks/ours.toml")
    assert str(mistake) == "banks/ours.toml:3:7: `answer` is text, not a number; write seconds, such as answer = 30"


@given(st.text(), st.text())
def test_a_mistake_is_one_safe_line(file: str, message: str) -> None:
    line = str(Mistake(1, 1, message, "write it anew", file))
    assert clean(line) == line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("few", "few"),
        ("a\n\x1b[1mb", "a b"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        ("x" * 10**6, "x" * 39 + "…"),
    ],
)
def test_what_is_named_in_a_sentence_is_short(text: str, expected: str) -> None:
    assert short(text) == expected
