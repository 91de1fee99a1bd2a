"""How a TOML file that people edit is described, key by key: from that it is read, and its schema is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from peerinquiry.formats.table_reader import LONGEST_TEXT
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Timing
from peerinquiry.inquiry.view.gather import TIMING_WORDS

LONGEST_TIME: Final = 24 * 60 * 60.0
"""Seconds of the longest turn: a day."""
WORDS: Final = r"\S"
"""Something is there."""


class Kind(StrEnum):
    """What a value is."""

    TEXT = "text"
    WORDS = "a list of texts"
    SECONDS = "seconds"
    ROUNDS = "rounds"
    FLAG = "true or false"
    TABLE = "a table"
    TABLES = "a list of tables"
    ITEMS = "a list, each a text or a table"


PLAIN: Final = frozenset({Kind.TEXT, Kind.WORDS, Kind.SECONDS, Kind.ROUNDS, Kind.FLAG})
"""Values that hold no table."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what its value is, and what it is for, as one would say it.

    `longest` counts characters, `usual` is what holds where it is left out, `pattern` is found in each text of it;
    without what is `needed` its table means nothing. `of` describes the tables that its value holds.
    """

    name: str
    kind: Kind
    says: str
    longest: int = LONGEST_TEXT
    usual: float | None = None
    pattern: str = ""
    needed: bool = False
    of: Table | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, as sentences call it, and its keys."""

    called: str
    keys: tuple[Key, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its keys, in order."""
        return tuple(key.name for key in self.keys)


def longest_of(*tables: Table) -> Mapping[str, int]:
    """Characters that fit, by key."""
    return {key.name: key.longest for table in tables for key in table.keys if key.kind in PLAIN}


TIMINGS: Final = Table(
    "[timings]",
    tuple(
        Key(timing.value, Kind.SECONDS, f"Seconds for {TIMING_WORDS[timing]}.", usual=DEFAULT_TIMINGS[timing])
        for timing in Timing
    ),
)
"""How long things take: the same in every file that may say it."""
