"""How far each aim is covered."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.questions import AimView

MOST_DOTS = 8


class AimMeter(Widget):
    """The aims side by side, the current one with a sign: a filled dot for each of the bank's questions asked."""

    DEFAULT_CSS: ClassVar[str] = """
    AimMeter { height: auto; }
    """

    aims: reactive[tuple[AimView, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as so many cells across take."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """One line, or two where they do not fit."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for aim in map(self._aim, self.aims):
            joined = Content.assemble(lines[-1], "   ", aim) if lines else aim
            if lines and joined.cell_length <= width:
                lines[-1] = joined
            else:
                lines.append(aim)
        return lines

    def _aim(self, aim: AimView) -> Content:
        size = min(aim.size, MOST_DOTS)
        full = min(aim.asked, size) if aim.size <= MOST_DOTS else round(size * aim.asked / aim.size)
        own = f" +{aim.own}" if aim.own else ""
        name = aim.name.capitalize()
        named = Content.styled(f"▸ {name}", "bold $primary") if aim.current else Content.styled(name, "$text-muted")
        dots = Content.assemble(("●" * full, "$primary"), ("○" * (size - full), "$text-muted"), (own, "$text-muted"))
        return Content.assemble(named, " ", dots)
