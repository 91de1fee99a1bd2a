"""The plan on a line of time: this month, three months, six months, later."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.plan import NO_DATE, Entry, Mark, Stretch, placed
from peerinquiry.widgets.fitting import cut

GAP = 3
"""Cells between two names, or the shorter ones are taken."""
UNDATED = len(NO_DATE) + 2
"""Cells of the stretch for what has no date."""


class Timeline(Widget):
    """Two lines: the names of the stretches, and the actions' numbers where they fall."""

    DEFAULT_CSS: ClassVar[str] = """
    Timeline { height: 2; }
    """

    stretches: reactive[tuple[Stretch, ...]] = reactive(())
    marked: reactive[Entry | None] = reactive(None)

    def render(self) -> RenderResult:
        """Names above, line below."""
        if not self.stretches:
            return Content("")
        widths = self._widths()
        names = [self._heading(stretch, width) for stretch, width in zip(self.stretches, widths, strict=True)]
        axes = [self._axis(stretch, width) for stretch, width in zip(self.stretches, widths, strict=True)]
        return Content.assemble(Content("").join(names), "\n", Content("").join(axes))

    def _widths(self) -> list[int]:
        dated = [stretch for stretch in self.stretches if stretch.name != NO_DATE]
        room = self.content_size.width - (UNDATED if len(dated) < len(self.stretches) else 0)
        each, left = divmod(max(room, 2 * len(dated)), len(dated))
        widths = [each + (index < left) for index in range(len(dated))]
        return [*widths, UNDATED] if len(dated) < len(self.stretches) else widths

    def _heading(self, stretch: Stretch, width: int) -> Content:
        if stretch.name == NO_DATE:
            return Content.assemble(" ", cut(NO_DATE, width - 1).stylize("$foreground"))
        name = stretch.name if len(stretch.name) <= width - GAP else stretch.name.removeprefix("within ")
        shown = cut(name, width - 1)
        return Content.assemble(shown.stylize("$foreground" if stretch.marks else "$text-muted"), " ")

    def _axis(self, stretch: Stretch, width: int) -> Content:
        if stretch.name == NO_DATE:
            labels = Content(" ").join([self._label(mark) for mark in stretch.marks])
            return Content.assemble(" ", labels.truncate(width - 1, ellipsis=True))
        room = width - 1
        found = placed(stretch.marks, room)
        if found is None:
            labels = Content(" ").join([self._label(mark) for mark in stretch.marks])
            return Content.assemble(labels.truncate(room, ellipsis=True, pad=True), ("┼", "$text-disabled"))
        parts, at = [], 0
        for start, mark in found:
            parts += [Content.styled("─" * (start - at), "$text-disabled"), self._label(mark)]
            at = start + len(mark.label)
        return Content.assemble(*parts, ("─" * (room - at) + "┼", "$text-disabled"))

    def _label(self, mark: Mark) -> Content:
        return Content.styled(mark.label, "bold reverse $primary" if mark.entry == self.marked else "bold $secondary")
