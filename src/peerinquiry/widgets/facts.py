"""A heading, and what there is to know below it: labels, with words beside them."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

LONGEST = 26
"""Cells that a label may take; a longer one is cut."""
LEAST = 20
"""Cells that the words beside it have in any case."""


class Facts(Widget):
    """Each fact on as many lines as it needs; an empty label and text is a line of air, as long as there is room."""

    DEFAULT_CSS: ClassVar[str] = """
    Facts { height: 1fr; }
    """

    heading: reactive[str] = reactive("")
    facts: reactive[tuple[tuple[str, str], ...]] = reactive(())
    foot: reactive[str] = reactive("")

    def render(self) -> RenderResult:
        """The heading, the facts, and what to do next."""
        lines = [Content.styled(self.heading, "bold $primary"), Content("")]
        across = min(LONGEST, max((cell_len(label) for label, _ in self.facts), default=0)) + 1
        for label, text in self.facts:
            lines += self._told(label, text, across)
        return Content("\n").join(self._fitting([*lines, Content(""), Content.styled(self.foot, "$text-muted")]))

    def _fitting(self, lines: list[Content]) -> list[Content]:
        """The lines, without air where there is no room for it, the topmost first."""
        airy = [place for place, line in enumerate(lines) if not line.plain.strip()]
        out = set(airy[: max(0, len(lines) - self.content_size.height)])
        return [line for place, line in enumerate(lines) if place not in out]

    def _told(self, label: str, text: str, across: int) -> list[Content]:
        wrapped = Content(text).wrap(max(LEAST, self.content_size.width - across - 1))
        heads = [Content(label).truncate(across, ellipsis=True, pad=True), *[Content(" " * across)] * len(wrapped)]
        return [
            Content.assemble(head.stylize("$text-muted"), " ", line.stylize("$foreground"))
            for head, line in zip(heads, wrapped, strict=False)
        ]
