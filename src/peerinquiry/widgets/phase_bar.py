"""The line on top of every phase: seven phases, where we are, when we end, and whether it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.frame import Place

PRIVATE, SHORT = (Content.styled(words, "$foreground") for words in ("private view", "private"))
SAVING = "saving …"
DONE = "done"
"""In place of a tick before the name of what is done: a tick alone."""
Phases = tuple[tuple[str, Place], ...]


class PhaseBar(Widget):
    """One line, the full width."""

    DEFAULT_CSS: ClassVar[str] = """
    PhaseBar { height: 1; padding: 0 2; background: $panel; }
    """

    phases: reactive[Phases] = reactive(())
    ends: reactive[tuple[str, ...]] = reactive(())
    """When we end, in ever fewer words."""
    alarm: reactive[str] = reactive("")
    """What stands in place of the end while something is not saved."""
    saving: reactive[bool] = reactive(False)
    """Whether it is said that the disk takes its time."""
    private: reactive[bool] = reactive(False)
    """Whether it is said that this window is the facilitator's alone."""

    def watch_alarm(self) -> None:
        """A window that has no room for phases has some for this."""
        self.set_class(bool(self.alarm) or self.saving or self.private, "-told")

    def watch_saving(self) -> None:
        """And for this."""
        self.watch_alarm()

    def watch_private(self) -> None:
        """And for this."""
        self.watch_alarm()

    def render(self) -> RenderResult:
        """As much as fits: names with air and ticks, then without; the end in full, then in short."""
        room = self.content_size.width
        for gap, tick, right in self._ways():
            left = self._all(gap, tick)
            space = room - left.cell_length - right.cell_length
            if space > len(gap):
                break
        else:
            left = left.truncate(max(0, room - right.cell_length - 1), ellipsis=True)
            space = max(1, room - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * space, right)

    def _ways(self) -> Iterator[tuple[str, str, Content]]:
        """Gap between names, the tick before what is done, and what stands on the right: the roomiest first."""
        if self.alarm:
            ends = [Content.styled(f" {self.alarm} ", "bold $background on $error")]
        else:
            ends = [Content.styled(words, "$text-muted") for words in self.ends or ("",)]
            if self.saving:
                ends = [Content.styled(SAVING, "$foreground")]
            if self.private:
                told = [Content.assemble(PRIVATE, " · ", words) for words in ends]
                ends = [*told, Content.assemble(SHORT, " · ", ends[-1])]
        for right in ends:
            yield from ((gap, "✓ ", right) for gap in ("   ", "  ", " "))
        for right in ends:
            yield " ", "✓", right
        if self.private:
            yield " ", DONE, ends[-1]
        yield " ", "", ends[-1]

    def _all(self, gap: str, tick: str) -> Content:
        return Content(gap).join([self._marked(name, place, tick) for name, place in self.phases])

    def _marked(self, name: str, place: Place, tick: str) -> Content:
        if place is Place.NOW:
            return Content.styled(f"▸{name} ", "bold $background on $primary")
        if place is Place.DONE and tick == DONE:
            return Content.styled("✓", "$success")
        if place is Place.DONE and tick:
            return Content.assemble((tick, "$success"), (name, "$text-muted"))
        return Content.styled(name, "$text-muted")
