"""What belongs to a plan beside its actions: who helps, what is left alone, when the group hears of it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.plan import Entry, Line, Part
from peerinquiry.widgets.fitting import MARK, Block, lines_of, shared

LABELS = {Part.HELP: "Help", Part.NOT_DOING: "Not doing", Part.CHECK_IN: "Check-in"}
LABEL = 11
BETWEEN = Content(" · ")


class PlanNotes(Widget):
    """A line for each of the three; more where there is room, two where there is little."""

    DEFAULT_CSS: ClassVar[str] = """
    PlanNotes { height: 1fr; }
    """

    lines: reactive[tuple[Line, ...]] = reactive(())
    asks: reactive[tuple[str, str, str]] = reactive(("", "", ""))
    """What stands in each of the three while it is empty."""
    marked: reactive[Entry | None] = reactive(None)

    def render(self) -> RenderResult:
        """One line each and more; or all of a kind on one line; or two lines in all."""
        groups = {part: [line for line in self.lines if line.entry.part is part] for part in LABELS}
        width, height = self.content_size
        for most in (3, 2, 1):
            blocks = {part: self._spread(part, group, width - LABEL, most) for part, group in groups.items()}
            if sum(map(len, blocks.values())) <= height:
                return self._labelled(blocks)
        if height < len(LABELS):
            return self._two_lines(groups, width)
        return self._labelled({part: [self._joined(part, group, width - LABEL)] for part, group in groups.items()})

    def _labelled(self, blocks: dict[Part, Block]) -> Content:
        shown: Block = []
        for part, block in blocks.items():
            heads = [LABELS[part].ljust(LABEL), *[" " * LABEL] * (len(block) - 1)]
            shown += [Content.assemble((head, "$text-muted"), line) for head, line in zip(heads, block, strict=True)]
        return Content("\n").join(shown)

    def _two_lines(self, groups: dict[Part, list[Line]], width: int) -> Content:
        """The check-in at the end of the second line."""
        check = self._joined(Part.CHECK_IN, groups[Part.CHECK_IN], width - LABEL)
        end = Content.assemble((f"   {LABELS[Part.CHECK_IN]}  ", "$text-muted"), check)
        left = self._joined(Part.NOT_DOING, groups[Part.NOT_DOING], width - LABEL - end.cell_length)
        helped = self._joined(Part.HELP, groups[Part.HELP], width - LABEL)
        return self._labelled({Part.HELP: [helped], Part.NOT_DOING: [Content.assemble(left, end)]})

    def _spread(self, part: Part, group: list[Line], width: int, most: int) -> Block:
        """Each on lines of its own."""
        if not group:
            return [self._joined(part, group, width)]
        return [line for each in group for line in lines_of(self._said(each), width, most)]

    def _joined(self, part: Part, group: list[Line], width: int) -> Content:
        """All on one line, shortened alike where they do not fit."""
        if not group:
            asked = Content(self.asks[list(LABELS).index(part)])
            return asked.truncate(max(0, width), ellipsis=True).stylize("$text-muted")
        marked = next((index for index, each in enumerate(group) if each.entry == self.marked), None)
        return shared([self._said(each) for each in group], BETWEEN, width, marked)

    def _said(self, line: Line) -> Content:
        """A line in words; the marked one with the bar before it."""
        bar = Content.styled(MARK, "$primary") if line.entry == self.marked else Content("")
        who = Content.assemble((line.who, "bold $foreground"), ": ") if line.who else Content("")
        colour = "$secondary" if line.entry.part is Part.CHECK_IN else "$foreground"
        return Content.assemble(bar, who, (line.text, colour))
