"""The name of the program, in blocks."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

NAME = "peerinquiry"
FIRST_WORD = 4
"""Letters of the name that are its first word."""

LETTERS = {
    "e": ("....", "....", ".##.", "#..#", "####", "#...", ".##.", "....", "...."),
    "i": ("#", ".", "#", "#", "#", "#", "#", ".", "."),
    "n": ("....", "....", "###.", "#..#", "#..#", "#..#", "#..#", "....", "...."),
    "p": ("....", "....", "###.", "#..#", "#..#", "#..#", "###.", "#...", "#..."),
    "q": ("....", "....", ".###", "#..#", "#..#", "#..#", ".###", "...#", "...#"),
    "r": ("...", "...", "#.#", "##.", "#..", "#..", "#..", "...", "..."),
    "u": ("....", "....", "#..#", "#..#", "#..#", "#..#", ".###", "....", "...."),
    "y": ("....", "....", "#..#", "#..#", "#..#", "#..#", ".###", "...#", "###."),
}
DOTS = 9
"""Rows of dots in a letter; two of them make a row of cells."""
ROWS = (DOTS + 1) // 2
HALVES = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}


def block_rows(word: str) -> list[str]:
    """A word as rows of cells, a column between letters."""
    dots = [".".join(LETTERS[letter][row] for letter in word) for row in range(DOTS)]
    dots.append("." * len(dots[0]))
    pairs = zip(dots[0::2], dots[1::2], strict=True)
    return ["".join(HALVES[upper + lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs]


class Wordmark(Widget):
    """Large where there is room for it, in plain letters where there is not."""

    DEFAULT_CSS: ClassVar[str] = f"""
    Wordmark {{ width: 1fr; height: {ROWS}; }}
    """

    in_letters: reactive[bool] = reactive(False)
    """Whether it is in plain letters though there is room."""

    def render(self) -> RenderResult:
        """Two words in two colours."""
        first, second = NAME[:FIRST_WORD], NAME[FIRST_WORD:]
        rows = [block_rows(first), block_rows(second)]
        if self.in_letters or self.size.height < ROWS or self.size.width <= len(rows[0][0]) + len(rows[1][0]):
            return Content.assemble((first, "bold $foreground"), (second, "bold $primary"))
        lines = [
            Content.assemble((one, "$foreground"), " ", (other, "$primary")) for one, other in zip(*rows, strict=True)
        ]
        return Content("\n").join(lines)
