"""Slips of TOML: each found where it is, all in one reading, in words that help."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.toml_places import line_and_column
from peerinquiry.formats.toml_reading import LARGEST, decode, read


def slips_of(source: str | bytes) -> list[str]:
    text, unreadable = decode(source)
    return [
        "{}:{} {}; {}".format(*line_and_column(text, slip.offset), slip.message, slip.instead)
        for slip in [*unreadable, *read(text).slips]
    ]


ONE_SLIP = {
    "no equals sign": ('title "x"', '1:7 there is no = after the key; write key = "…"'),
    "a colon": ('title: "x"', '1:6 there is no = after the key; write key = "…"'),
    "no key": (
        "= 3",
        '1:1 a line begins with what is neither a key nor a heading; write key = "…", or put # before a remark',
    ),
    "an odd key": (
        "a.+ = 1",
        "1:3 a key is missing here, or begins with what no key can; use letters, digits, - and _, or quotes",
    ),
    "no quotes": ("title = Our questions", '1:9 this is not a value; put text in quotes: "…"'),
    "no value": ("title =\n", '1:8 a value is missing here; write one, such as "…"'),
    "a remark for a value": ("title = # later", '1:9 a value is missing here; write one, such as "…"'),
    "two values": (
        "answer = 30 40",
        "1:13 something is left over after the value; put it on a line of its own, or # before a remark",
    ),
    "curly quotes": ("title = “x”", '1:9 these are curly quotes; write straight ones: "…"'),
    "curly quotes in a list": ("a = [\n  “x”,\n]", '2:3 these are curly quotes; write straight ones: "…"'),
    "a curly quote at the end": (
        'a = [\n  "x”,\n]',
        '2:5 a curly quote ends a text that a straight one began; write "',
    ),
    "a quote left open": (
        'title = "x\n',
        '1:9 the " that opens here is not closed on its line; write " where the text ends',
    ),
    "an apostrophe left open": (
        "title = 'x\n",
        "1:9 the ' that opens here is not closed on its line; write ' where the text ends",
    ),
    "a key's quote left open": (
        '"title = 1\n',
        '1:1 the " that opens here is not closed on its line; write " where the text ends',
    ),
    "three quotes left open": (
        'title = """x\ny\n',
        '1:9 the """ that opens here is never closed; write """ where the text ends',
    ),
    "three apostrophes left open": (
        "title = '''x\ny\n",
        "1:9 the ''' that opens here is never closed; write ''' where the text ends",
    ),
    "a quote within": (
        'q = "He said "yes" to it?"',
        r'1:14 this " ends the text before it; write \" for a quote inside a text',
    ),
    "a quote within a list": (
        'q = ["He said "yes" to it?"]',
        r'1:15 this " ends the text before it; write \" for a quote inside a text',
    ),
    "an apostrophe within": (
        "q = 'It's so?'",
        "1:8 this ' ends the text before it; write \" around a text that has ' inside",
    ),
    "a backslash": (r'q = "C:\questions"', r"1:8 a backslash stands alone in a text; write \\ for it"),
    "half an escape": (r'q = "\u12"', r"1:6 a backslash stands alone in a text; write \\ for it"),
    "half a character": (r'q = "\ud800"', r"1:6 a backslash stands alone in a text; write \\ for it"),
    "no comma": (
        'q = [\n  "a?"\n  "b?",\n]',
        "3:3 a comma is missing before this; write a comma between two items, and ] after the last",
    ),
    "no comma in braces": (
        'q = { ask = "a?" listen_for = "b" }',
        "1:18 a comma is missing before this; write a comma between two parts, and } after the last",
    ),
    "two commas": ('q = ["a?",, "b?"]', "1:11 this comma is one too many; take it out"),
    "a list left open": (
        'q = [\n  "a?",\n\n[[aims]]\nname = "b"\n',
        "1:5 this list is not closed before line 4; write ] where the last item ends",
    ),
    "a list left open before a pair": (
        'q = [\n  "a?"\nname = "b"\n',
        "1:5 this list is not closed before line 3; write ] where the last item ends",
    ),
    "a list left open at the end": (
        'q = [\n  "a?",\n',
        "1:5 this list is not closed before the file ends; write ] where the last item ends",
    ),
    "braces left open": (
        'q = [{ ask = "a?"\n[[aims]]\n',
        "1:6 these braces are not closed before line 2; write } where the last item ends",
    ),
    "a heading left open": ("[timings\nanswer = 3\n", "1:9 the heading is not closed; write ] after its name"),
    "a heading half closed": ("[[aims]\nname = 'x'\n", "1:7 the heading is not closed; write ]] after its name"),
    "a key twice": ("a = 1\nb = 2\na = 3\n", "3:1 this key stands on line 1 already; keep one of the two"),
    "a key twice in braces": (
        "q = { ask = 'a',\n  ask = 'b' }",
        "2:3 this key stands on line 1 already; keep one of the two",
    ),
    "a heading twice": (
        "[timings]\n[timings]\n",
        "2:1 this heading is there already; keep one, or write all in two brackets, [[…]], if there are several",
    ),
    "one bracket for the second": (
        "[[aims]]\n[aims]\n",
        "2:1 this heading is there already; keep one, or write all in two brackets, [[…]], if there are several",
    ),
    "two meanings": ("a = 1\na.b = 2\n", "2:1 this is already something else further up; keep one of the two"),
    "an escape character": ('q = "a\x1bb"', "1:7 a control character, U+001B, stands here; take it out"),
    "a control in a remark": ("# a\x00b", "1:4 a control character, U+0000, stands here; take it out"),
    "a return alone": ("a = 1\rb = 2", "1:6 a control character, U+000D, stands here; take it out"),
    "no such date": ("a = 2026-02-30", '1:5 this date or time does not exist; put text in quotes: "…"'),
    "nested without end": ("a = " + "[" * 1000, "1:5 this is nested too deeply; keep it flat"),
    "a key without end": (".".join("a" * 20_000) + " = 1", "1:1 this is nested too deeply; keep it flat"),
    "a number without end": ("a = 1\nb = " + "1" * 5000, "2:5 this number is too long; write a shorter one"),
    "Latin-1": (b'a = "x"\nb = "\xe9t\xe9"', "2:6 the byte 0xe9 is not UTF-8; save the file as UTF-8 in your editor"),
    "UTF-16": ("a = 1".encode("utf-16"), "1:1 the file is saved as UTF-16; save it again as UTF-8"),
    "a megabyte": (
        b"#" * (LARGEST + 1),
        "1:1 the file is larger than 1000 kB; keep what is needed, and split the rest",
    ),
}


