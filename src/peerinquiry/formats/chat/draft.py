"""What a form of chat finds in lines, before replies and reactions are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from peerinquiry.formats.chat.model import Format

_TIMES: Final = 3
_LIKE_WORDS: Final = 8
"""Characters of a line that is no mere sign or `same here`."""


@dataclass(slots=True)
class Entry:
    """A header with the lines below it. `header` is as it came; `quoted` is what it answers, if a header said so."""

    header: str
    who: str | None = None
    at: str | None = None
    direct: bool | None = None
    lines: list[str] = field(default_factory=list)
    quoted: str | None = None
    signs: list[str] = field(default_factory=list)
    """What was put under it by people who are not named."""


@dataclass(slots=True)
class Draft:
    """All of them. `explained` counts lines: those which the form accounts for."""

    format: Format
    entries: list[Entry] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)
    explained: int = 0
    quotes: bool = False
    """Whether replies and reactions stand among the words, with a quotation."""


def recurring(entries: Sequence[Entry]) -> frozenset[str]:
    """Lines that most messages have below their first: a window's words in a language that nobody wrote down."""
    counts = Counter(line for entry in entries for line in set(body(entry.lines)[1:]) if len(line) >= _LIKE_WORDS)
    firsts = {line for entry in entries for line in body(entry.lines)[:1]}
    most = max(_TIMES, len(entries) // 2 + 1)
    return frozenset(line for line, count in counts.items() if count >= most and line not in firsts)


def body(lines: Sequence[str]) -> list[str]:
    """Lines without blank ones at either end, and never two blank ones together."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line if line.strip() else "")
    if kept and not kept[-1]:
        kept.pop()
    return kept


def dedented(line: str) -> str:
    """A line of a body without what sets it off: a tab, or up to four blanks."""
    if line.startswith("\t"):
        return line[1:]
    bare = line.lstrip(" ")
    return bare if len(line) - len(bare) <= 4 else line[4:]  # noqa: PLR2004 - said above
