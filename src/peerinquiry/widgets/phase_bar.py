"""The line on top of every phase: seven phases, where we are, when we end, and whether it is saved."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.frame import Place

Phases = tuple[tuple[str, Place], ...]


class PhaseBar(Widget):
    """One line, the full width."""

    DEFAULT_CSS: ClassVar[str] = """
    PhaseBar { height: 1; padding: 0 2; background: $panel; }
    """

    phases: reactive[Phases] = reactive(())
    ends: reactive[str] = reactive("")
    alarm: reactive[str] = reactive("")
    """What stands in place of the end while something is not saved."""

    def render(self) -> RenderResult:
        """Names with a tick before what is done; where they do not all fit, the end gives way first."""
        right = Content.styled(f" {self.alarm} ", "bold $background on $error") if self.alarm else Content(self.ends)
        bare = self._all(" ", ticks=False).cell_length
        if not self.alarm and bare + right.cell_length >= self.size.width:
            right = Content(self.ends.removeprefix("ends "))
        room = self.size.width - right.cell_length - 1
        for gap in ("   ", "  ", " "):
            left = self._all(gap, ticks=True)
            if left.cell_length < room:
                break
        else:
            left = self._all(" ", ticks=False)
        if left.cell_length > room:
            left = left.truncate(max(0, room), ellipsis=True)
        space = " " * max(1, self.size.width - left.cell_length - right.cell_length)
        return Content.assemble(left, space, right if self.alarm else right.stylize("$text-muted"))

    def _all(self, gap: str, *, ticks: bool) -> Content:
        return Content(gap).join([self._marked(name, place, ticks=ticks) for name, place in self.phases])

    def _marked(self, name: str, place: Place, *, ticks: bool) -> Content:
        if place is Place.NOW:
            return Content.styled(f" {name} ", "bold $background on $primary")
        if place is Place.DONE and ticks:
            return Content.assemble(("✓ ", "$success"), (name, "$text-muted"))
        return Content.styled(name, "$text-muted")
