"""What it is all about: the challenge, or one a line where there were several."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.widgets.fitting import lines_of


class Topic(Widget):
    """As many rows as it needs, and may take; what is cut ends with an ellipsis."""

    DEFAULT_CSS: ClassVar[str] = """
    Topic { height: auto; max-height: 3; }
    """

    topics: reactive[tuple[Content, ...]] = reactive((), layout=True)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Rows for all of it."""
        return len(self._lines(width, 99))

    def render(self) -> RenderResult:
        """What there is room for."""
        width, height = self.content_size
        return Content("\n").join(self._lines(width, max(1, height)))

    def _lines(self, width: int, most: int) -> list[Content]:
        if len(self.topics) > 1:
            return [lines_of(topic, width, 1)[0] for topic in self.topics][:most]
        return [line for topic in self.topics for line in lines_of(topic, width, most)]
