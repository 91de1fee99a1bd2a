"""For which aim a line was said, as the brackets at its end tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from peerinquiry.formats.page_line import OPENING, keys_in, read_line
from peerinquiry.formats.search.heads import BEFORE_TAG, Heads
from peerinquiry.formats.search.lines import Needle

_KEY: Final = "aim: "
_BRACKET: Final = re.compile(f" {OPENING}".encode())
_SIMPLE: Final = re.compile("[a-z0-9 ]+")
"""A name that stands on a page as it is, but for its case."""
_KELVIN: Final = "\u212a"
"""The one sign beyond ASCII that is a letter of it when made small."""
_ANY: Final = Heads()
"""However a line begins that tells one thing."""


@dataclass(frozen=True)
class Aim:
    """An aim that lines were said for; `name` is in small letters."""

    name: str

    @cached_property
    def needle(self) -> Needle:
        """What stands in every line that was said for it."""
        if not _SIMPLE.fullmatch(self.name):
            return Needle(_KEY.encode())
        return Needle(_KEY.encode(), f"{_KEY}(?i:{self.name})".replace("k", f"(?:k|{_KELVIN})").encode())

    def fits(self, line: bytes) -> bool:
        """Whether a line was said for it. The same brackets come again and again, and are read once."""
        end = line.find(b": ", BEFORE_TAG)
        if line[end - 1 : end] == b"\\":  # a colon within a name
            entry = read_line(line.decode(errors="surrogateescape"))
            return entry is not None and entry.keys.get("aim", "").lower() == self.name
        bracket = _BRACKET.search(line, end + len(": "))
        if bracket is None or not line.endswith(b")") or not _ANY.fit(line):
            return False
        return bracket.start() > end + len(": ") and _aim_of(line[bracket.end() : -1]) == self.name


@lru_cache(maxsize=1 << 12)
def _aim_of(facts: bytes) -> str:
    return keys_in(facts.decode(errors="surrogateescape")).get("aim", "").lower()
