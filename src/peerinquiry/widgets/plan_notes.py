"""What belongs to a plan beside its actions: who helps, what is left alone, when the group hears of it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.plan import Entry, Line, Part
from peerinquiry.widgets.fitting import MARK, Block, cut, lines_of

LABELS = {Part.HELP: "Help", Part.NOT_DOING: "Not doing", Part.CHECK_IN: "Check-in"}
LABEL = 11
BETWEEN = " · "


class PlanNotes(Widget):
    """A line for each of the three, or more where there is room."""

    DEFAULT_CSS: ClassVar[str] = """
    PlanNotes { height: 1fr; }
    """

    lines: reactive[tuple[Line, ...]] = reactive(())
    asks: reactive[tuple[str, str, str]] = reactive(("", "", ""))
    """What stands in each of the three while it is empty."""
    marked: reactive[Entry | None] = reactive(None)

    def render(self) -> RenderResult:
        """One line each, or each group on one line."""
        groups = [[line for line in self.lines if line.entry.part is part] for part in LABELS]
        width, height = self.content_size
        for most in (3, 2, 1):
            blocks = [self._spread(part, group, width - LABEL, most) for part, group in zip(LABELS, groups, strict=True)]
            if sum(map(len, blocks)) <= height:
                break
        else:
            blocks = [self._joined(part, group, width - LABEL) for part, group in zip(LABELS, groups, strict=True)]
        shown: Block = []
        for part, block in zip(LABELS, blocks, strict=True):
            heads = [LABELS[part].ljust(LABEL), *[" " * LABEL] * (len(block) - 1)]
            shown += [Content.assemble((head, "$text-muted"), line) for head, line in zip(heads, block, strict=True)]
        return Content("\n").join(shown)

    def _spread(self, part: Part, group: list[Line], width: int, most: int) -> Block:
        """Each on lines of its own."""
        return [line for each in group for line in lines_of(self._said(each), width, most)] or self._asked(part, width)

    def _joined(self, part: Part, group: list[Line], width: int) -> Block:
        """All on one line, each shortened to its share of it."""
        if not group:
            return self._asked(part, width)
        share = max(4, (width - len(BETWEEN) * (len(group) - 1)) // len(group))
        pieces = [self._said(each) for each in group]
        if Content(BETWEEN).join(pieces).cell_length > width:
            pieces = [piece.truncate(share, ellipsis=True) for piece in pieces]
        return [Content(BETWEEN).join(pieces).truncate(width, ellipsis=True)]

    def _said(self, line: Line) -> Content:
        """A line in words; the marked one with the bar before it."""
        bar = Content.styled(MARK, "$primary") if line.entry == self.marked else Content("")
        who = Content.assemble((line.who, "bold $foreground"), ": ") if line.who else Content("")
        colour = "$secondary" if line.entry.part is Part.CHECK_IN else "$foreground"
        return Content.assemble(bar, who, (line.text, colour))

    def _asked(self, part: Part, width: int) -> Block:
        return [cut(self.asks[list(LABELS).index(part)], width).stylize("$text-muted")]
