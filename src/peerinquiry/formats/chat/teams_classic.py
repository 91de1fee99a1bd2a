"""A copy from classic Teams: `[10:42] Ann`, `[Yesterday 10:37 PM] Last, First (Guest)`, then the words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from peerinquiry.formats.chat.clock import Stamp, stamp
from peerinquiry.formats.chat.draft import Draft, Entry, body, dedented, recurring
from peerinquiry.formats.chat.model import Format
from peerinquiry.formats.chat.noise_words import TEAMS_SIGNS
from peerinquiry.formats.chat.teams_noise import is_noise

_HEADER: Final = re.compile(r"\s?\[(?P<stamp>[^\[\]]{3,48})\]\s+(?P<who>\S.*)")
_APART: Final = re.compile(r"\s*[,•·|]\s*")
_SIGNS: Final = re.compile(rf"(?P<name>{'|'.join(TEAMS_SIGNS)}) (?P<count>\d{{1,3}})", re.IGNORECASE)
_LONGEST_NAME: Final = 120


def read(lines: Sequence[str]) -> Draft | None:
    """The draft of such a copy, if it is one. What stands above the first header lost its own."""
    draft = _read(lines, frozenset())
    again = recurring(draft.entries) if draft else None
    return _read(lines, again) if again else draft


def _read(lines: Sequence[str], noise: Collection[str]) -> Draft | None:
    draft = Draft(Format.TEAMS_CLASSIC)
    above: list[str] = []
    spoken = _spoken(lines)
    for number, line in enumerate(lines):
        entry = _entry(line, "" if spoken or number + 1 == len(lines) else lines[number + 1])
        if entry:
            draft.entries.append(entry)
        elif is_noise(line) or (noise and dedented(line) in noise):
            draft.noise.append(line)
        elif draft.entries:
            draft.entries[-1].lines.append(dedented(line))
        else:
            above.append(line)
            continue
        draft.explained += bool(line.strip())
    if not draft.entries:
        return None
    for entry in draft.entries:
        draft.noise += _take_signs(entry)
    if kept := body([line.strip() for line in above]):
        draft.entries.insert(0, Entry(kept[0], lines=kept))
    return draft


def _spoken(lines: Sequence[str]) -> bool:
    """Whether the words follow the name on its line, in all of them: then more lines may stand below."""
    headers = [match["who"] if (match := _HEADER.match(line)) else None for line in lines]
    close = any(who and (below or not line) for who, below, line in zip(headers, headers[1:], lines[1:], strict=False))
    return close and all(": " in who for who in headers if who)


def _take_signs(entry: Entry) -> list[str]:
    """Move `like 2`, at the end of a message, to its signs; the lines that said so."""
    taken: list[str] = []
    while len(entry.lines) > 1:
        match = _SIGNS.fullmatch(entry.lines[-1].strip())
        if not match and entry.lines[-1]:
            break
        line = entry.lines.pop()
        if match:
            taken.append(line)
            entry.signs[:0] = [TEAMS_SIGNS[match["name"].casefold()]] * int(match["count"])
    return taken[::-1]


def _stamp(text: str) -> Stamp | None:
    """The time between the brackets; a day may stand before it or behind."""
    parts = [part for part in _APART.split(text) if part]
    return stamp(" ".join(parts)) or stamp(text) or stamp(" ".join([*parts[1:], *parts[:1]]))


def _entry(line: str, below: str) -> Entry | None:
    """A header, with the words that follow the name on its line, if nothing stands below it."""
    match = _HEADER.match(line)
    when = _stamp(match["stamp"]) if match else None
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
