"""Texts that would like to be more than words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import strategies as st

MARKDOWN = (
    "# a heading",
    "#",
    "C #",
    "a ##",
    "Title\n===",
    "---",
    "***",
    "> a quote",
    "- a list",
    "1. a list",
    "    code",
    "```\ncode\n```",
    "~~~",
    "a `b` c",
    "``a`b``",
    "it`s and that`s",
    "*a*",
    "**a**",
    "2*3*4",
    "_a_ __b__",
    "snake_case_name",
    "~a~ ~~b~~",
    "[a](https://example.com)",
    "![a](b.png)",
    "[a]: https://example.com",
    "[a][b]",
    "[^1] and ^[a note]",
    "[^1]: a note",
    "[ ] a task",
    "[!NOTE]",
    "<b>bold</b>",
    "<!-- -->",
    "<script>alert(1)</script>",
    "<https://example.com>",
    "<a@example.com>",
    "<3@x.y>",
    "https://example.com/a_b_c?d=e&copy;#f",
    "http://localhost",
    "ftp://10.0.0.1/a",
    "//example.org",
    "www.example.com",
    "see example.com/path.",
    "README.md, notes.pro",
    "пример.рф xn--e1afmkfd.xn--p1ai",
    "a@example.com a@1.2.3.4",
    "mailto:somebody@host",
    "&amp; &#65; &#x41; &copy; AT&T;",
    "a | b",
    "a \\| b",
    "| - | - |",
    "a\\",
    "\\*a\\* \\\\ \\n",
    "a  \nb",
    "(to: Bea)",
    "yes (aim: framing; round: 2)",
    "x (to: a) (by: b",
    "; by: tomorrow;",
    "a: b:",
    "ACTION Ann: not one",
    "\x1b[31mred\x1b[0m \u202e",
)
PLAIN = (
    "who is involved?",
    "2 * 3 < 7 > 5 & so on",
    "5* hotel, ~5 people, e.g. this",
    "I <3 it; 50% (or so) [sic] {x}",
    "snake_case_name, an_other and/or C#",
    "a+b=c, #1, $5, a/b, c:\\d",
    "\"Yes\" she said - 'no'! | or _ not",
    "3.5 of 7.0, v1.2.3",
)
"""What must stay just as it is."""

pieces = st.sampled_from([*MARKDOWN, *PLAIN]) | st.sampled_from(list("\\`*_~[]()<>!#&;:|@./-+= \naB1é😀^$\"'"))
hostile = st.lists(pieces | st.text(max_size=3), max_size=8).map("".join)

BLNS = Path(__file__).parents[3] / "shared/data/blns.json"


def naughty_strings() -> list[str]:
    """The big list of naughty strings; a test says aloud if it is not at hand."""
    if not BLNS.exists():
        pytest.skip(f"the big list of naughty strings is not at {BLNS.parent.name}/{BLNS.name} beside the checkout")
    strings: list[str] = json.loads(BLNS.read_text(encoding="utf-8"))
    return strings
