"""The page about the plain console lists each of its words as the help tells it."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from peerinquiry.plain import console
from peerinquiry.plain.language import WORDS


def as_markdown() -> str:
    """Each room as a heading, each word as a line of a list."""
    rooms = list(dict.fromkeys(word.room for word in WORDS.values()))
    ordered = sorted(WORDS.values(), key=lambda word: rooms.index(word.room))
    return "\n".join(
        f"### {room}\n\n" + "".join(f"- `{word.usage}`: {word.tells}\n" for word in words)
        for room, words in groupby(ordered, key=lambda word: word.room)
    )


def test_the_page_has_every_word_as_the_help_tells_it(checkout: Path) -> None:
    assert WORDS["wait"].does is console.wait  # its own words are on the language once it is loaded
    page = (checkout / "docs" / "plain.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- words -->\n(.*)\n<!-- end of words -->", page, re.DOTALL)
    assert found
    assert found[1] == as_markdown()
