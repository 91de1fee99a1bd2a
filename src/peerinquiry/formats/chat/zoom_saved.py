"""Zoom's saved files: the time, `From A to B:`, then the message on the same line, or below, set off by a tab."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from peerinquiry.formats.chat.clock import CLOCK, hour, lone_hour
from peerinquiry.formats.chat.draft import Draft, Entry, dedented
from peerinquiry.formats.chat.model import Format
from peerinquiry.formats.chat.zoom_header import Grammar, Heading, directness, heading, is_everyone, learned, named

_DAY: Final = r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})[T,]?\s?"
_TIMED: Final = re.compile(rf"\[?(?:{_DAY})?(?P<clock>{CLOCK})\]?\s+(?P<rest>\S.*)", re.IGNORECASE)
_SET_OFF: Final = ("\t", "  ")


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that may begin a message: where, when, what follows the time, and on how many lines."""

    line: int
    at: str
    rest: str
    below: bool
    length: int = 1


def read(lines: Sequence[str]) -> Draft | None:
    """The draft of a saved file, if it is one."""
    grammar = Grammar()
    starts = _starts(lines, grammar)
    found = _headings(starts, grammar)
    if words := _unknown(starts, found):
        grammar = Grammar(words)
        found = _headings(starts, grammar)
    found = _alike(found)
    if not found:
        return None
    if not any(named(head.to, marked=head.marked) for _, head in found) and any(head.to is None for _, head in found):
        # Nobody is written to beside a recording: what looks so is a name, unless it is set apart as recipients are.
        grammar = grammar.set_apart()
        found = _headings([start for start, _ in found], grammar)
    writers = {head.who for _, head in found if head.to is not None and is_everyone(head.to)}
    return _draft(lines, [(start, _split_again(start, head, grammar, writers)) for start, head in found])


def _headings(starts: Sequence[_Start], grammar: Grammar) -> list[tuple[_Start, Heading]]:
    return [(start, head) for start in starts if (head := heading(start.rest, grammar, below=start.below))]


def _split_again(start: _Start, head: Heading, grammar: Grammar, writers: Collection[str]) -> Heading:
    """A header in which a name may hold the recipient's word, now that those who write are known."""
    if head.to is None or is_everyone(head.to) or head.who in writers:
        return head
    return heading(start.rest, grammar, below=start.below, known=writers) or head


def _starts(lines: Sequence[str], grammar: Grammar) -> list[_Start]:
    starts: list[_Start] = []
    for number, line in enumerate(lines):
        if not line[:1].strip():
            continue
        match = _TIMED.match(line)
        if match:
            if at := hour(match["clock"]):
                starts.append(_Start(number, at, match["rest"], _below(lines, number + 1)))
        elif (at := lone_hour(line)) and number + 1 < len(lines) and grammar.opened(lines[number + 1].lstrip()):
            starts.append(_Start(number, at, lines[number + 1].lstrip(), _below(lines, number + 2), length=2))
    return starts


def _below(lines: Sequence[str], number: int) -> bool:
    return number < len(lines) and lines[number].startswith(_SET_OFF)


def _unknown(starts: Sequence[_Start], found: Sequence[tuple[_Start, Heading]]) -> tuple[str, str] | None:
    """The words of a language without a row, or with another word in it, if most lines are in it."""
    told = {start.line for start, head in found if head.to is not None}
    strange = [start for start in starts if start.line not in told]
    if len(strange) * 2 <= len(starts):
        return None
    return learned([start.rest for start in strange], below=[start.below for start in strange])


def _alike(found: list[tuple[_Start, Heading]]) -> list[tuple[_Start, Heading]]:
    """Those whose time is written as most of theirs are: others are words that begin with a time."""
    lengths = Counter(len(start.at) for start, _ in found)
    if len(lengths) < 2:  # noqa: PLR2004 - with and without seconds
        return found
    most = max(lengths, key=lambda length: (lengths[length], length))
    return [(start, head) for start, head in found if len(start.at) == most]


def _draft(lines: Sequence[str], found: Sequence[tuple[_Start, Heading]]) -> Draft:
    draft = Draft(Format.ZOOM, quotes=True)
    first = found[0][0].line
    draft.stray = [line for line in lines[:first] if line.strip()]
    ends = [start.line for start, _ in found[1:]] + [len(lines)]
    directs = directness(head for _, head in found)
    for (start, head), end, direct in zip(found, ends, directs, strict=True):
        below = [dedented(line) for line in lines[start.line + start.length : end]]
        header = " ".join(lines[start.line : start.line + start.length])
        text = [head.text] if head.text else []
        draft.entries.append(Entry(header, head.who or None, start.at, direct, [*text, *below]))
    draft.explained = sum(bool(line.strip()) for line in lines[first:])
    return draft
