"""What is wrong in a file that a person wrote, where, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from unicodedata import category, east_asian_width

from peerinquiry.inquiry.text import one_line

WIDEST: Final = 68
"""Cells of a line that are shown with a mistake: with its number before them they fit a small screen."""
_BEFORE: Final = 40
"""Characters before the place that stay, where a line is too long to be shown whole."""


class Level(StrEnum):
    """How grave it is. The words are kept: scripts read them."""

    MISTAKE = "mistake"
    """The file cannot be used."""
    WARNING = "warning"
    """It can, and may be worth another look."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """`line` and `column` count from 1, columns in characters. `message`: what is wrong; `instead`: what to write.

    `excerpt` is the line as it can be shown, and `caret` how many cells of it are before the place; the excerpt is
    empty where there is no such line.
    """

    line: int
    column: int
    message: str
    instead: str
    file: str = ""
    level: Level = Level.MISTAKE
    excerpt: str = ""
    caret: int = 0

    def __str__(self) -> str:
        """All of it on one line that editors and terminals can open, and that no terminal obeys."""
        level = "warning: " if self.level is Level.WARNING else ""
        return one_line(f"{self.file}:{self.line}:{self.column}: {level}{self.message}; {self.instead}")

    @property
    def pointed(self) -> tuple[str, ...]:
        """The line with its number, and a caret under the place; nothing where there is no such line."""
        if not self.excerpt:
            return ()
        number = f"{self.line:>5}"
        return f"{number} | {self.excerpt}", f"{' ' * len(number)} | {' ' * self.caret}^"


def briefly(mistakes: Sequence[Mistake]) -> str:
    """The first of them, and how many more there are."""
    return f"{mistakes[0]}{f' (and {len(mistakes) - 1} more)' if mistakes[1:] else ''}"


def excerpt(line: str, column: int) -> tuple[str, int]:
    """What of a line can be shown around a column that counts from 1, and how many cells of it are before the place.

    Every character keeps its place: what a terminal would obey, or nobody would see, becomes a dot.
    """
    begin = column - 1 - _BEFORE if column > WIDEST - 1 else 0
    before = "".join(map(_shown, line[begin : column - 1]))
    if begin:
        before = f"…{before[1:]}"
    shown = [before]
    room = WIDEST - _cells(before)
    for char in map(_shown, line[column - 1 : column - 1 + WIDEST].rstrip(" \t")):
        room -= _cells(char)
        if room <= 0:
            shown.append("…")
            break
        shown.append(char)
    return "".join(shown).rstrip(), _cells(before)


def short(text: str, most: int = 40) -> str:
    """What somebody wrote, safe and short enough to be named in a sentence."""
    text = one_line(text[: most * 10])
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _shown(char: str) -> str:
    if char.isascii():
        return char if char.isprintable() else " " if char == "\t" else "·"
    return "·" if category(char)[0] in "CMZ" or one_line(char) != char else char


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
