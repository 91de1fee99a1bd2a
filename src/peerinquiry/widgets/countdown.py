"""The clock, in blocks that a phone can read through a video call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from peerinquiry.inquiry.view.frame import ClockView
from peerinquiry.widgets.ground import filtered

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
Span = tuple[str, str]
"""Some text, and what it is: one of the widget's component classes, or nothing for plain words."""
Row = tuple[Span, ...]
SCALES = ((4, 2), (3, 2), (2, 1), (1, 1))
"""Cells across and down for one dot of a glyph, the largest first."""
GAP = 2
ROWS = 5
AIR = 2
"""Rows left empty, one above the line that runs out and one below it, where rows are not few."""


def face_rows(face: str, width: int, height: int) -> tuple[str, ...]:
    """A clock's face as rows of blocks, as large as fits `width` by `height` cells."""
    for across, down in SCALES:
        cells = sum(len(GLYPHS[char][0]) * across for char in face) + GAP * (len(face) - 1)
        if cells <= width and ROWS * down <= height:
            glyphs = [_blocks(char, across) for char in face]
            return tuple((" " * GAP).join(row) for row in zip(*glyphs, strict=True) for _ in range(down))
    return (face,)


@cache
def _blocks(char: str, across: int) -> tuple[str, ...]:
    return tuple("".join(("█" if dot == "#" else " ") * across for dot in row) for row in GLYPHS[char])


@lru_cache(maxsize=64)
def centred(spans: tuple[tuple[str, Style], ...], width: int, plain: Style) -> Strip:
    """A row of `width` cells, with `plain` to both sides; a face has most of its rows twice."""
    blank = width - sum(cell_len(text) for text, _ in spans)
    left = " " * (blank // 2)
    strip = Strip(Segment(*span) for span in ((left, plain), *spans, (" " * (blank - len(left)), plain)))
    return strip if blank >= 0 else strip.crop(0, width)


class Countdown(Widget):
    """The face, a line that runs out, and the same in words. A second draws no row that it did not change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "countdown--face",
        "countdown--idle",
        "countdown--over",
        "countdown--overline",
        "countdown--left",
        "countdown--used",
        "countdown--speaker",
        "countdown--hint",
    }
    DEFAULT_CSS: ClassVar[str] = """
    Countdown { width: 1fr; height: 1fr; max-height: 18; }
    Countdown > .countdown--face { color: $foreground; background: $foreground; }
    Countdown > .countdown--idle { color: $clock-idle; background: $clock-idle; }
    Countdown > .countdown--over { color: $warning; background: $warning; }
    Countdown > .countdown--overline { color: $warning; }
    Countdown > .countdown--left { color: $secondary; }
    Countdown > .countdown--used { color: $secondary 60%; }
    Countdown > .countdown--speaker { text-style: bold; }
    Countdown > .countdown--hint { color: $secondary; }
    """  # a block has its own colour behind it: no font then shows seams between rows

    view: reactive[ClockView | None] = reactive(None, repaint=False)
    _rows: tuple[Row, ...] = ()
    _space = Size()
    """Cells across and down, for which they are arranged."""

    def __init__(self) -> None:
        """Nothing to show yet."""
        super().__init__()
        self._styles: dict[str, Style] = {}

    def watch_view(self) -> None:
        """Another second, or another clock."""
        self._arrange()

    def on_resize(self, event: Resize) -> None:
        """Another size: the face may be larger, or must be smaller."""
        self._space = event.size
        self._arrange()

    def _arrange(self) -> None:
        width, height = self._space
        before, self._rows = self._rows, tuple(self._arranged(width, height)) if width else ()
        rows = enumerate(zip_longest(before, self._rows))
        if changed := [Region(0, y, width, 1) for y, (old, new) in rows if old != new]:
            self.refresh(*changed)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its rows as they are: without a border or padding there is nothing to put around them."""
        self._styles.clear()  # they are dear to look up, and the same in all rows
        filters, under = self.get_line_filters(), self.visual_style.background
        return [filtered(self.render_line(y), filters, under).crop(crop.x, crop.right) for y in crop.line_range]

    def render_line(self, y: int) -> Strip:
        """One row, in the middle."""
        row = self._rows[y] if y < len(self._rows) else ()
        return centred(tuple((text, self._style(name)) for text, name in row), self._space.width, self._style(""))

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            self._styles[name] = (self.get_visual_style(name) if name else self.visual_style).rich_style
        return self._styles[name]

    def _arranged(self, width: int, height: int) -> Iterator[Row]:
        """The rows, from the top."""
        view = self.view
        if view is None:
            return
        face = "countdown--over" if view.over else "countdown--face" if view.running else "countdown--idle"
        if height < ROWS:
            small = (view.face, "countdown--overline" if view.over else "")
            yield from self._wrapped((small, ("  ", ""), *self._words(view)), width)
            return
        below = [*self._wrapped(self._words(view), width), *self._wrapped(((view.hint, "countdown--hint"),), width)]
        air = max(0, min(AIR, height - ROWS - len(below) - 1))
        rows = face_rows(view.face, width, height - len(below) - 1 - air)
        for row in rows:
            yield tuple((run, face if run[0] == "█" else "") for run in RUNS.findall(row))
        yield from [()] * min(air, 1)
        yield self._line(view, max(map(len, rows)))
        yield from [()] * (air - 1)
        yield from below

    def _words(self, view: ClockView) -> Row:
        return ((view.speaker, "countdown--speaker"), (" · " if view.speaker else "", ""), (view.words, ""))

    def _wrapped(self, row: Row, width: int) -> Iterator[Row]:
        """On one line, or span by span, each on as many lines as it needs."""
        if sum(cell_len(text) for text, _ in row) <= width:
            yield row
            return
        for text, name in row:
            lines = Content(text.strip(" ·")).wrap(width)
            yield from (((line.plain.strip(), name),) for line in lines if line)

    def _line(self, view: ClockView, across: int) -> Row:
        if view.over:
            return (("▲" * across, "countdown--overline"),)
        full = round(across * (view.part if view.up else 1 - view.part))
        return (("━" * full, "countdown--left"), ("╌" * (across - full), "countdown--used"))
