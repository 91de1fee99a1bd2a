"""Places that others stand in.

Textual draws every place that a frame touches, however much of it others hide. What has neither words nor borders of
its own is the same in each of its rows, and one row is all that has to be made of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from textual.color import TRANSPARENT, Color
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


class Ground(Widget):
    """Nothing but a background, which also lies under its padding. It cannot have a border."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """As many rows as are asked for, all of them the same."""
        style = self.visual_style
        return [filtered(_row(crop.width, style), self.get_line_filters(), style.background)] * crop.height


@lru_cache(maxsize=64)
def _row(width: int, style: Style) -> Strip:
    return Strip.blank(width, style.rich_style)


def filtered(row: Strip, filters: Iterable[LineFilter], under: Color | None) -> Strip:
    """A row as it goes to the terminal, with the colour `under` it; a row remembers what became of it."""
    for line_filter in filters:
        row = row.apply_filter(line_filter, under or TRANSPARENT)
    return row


class Column(Vertical, Ground):
    """Places below each other."""


class Row(Horizontal, Ground):
    """Places beside each other."""


class Scroll(VerticalScroll, Ground):
    """Places below each other, of which there may be more than fit."""
