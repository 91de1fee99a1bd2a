"""A page to read: many lines, styled, of which only those in view are drawn."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

AT_ONCE = 400
"""Lines broken in one go: a long page is in view at once, and the rest follows between keys."""
LEAST = 20
"""Cells that a line keeps beside its indent."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page; where it is broken, what follows stands `indent` cells in."""

    content: Content
    indent: int = 0
    heads: bool = False
    """Whether it is a heading, which is not shown as the last row in view."""


class Pager(ScrollView, can_focus=True, inherit_bindings=False):
    """Scrolls through lines, broken to the width there is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "up", id="pager.up", show=False, tooltip="Up and down"),
        Binding("down,j", "scroll_down", "down", id="pager.down", show=False, tooltip="Up and down"),
        Binding("pageup", "page_up", "page up", id="pager.page-up", show=False, tooltip="A page up or down"),
        Binding("space,pagedown", "page_down", "page down", id="pager.page-down", tooltip="A page up or down"),
        Binding("home", "scroll_home", "top", id="pager.top", show=False, tooltip="To either end"),
        Binding("end", "scroll_end", "end", id="pager.end", show=False, tooltip="To either end"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    Pager {
        height: 1fr; background: transparent; overflow-x: hidden;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    """

    lines: reactive[tuple[Line, ...]] = reactive(())
    sought: reactive[re.Pattern[str] | None] = reactive(None)
    """What is marked wherever it stands in a row, most of all in the `current` line."""
    current: reactive[int | None] = reactive(None)
    """The line that one is at, from 0."""

    def __init__(self, lines: Sequence[Line] = (), *, id: str | None = None) -> None:
        """Show `lines`."""
        super().__init__(id=id)
        self._rows: list[Content] = []
        self._begins: list[int] = []  # the row in which each line begins
        self._wanted: int | None = None  # the line that is to be in view
        self._width = 0
        self._turn = 0
        self.set_reactive(Pager.lines, tuple(lines))

    def watch_lines(self) -> None:
        """Break them anew."""
        self._break_up()
        self.scroll_home(animate=False)

    def on_resize(self, event: Resize) -> None:
        """Break them anew, where that changes anything."""
        if self.scrollable_content_region.width != self._width:
            self._break_up()

    def _break_up(self) -> None:
        self._width = self.scrollable_content_region.width
        self._rows, self._begins = [], []
        self._turn += 1
        if self._width:
            self._break_on(self._turn, 0)

    def _break_on(self, turn: int, begin: int) -> None:
        """Break the lines from `begin` on, some of them now; none if the page or the width is another by now."""
        if turn != self._turn:
            return
        end = begin + AT_ONCE
        for line in self.lines[begin:end]:
            self._begins.append(len(self._rows))
            self._rows += broken(line, self._width)
        self.virtual_size = Size(self._width, len(self._rows))
        self.refresh()
        self._go()
        if end < len(self.lines):
            self.call_later(self._break_on, turn, end)

    def show(self, place: int) -> None:
        """Bring a line into view, a third down the page; `place` counts lines from 0."""
        self._wanted = place
        self._go()

    @property
    def place(self) -> int:
        """The first line in view."""
        return self._line_at(self.scroll_offset.y)

    def _line_at(self, row: int) -> int:
        return max(0, bisect_right(self._begins, row) - 1)

    def _go(self) -> None:
        """To the line that is wanted, once it is broken into rows."""
        if self._wanted is not None and self._wanted < len(self._begins):
            row = self._begins[self._wanted]
            self._wanted = None
            self.call_after_refresh(
                self.scroll_to, y=max(0, row - self.scrollable_content_region.height // 3), animate=False
            )

    def render_line(self, y: int) -> Strip:
        """One row in view."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if index >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[index]
        if y == self.scrollable_content_region.height - 1 and self.lines[self._line_at(index)].heads:
            return Strip.blank(width, self.rich_style)
        for found in self.sought.finditer(row.plain) if self.sought else ():
            row = row.stylize("reverse" if self._line_at(index) == self.current else "underline", *found.span())
        strips = Visual.to_strips(self, row, width, 1, self.visual_style)
        return strips[0] if strips else Strip.blank(width, self.rich_style)


def broken(line: Line, width: int) -> list[Content]:
    """A line as rows of at most `width` cells."""
    if line.content.cell_length <= width:
        return [line.content]
    indent = line.indent if width - line.indent >= LEAST else 0
    first, *rest = line.content.wrap(width)
    if not indent or not rest:
        return [first, *rest]
    behind = line.content[len(first.plain) :]
    lead = len(behind.plain) - len(behind.plain.lstrip())
    return [first, *(row.pad_left(indent) for row in behind[lead:].wrap(width - indent))]
