"""The plan as a table: what, who, by when, how we will know, who helps."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.plan import ActionRow, Entry
from peerinquiry.widgets.fitting import MARK, Block, cut, height_of, lines_of, widest, window

NAME = 10
GAP = "  "
INDENT = 4
SIZES = ((3, 3), (3, 2), (2, 2), (2, 1), (1, 1), (1, 0))
"""Lines for what is done, and for the rest of it, the roomiest first."""


class PlanTable(Widget):
    """As much of each action as fits: two lines and more, or one."""

    DEFAULT_CSS: ClassVar[str] = """
    PlanTable { height: 1fr; }
    """

    actions: reactive[tuple[ActionRow, ...]] = reactive(())
    marked: reactive[Entry | None] = reactive(None)
    empty: reactive[str] = reactive("")
    """What stands there while there is no action."""

    def render(self) -> RenderResult:
        """All of them, or those around the marked one."""
        if not self.actions:
            return Content.styled(self.empty, "$text-muted")
        height = max(1, self.content_size.height)
        for size in SIZES:
            blocks = [self._block(row, *size) for row in self.actions]
            if height_of(blocks) <= height:
                break
        first, last = 0, len(blocks)
        if height_of(blocks) > height:
            first, last = window(blocks, height - 1, self._marked_index())
        shown = [line for block in blocks[first:last] for line in block]
        if hidden := len(blocks) - (last - first):
            shown.append(Content.styled(f"    {hidden} more · ↑ ↓", "$text-muted"))
        return Content("\n").join(shown)

    def _marked_index(self) -> int:
        return next((index for index, row in enumerate(self.actions) if row.entry == self.marked), 0)

    def _block(self, row: ActionRow, most: int, more: int) -> Block:
        width = self.content_size.width
        bar = Content.styled(MARK, "$primary") if row.entry == self.marked else Content(" ")
        label = Content.styled(row.label.rjust(2), "bold $primary")
        if not more:
            people = Content.assemble(self._who(row), GAP, self._by(row))
            room = max(8, width - INDENT - people.cell_length - len(GAP))
            return [Content.assemble(bar, label, " ", cut(row.what, room).stylize("$foreground"), GAP, people)]
        what = lines_of(Content.styled(row.what, "bold $foreground"), width - INDENT, most)
        lead = Content.assemble(self._who(row), GAP, self._by(row), GAP)
        rest = self._rest(row, width - INDENT - lead.cell_length, more)
        heads = [Content.assemble(bar, label, " "), *[Content.assemble(bar, "   ")] * (len(what) - 1)]
        lines = [Content.assemble(head, line) for head, line in zip(heads, what, strict=True)]
        for index, line in enumerate(rest):
            lines.append(Content.assemble(bar, "   ", " " * lead.cell_length if index else lead, line))
        return lines

    def _who(self, row: ActionRow) -> Content:
        return cut(row.who, widest([each.who for each in self.actions], NAME)).stylize("$foreground")

    def _by(self, row: ActionRow) -> Content:
        by = cut(row.by, widest([each.by for each in self.actions], 15))
        return by.stylize("$secondary" if row.dated else "$text-muted")

    def _rest(self, row: ActionRow, width: int, most: int) -> Block:
        words = " · ".join(part for part in (row.sign, row.helped) if part)
        return lines_of(Content.styled(words, "$text-muted"), width, most)
