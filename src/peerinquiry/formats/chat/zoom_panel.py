"""What a copy of Zoom's chat panel holds: `From Ann to Everyone 10:48 AM`, and the messages below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from peerinquiry.formats.chat.clock import CLOCK, ends_in_time, hour
from peerinquiry.formats.chat.draft import Draft, Entry, body
from peerinquiry.formats.chat.model import Format
from peerinquiry.formats.chat.zoom_header import Grammar, Heading, directness, is_everyone, mark_of

_LONGEST: Final = 250
_TIMED: Final = re.compile(rf"(?P<head>\S.*?)\s*(?<![\d:.])(?P<clock>{CLOCK})", re.IGNORECASE)
_APART: Final = re.compile(r"\s*[:：]\s*(?=[(（]|$)")
"""The colon behind a recipient, with the mark of a direct message after it or nothing."""


def read(lines: Sequence[str]) -> Draft | None:
    """The draft of such a copy, if it is one. What stands above the first header lost its own."""
    grammar = Grammar()
    found = [(number, *read) for number, line in enumerate(lines) if (read := _header(line, grammar))]
    if not found:
        return None
    draft = Draft(Format.ZOOM_PANEL, quotes=True)
    above = body([line.strip() for line in lines[: found[0][0]]])
    if above:
        draft.entries.append(Entry(above[0], lines=above))
    ends = [number for number, *_ in found[1:]] + [len(lines)]
    directs = directness(head for _, head, _ in found)
    for (number, head, at), end, direct in zip(found, ends, directs, strict=True):
        below = [line.strip() for line in lines[number + 1 : end]]
        draft.entries.append(Entry(lines[number], head.who, at, direct, below))
    draft.explained = sum(bool(line.strip()) for line in lines[found[0][0] :])
    return draft


def _header(line: str, grammar: Grammar) -> tuple[Heading, str] | None:
    """A header, and the time in it."""
    text = line.strip()
    match = _TIMED.fullmatch(text) if len(text) <= _LONGEST and ends_in_time(text) else None
    at = hour(match["clock"]) if match else None
    if not match or not at:
        return None
    opened = grammar.opened(match["head"])
    read = opened or grammar.bare(match["head"])
    who, to = read._replace(rest=_APART.sub("", read.rest, count=1)).split()
    if to is None:
        return None
    to, marked = mark_of(to)
    if not opened and not (marked or is_everyone(to)):
        return None
    return Heading(who, to, "", marked, read.word), at
