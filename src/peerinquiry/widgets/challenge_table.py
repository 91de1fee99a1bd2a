"""Challenges side by side: a row each, whoever matters now in full, the rest in as many lines as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.challenges import Row, Tone
from peerinquiry.inquiry.view.frame import Sign
from peerinquiry.widgets.fitting import MARKERS, Block, around, cut, height_of, lines_of, more, widest

NAME = 12
"""Cells that a name may take; more where the table is wide."""
NARROW, WIDE = 40, 64
NARROW_NAME, WIDE_NAME = 8, 22
BAR = 12
"""Cells of the longest bar."""
FAR = 8
"""Characters that a cell can hold, generously: some are several code points."""
LEVELS = ((3, 1, 0), (2, 1, 0), (3, 0, 2), (2, 0, 2), (1, 0, 2), (1, 0, 0))
"""Lines that a row may take, blank lines between rows, and those around the current one: the first that fits."""

NAMES = {Tone.NOW: "bold $primary", Tone.PLAIN: "$foreground", Tone.QUIET: "$text-muted"}
TEXTS = {Tone.NOW: "bold $foreground", Tone.PLAIN: "$foreground", Tone.QUIET: "$text-muted"}


class ChallengeTable(Widget):
    """A table that never scrolls by itself: the row to look at is always there, and what is not is counted."""

    DEFAULT_CSS: ClassVar[str] = """
    ChallengeTable { height: 1fr; min-height: 3; }
    """

    @dataclass
    class Clicked(Message):
        """A row was clicked."""

        index: int

    rows: reactive[tuple[Row, ...]] = reactive(())
    current: reactive[int | None] = reactive(None)
    """The row that is shown in full, and kept in view."""

    def __init__(self) -> None:
        """Without rows."""
        super().__init__()
        self._at: list[int | None] = []

    def render(self) -> RenderResult:
        """What fits."""
        lines, self._at = lay_out(self.rows, self.current, *self.content_size)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Say which row was meant."""
        index = self._at[event.y] if 0 <= event.y < len(self._at) else None
        if index is not None:
            self.post_message(self.Clicked(index))


def lay_out(rows: Sequence[Row], current: int | None, width: int, height: int) -> tuple[Block, list[int | None]]:
    """The lines of a table, and the row each belongs to: all rows if they fit, else those around the current one."""
    blocks, gap = _blocks(rows, current, width, height)
    first, last = 0, len(blocks)
    if height_of(blocks) + gap * (len(blocks) - 1) > height:
        first, last = around(blocks, current or 0, height)
    counts = height > MARKERS + 1  # in a tiny window the row itself matters more
    lines = [more("↑", first)] if first and counts else []
    at: list[int | None] = [None] * len(lines)
    for index in range(first, last):
        spaces = gap if index > first else 0
        lines += [*[Content("")] * spaces, *blocks[index]]
        at += [None] * spaces + [index] * len(blocks[index])
    if last < len(blocks) and counts:
        lines.append(more("↓", len(blocks) - last))
    return lines[:height], at[:height]


def _blocks(rows: Sequence[Row], current: int | None, width: int, height: int) -> tuple[list[Block], int]:
    """The rows, as roomy as they fit whichever of them comes to be the current one, and the gap between them."""
    if not rows or height < 1:
        return [], 0
    shape = _Shape.of(rows, width)
    full = [shape.block(row, max(1, height - MARKERS)) for row in rows]
    for lines, gap, halo in LEVELS:
        sizes = [min(lines, len(block)) for block in full]
        growth = max(len(block) - size for block, size in zip(full, sizes, strict=True)) + halo
        if sum(sizes) + (0 if current is None else growth) + gap * (len(sizes) - 1) <= height:
            break
    blocks = [shape.block(row, size) for row, size in zip(rows, sizes, strict=True)]
    if current is not None and current < len(blocks):
        air = [Content("")] if halo else []
        blocks[current] = [*(air if current else []), *full[current], *air]
    return blocks, gap


@dataclass(frozen=True, slots=True)
class _Shape:
    """How wide each part of a row is."""

    mark: int
    name: int
    bar: int
    tally: int
    text: int
    most: int
    """The most votes that a row has."""

    @classmethod
    def of(cls, rows: Sequence[Row], width: int) -> _Shape:
        numbered = any(row.mark.isdecimal() for row in rows)
        mark = widest([row.mark for row in rows], 3) + (2 if numbered else 1)
        name = widest(
            [row.name for row in rows], WIDE_NAME if width >= WIDE else NAME if width >= NARROW else NARROW_NAME
        )
        votes = [row.votes for row in rows if row.votes is not None]
        tally = max(len(row.tally) for row in rows)
        bar = (BAR if width >= WIDE else BAR // 2) + 2 + tally if votes else 0
        return cls(mark, name, bar, tally, max(4, width - mark - name - 2 - bar), max(votes, default=0))

    def block(self, row: Row, most: int) -> Block:
        """A row in no more than so many lines."""
        lead = Content.assemble(
            cut(row.mark, self.mark).stylize(_mark_style(row)), cut(row.name, self.name).stylize(NAMES[row.tone]), "  "
        )
        far = FAR * self.text * (most + 1)  # what cannot be seen need not be wrapped
        words = row.text if len(row.text) <= far else f"{row.text[:far]}…"
        texts = lines_of(Content.styled(words, TEXTS[row.tone] if row.written else "$text-muted"), self.text, most)
        lead = Content.assemble(lead, self._bar(row))
        return [Content.assemble(" " * lead.cell_length if index else lead, text) for index, text in enumerate(texts)]

    def _bar(self, row: Row) -> Content:
        if not self.bar:
            return Content("")
        if row.votes is None:
            return Content(" " * self.bar)
        longest = self.bar - 2 - self.tally
        cells = max(1, round(longest * row.votes / self.most)) if row.votes else 0
        count = f" {row.tally}".ljust(self.bar - cells)
        return Content.assemble(
            ("█" * cells, "$primary" if row.tone is Tone.NOW else "$secondary"), (count, "bold $foreground")
        )


def _mark_style(row: Row) -> str:
    if row.mark == Sign.DONE:
        return "$success"
    return "bold $primary" if row.tone is Tone.NOW else "bold $foreground" if row.mark.isdecimal() else "$text-muted"
