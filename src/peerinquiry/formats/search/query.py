"""What is looked for: a pattern, and of whose words, of which kind, in which sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from typing import Final

from peerinquiry.formats.page_line import Tag, plain
from peerinquiry.formats.search.aim import Aim
from peerinquiry.formats.search.heads import Heads
from peerinquiry.formats.search.lines import Found, Line, Test, lines_of, lines_with
from peerinquiry.formats.search.pattern import Pattern

_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_TOP: Final = 2000
"""Bytes of a page in which its team is told."""


@dataclass(frozen=True)
class Query:
    """`who` is a name, or its beginning, word for word. What is empty, or None, counts for nothing.

    `since` and `until` are the first and the last day; `aim` is in small letters, `team` any case. With `first_alone`
    the first line of a page is enough.
    """

    pattern: Pattern
    tags: frozenset[str] = frozenset()
    who: str = ""
    aim: str = ""
    team: str = ""
    since: date | None = None
    until: date | None = None
    tables: bool = True
    """Whether rows of tables are looked at, too: the summary, which says again what lines say."""
    first_alone: bool = False

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
        lines = self._lines(self.pattern.within(page), page)
        return Found(page, lines) if lines else None

    def _lines(self, pattern: Pattern, page: bytes) -> Sequence[Line]:
        fits = self._test(pattern)
        if pattern.needles:
            sought = page.lower() if pattern.folded else page
            return lines_with(pattern.needles, page, sought, fits, first_alone=self.first_alone)
        if self._heads:
            return self._heads.lines(page, fits)
        if self.aim:
            return lines_with([self._aim.needle], page, page, fits)
        return [line for line in enumerate(lines_of(page)) if fits is None or fits(line[1])]

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self.tags, self.who)

    @cached_property
    def _aim(self) -> Aim:
        return Aim(self.aim)

    def _test(self, pattern: Pattern) -> Test | None:
        """What a line in which a needle stands has to pass yet; None where that is all there is to it."""
        tests: list[Test] = [
            *([self._heads.fit] if self._heads else []),
            *([self._aim.fits] if self.aim else []),
            *([] if pattern.exact else [pattern.matches_in]),
            *([] if self.tables else [_is_no_row]),
        ]
        return reduce(_both, tests) if tests else None

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


def _is_no_row(line: bytes) -> bool:
    return not line.startswith(b"|")


def day_of(name: str) -> date | None:
    """The day that the name of a session's file begins with."""
    found = _DAY.match(name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _both(first: Test, second: Test) -> Test:
    return lambda line: first(line) and second(line)
