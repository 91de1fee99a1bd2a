"""Where in a page the lines are that are looked for; most of a page is never cut into lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

Span = tuple[int, int]
"""Where a line begins and ends, in bytes of its page; its line end is not in it."""

RARE: Final = frozenset(b"JQZjqxz")
"""Letters that few words have: a machine jumps from one to the next far faster than it compares words."""


@dataclass(frozen=True, slots=True)
class Found:
    """The lines of a page that match: `places` counts them from 0, and `texts` has them, without line ends."""

    page: bytes
    places: Sequence[int]
    texts: Sequence[bytes]


def spans_with(needles: Sequence[bytes], text: bytes) -> Iterable[Span]:
    """Each line of `text` in which one of `needles` stands, in order."""
    standing = [needle for needle in needles if _stands(needle, text)]
    if len(standing) < 2:  # noqa: PLR2004 - as they come: they are in order, and each is told once
        return _spans_with(standing[0], text) if standing else ()
    return sorted({span for needle in standing for span in _spans_with(needle, text)})


def numbered(page: bytes, spans: Iterable[Span], fits: Callable[[bytes], bool] | None = None) -> Found | None:
    """The lines of a page at these `spans`, which are in order, that fit; None where there is none."""
    places, texts = [], []
    place = counted = 0
    for begin, end in spans:
        line = page[begin:end]
        if fits is None or fits(line):
            place += _line_ends(page[counted:begin])
            counted = begin
            places.append(place)
            texts.append(line)
    return Found(page, places, texts) if places else None


def lines_of(page: bytes) -> list[bytes]:
    """All lines, without their ends."""
    lines = page.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return lines


def _stands(needle: bytes, text: bytes) -> bool:
    """Whether a needle is anywhere in a text: far faster told than where it is."""
    ahead = _rare(needle)
    if ahead < 0:
        return needle in text
    letter = needle[ahead]
    place = text.find(letter, ahead)
    while place >= 0 and not text.startswith(needle, place - ahead):
        place = text.find(letter, place + 1)
    return place >= 0


def _spans_with(needle: bytes, text: bytes) -> Iterator[Span]:
    for found in _up_to_line_end(needle).finditer(text):
        at, end = found.span()
        yield text.rfind(b"\n", 0, at) + 1, end


@lru_cache(maxsize=32)
def _rare(needle: bytes) -> int:
    """Where in a needle its first rare letter is; -1 where it has none."""
    return next((place for place, letter in enumerate(needle) if letter in RARE), -1)


@lru_cache(maxsize=32)
def _up_to_line_end(needle: bytes) -> re.Pattern[bytes]:
    return re.compile(re.escape(needle) + b".*")


def _line_ends(text: bytes) -> int:
    """How many; taking them out is twice as fast as `count`, which looks at each byte."""
    return len(text) - len(text.replace(b"\n", b""))
