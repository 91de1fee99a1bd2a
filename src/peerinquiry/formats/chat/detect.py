"""Which form a chat has: each is tried, and the one that explains most lines is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from peerinquiry.formats.chat import (
    meet_panel,
    meet_sbv,
    plain,
    teams_classic,
    teams_new,
    zoom_cloud,
    zoom_panel,
    zoom_saved,
)
from peerinquiry.formats.chat.draft import Draft
from peerinquiry.formats.chat.model import Chat
from peerinquiry.formats.chat.telling import told
from peerinquiry.formats.chat.text import lines_of

_FORMS: Final[tuple[Callable[[Sequence[str]], Draft | None], ...]] = (
    meet_sbv.read,
    zoom_saved.read,
    zoom_panel.read,
    zoom_cloud.read,
    teams_classic.read,
    teams_new.read,
    meet_panel.read,
)
"""The surest first: it is kept where two explain as much."""


def read_chat(text: str, *, names: Sequence[str] = (), me: str | None = None) -> Chat:
    """The chat in a text, direct messages among it.

    `names` are the people it may be of: they help with lines that have no form. `me` is who copied it, whom a call's
    window calls `Me` or `You`. Any text is a chat: what has no form is a message of nobody for each line.
    """
    lines = lines_of(text)
    return told(_best(lines, names), me)


def _better(draft: Draft, best: Draft) -> bool:
    """Whether a form explains more than a surer one did; not with fewer messages, long because it saw none."""
    return draft.explained > best.explained and len(draft.entries) >= len(best.entries)


def _best(lines: Sequence[str], names: Sequence[str]) -> Draft:
    words = sum(bool(line.strip()) for line in lines)
    best: Draft | None = None
    for read in _FORMS:
        draft = read(lines)
        if draft and (best is None or _better(draft, best)):
            best = draft
            if draft.explained == words:
                return draft
    as_lines = plain.read(lines, names)
    # Lines alone account for everything, and say little of it: a form has to account for half to be believed.
    return best if best and best.explained >= max(as_lines.explained, words / 2) else as_lines
