"""What is looked for: a pattern, and of whose words, of which kind, in which sessions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import Final

from peerinquiry.formats.page_line import HEAD, Tag, plain, read_line
from peerinquiry.formats.search.pattern import Pattern

RARE: Final = frozenset(b"JQZjqxz")
"""Letters that few words have: a machine jumps from one to the next far faster than it compares words."""

_TIMED: Final = re.compile(rb"- \d\d:\d\d:\d\d ")
_BEFORE_TAG: Final = len("- 14:22:31 ")
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_TOP: Final = 2000
"""Bytes of a page in which its team is told."""


@dataclass(frozen=True, slots=True)
class Found:
    """The lines of a page that match: `places` counts them from 0, and `texts` has them, without line ends."""

    page: bytes
    places: Sequence[int]
    texts: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Query:
    """`who` says whether a name is meant. What is empty, or None, counts for nothing.

    `since` and `until` are the first and the last day; `aim` is in small letters, `team` any case.
    """

    pattern: Pattern
    tags: frozenset[str] = frozenset()
    who: Callable[[str], bool] | None = None
    aim: str = ""
    team: str = ""
    since: date | None = None
    until: date | None = None
    _heads: dict[bytes, bool] = field(default_factory=dict, repr=False, compare=False)

    @property
    def dated(self) -> bool:
        """Whether it matters when a session was."""
        return self.since is not None or self.until is not None

    def covers(self, name: str) -> bool:
        """Whether a session of this name is from those days: one whose name has no date is from none."""
        on = day_of(name)
        return not self.dated or (on is not None and (self.since or date.min) <= on <= (self.until or date.max))

    def search(self, page: bytes) -> Found | None:
        """The lines of a page that match; None where there is none."""
        if self.team and not self._of_team(page):
            return None
        fits = self._test
        if needles := self._needles:
            folded = self.pattern.folded and needles is self.pattern.needles
            found = lines_with(needles, page, page.lower() if folded else page, fits)
        else:
            found = [line for line in enumerate(lines_of(page)) if fits is None or fits(line[1])]
        return Found(page, [place for place, _ in found], [text for _, text in found]) if found else None

    @property
    def _test(self) -> Callable[[bytes], bool] | None:
        """What a line has to stand in which a needle stands; None where that is all there is to it."""
        if self.tags or self.who or self.aim:
            return self._fits
        return None if self.pattern.exact else self.pattern.matches_in

    @property
    def _needles(self) -> Sequence[bytes]:
        """One of these stands in every line that is looked for; none where nothing is known."""
        if self.pattern.needles:
            return self.pattern.needles
        if self.tags:
            return [b" %b " % tag.encode() for tag in self.tags]
        return [b"aim: "] if self.aim else []

    def _fits(self, line: bytes) -> bool:
        """Whether a line does, as its head, its aim and the pattern tell."""
        return (
            (not (self.tags or self.who) or self._head_fits(line))
            and (not self.aim or self._aim_fits(line))
            and (self.pattern.exact or self.pattern.matches_in(line))
        )

    def _head_fits(self, line: bytes) -> bool:
        """Whether the tag and the name of a line do: the same ones come again and again."""
        end = line.find(b": ", _BEFORE_TAG)
        if line[end - 1 : end] == b"\\":  # a colon within a name
            return self._told_by(line)
        head = line[_BEFORE_TAG:end]
        known = self._heads.get(head)
        if known is None:
            known = self._heads[head] = self._told_by(b"- 00:00:00 %b: " % head)
        return known and end > 0 and _TIMED.match(line) is not None

    def _told_by(self, line: bytes) -> bool:
        head = HEAD.match(line.decode(errors="surrogateescape"))
        if head is None or (self.tags and head["tag"] not in self.tags):
            return False
        return self.who is None or self.who(plain(head["name"]))

    def _aim_fits(self, line: bytes) -> bool:
        if b"aim: " not in line:
            return False
        entry = read_line(line.decode(errors="surrogateescape"))
        return entry is not None and entry.keys.get("aim", "").lower() == self.aim

    def _of_team(self, page: bytes) -> bool:
        """The team is told in the third line, under the title."""
        third = page[:_TOP].decode(errors="replace").split("\n", 3)[2:3]
        return any(f"). team: {self.team.lower()}. " in f"{plain(line).lower()} " for line in third)


def tags_in(asked: Sequence[str]) -> frozenset[str]:
    """The tags that are meant, in any case, each word one or several with commas. Raises ValueError with a sentence."""
    words = [word.strip().upper() for one in asked for word in one.split(",")]
    for word in words:
        if word not in set(Tag):
            raise ValueError(f"There is no tag {word}; there are {', '.join(Tag)}.")
    return frozenset(words)


def who_fits(typed: str) -> Callable[[str], bool]:
    """Whether a name is meant by what is typed: it begins so, word for word."""
    from peerinquiry.formats.whom import fits

    return lru_cache(maxsize=None)(partial(fits, typed))


def day_of(name: str) -> date | None:
    """The day that the name of a session's file begins with."""
    found = _DAY.match(name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def lines_with(
    needles: Sequence[bytes], page: bytes, sought: bytes, fits: Callable[[bytes], bool] | None = None
) -> list[tuple[int, bytes]]:
    """The lines in which one of `needles` stands, and that fit, with their places from 0.

    They are looked for in `sought`, which is `page` in other letters.
    """
    found = [_lines_with(needle, page, sought, fits) for needle in needles]
    return found[0] if len(found) == 1 else sorted({line for lines in found for line in lines})


def _lines_with(
    needle: bytes, page: bytes, sought: bytes, fits: Callable[[bytes], bool] | None
) -> list[tuple[int, bytes]]:
    lines: list[tuple[int, bytes]] = []
    rare = _rare(needle)
    seek = partial(_find_rare, sought, needle, rare) if rare >= 0 else partial(sought.find, needle)
    place = counted = 0
    at = seek(0)
    while at >= 0:
        begin, end = page.rfind(b"\n", 0, at) + 1, page.find(b"\n", at)
        line = page[begin:end] if end >= 0 else page[begin:]
        if fits is None or fits(line):
            place += _line_ends(page[counted:begin])
            counted = begin
            lines.append((place, line))
        at = seek(end) if end >= 0 else -1
    return lines


def _line_ends(text: bytes) -> int:
    """How many; taking them out is twice as fast as `count`, which looks at each byte."""
    return len(text) - len(text.replace(b"\n", b""))


@lru_cache(maxsize=32)
def _rare(needle: bytes) -> int:
    """Where in a needle its first rare letter is; -1 where it has none."""
    return next((place for place, letter in enumerate(needle) if letter in RARE), -1)


def _find_rare(page: bytes, needle: bytes, ahead: int, begin: int) -> int:
    """Where a needle stands from `begin` on, or -1: found by its rare letter, which is so far ahead in it."""
    letter = needle[ahead]
    place = page.find(letter, begin + ahead)
    while place >= 0:
        if page.startswith(needle, place - ahead):
            return place - ahead
        place = page.find(letter, place + 1)
    return -1


def lines_of(page: bytes) -> list[bytes]:
    """All lines, without their ends."""
    lines = page.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return lines