@pytest.mark.parametrize(("source", "expected"), ONE_SLIP.values(), ids=ONE_SLIP.keys())
def test_a_slip_is_found_where_it_is(source: str | bytes, expected: str) -> None:
    assert slips_of(source) == [expected]


def test_all_slips_are_found_at_once() -> None:
    source = 'a = x\nb = [\n  "c"\n  "d",\n]\ne = "f\n[[aims]\ng = y\n[h]\ni = z\nj = 1\n'
    places = [slip.partition(" ")[0] for slip in slips_of(source)]
    assert places == ["1:5", "4:3", "6:5", "7:7", "10:5"], "and nothing under the broken heading"


def test_what_is_around_a_slip_is_read() -> None:
    reading = read('a = 1\nb = [\n  "c"\n  "d",\n]\ne = 2\n[f]\ng = oops\nh = 3\n')
    assert reading.document == {"a": 1, "e": 2, "f": {"h": 3}}


def test_slips_come_to_an_end() -> None:
    assert len(read("a = x\n" * 1000).slips) == 20
    assert len(read("a = x\n" * 100_000).slips) == 3, "a huge file is read a few times only"


@pytest.mark.parametrize("end", ["\r\n", "\r\r\n", "\n"])
def test_line_ends_of_every_system(end: str) -> None:
    assert slips_of(f"a = 1{end}b = x{end}".encode())[0].startswith("2:5 ")


def test_the_mark_that_notepad_puts_first_is_passed_over() -> None:
    for source in ("\ufeffa = x", "\ufeffa = x".encode()):
        assert slips_of(source)[0].startswith("1:5 ")


def test_the_rest_of_a_file_with_an_odd_byte_is_read_too() -> None:
    assert [slip.partition(" ")[0] for slip in slips_of(b'a = "\xe9"\nb = x\n')] == ["1:6", "2:5"]


# What TOML is made of, and what people break it with.
pieces = st.sampled_from(
    [
        "a",
        "b",
        " = ",
        "=",
        '"',
        '"""',
        "'",
        "'''",
        "“",
        "x",
        "1",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        ".",
        "#",
        "\\",
        "\n",
        "\n  ",
        "\r",
    ]
)


@given(st.lists(pieces, max_size=40).map("".join))
def test_whatever_is_written_is_read_or_explained(source: str) -> None:
    text, _ = decode(source)
    reading = read(text)
    assert len(reading.text) == len(text)
    assert reading.text.count("\n") == text.count("\n"), "places stay what they were"
    for slip in reading.slips:
        assert 0 <= slip.offset <= len(text)
        assert slip.message
        assert slip.instead
    try:
        document = tomli.loads(text)
    except tomli.TOMLDecodeError:
        assert reading.slips
    else:
        assert not reading.slips
        assert reading.document == document


@given(st.binary(max_size=60))
def test_whatever_bytes_there_are(source: bytes) -> None:
    text, slips = decode(source)
    assert all(0 <= slip.offset <= len(text) for slip in slips)
    read(text)


@given(st.data())
def test_a_bank_with_a_piece_cut_out(checkout: Path, data: st.DataObject) -> None:
    text = (checkout / "question_banks" / "collaborative-inquiry.toml").read_text("utf-8")
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 30)))
    piece = data.draw(st.sampled_from(["", '"', "]", "[", "}", "'", "\n"]))
    broken = text[:begin] + piece + text[end:]
    for slip in read(broken).slips:
        assert slip.message != "this cannot be read"
