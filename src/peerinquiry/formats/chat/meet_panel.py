"""A copy of Meet's chat panel: a name, a time, the messages; or the two in one line, `Ann Example 10:32 AM`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from peerinquiry.formats.chat.clock import CLOCK, ends_in_time, hour, lone_hour
from peerinquiry.formats.chat.draft import Draft, Entry, body, recurring
from peerinquiry.formats.chat.likeness import may_be_name
from peerinquiry.formats.chat.model import Format
from peerinquiry.formats.chat.noise_words import MEET_NOISE, MEET_PIN

_LONGEST: Final = 120
_COMPACT: Final = re.compile(rf"(?P<who>\S.*?)[ \t]+(?P<clock>{CLOCK})", re.IGNORECASE)
_GLUED: Final = re.compile(r"(?P<said>.*\S)\s*Hover over a message to pin it(?:keep)?(?:Pin message)?(?:More options)?")


def read(lines: Sequence[str]) -> Draft | None:
    """The draft of such a copy, if it is one. What stands above the first header lost its own."""
    draft = _read(lines, frozenset())
    again = recurring(draft.entries) if draft else None
    return _read(lines, again) if again else draft


def _read(lines: Sequence[str], more_noise: Collection[str]) -> Draft | None:
    draft = Draft(Format.MEET)
    rows = _without_noise(lines, more_noise, draft.noise)
    headers = _headers(rows)
    above: list[str] = []
    number = 0
    while number < len(rows):
        line = rows[number]
        entry, taken = headers.get(number, (None, 1))
        if entry:
            draft.entries.append(entry)
            draft.explained += 2 if taken > 1 else 1
            number += taken
            continue
        (draft.entries[-1].lines if draft.entries else above).append(line)
        draft.explained += bool(draft.entries and line)
        number += 1
    if not draft.entries:
        return None
    draft.explained += len(draft.noise)
    if kept := body(above):
        draft.entries.insert(0, Entry(kept[0], lines=kept))
    return draft


def _without_noise(lines: Sequence[str], more_noise: Collection[str], noise: list[str]) -> list[str]:
    """The lines that say something; buttons and their pictures go to `noise`."""
    rows: list[str] = []
    pinned = False
    for line in lines:
        text = line.strip()
        folded = text.casefold()
        if folded in MEET_NOISE or text in more_noise or (pinned and folded in MEET_PIN):
            noise.append(line)
            pinned = True
            continue
        pinned = pinned and not text
        glued = _GLUED.fullmatch(text)
        rows.append(glued["said"] if glued else text)
    return rows


def _headers(rows: Sequence[str]) -> dict[int, tuple[Entry, int]]:
    """The headers, by where they stand, and on how many lines: all of one file on one, or on two."""
    spread = _spread(rows)
    close = {number: header for number, row in enumerate(rows) if (header := _close(row))}
    found = spread if len(spread) >= len(close) else close
    written = Counter(entry.who for entry, _ in found.values())
    first = next((number for number, row in enumerate(rows) if row), 0)
    return {
        number: header
        for number, header in found.items()
        if _sure(header[0].who or "", one_line=found is close) or number == first or written[header[0].who] > 1
    }


def _sure(who: str, *, one_line: bool) -> bool:
    """Whether it looks like a name by itself; others do so by standing there more than once."""
    return may_be_name(who) and not (one_line and who[0].islower())


def _spread(rows: Sequence[str]) -> dict[int, tuple[Entry, int]]:
    """A line of its own for the name, and one for the time; an empty one may stand between."""
    found: dict[int, tuple[Entry, int]] = {}
    for number, row in enumerate(rows):
        after = number + 1 if rows[number + 1 : number + 2] != [""] else number + 2
        at = lone_hour(rows[after]) if row and after < len(rows) and len(row) <= _LONGEST else None
        if at and not lone_hour(row):
            found[number] = (Entry(f"{row} {rows[after]}", row, at), after - number + 1)
    return found


def _close(row: str) -> tuple[Entry, int] | None:
    """A name and a time in one line."""
    match = _COMPACT.fullmatch(row) if len(row) <= _LONGEST and ends_in_time(row) else None
    at = hour(match["clock"]) if match else None
    if not match or not at or not may_be_name(match["who"]) or match["who"][-1:].isdigit():
        return None
    return Entry(row, match["who"], at), 1
