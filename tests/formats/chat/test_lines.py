"""A paste of any kind, and a chat: whose each line is, and that no word is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.hostile import hostile

from peerinquiry.formats.chat.lines import LARGEST, LONGEST, MOST, chat_lines
from peerinquiry.inquiry.text import clean, one_line
from peerinquiry.inquiry.view.pasting import Kind, Line

NAMES = ("Ann", "Bea", "Carl", "Dev Patel", "Eli", "Fay von Berg")


def said(text: str) -> list[tuple[str | None, str]]:
    return [(line.who, line.text) for line in chat_lines(text, NAMES).lines]


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
        ("From Ann to Bea Kahn(Privately) : psst", []),
        ("From Zoe to Everyone: mine", [(None, "mine")]),
        ("From Me to Everyone: mine", [(None, "mine")]),
        ("From day one: nobody owns it", [(None, "From day one: nobody owns it")]),
        ("We have one problem: nobody owns it", [(None, "We have one problem: nobody owns it")]),
        ("Ann thinks we should: maybe", [(None, "Ann thinks we should: maybe")]),
        ("1. first\n2) second\n- third", [(None, "first"), (None, "second"), (None, "third")]),
        ("Ann\nwe lose two\nand it hurts\n\nno idea", [("Ann", "we lose two / and it hurts"), (None, "no idea")]),
        ("[10:42] Ann\n    one\n[10:43] Bea\n    two", [("Ann", "one"), ("Bea", "two")]),
        ("Ann Example\n12:38\none\n\nYou\n12:39\ntwo", [("Ann", "one"), (None, "two")]),
        (
            "From Ann Example to Everyone 10:48 AM\none\nFrom Me to Everyone 10:49 AM\ntwo",
            [("Ann", "one"), (None, "two")],
        ),
        ("Ann: one\n  still one\ntwo", [("Ann", "one / still one"), (None, "two")]),
        ("Ann:\nBea:\n", [(None, "Ann:"), (None, "Bea:")]),
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


@given(st.lists(st.tuples(st.sampled_from(NAMES), sentences), min_size=1, max_size=8), forms)
def test_every_form_is_understood(lines: list[tuple[str, str]], form: str) -> None:
    assert said("\n".join(form.format(who=who, text=words) for who, words in lines)) == lines


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
    found = chat_lines(text, NAMES)
    kept = " ".join(f"{line.who or ''} {line.text}" for line in found.lines)
    for word in re.findall(r"we|lose|it|/x", clean(text)):
        assert word in kept


def test_a_flood_is_read_up_to_a_point_and_the_rest_is_counted() -> None:
    found = chat_lines("a\n" * 500_000, NAMES)
    assert (len(found.lines), found.besides) == (MOST, f"{500_000 - MOST:,} more lines were not read")
    (one,) = chat_lines("x" * LARGEST, NAMES).lines
    assert len(one.text) == LONGEST


CHAT = (
    "10:01:00 From Fay von Berg to Everyone:\n\tPlease write your challenge\n"
    "10:02:00 From Bea (she/her) to Everyone:\n\tTwo teams build one thing\n"
    '10:03:00 From Zoe Doe [ACME] to Everyone:\n\tReplying to "Please write your..." a merger\n'
    "10:04:00 From Ann to Bea(Direct Message):\n\tpsst\n"
    '10:05:00 From Carl Larsson to Everyone:\n\tReacted to "a merger" with 👍\n'
    "10:06:00 From Eli to Everyone:\n"
)


def test_a_chat_as_lines() -> None:
    found = chat_lines(CHAT, NAMES)
    assert found.chatted
    assert found.besides == "1 reaction aside · 1 direct message dropped"
    assert found.lines == (
        Line("Fay von Berg", "Please write your challenge"),
        Line("Bea", "Two teams build one thing"),
        Line(None, "a merger", by="Zoe Doe", kind=Kind.REPLY),
        Line(None, "10:06:00 From Eli to Everyone:", kind=Kind.STRANGE),
    )


def test_oneself_is_the_one_who_facilitates() -> None:
    found = chat_lines("Ann Example\n12:38\none\nYou\n12:39\nwelcome", NAMES)
    assert found.lines[1] == Line(None, "welcome", kind=Kind.YOURS)
