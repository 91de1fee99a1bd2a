"""A heading, and what there is to know below it: labels, with words beside them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

LABEL = 17


class Facts(Widget):
    """Each fact on as many lines as it needs; an empty label and text is a line of air."""

    DEFAULT_CSS: ClassVar[str] = """
    Facts { height: 1fr; }
    """

    heading: reactive[str] = reactive("")
    facts: reactive[tuple[tuple[str, str], ...]] = reactive(())
    foot: reactive[str] = reactive("")

    def render(self) -> RenderResult:
        """The heading, the facts, and what to do next."""
        lines = [Content.styled(self.heading, "bold $primary"), Content("")]
        for label, text in self.facts:
            lines += self._told(label, text)
        return Content("\n").join([*lines, Content(""), Content.styled(self.foot, "$text-muted")])

    def _told(self, label: str, text: str) -> list[Content]:
        wrapped = Content(text).wrap(max(20, self.content_size.width - LABEL))
        heads = [
            Content(label).truncate(LABEL - 1, ellipsis=True, pad=True),
            *[Content(" " * (LABEL - 1))] * len(wrapped),
        ]
        return [
            Content.assemble(head.stylize("$text-muted"), " ", line.stylize("$foreground"))
            for head, line in zip(heads, wrapped, strict=False)
        ]
