"""Where each key and value of a TOML text stands, so that a mistake can be shown at its place.

tomli says what a text means and forgets where it stood; this says where, and leaves the judgement to tomli.
Offsets count characters of a text whose lines end in newlines alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import tomli

Step = str | int
"""A key of a table, or an index of a list."""
Steps = tuple[Step, ...]
"""The way from the root of a document to something in it."""

_BLANK: Final = re.compile(r"[ \t]*+")
_REST_OF_LINE: Final = re.compile(r"[ \t]*+(?:#[^\n]*+)?(?:\n|\Z)")
_APART: Final = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_EQUALS: Final = re.compile(r"=[ \t]*+")
_KEY: Final = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'""")
_DOT: Final = re.compile(r"[ \t]*+\.[ \t]*+")
_SCALAR: Final = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?!"")(?:[^"\\\n]++|\\.)*+"'
    r"|'(?!'')[^'\n]*+'"
    r"""|[^\s"'\[\]{},=#]++(?:[ ][0-9]++:[^\s,\]}#]++)?""",  # a space may part a date from its time
    re.DOTALL,
)


@dataclass(slots=True)
class Place:
    """Offsets of a key, of its value and of what follows it, and the places of what it holds.

    An item of a list has no key: both are its own. A table opened by a heading has its key within the brackets, and
    its value at the first of them; it has no end, nor has a table that is only there because of a dotted key.
    """

    key: int
    value: int
    inside: dict[Step, Place] = field(default_factory=dict)
    end: int = 0

    def find(self, path: Steps) -> Place:
        """The place at the end of `path`, or as far along it as there is one."""
        place = self
        for step in path:
            if (inner := place.inside.get(step)) is None:
                break
            place = inner
        return place

    def latest(self) -> Place:
        """What a heading refers to: of an array of tables the last one, else the thing itself."""
        step = next(reversed(self.inside), None)
        return self.inside[step] if isinstance(step, int) else self


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is known of the statement in which a reader stopped, as offsets.

    `begins`: the statement; `stopped`: where no sense could be made of it, if so; `opened`: the lists and inline
    tables open there, the outermost first; `repeat`: a key that stood before, and where; `deepest`: what is nested
    most.
    """

    begins: int
    stopped: int | None
    opened: tuple[int, ...]
    repeat: tuple[int, int] | None
    deepest: int


def places(text: str) -> Place:
    """The root of all places in a text that tomli has read."""
    scanner = _Scanner(text)
    try:
        for _ in scanner.statements():
            pass
    except _LostError:
        # Not to be reached. Should the two readers ever part, mistakes are shown as near as it is known.
        pass
    return scanner.root


def trouble(text: str, offset: int) -> Trouble:
    """What is known of the statement around `offset`, where tomli stopped."""
    scanner = _Scanner(text, last=offset)
    begins, stopped = 0, None
    try:
        for begin in scanner.statements():
            if begin > offset:
                break
            begins = begin
    except _LostError:
        stopped = scanner.at if scanner.at <= offset else None
    repeat = scanner.repeats[-1] if scanner.repeats and scanner.repeats[-1][0] >= begins else None
    return Trouble(begins, stopped, tuple(place.value for place in scanner.holders), repeat, scanner.deepest)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Both count from 1; a column counts characters."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class _LostError(Exception):
    """The text makes no sense from here on."""


class _Scanner:
    """Goes through a text once, and keeps no stack of calls however deep it is nested."""

    def __init__(self, text: str, last: int | None = None) -> None:
        self.text = text
        self.last = len(text) if last is None else last
        self.at = 0
        self.root = Place(0, 0)
        self.holders: list[Place] = []
        self.repeats: list[tuple[int, int]] = []
        self.depth = self.deepest = 0

    def statements(self) -> Iterator[int]:
        """Reads one statement after another; yields where each begins, before it is read."""
        table = self.root
        self._take(_APART)
        while self.at < len(self.text):
            yield self.at
            if self._ahead("["):
                table = self._heading()
            else:
                self._value(self._pair(table))
            self._take(_REST_OF_LINE)
            self._take(_APART)

    def _heading(self) -> Place:
        begin = self.at
        brackets = 2 if self._ahead("[[") else 1
        self.at += brackets
        self._take(_BLANK)
        *parents, (name, offset) = self._keys()
        self._take(_BLANK)
        if not self._ahead("]" * brackets):
            raise _LostError
        self.at += brackets
        named = self._reach(self.root, parents).inside.setdefault(name, Place(offset, begin))
        if brackets == 1:
            return named
        return named.inside.setdefault(len(named.inside), Place(begin, begin))

    def _pair(self, table: Place) -> Place:
        """A key up to its value, which is next."""
        *parents, (name, offset) = self._keys()
        self._take(_BLANK)
        self._take(_EQUALS)
        place = Place(offset, self.at)
        first = self._reach(table, parents).inside.setdefault(name, place)
        if first is not place:
            self.repeats.append((offset, first.key))
        return place

    def _value(self, place: Place) -> None:
        """All of a value, with what it holds."""
        begin, inner = self.at, place
        while True:
            if self._ahead("[") or self._ahead("{"):
                self.at += 1
                self.holders.append(inner)
                self._note_depth(len(self.holders), begin)
            else:
                self._take(_SCALAR)
                inner.end = self.at
            following = self._next()
            if following is None:
                return
            inner = following

    def _next(self) -> Place | None:
        """What comes next in what is open; None once all is closed."""
        while self.holders:
            self._take(_APART)
            if self.at > self.last:
                raise _LostError
            holder = self.holders[-1]
            if self._ahead("]") or self._ahead("}"):
                self.at += 1
                self.holders.pop().end = self.at
            elif self._ahead(","):
                self.at += 1
            elif self.text[holder.value] == "{":
                return self._pair(holder)
            else:
                return holder.inside.setdefault(len(holder.inside), Place(self.at, self.at))
        return None

    def _keys(self) -> list[tuple[str, int]]:
        """A dotted key: each part and where it stands."""
        keys = []
        while True:
            begin = self.at
            keys.append((_unquoted(self._take(_KEY)), begin))
            dot = _DOT.match(self.text, self.at)
            if dot is None:
                self._note_depth(len(keys), keys[0][1])
                return keys
            self.at = dot.end()

    def _reach(self, place: Place, keys: Sequence[tuple[str, int]]) -> Place:
        for name, offset in keys:
            place = place.inside.setdefault(name, Place(offset, offset)).latest()
        return place

    def _note_depth(self, depth: int, offset: int) -> None:
        if depth > self.depth:
            self.depth, self.deepest = depth, offset

    def _ahead(self, what: str) -> bool:
        return self.text.startswith(what, self.at)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise _LostError
        self.at = found.end()
        return found[0]


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    try:
        name = tomli.loads(f"it = {key}")["it"]
    except tomli.TOMLDecodeError:
        raise _LostError from None
    return str(name)
