"""What people typed, written so that Markdown shows it as they typed it.

As little as possible is escaped, so that plain words stay as they are for grep: a mark that needs a partner
(an asterisk, a backtick, …) gets its backslash only where a partner stands on the same line. The rules are our
own and not a parser's, so that a page comes out the same whatever is installed. They cover CommonMark with tables,
strikethrough, footnotes and links that a viewer finds by itself, and they hold anywhere but at the start of a line:
a page never puts there what somebody typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

GUARD: Final = "\0"
"""Stands for a backslash that is put by us. What people typed never holds one: `clean` takes it out."""

_PUNCTUATION: Final = r"!-/:-@\[-`{-~"

# The endings that make a viewer take two words and a dot for an address, besides any two letters.
_ENDINGS: Final = "aero|asia|biz|com|coop|edu|gov|info|museum|name|net|org|pro|shop|web|xxx|рф"

# Each alternative is one character, wherever it would be the first of something, or be dropped.
_ALONE: Final = re.compile(
    rf"\\(?=[{_PUNCTUATION}{GUARD}])"  # an escape
    r"|&(?=\#?\w+;)"  # an entity
    r"|<(?=[A-Za-z/!?]|[^\s<>@]*@[^\s<>]*>)"  # a tag, an address
    r"|\](?=\()|\[(?=\^)|(?<=\^)\["  # a link or an image, a footnote
    r"|(?<=/)(?<![^\W_]/)/(?=\S)|(?<=mailto):(?=\S)"  # what begins an address
    rf"|(?<=[^\s.])\.(?=(?:[a-z]{{2}}|{_ENDINGS})(?![^\W_])|xn--)"  # what looks like the end of one
    r"|@(?=\d+\.\d+\.)",
    re.IGNORECASE,
)
_TICKS: Final = re.compile(r"`+")
_PAIRED: Final = tuple((mark, re.compile(rf"{re.escape(mark)}+")) for mark in "*_~")


def inline(text: str) -> str:
    """`text`, a single line, such that Markdown shows it literally in the middle of a line."""
    marks = {found.start() for found in _ALONE.finditer(text)}
    if "`" in text:
        marks.update(_ticks(text))
    for mark, runs in _PAIRED:
        if mark in text:
            marks.update(_partners(text, runs))
    if marks:
        text = "".join(f"\\{char}" if place in marks else char for place, char in enumerate(text))
    return text.replace(GUARD, "\\")


def heading(text: str) -> str:
    """`text` for a heading, behind its hashes; closing hashes would be taken for decoration."""
    body, space, last = inline(text).rpartition(" ")
    return f"{body}{space}\\{last}" if last and not last.strip("#") else f"{body}{space}{last}"


def cell(text: str) -> str:
    """`text` for a cell of a table."""
    return inline(text).replace("|", "\\|")


def _ticks(text: str) -> Iterator[int]:
    """Backticks, where some of them could pair."""
    runs = list(_TICKS.finditer(text))
    lengths = Counter(len(run[0]) for run in runs)
    if max(lengths.values()) > 1:
        for run in runs:
            yield from range(*run.span())


def _partners(text: str, runs: re.Pattern[str]) -> Iterator[int]:
    """Runs of a mark that could open or close, where one that could open stands before one that could close."""
    active: list[re.Match[str]] = []
    opened = paired = False
    for run in runs.finditer(text):
        before = text[run.start() - 1 : run.start()]
        after = text[run.end() : run.end() + 1]
        if run[0][0] == "_" and before.isalnum() and after.isalnum():
            continue  # in the middle of a word, an underscore is only that
        opens, closes = bool(after.strip()), bool(before.strip())
        paired = paired or (opened and closes)
        opened = opened or opens
        if opens or closes:
            active.append(run)
    if paired:
        for run in active:
            yield from range(*run.span())
