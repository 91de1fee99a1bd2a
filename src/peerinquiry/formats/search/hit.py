"""A line that was found, on its way from the process that searches to the screen that shows it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

from peerinquiry.formats.page_line import plain, read_line
from peerinquiry.formats.search.lines import Found
from peerinquiry.formats.search.pattern import Pattern
from peerinquiry.formats.search.printed import on_one_line

LONGEST: Final = 20_000
"""Characters of a line that are looked at."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`session` is its file's name without ending, `line` the line of its page, `number` counts lines from 1.

    What matched is `said_in(line)` from `begin` to `end`; nothing, where it is outside of that.
    """

    session: str
    number: int
    line: str
    begin: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines there are so far, and whether that is all."""

    lines: int
    done: bool = False


def said_in(line: str) -> str:
    """What a line tells, without its time, its tag, and what is in brackets behind it."""
    entry = read_line(line)
    return f"{entry.who}: {entry.text}" if entry else plain(line.lstrip("#| "))


@dataclass(frozen=True, slots=True)
class Hits:
    """Each line that is found as a `Hit`, written for `read_hit`."""

    pattern: Pattern

    def opening(self, text: bytes) -> bytes:
        """See `Form`."""
        return text

    def written(self, name: bytes, found: Found | None) -> bytes:
        """See `Form`."""
        if found is None:
            return b""
        session = name.decode(errors="replace").removesuffix(".md")
        return b"".join(_written(self._hit(session, place, text)) for place, text in found.lines)

    def _hit(self, session: str, place: int, text: bytes) -> Hit:
        line = on_one_line(text)[:LONGEST]
        match = self.pattern.expression.search(said_in(line))
        return Hit(session, place + 1, line, *(match.span() if match else (0, 0)))


class Unwritten:
    """Nothing at all, for who only counts."""

    def opening(self, text: bytes) -> bytes:
        """See `Form`."""
        return text

    def written(self, name: bytes, found: Found | None) -> bytes:
        """See `Form`."""
        return b""


def _written(told: Hit | Tally) -> bytes:
    return json.dumps(asdict(told)).encode() + b"\n"


def tally_line(tally: Tally) -> bytes:
    """A tally, for `read_hit`."""
    return _written(tally)


def read_hit(line: bytes) -> Hit | Tally:
    """What was written."""
    told = json.loads(line)
    return Tally(**told) if "lines" in told else Hit(**told)
