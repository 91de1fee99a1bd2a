"""Pasted challenges: whose each line is, and that no word is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.hostile import hostile

from peerinquiry.formats.challenge_lines import LONGEST, MOST, challenge_lines
from peerinquiry.inquiry.text import clean, one_line

NAMES = ("Ann", "Bea", "Carl", "Dev Patel", "Eli", "Fay von Berg")


def said(text: str) -> list[tuple[str | None, str]]:
    return [(line.who, line.text) for line in challenge_lines(text, NAMES).said]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann: We lose two", [("Ann", "We lose two")]),
        ("bea - two teams", [("Bea", "two teams")]),
        ("Carl – bored", [("Carl", "bored")]),
        ("Eli\tyes, too often", [("Eli", "yes, too often")]),
        ("ann example: We lose two", [(None, "ann example: We lose two")]),
        ("Ann Example: We lose two", [("Ann", "We lose two")]),
        ("Dev: mine", [("Dev Patel", "mine")]),
        ("Fay Von Berg (she/her): mine", [("Fay von Berg", "mine")]),
        ("From Ann to Everyone: We lose two", [("Ann", "We lose two")]),
        ("12:58:22\t From  Ann Example  to  Everyone : We lose two", [("Ann", "We lose two")]),
        ("From Ann to Bea Kahn(Privately) : psst", [("Ann", "psst")]),
        ("From Zoe to Everyone: mine", [(None, "Zoe: mine")]),
        ("From Me to Everyone: mine", [(None, "mine")]),
        ("From day one: nobody owns it", [(None, "From day one: nobody owns it")]),
        ("We have one problem: nobody owns it", [(None, "We have one problem: nobody owns it")]),
        ("Ann thinks we should: maybe", [(None, "Ann thinks we should: maybe")]),
        ("1. first\n2) second\n- third", [(None, "first"), (None, "second"), (None, "third")]),
        ("Ann\nwe lose two\nand it hurts\n\nno idea", [("Ann", "we lose two / and it hurts"), (None, "no idea")]),
        ("[10:42] Ann\n    one\n[10:43] Bea\n    two", [("Ann", "one"), ("Bea", "two")]),
        ("Ann Example\n12:38\none\n\nYou\n12:39\ntwo", [("Ann", "one"), (None, "two")]),
        ("10:01:00 From Ann to Everyone:\n\tone\n\ttwo\nBea: three", [("Ann", "one / two"), ("Bea", "three")]),
        (
            "From Ann Example to Everyone 10:48 AM\none\nFrom Me to Everyone 10:49 AM\ntwo",
            [("Ann", "one"), (None, "two")],
        ),
        ("Ann: one\n  still one\ntwo", [("Ann", "one / still one"), (None, "two")]),
        ("Ann:\nBea:\n", []),
        ("\n \n", []),
    ],
)
def test_whose_line_it_is(text: str, found: list[tuple[str | None, str]]) -> None:
    assert said(text) == found


words = st.sampled_from(["we", "lose", "two", "suppliers", "and", "nobody", "owns", "it"])
sentences = st.lists(words, min_size=1, max_size=6).map(" ".join)
forms = st.sampled_from(
    [
        "{who}: {text}",
        "{who} - {text}",
        "{who}\t{text}",
        "From {who} to Everyone: {text}",
        "12:58:22 From  {who}  to  Everyone : {text}",
        "[10:42] {who}\n    {text}\n",
        "{who}\n10:42\n{text}\n",
        "- {who}: {text}",
    ]
)


@given(st.lists(st.tuples(st.sampled_from(NAMES), sentences, forms), max_size=8))
def test_every_form_is_understood(lines: list[tuple[str, str, str]]) -> None:
    text = "\n".join(form.format(who=who, text=words) for who, words, form in lines)
    assert said(text) == [(who, words) for who, words, _ in lines]


@given(st.lists(sentences, max_size=8))
def test_lines_of_nobody_come_through_as_they_are(lines: list[str]) -> None:
    assert said("\n".join(lines)) == [(None, line) for line in lines]


@given(st.lists(hostile | st.text(max_size=40), max_size=6).map("\n".join))
def test_whatever_comes_in_is_safe(text: str) -> None:
    for who, words in said(text):
        assert who is None or who in NAMES
        assert words
        assert words == one_line(words)


pieces = st.sampled_from(
    ["Ann:", "-", "1.", "to", "From", "Everyone:", "we", "you", "lose\t10:42", "Carl", "Zoe", ":", "/x", "it\n"]
)


@given(st.lists(pieces, max_size=12).map(" ".join))
def test_no_word_is_lost(text: str) -> None:
    """But for times, bullets, and what a call's window says around a name."""
    found = challenge_lines(text, NAMES)
    kept = " ".join(f"{line.who or ''} {line.text}" for line in found.said)
    for word in re.findall(r"we|lose|it|/x", clean(text)):
        assert word in kept


def test_a_flood_is_read_up_to_a_point_and_the_rest_is_counted() -> None:
    found = challenge_lines("a\n" * 500_000, NAMES)
    assert (len(found.said), found.more) == (MOST, 500_000 - MOST)
    (one,) = challenge_lines("x" * 10**6, NAMES).said
    assert len(one.text) == LONGEST
