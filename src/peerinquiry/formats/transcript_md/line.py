"""One line of a transcript: one thing that was said or done, whole in itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from peerinquiry.formats.page_line import OPENING, Tag
from peerinquiry.formats.transcript_md.escape import GUARD, inline
from peerinquiry.inquiry.model import Phase
from peerinquiry.inquiry.text import joined

MINUTE: Final = 60
_COLON: Final = re.compile(r":(?= )")
_BRACKET: Final = re.compile(rf"(?:^|(?<= )){OPENING}")
_SEMICOLON: Final = re.compile(r";(?= |$)")


@dataclass(eq=False, slots=True)
class Person:
    """Somebody in the group, by the name they have at the end."""

    name: str


Words = str | tuple[str | Person, ...]
"""Something to be said, in which people go by the name that they have at the end."""


@dataclass(slots=True)
class Entry:
    """What a line says. `place` orders lines, `at` is on the wall clock of the session, and is shown.

    `inquiry` is the number of the inquiry that ran, in a session of several.
    """

    place: int
    at: datetime
    inquiry: int
    phase: Phase
    tag: Tag
    who: Person
    text: Words
    facts: dict[str, Words] = field(default_factory=dict)
    record: int = 0
    """The number of the event that says so."""

    @property
    def time(self) -> str:
        """When, as a line says it."""
        return clock_time(self.at)


def said(words: Words) -> str:
    """The words on one line, with everyone's latest name."""
    if isinstance(words, str):
        return joined(words)
    return joined("".join(word.name if isinstance(word, Person) else word for word in words))


def clock_time(at: datetime) -> str:
    """A moment as `14:22:31`."""
    return f"{at.hour:02d}:{at.minute:02d}:{at.second:02d}"


LONGEST: Final = 360_000_000.0
"""Seconds; what a journal that was mended by hand says beyond it is not a length of time."""


def length(seconds: float) -> str:
    """A length of time as `0:27`, to the nearest second."""
    minutes, rest = divmod(int(min(max(0.0, seconds), LONGEST) + 0.5), MINUTE)
    return f"{minutes}:{rest:02d}"


def written(entry: Entry, opening: date) -> str:
    """The line of `entry`, without a line end. A day other than the `opening` one is named."""
    facts = dict(entry.facts)
    if entry.at.date() != opening:
        facts["day"] = entry.at.date().isoformat()
    name = _COLON.sub(f"{GUARD}:", said(entry.who.name)) or "?"
    text = _BRACKET.sub(f"{GUARD}(", said(entry.text)) or "–"
    return f"- {entry.time} {entry.tag} " + inline(f"{name}: {text}{_in_brackets(facts)}")


def _in_brackets(facts: Mapping[str, Words]) -> str:
    told = ((key, _SEMICOLON.sub(f"{GUARD};", said(value))) for key, value in facts.items())
    listed = "; ".join(f"{key}: {value}" for key, value in told if value)
    return f" ({listed})" if listed else ""
