"""What stands above a table: whose turn it is, what is asked, what comes next."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.challenges import Heading


class HeadingCard(Widget):
    """All of it, or the short of it where a table needs the room."""

    DEFAULT_CSS: ClassVar[str] = """
    HeadingCard { height: auto; margin-bottom: 1; }
    """

    heading: reactive[Heading] = reactive(Heading(""), layout=True)
    short: reactive[bool] = reactive(default=False, layout=True)

    def render(self) -> RenderResult:
        """Only what there is, the title first."""
        view = self.heading
        title, words = Content.styled(view.title, "bold $primary"), Content.styled(view.words, "bold $foreground")
        aside = Content.styled(" · ".join(filter(None, (view.aside, view.keys))), "$text-muted")
        if self.short:
            points = Content.styled(view.short, "bold $foreground")
            first = Content("   ").join([part for part in (title, words) if part])
            return Content("\n").join([part for part in (first, points, aside) if part])
        points = Content("\n").join(Content.styled(point, "bold $foreground") for point in view.points)
        return Content("\n\n").join([part for part in (title, words, points, aside) if part])
