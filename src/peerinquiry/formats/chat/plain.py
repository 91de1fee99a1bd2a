"""Lines that no call's window has laid out: typed, or copied without names.

Understood are `Ann: …`, `Ann - …`, `Ann<TAB>…`, `From Ann to Everyone: …`, each with or without a time, and a name on a
line of its own with the words below it. Everything else is a line that nobody has claimed yet: no word is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peerinquiry.formats.chat.clock import CLOCK, hour
from peerinquiry.formats.chat.draft import Draft, Entry
from peerinquiry.formats.chat.likeness import PARTICLES, may_be_name
from peerinquiry.formats.chat.model import Format
from peerinquiry.formats.chat.words import ONESELF
from peerinquiry.formats.chat.zoom_header import Grammar, is_everyone, mark_of, named
from peerinquiry.formats.names import names_in, who_is
from peerinquiry.inquiry.text import one_line

_TIME: Final = re.compile(rf"^\[?({CLOCK})\]?(?=\s|$)\s*", re.IGNORECASE)
_TRAILING_TIME: Final = re.compile(rf"\s{CLOCK}$", re.IGNORECASE)
_BULLET: Final = re.compile(r"^(?:[-–*•·▪◦‣]\s+|\(?\d{1,3}[.)]\s+)+")
_NAMED: Final = re.compile(r"^(?P<who>[^:：\t]{1,80}?)\s*(?:[:：]|\t|\s[-–—]\s)\s*(?P<text>.+)$")
_COLONED: Final = re.compile(r"^(?P<who>[^:：\t]{1,60}):\s+\S")
_LONGEST_HEADER: Final = 80
_MOST_NAMES: Final = 40


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as read: a header has words below it; `text` of a header stands before them."""

    who: str | None
    text: str
    at: str | None = None
    header: bool = False
    direct: bool | None = None


def read(lines: Sequence[str], names: Sequence[str] = ()) -> Draft:
    """The draft of lines of any kind; `names` are those who may be meant.

    What follows a line that is nothing but a header belongs to it, until a blank line or the next header; so does what
    is indented under a line. Without names, one before a colon is believed where most lines have one.
    """
    reading = _Reading(_Names(lines, names))
    for line in lines:
        reading.take(line)
    return reading.draft


class _Names:
    """Which texts are names."""

    def __init__(self, lines: Sequence[str], names: Sequence[str]) -> None:
        self._roster = names
        self._seen: dict[str, str | None] = {}
        self.grammar = Grammar()
        words = [line for line in lines if line.strip()]
        bare = [_bare(line) for line in words]
        times = sum(bool(_TIME.match(_unmarked(line))) for line in words)
        self.timed = times > 1 and times * 2 >= len(words)
        """Whether a time at the beginning of a line says when it was written."""
        self.addressed = any(named(_addressed(line, self.grammar)[1]) for line in bare)
        """Whether some lines say to whom they were written."""
        found = [match["who"].strip() for line in bare if (match := _COLONED.match(line))]
        likely = [who for who in found if may_be_name(who)]
        everywhere = len(likely) > 1 and len(likely) * 3 >= len(words) * 2
        self._believed = set(likely) if everywhere and len(set(likely)) <= _MOST_NAMES else set()

    def author(self, written: str) -> str | None:
        """Whom a line is from, as it was written. A sentence that begins with a name is no name."""
        if written not in self._seen:
            self._seen[written] = written if self._means(written) else None
        return self._seen[written]

    def _means(self, written: str) -> bool:
        who = who_is(written, self._roster)
        if who is None:
            return written in self._believed
        known = who.casefold().split()
        more = [word for word in " ".join(names_in(written)).split() if word.casefold() not in known]
        return not any(word[0].islower() and not PARTICLES.fullmatch(word) for word in more)


class _Reading:
    """Lines, as they are read one after another."""

    def __init__(self, names: _Names) -> None:
        self.draft = Draft(Format.PLAIN)
        self._names = names
        self._open = False
        """Whether a plain line belongs to the entry before it."""
        self._touching = False
        """Whether an indented one does."""

    def take(self, line: str) -> None:
        """Read one line more."""
        entries = self.draft.entries
        if not line.strip():
            self._open = self._open and not entries[-1].lines  # a header waits for its words
            self._touching = False
            return
        read = _read(line, self._names)
        if read is None:
            self.draft.noise.append(line)
            return
        continues = self._open or (self._touching and line[0].isspace())
        if read.who is None and not read.header and continues:
            self._add(read.text)
        else:
            entries.append(Entry(line, read.who, read.at, read.direct, [read.text] if read.text else []))
            self._open = read.header
        self.draft.explained += entries[-1].who is not None
        self._touching = True

    def _add(self, text: str) -> None:
        lines = self.draft.entries[-1].lines
        if lines and lines[-1].endswith(":"):
            lines[-1] = f"{lines[-1]} {text}"
        else:
            lines.append(text)


def _unmarked(line: str) -> str:
    return _BULLET.sub("", line.strip())


def _bare(line: str) -> str:
    return _BULLET.sub("", _TIME.sub("", _unmarked(line)))


def _read(line: str, names: _Names) -> _Line | None:
    """A line with words; None for one that is no more than a time."""
    plain = _bare(line)
    text = one_line(plain)
    if not text:
        return None if hour(line) else _Line(None, line.strip())
    unmarked = _unmarked(line)
    timed = _TIME.match(unmarked)
    at = hour(timed[1]) if timed else None
    bare = _TRAILING_TIME.sub("", text[:_LONGEST_HEADER]) if len(text) <= _LONGEST_HEADER else text
    if read := _from(plain, at, names):
        return read
    if (match := _NAMED.match(plain)) and (who := names.author(match["who"].strip())):
        return _Line(who, one_line(match["text"]), at)
    bare = bare.removesuffix(":").rstrip()
    if bare.casefold() in ONESELF:
        return _Line(bare, "", at, header=True)
    if len(bare) <= _LONGEST_HEADER and (who := names.author(bare)):
        return _Line(who, "", at, header=True)
    if at and not names.timed and not unmarked.startswith("["):
        return _Line(None, one_line(unmarked))
    return _Line(None, text, at)


def _from(text: str, at: str | None, names: _Names) -> _Line | None:
    """`From … to …:` names an author; a sentence may begin with those words, too, if we know none of that name."""
    who, to, said = _addressed(text, names.grammar)
    if not who or not (named(to) or (to and names.addressed) or names.author(who)):
        return None
    direct = (mark_of(to)[1] or (names.addressed or None) if not is_everyone(to) else False) if to else None
    return _Line(who, said, at, header=not said, direct=direct)


def _addressed(text: str, grammar: Grammar) -> tuple[str, str | None, str]:
    """Who writes, to whom, and what; the first is empty where a line does not begin as a header."""
    opened = grammar.opened(text) if ":" in text else None
    head, colon, said = opened.rest.partition(":") if opened else ("", "", "")
    if not opened or not colon or len(head) > _LONGEST_HEADER * 2:
        return "", None, ""
    return *opened.split(len(head)), one_line(said)
