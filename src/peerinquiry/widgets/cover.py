"""What stands in place of a session: a clock as large as it can be, or none, and words below it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.curtain import CurtainView
from peerinquiry.widgets.countdown import face_rows

MARGIN = 4
"""Rows that the clock leaves for the words."""


class Cover(Widget):
    """Everything in the middle."""

    DEFAULT_CSS: ClassVar[str] = """
    Cover { width: 1fr; height: 1fr; content-align: center middle; text-align: center; color: $foreground; }
    """

    view: reactive[CurtainView] = reactive(CurtainView("", ""))

    def render(self) -> RenderResult:
        """The clock, if there is one, and the words."""
        width, height = self.content_size
        rows = face_rows(self.view.face, width, height - MARGIN) if self.view.face else []
        across = max(map(len, rows), default=0)
        air = [""] * (2 if height > MARGIN * 4 else 1) if rows else []
        return Content("\n").join(map(Content, [*(row.ljust(across) for row in rows), *air, self.view.words]))
