"""The clock, in blocks that a phone can read through a video call."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.frame import ClockView

GLYPHS = {
    "0": ("###", "#.#", "#.#", "#.#", "###"),
    "1": (".#.", "##.", ".#.", ".#.", "###"),
    "2": ("###", "..#", "###", "#..", "###"),
    "3": ("###", "..#", "###", "..#", "###"),
    "4": ("#.#", "#.#", "###", "..#", "..#"),
    "5": ("###", "#..", "###", "..#", "###"),
    "6": ("###", "#..", "###", "#.#", "###"),
    "7": ("###", "..#", "..#", "..#", "..#"),
    "8": ("###", "#.#", "###", "#.#", "###"),
    "9": ("###", "#.#", "###", "..#", "###"),
    ":": (".", "#", ".", "#", "."),
    "+": ("...", ".#.", "###", ".#.", "..."),
}
RUNS = re.compile("█+|[^█]+")
SCALES = ((4, 2), (3, 2), (2, 1), (1, 1))
"""Cells across and down for one dot of a glyph, the largest first."""
GAP = 2
ROWS = 5
WORDS_BELOW = 6
"""Rows for the line that runs out, and for the words."""
WORDS_CLOSE = 5
"""The same, where rows are few."""


def face_rows(face: str, width: int, height: int) -> list[str]:
    """A clock's face as rows of blocks, as large as fits `width` by `height` cells."""
    for across, down in SCALES:
        cells = sum(len(GLYPHS[char][0]) * across for char in face) + GAP * (len(face) - 1)
        if cells <= width and ROWS * down <= height:
            return [
                (" " * GAP).join(
                    "".join(("█" if dot == "#" else " ") * across for dot in GLYPHS[char][row]) for char in face
                )
                for row in range(ROWS)
                for _ in range(down)
            ]
    return [face]


def _painted(row: str, colour: str) -> Content:
    """A row of blocks with the same colour behind them: no font then shows seams between its rows."""
    style = f"{colour} on {colour}"
    return Content.assemble(*((run, style) if run[0] == "█" else run for run in RUNS.findall(row)))


class Countdown(Widget):
    """The face, a line that runs out, and the same in words."""

    DEFAULT_CSS: ClassVar[str] = """
    Countdown { width: 1fr; height: 1fr; max-height: 18; content-align: center top; text-align: center; }
    """

    view: reactive[ClockView | None] = reactive(None)

    def render(self) -> RenderResult:
        """Nothing where no clock runs."""
        view = self.view
        if view is None:
            return Content("")
        words = Content.assemble((view.speaker, "bold"), " · " if view.speaker else "", view.words)
        if self.size.height < ROWS:
            return Content.assemble((view.face, self._colour(view)), "  ", words)
        close = self.size.height < ROWS + WORDS_BELOW
        rows = face_rows(view.face, self.size.width, self.size.height - (WORDS_CLOSE if close else WORDS_BELOW))
        across = max(map(len, rows))
        face = Content("\n").join(_painted(row.ljust(across), self._colour(view)) for row in rows)
        parts = [face, Content(""), self._line(view, across), *([] if close else [Content("")]), words]
        if view.hint:
            parts.append(Content.styled(view.hint, "$secondary"))
        return Content("\n").join(parts)

    def _colour(self, view: ClockView) -> str:
        if view.over:
            return "$warning"
        return "$foreground" if view.running else "$clock-idle"

    def _line(self, view: ClockView, across: int) -> Content:
        if view.over:
            return Content.styled("▲" * across, "$warning")
        left = round(across * (1 - view.part))
        return Content.assemble(("━" * left, "$secondary"), ("╌" * (across - left), "$secondary 60%"))
