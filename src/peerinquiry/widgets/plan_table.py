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
DATE = 15
GAP = "  "
INDENT = 4
MOST = 3
"""Lines that what is done may take, and as many again for the rest of it."""

Size = tuple[int, int]
"""Lines for what is done, and for the rest; none for the rest puts who and when at the end of the line."""


class PlanTable(Widget):
    """Two lines an action; more where there is room, one where there is little."""

    DEFAULT_CSS: ClassVar[str] = """
    PlanTable { height: 1fr; }
    """

    actions: reactive[tuple[ActionRow, ...]] = reactive(())
    marked: reactive[Entry | None] = reactive(None)
    hands: reactive[bool] = reactive(default=True)
    """Whether somebody works this window: else nothing is marked, the latest is kept in view, and no keys are told."""
    empty: reactive[tuple[str, str]] = reactive(("", ""))
    """What stands there while there is no action: the words that count, and what comes after."""

    def render(self) -> RenderResult:
        """All of them, or those around the marked one."""
        if not self.actions:
            headline, after = self.empty
            return Content.assemble((headline, "bold $foreground"), "\n\n", (after, "$text-muted"))
        height = max(1, self.content_size.height)
        blocks = self._blocks(height)
        if height_of(blocks) + len(blocks) - 1 <= height:
            blocks = [[Content(""), *block] if index else block for index, block in enumerate(blocks)]
        first, last = 0, len(blocks)
        if height_of(blocks) > height:
            first, last = window(blocks, height - 1, self._marked_index())
        shown = [line for block in blocks[first:last] for line in block]
        if hidden := len(blocks) - (last - first):
            shown.append(Content.styled(f"    {hidden} more{' · ↑ ↓' if self.hands else ''}", "$text-muted"))
        return Content("\n").join(shown)

    def _blocks(self, height: int) -> list[Block]:
        """Every action as roomy as `height` lets it; the last line is air, unless the marked one needs it."""
        blocks = [self._block(row, (1, 1)) for row in self.actions]
        used = height_of(blocks)
        if used > height:
            return [self._block(row, (1, 0)) for row in self.actions]
        sizes: list[Size] = [(1, 1)] * len(blocks)
        for index, what, rest in self._wishes():
            size = (sizes[index][0] + what, sizes[index][1] + rest)
            block = self._block(self.actions[index], size)
            more = len(block) - len(blocks[index])
            if used + more <= height - (self.actions[index].entry != self.marked):
                used += more
                sizes[index], blocks[index] = size, block
        return blocks

    def _wishes(self) -> list[tuple[int, int, int]]:
        """Who gets another line first: all of the marked action, then what is done, then the rest of it."""
        marked, everyone = self._marked_index(), range(len(self.actions))
        lines = ((1, 0), (1, 0), (0, 1), (0, 1))
        return [(marked, *line) for line in lines] + [(index, *line) for line in lines for index in everyone]

    def _marked_index(self) -> int:
        otherwise = 0 if self.hands else len(self.actions) - 1
        return next((index for index, row in enumerate(self.actions) if row.entry == self.marked), otherwise)

    def _block(self, row: ActionRow, size: Size) -> Block:
        width = self.content_size.width
        bar = Content.styled(MARK, "$primary") if row.entry == self.marked else Content(" ")
        head = Content.assemble(bar, (row.label.rjust(2), "bold $secondary"), " ")
        below = Content.assemble(bar, " " * (INDENT - 1))
        if not size[1]:
            people = Content.assemble(self._who(row), GAP, self._by(row))
            room = max(8, width - INDENT - people.cell_length - len(GAP))
            return [Content.assemble(head, cut(row.what, room).stylize("$foreground"), GAP, people)]
        what = lines_of(Content.styled(row.what, "bold $foreground"), width - INDENT, size[0])
        lead = Content.assemble(self._who(row), GAP, self._by(row), GAP)
        rest = self._rest(row, width - INDENT - lead.cell_length, size[1])
        lines = [Content.assemble(below if index else head, line) for index, line in enumerate(what)]
        lines += [
            Content.assemble(below, " " * lead.cell_length if index else lead, line) for index, line in enumerate(rest)
        ]
        return lines

    def _who(self, row: ActionRow) -> Content:
        return cut(row.who, widest([each.who for each in self.actions], NAME)).stylize("$foreground")

    def _by(self, row: ActionRow) -> Content:
        by = cut(row.by, widest([each.by for each in self.actions], DATE))
        return by.stylize("$secondary" if row.dated else "$text-muted")

    def _rest(self, row: ActionRow, width: int, most: int) -> Block:
        """How we will know, and who helps if that fits too."""
        parts = [Content.styled(part, "$text-muted") for part in (row.sign, row.helped) if part]
        both = Content(" · ").stylize("$text-muted").join(parts)
        if both.cell_length <= width or not parts:
            return [both]
        if len(parts) == 1 or most == 1:
            return lines_of(parts[0], width, most)
        return [*lines_of(parts[0], width, most - 1), *lines_of(parts[1], width, 1)]
