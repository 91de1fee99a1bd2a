"""How far each aim is covered."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
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

    def render(self) -> RenderResult:
        """One line, or two where they do not fit."""
        lines: list[Content] = []
        width = max(1, self.content_size.width or self.container_size.width)
        for aim in map(self._aim, self.aims):
            joined = Content.assemble(lines[-1], "   ", aim) if lines else aim
            if lines and joined.cell_length <= width:
                lines[-1] = joined
            else:
                lines.append(aim)
        return Content("\n").join(lines)

    def _aim(self, aim: AimView) -> Content:
        size = min(aim.size, MOST_DOTS)
        full = min(aim.asked, size) if aim.size <= MOST_DOTS else round(size * aim.asked / aim.size)
        own = f" +{aim.own}" if aim.own else ""
        name = aim.name.capitalize()
        named = Content.styled(f"▸ {name}", "bold $primary") if aim.current else Content.styled(name, "$text-muted")
        dots = Content.assemble(("●" * full, "$primary"), ("○" * (size - full), "$text-muted"), (own, "$text-muted"))
        return Content.assemble(named, " ", dots)
