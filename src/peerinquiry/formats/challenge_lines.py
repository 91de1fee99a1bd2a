"""Challenges as they are pasted: several lines, some with the name of whoever wrote them.

Understood are `Ann: …`, `Ann - …`, `Ann<TAB>…`, `From Ann to Everyone: …`, each with or without a time, and a name on a
line of its own with the words below it. Everything else is a line that nobody has claimed yet: no word is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peerinquiry.formats.names import names_in, who_is
from peerinquiry.inquiry.text import clean, one_line

MOST: Final = 200
"""Lines with words that are looked at; more are no list of challenges."""
LONGEST: Final = 10_000
"""Characters of a line that are kept: what a line to type in keeps, too."""


@dataclass(frozen=True, slots=True)
class Said:
    """A challenge, and whose it is, if that was said."""

    who: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste holds; `more` lines were not looked at."""

    said: tuple[Said, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as read: a header has words below it; `text` of a header stands before them."""

    who: str | None
    text: str
    header: bool = False


_CLOCK: Final = r"\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?\]?"
_TIME: Final = re.compile(rf"^{_CLOCK}(?=\s|$)\s*", re.IGNORECASE)
_TRAILING_TIME: Final = re.compile(rf"\s{_CLOCK}$", re.IGNORECASE)
_BULLET: Final = re.compile(r"^(?:[-–*•·▪◦‣]\s+|\(?\d{1,3}[.)]\s+)+")
_FROM: Final = re.compile(
    r"^(?:from|von|de)\s+(?P<who>[^:]{1,80}?)(?:\s+(?:to|an|à|para)\s+(?P<to>everyone|all|alle|todos|tous|[^:]{1,80}(?=:)))?"
    r"\s*(?::\s*(?P<text>.*))?$",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"^(?P<who>[^:\t]{1,80}?)\s*(?::|\t|\s[-–—]\s)\s*(?P<text>.+)$")
_LONGEST_HEADER: Final = 80
_ONESELF: Final = re.compile(r"me|you|ich|du|sie|moi|vous|yo", re.IGNORECASE)
"""What a call's window calls the one who copies from it."""
_PARTICLES: Final = re.compile(r"vo[nm]|van|de[lrn]?|d[aiu]|do?s|l[ae]|[ae]l|bin|ibn|te[rn]|zu|a[fv]|das")


def challenge_lines(text: str, names: Sequence[str]) -> Pasted:
    """What a pasted text says; each author is one of `names`, or None.

    What follows a line that is nothing but a header belongs to it, until a blank line or the next header; so does what
    is indented under a line.
    """
    lines = clean(text).split("\n")
    reading = _Reading(names)
    for number, line in enumerate(lines):
        if reading.count >= MOST:
            return Pasted(reading.said(), sum(bool(rest.strip()) for rest in lines[number:]))
        reading.take(line[:LONGEST])
    return Pasted(reading.said())


class _Reading:
    """Lines, as they are read one after another."""

    def __init__(self, names: Sequence[str]) -> None:
        self.count = 0
        self._names = names
        self._found: list[tuple[str | None, list[str]]] = []
        self._open = False
        """Whether a plain line belongs to the entry before it."""
        self._touching = False
        """Whether an indented one does."""

    def take(self, line: str) -> None:
        """Read one line more."""
        if not line.strip():
            self._open = self._open and not self._found[-1][1]  # a header waits for its words
            self._touching = False
            return
        self.count += 1
        read = _read(line, self._names)
        if read is None:
            return
        if read.who is None and not read.header and (self._open or (self._touching and line[0].isspace())):
            self._add(read.text)
        else:
            self._found.append((read.who, [read.text] if read.text else []))
            self._open = read.header
        self._touching = True

    def _add(self, text: str) -> None:
        texts = self._found[-1][1]
        if texts and texts[-1].endswith(":"):
            texts[-1] = f"{texts[-1]} {text}"
        else:
            texts.append(text)

    def said(self) -> tuple[Said, ...]:
        """What was found, a header without words left out."""
        return tuple(Said(who, " / ".join(texts)[:LONGEST]) for who, texts in self._found if texts)


def _read(line: str, names: Sequence[str]) -> _Line | None:
    """A line with words; None for one that is no more than a time."""
    plain = _BULLET.sub("", _TIME.sub("", _BULLET.sub("", line.strip())))
    text = one_line(plain)
    if not text:
        return None
    bare = _TRAILING_TIME.sub("", text)
    if (match := _FROM.match(bare)) and (
        read := _from(match["who"], one_line(match["text"] or ""), names, sure=match["to"] is not None or bare != text)
    ):
        return read
    if (match := _NAMED.match(plain)) and (who := _author(match["who"], names)):
        return _Line(who, one_line(match["text"]))
    bare = bare.removesuffix(":").rstrip()
    if _ONESELF.fullmatch(bare):
        return _Line(None, "", header=True)
    if len(bare) <= _LONGEST_HEADER and (who := _author(bare, names)):
        return _Line(who, "", header=True)
    return _Line(None, text)


def _from(written: str, said: str, names: Sequence[str], *, sure: bool) -> _Line | None:
    """`From … to …:` names an author; a sentence may begin with those words, too, if we know none of that name."""
    who = _author(written, names)
    if who:
        return _Line(who, said, header=not said)
    if not names_in(written):
        return _Line(None, said, header=not said)
    return _Line(None, f"{written}: {said}".strip(), header=not said) if sure else None


def _author(written: str, names: Sequence[str]) -> str | None:
    """Whom a line is from. A sentence that begins with a name is no name: its further words are not."""
    who = who_is(written, names)
    if who is None:
        return None
    known = who.casefold().split()
    more = [word for word in " ".join(names_in(written)).split() if word.casefold() not in known]
    return None if any(word[0].islower() and not _PARTICLES.fullmatch(word) for word in more) else who
