"""A copy from classic Teams: `[10:42] Ann`, `[Yesterday 10:37 PM] Last, First (Guest)`, then the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from peerinquiry.formats.chat.clock import stamp
from peerinquiry.formats.chat.draft import Draft, Entry, body, dedented
from peerinquiry.formats.chat.model import Format
from peerinquiry.formats.chat.teams_noise import is_noise

_HEADER: Final = re.compile(r"\s?\[(?P<stamp>[^\[\]]{3,48})\]\s+(?P<who>\S.*)")
_LONGEST_NAME: Final = 120


def read(lines: Sequence[str]) -> Draft | None:
    """The draft of such a copy, if it is one. What stands above the first header lost its own."""
    draft = Draft(Format.TEAMS_CLASSIC)
    above: list[str] = []
    for number, line in enumerate(lines):
        entry = _entry(line, lines[number + 1] if number + 1 < len(lines) else "")
        if entry:
            draft.entries.append(entry)
        elif is_noise(line):
            draft.noise.append(line)
        elif draft.entries:
            draft.entries[-1].lines.append(dedented(line))
        else:
            above.append(line)
            continue
        draft.explained += bool(line.strip())
    if not draft.entries:
        return None
    if kept := body([line.strip() for line in above]):
        draft.entries.insert(0, Entry(kept[0], lines=kept))
    return draft


def _entry(line: str, below: str) -> Entry | None:
    """A header, with the words that follow the name on its line, if nothing stands below it."""
    match = _HEADER.match(line)
    when = stamp(match["stamp"].replace(",", " ").replace("  ", " ")) or stamp(match["stamp"]) if match else None
    if not match or not when:
        return None
    who, said = match["who"], ""
    if not below.strip() or _HEADER.match(below) or len(who) > _LONGEST_NAME:
        name, colon, rest = who.partition(": ")
        if colon and rest.strip():
            who, said = name, rest.strip()
    if len(who) > _LONGEST_NAME:
        return None
    return Entry(line, who.rstrip(": "), when.at, None, [said] if said else [])
