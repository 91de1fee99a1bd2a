"""The chat that Meet keeps beside a recording: a span of time, `Ann: message`, more lines, a blank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from peerinquiry.formats.chat.draft import Draft, Entry
from peerinquiry.formats.chat.likeness import before_colons, likeliest
from peerinquiry.formats.chat.model import Format

_MOMENT: Final = r"(\d{1,3}):(\d{2}):(\d{2})(?:[.,]\d{1,3})?"
_SPAN: Final = re.compile(rf"{_MOMENT}\s*(?:,|-->)\s*(?:{_MOMENT})")


def read(lines: Sequence[str]) -> Draft | None:
    """The draft of such a file, if it is one."""
    draft = Draft(Format.MEET_SBV)
    for line in lines:
        if span := _SPAN.fullmatch(line.strip()):
            draft.entries.append(Entry(line, at=f"{int(span[1]):02}:{span[2]}:{span[3]}"))
        elif draft.entries:
            draft.entries[-1].lines.append(line.strip())
        elif line.strip():
            draft.stray.append(line)
            continue
        draft.explained += bool(line.strip())
    _name(draft.entries)
    return draft if draft.entries else None


def _name(entries: Sequence[Entry]) -> None:
    """Take each name from the first line of its message: the one that most share, else the shortest."""
    firsts = [next((line for line in entry.lines if line), "") for entry in entries]
    names = Counter(name for first in firsts for name in before_colons(first))
    for entry, first in zip(entries, firsts, strict=True):
        name = likeliest(before_colons(first), names)
        if name is not None:
            entry.who = name
            entry.lines[entry.lines.index(first)] = first[len(name) + 1 :].strip()
