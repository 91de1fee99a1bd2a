"""A copy of Meet's chat panel: a name, a time, the messages; or the two in one line, `Ann Example 10:32 AM`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from peerinquiry.formats.chat.clock import CLOCK, ends_in_time, hour, lone_hour
from peerinquiry.formats.chat.draft import Draft, Entry, body
from peerinquiry.formats.chat.likeness import may_be_name
from peerinquiry.formats.chat.model import Format
from peerinquiry.formats.chat.noise_words import MEET_NOISE, MEET_PIN

_LONGEST: Final = 120
_COMPACT: Final = re.compile(rf"(?P<who>\S.*?)[ \t]+(?P<clock>{CLOCK})", re.IGNORECASE)
_GLUED: Final = re.compile(r"(?P<said>.*\S)\s*Hover over a message to pin it(?:keep)?(?:Pin message)?(?:More options)?")


def read(lines: Sequence[str]) -> Draft | None:
    """The draft of such a copy, if it is one. What stands above the first header lost its own."""
    draft = Draft(Format.MEET)
    rows = _without_noise(lines, draft.noise)
    above: list[str] = []
    number = 0
    while number < len(rows):
        line = rows[number]
        entry, taken = _entry(rows, number)
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


def _without_noise(lines: Sequence[str], noise: list[str]) -> list[str]:
    """The lines that say something; buttons and their pictures go to `noise`."""
    rows: list[str] = []
    pinned = False
    for line in lines:
        text = line.strip()
        folded = text.casefold()
        if folded in MEET_NOISE or (pinned and folded in MEET_PIN):
            noise.append(line)
            pinned = True
            continue
        pinned = pinned and not text
        glued = _GLUED.fullmatch(text)
        rows.append(glued["said"] if glued else text)
    return rows


def _entry(rows: Sequence[str], number: int) -> tuple[Entry | None, int]:
    """The header that begins here, and on how many lines it stands."""
    who = rows[number]
    if not who or len(who) > _LONGEST:
        return None, 1
    after = next((place for place in range(number + 1, min(number + 3, len(rows))) if rows[place]), None)
    at = lone_hour(rows[after]) if after is not None else None
    if at and after is not None and may_be_name(who) and not lone_hour(who):
        return Entry(f"{who} {rows[after]}", who, at), after - number + 1
    match = _COMPACT.fullmatch(who) if ends_in_time(who) else None
    at = hour(match["clock"]) if match else None
    if match and at and may_be_name(match["who"]) and not match["who"][-1:].isdigit():
        return Entry(who, match["who"], at), 1
    return None, 1
