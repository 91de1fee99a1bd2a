"""How a line that tells one thing begins: of which kind it is, and whose words they are."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from peerinquiry.formats.name_words import fits, initials
from peerinquiry.formats.page_line import HEAD, plain
from peerinquiry.formats.search.lines import Line, Needle, Test, lines_with, numbered

_BULLET: Final = Needle(b"- ")
_TIMED: Final = re.compile(rb"- \d\d:\d\d:\d\d ")
_ALPHANUMERIC: Final = string.ascii_letters + string.digits
BEFORE_TAG: Final = len("- 14:22:31 ")
"""Where the tag of a line begins."""


@dataclass(frozen=True)
class Heads:
    """Those of one of these kinds, with the words of whoever is called like `who`. What is empty counts for nothing."""

    tags: frozenset[str] = frozenset()
    who: str = ""
    _known: dict[bytes, bool] = field(default_factory=dict, repr=False, compare=False)

    def __bool__(self) -> bool:
        """Whether they leave anything out."""
        return bool(self.tags or self.who)

    def lines(self, page: bytes, test: Test | None) -> Sequence[Line]:
        """The lines of a page that begin like that at a glance, and that fit."""
        if page.startswith(b"- "):  # no line end is before it
            return lines_with([_BULLET], page, page, test)
        return numbered(page, [found.span(1) for found in self._likely.finditer(page)], test)

    def fit(self, line: bytes) -> bool:
        """Whether a line begins so. The same heads come again and again, and are read once."""
        end = line.find(b": ", BEFORE_TAG)
        head = line[BEFORE_TAG:end]
        known = self._known.get(head)
        if known is None:
            if end < 0 or head.endswith(b"\\"):  # a colon within a name
                return self._told_by(line)
            known = self._known[head] = self._told_by(b"- 00:00:00 %b: " % head)
        return known and end > 0 and _TIMED.match(line) is not None

    def _told_by(self, line: bytes) -> bool:
        head = HEAD.match(line.decode(errors="surrogateescape"))
        if head is None or (self.tags and head["tag"] not in self.tags):
            return False
        return not self.who or fits(self.who, plain(head["name"]))

    @cached_property
    def _likely(self) -> re.Pattern[bytes]:
        """A line that may begin so, with the line end before it, which is quickly found."""
        tags = "|".join(map(re.escape, sorted(self.tags))) or "[A-Z-]+"
        begun = initials(self.who) if self.who else _ALPHANUMERIC
        others = "".join(letter for letter in _ALPHANUMERIC if letter.lower() not in begun)
        return re.compile(rf"\n(- .{{8}} (?:{tags}) [^{others}\n].*)".encode())
