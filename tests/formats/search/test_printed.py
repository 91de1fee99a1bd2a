"""What was found, as it is written: a page, and its name, may be anybody's."""

from __future__ import annotations

import pytest

from peerinquiry.formats.search.hit import Hit, Hits, read_hit
from peerinquiry.formats.search.pattern import read_pattern
from peerinquiry.formats.search.printed import Counts, Form, Lines, Names, Objects, Shown
from peerinquiry.formats.search.query import Query

HERON = read_pattern("heron")
BREAKS = ["\x0b", "\x0c", "\r", "\u2028", "\x1b[2J\r", "\x1b]2;x\x07\u2029"]
"""What ends a line on a terminal, and none of the page."""


@pytest.mark.parametrize("broken", BREAKS)
@pytest.mark.parametrize("form", [Shown(HERON), Names(terminal=True), Counts(terminal=True), Objects(), Hits(HERON)])
def test_a_line_is_told_on_one_line_whatever_is_in_it_or_in_the_name(form: Form, broken: str) -> None:
    found = Query(HERON).search(f"- 14:22:31 NOTE Ann: a heron{broken}b.md:1:none\n".encode())
    written = form.written(f"a{broken}b.md".encode(), found).decode()
    assert len(written.splitlines()) == 1
    assert "\x1b[2J" not in written
    assert "\x1b]" not in written


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("heron a b heron", ["a.md:1:heron", "a.md-2-a", "a.md-3-b", "a.md:4:heron"]),
        ("heron a b c heron", ["a.md:1:heron", "a.md-2-a", "--", "a.md-4-c", "a.md:5:heron"]),
        ("a heron heron b", ["a.md-1-a", "a.md:2:heron", "a.md:3:heron", "a.md-4-b"]),
    ],
)
def test_groups_that_touch_are_one(page: str, shown: list[str]) -> None:
    found = Query(HERON).search(page.replace(" ", "\n").encode())
    assert Lines(1).written(b"a.md", found).decode().splitlines() == ["--", *shown]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_what_breaks_a_line_leaves_it_the_line_that_it_is(end: bytes) -> None:
    line = b"- 14:22:31 NOTE Ann: a heron\x0band a kite (changed: 10:01:00)" + end
    told = Objects().written(b"a.md", Query(HERON).search(line)).decode()
    assert '"tag": "NOTE", "who": "Ann", "text": "a heron and a kite"' in told
    hit = read_hit(Hits(HERON).written(b"a.md", Query(HERON).search(line)))
    assert hit == Hit("a", 1, "- 14:22:31 NOTE Ann: a heron and a kite (changed: 10:01:00)", 7, 12)
