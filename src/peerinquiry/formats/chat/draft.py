"""What a form of chat finds in lines, before replies and reactions are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from peerinquiry.formats.chat.model import Format


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
