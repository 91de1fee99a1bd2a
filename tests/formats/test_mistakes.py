"""A mistake is one line, whatever is in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.mistakes import WIDEST, Level, Mistake, briefly, excerpt, short
from peerinquiry.inquiry.text import clean


def test_a_mistake_reads_as_a_place_and_two_halves() -> None:
    mistake = Mistake(3, 7, "`answer` is text, not a number", "write seconds, such as answer = 30", "banks/ours.toml")
    assert str(mistake) == "banks/ours.toml:3:7: `answer` is text, not a number; write seconds, such as answer = 30"


def test_of_several_the_first_is_told_and_how_many_more_there_are() -> None:
    first, *others = (Mistake(line, 1, "wrong", "right", "ours.toml") for line in (1, 2, 3))
    assert briefly([first]) == "ours.toml:1:1: wrong; right"
    assert briefly([first, *others]) == "ours.toml:1:1: wrong; right (and 2 more)"


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


def test_a_warning_says_that_it_is_one() -> None:
    assert str(Mistake(3, 7, "a", "b", "ours.toml", Level.WARNING)) == "ours.toml:3:7: warning: a; b"


def pointed(line: str, column: int) -> tuple[str, ...]:
    return Mistake(12, column, "", "", "", Level.MISTAKE, *excerpt(line, column)).pointed


@pytest.mark.parametrize(
    ("line", "column", "shown", "cells"),
    [
        ('question = ["Who?"]', 1, 'question = ["Who?"]', 0),
        ("a = b  ", 5, "a = b", 4),
        ("a = ", 5, "a =", 4),
        ("\ta = b", 6, " a = b", 5),
        ("a = 字字 x", 8, "a = 字字 x", 9),
        ("a\x1b[1m\u202e = b", 9, "a·[1m· = b", 8),
        ("a" + "b" * 67, 1, "a" + "b" * 66 + "…", 0),
        ("x" * 100 + "!" + "y" * 100, 101, "…" + "x" * 39 + "!" + "y" * 26 + "…", 40),
    ],
)
def test_a_line_is_shown_with_its_place(line: str, column: int, shown: str, cells: int) -> None:
    assert pointed(line, column) == (f"   12 | {shown}", "      | " + " " * cells + "^")


def test_an_empty_line_is_not_shown() -> None:
    assert pointed("", 1) == ()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n")), st.integers(1, 300))
def test_what_is_shown_is_safe_and_fits_a_small_screen(line: str, column: int) -> None:
    shown, cells = excerpt(line, min(column, len(line) + 1))
    assert clean(shown) == shown
    assert "\t" not in shown
    assert cells <= WIDEST
    assert len(shown) <= WIDEST + 1
