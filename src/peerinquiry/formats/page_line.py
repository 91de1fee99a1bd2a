"""A line of a session's page, as it is read: by people with grep, by a screen, by a search.

Apart from what writes pages, so that who only reads them waits for nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Tag(StrEnum):
    """What a line is about. `FOLLOW-UP`: what became of an action, of an earlier plan or, later, of this one's."""

    CHALLENGE = "CHALLENGE"
    VOTE = "VOTE"
    CHOSEN = "CHOSEN"
    STORY = "STORY"
    ASK = "ASK"
    ANSWER = "ANSWER"
    PASS = "PASS"  # noqa: S105 - nothing secret
    PARKED = "PARKED"
    HEARD = "HEARD"
    REFRAME = "REFRAME"
    EXPERIENCE = "EXPERIENCE"
    RECOMMEND = "RECOMMEND"
    ACTION = "ACTION"
    HELP = "HELP"
    NOT_DOING = "NOT-DOING"
    CHECK_IN = "CHECK-IN"
    REFLECT = "REFLECT"
    PULSE = "PULSE"
    FOLLOW_UP = "FOLLOW-UP"
    NOTE = "NOTE"


FACTS: Final = (
    *("aim", "round", "from", "to", "took", "untimed", "step", "presence", "vote"),
    *("how", "tie rule", "votes", "seed", "declined", "handed in by", "that was it", "parked", "came back", "taken up"),
    *("by", "sign", "helpers", "on", "of", "answer", "why", "now", "in", "changed", "amended", "day"),
)
"""Every key that may stand in the brackets at the end of a line."""

OPENING: Final = rf"\((?=(?:{'|'.join(FACTS)}): )"
"""Where the brackets begin."""

HEAD: Final = re.compile(
    rf"- (?P<time>[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}) (?P<tag>{'|'.join(Tag)}) (?P<name>(?:[^\\:\n]|\\.|:(?! ))++): "
)
"""How a line begins."""

LINE: Final = re.compile(rf"{HEAD.pattern}(?P<text>(?:(?! {OPENING}).)++)(?: {OPENING}(?P<facts>.+)\))?")
r"""The grammar of a line, for `LINE.fullmatch`: `- 14:22:31 TAG Name: text (key: value; key: value)`.

`time` is the wall clock where the session was held. The brackets stand only where there is something to say, and
`facts` is what is inside, still joined by `; `. What would make a line ambiguous is behind a backslash, which
Markdown does not show: a colon before a blank in a name, a bracket before a known key in a text, a semicolon before
a blank in a value. So is whatever Markdown would otherwise take for its own.
"""

_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_BETWEEN: Final = re.compile(r"(?<!\\); ")


@dataclass(frozen=True, slots=True)
class PageLine:
    """What a line says, as it was typed: without the backslashes of the page."""

    time: str
    tag: str
    who: str
    text: str
    keys: dict[str, str] = field(default_factory=dict)


def plain(text: str) -> str:
    """What a Markdown viewer shows of words that were escaped."""
    return _ESCAPE.sub(r"\1", text)


def read_line(text: str) -> PageLine | None:
    """A line of a page; None where it is a heading, or one of the summary."""
    found = LINE.fullmatch(text)
    if found is None:
        return None
    keys = keys_in(found["facts"] or "")
    return PageLine(found["time"], found["tag"], plain(found["name"]), plain(found["text"]), keys)


def keys_in(facts: str) -> dict[str, str]:
    """What is in the brackets of a line, as it was typed."""
    pairs = (pair.partition(": ") for pair in _BETWEEN.split(facts) if pair)
    return {key: plain(value) for key, _, value in pairs}
