"""The chat of a Zoom cloud recording: `HH:MM:SS<TAB>Ann:<TAB>message`, counted from the start of the recording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from peerinquiry.formats.chat.clock import hour
from peerinquiry.formats.chat.draft import Draft, Entry
from peerinquiry.formats.chat.likeness import before_colons, likeliest
from peerinquiry.formats.chat.model import Format

_TIMED: Final = re.compile(r"(?P<clock>\d{1,2}:\d{2}:\d{2})(?P<gap>\s+)(?P<rest>\S.*)")
_NAME: Final = 120


def read(lines: Sequence[str]) -> Draft | None:
    """The draft of such a file, if it is one."""
    draft = Draft(Format.ZOOM_CLOUD, quotes=True)
    names = Counter(name for line in lines if (match := _TIMED.match(line)) for name in _names(match["rest"]))
    for line in lines:
        match = _TIMED.match(line)
        who = likeliest(_names(match["rest"]), names) if match else None
        if match and who and (at := hour(match["clock"])):
            said = match["rest"][len(who) + 1 :].strip()
            draft.entries.append(Entry(line, who.strip(), at, None, [said] if said else []))
        elif draft.entries:
            draft.entries[-1].lines.append(line.strip())
        elif line.strip():
            draft.stray.append(line)
            continue
        draft.explained += bool(line.strip())
    return draft if draft.entries else None


def _names(rest: str) -> list[str]:
    """What may be the name at the beginning of a line: up to a colon and a tab, else up to each colon with a blank."""
    tab = rest.find(":\t", 0, _NAME)
    return [rest[:tab]] if tab > 0 else before_colons(rest)
