"""Where in a page the lines are that are looked for; most of a page is never cut into lines."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, islice
from typing import Final

Span = tuple[int, int]
"""Where a line begins and ends, in bytes of its page; its line end is not in it."""
Line = tuple[int, bytes]
"""Which line of its page it is, counted from 0, and what it says, without its end."""
Test = Callable[[bytes], bool]
"""Whether a line is one that is looked for."""

RARE: Final = frozenset(b"JQZjqxz")
"""Letters that few words have: a machine jumps from one to the next far faster than it compares words."""


@dataclass(frozen=True, slots=True)
class Found:
    """The lines of a page that match, in order."""

    page: bytes
    lines: Sequence[Line]


@dataclass(frozen=True)
class Needle:
    """Words that stand in a line which is looked for; `onward` is an expression that begins with them."""

    words: bytes
    onward: bytes = b""

    def spans_in(self, text: bytes, most: int | None = None) -> list[Span]:
        """Each line in which the words stand, and go on like that; at most the first `most`, if that is said."""
        first = self._first_in(text)
        if first < 0:
            return []
        found = self._up_to_line_end.finditer(text, text.rfind(b"\n", 0, first) + 1)
        matches = [one.span() for one in islice(found, most)]
        return [(text.rfind(b"\n", 0, begin) + 1, end) for begin, end in matches]

    def _first_in(self, text: bytes) -> int:
        """Where the words stand first, or -1: whether they do is told far faster than where else."""
        if self._rare < 0:
            return text.find(self.words)
        letter = self.words[self._rare]
        place = text.find(letter, self._rare)
        while place >= 0 and not text.startswith(self.words, place - self._rare):
            place = text.find(letter, place + 1)
        return place if place < 0 else place - self._rare

    @cached_property
    def _rare(self) -> int:
        """Where in the words their first rare letter is; -1 where they have none."""
        return next((place for place, letter in enumerate(self.words) if letter in RARE), -1)

    @cached_property
    def _up_to_line_end(self) -> re.Pattern[bytes]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # as where the expression was read
            return re.compile((self.onward or re.escape(self.words)) + b".*")


def lines_with(
    needles: Sequence[Needle], page: bytes, sought: bytes, fits: Test | None = None, *, first_alone: bool = False
) -> Sequence[Line]:
    """The lines in which one of `needles` stands, and that fit; where `first_alone` will do, perhaps no others.

    They are looked for in `sought`, which is `page` in other letters.
    """
    most = 1 if first_alone and fits is None else None
    spans = [needle.spans_in(sought, most) for needle in needles]
    return numbered(page, spans[0] if len(spans) == 1 else sorted(set(chain(*spans))), fits)


def numbered(page: bytes, spans: Sequence[Span], fits: Test | None = None) -> Sequence[Line]:
    """The lines at these `spans`, which are in order, if they fit."""
    if fits:
        spans = [(begin, end) for begin, end in spans if fits(page[begin:end])]
    begins = [begin for begin, _ in spans]
    passed = [page[begin:end] for begin, end in zip([0, *begins], begins, strict=False)]
    # taking line ends out is twice as fast as `count`, which looks at each byte
    places = accumulate([len(text) - len(text.replace(b"\n", b"")) for text in passed])
    return [(place, page[begin:end]) for place, (begin, end) in zip(places, spans, strict=True)]


def lines_of(page: bytes) -> list[bytes]:
    """All lines, without their ends."""
    lines = page.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return lines
