"""The border: what comes through it is words, whatever was sent."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile.payloads import naughty_strings

from peerinquiry.inquiry.text import MOST_MARKS, clean, joined, one_line

SEQUENCES = {
    "CSI colour": "\x1b[1;31m",
    "CSI private": "\x1b[?1049h",
    "CSI with an intermediate": "\x1b[4 q",
    "CSI wipe": "\x1b[2J",
    "CSI in one byte": "\x9b31m",
    "CSI without end": "\x1b[31",
    "OSC title, BEL": "\x1b]0;a title\x07",
    "OSC title, ST": "\x1b]0;a title\x1b\\",
    "OSC title, ST in one byte": "\x1b]0;a title\x9c",
    "OSC clipboard": "\x1b]52;c;aGVsbG8=\x07",
    "OSC link": "\x1b]8;;https://example.org\x1b\\",
    "OSC in one byte": "\x9d0;a title\x9c",
    "OSC over two lines": "\x1b]0;a\ntitle\x07",
    "DCS": "\x1bPq#0;2;0;0;0\x1b\\",
    "DCS in one byte": "\x90q#0\x9c",
    "APC": "\x1b_Gf=24\x1b\\",
    "PM": "\x1b^private\x1b\\",
    "SOS": "\x1bXa string\x1b\\",
    "a title of screen's": "\x1bka title\x1b\\",
    "tmux passes it through": "\x1bPtmux;\x1b\x1b]52;c;aGVsbG8=\x07\x1b\\",
    "reset": "\x1bc",
    "keypad": "\x1b=",
    "character set": "\x1b(0",
    "single shift": "\x1bOA",
    "with NUL inside": "\x1b\x00[3\x001m",
}

REMOVED = (
    "\x00\x08\x7f\x80\x85\x9f"
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\ufeff\ud800\udfff\ufdd0\uffff\U0010ffff"
)

KEPT = (
    "what\tand\nwhy?",
    "[bold]x[/bold] [/x] list[int] [@click=quit]",
    "👩‍👩‍👧‍👦 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪 1️⃣",
    "می‌خواهم",  # ZWNJ
    "क्‍ष",  # ZWJ
    "שלום עולם, مرحبا",
    "日本語 한국어 ไทย ភាសា",
    "a\u00a0b\u200bc",
)

# Everything that means something here, and what could grow together once something between is gone.
CONTROLS = "\x1b\x07\x18\x1a\x90\x98\x9b\x9c\x9d\x9e\x9f[]P\\;0m \r\n\x0b\u2028"
GROWING = ("e", *"\u0301\u0323\u0344\u0f73\u1100\u1161\u11a8\u09c7\u09be\u0958", "\u0301" * 40)
pieces = st.sampled_from([*SEQUENCES.values(), *REMOVED, *KEPT, *CONTROLS, *GROWING])
nasty = st.lists(pieces | st.text(max_size=3), max_size=30).map("".join) | st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Z", "C"])
)


@given(nasty)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert one_line(one_line(text)) == one_line(text)
    assert joined(joined(text)) == joined(text)


@given(nasty)
def test_nothing_is_left_that_a_terminal_would_obey(text: str) -> None:
    left = clean(text)
    assert not set(left) & set(REMOVED)
    assert all(char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"} for char in left)
    assert unicodedata.is_normalized("NFC", left)
    left.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_words_stay_words(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@given(nasty)
def test_a_single_line_is_one(text: str) -> None:
    for line in (one_line(text), joined(text)):
        assert line == " ".join(line.split())
    assert one_line(text) == one_line(clean(text))


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES.keys())
def test_a_sequence_goes_whole(sequence: str) -> None:
    assert clean(f"before{sequence}") == "before"
    assert clean(f"é{sequence}é") == "éé"


def test_a_sequence_without_end_costs_its_line_and_no_more() -> None:
    assert clean("a\x1b]0;title\nb") == "a\nb"
    assert clean("a\x1bPq\r\nb\x1b[1mc") == "a\nbc"


def test_bytes_that_only_look_like_the_start_of_a_string_cost_themselves_alone() -> None:
    # What Latin-1 makes of a closing quotation mark.
    assert clean("\u00e2\x80\x9dyes") == "\u00e2yes"


@pytest.mark.parametrize("char", REMOVED, ids=lambda char: f"U+{ord(char):04X}")
def test_a_character_that_works_unseen_is_gone(char: str) -> None:
    assert clean(f"a{char}b") == "ab"


@pytest.mark.parametrize("text", KEPT)
def test_what_people_write_is_kept(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_every_line_break_is_a_newline(end: str) -> None:
    assert clean(f"a{end}b") == "a\nb"


def test_letters_and_their_marks_are_put_together() -> None:
    assert clean("e\u0301") == "é"
    assert clean("e\u202e\u0301") == "é", "even if something stood between"


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0f73", "\u0344", "\u20dd", "\ufe0f"])
def test_marks_are_piled_up_only_so_high(marks: str) -> None:
    left = clean("a" + marks * 100 + "b")
    assert left[0] in "aạä"
    assert left[-1] == "b"
    assert MOST_MARKS <= len(left) <= MOST_MARKS + 2


@pytest.mark.parametrize(
    "text",
    [
        "\x1b",
        "\x1b]",
        "\x1b]0;",
        "\x1b[",
        "\x1b[0",
        "\x1bPk\n",
        "\x90",
        "\x9d\n",
        "\x1b ",
        "a\u0301\u0323",
        "\u0f73",
        "字",
        "\r",
    ],
)
def test_a_megabyte_is_no_trouble(text: str) -> None:
    # Anything that grew with the square of the length would not come to an end.
    left = clean(text * (1_000_000 // len(text)))
    assert "\x1b" not in left


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  Ann\t\n Lee ", "Ann Lee"),
        ("Ann\u00a0Lee", "Ann Lee"),
        ("\u200b\u2060\ufe0f\u3164", ""),
        ("\n\n", ""),
        ("❤️", "❤️"),
        ("\x1b[31mAnn\x1b[0m", "Ann"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [("one\ntwo", "one / two"), ("one\r\n\n  two\tthree \n", "one / two three"), ("\n", ""), ("one", "one")],
)
def test_joined(text: str, line: str) -> None:
    assert joined(text) == line


def test_naughty_strings() -> None:
    for text in naughty_strings():
        left = clean(text)
        assert clean(left) == left
        assert not set(left) & set(REMOVED)
        assert unicodedata.is_normalized("NFC", left)
        if text.isascii() and text.isprintable():
            assert left == text
