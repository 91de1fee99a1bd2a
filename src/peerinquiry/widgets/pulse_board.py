"""The pulse: five keys, filled one by one without a number to be seen; then the averages as bars."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.model import PULSE_KEYS
from peerinquiry.inquiry.view.close import GLOSSES, PulseView
from peerinquiry.widgets.fitting import cut

BEST = 5
KEY = max(map(len, PULSE_KEYS)) + 3
LONGEST_BAR = 60
DOTS = {"done": ("●", "$success"), "now": ("▸", "bold $primary"), "ahead": ("·", "$text-muted")}


class PulseBoard(Widget):
    """A line for each key."""

    DEFAULT_CSS: ClassVar[str] = """
    PulseBoard { height: 1fr; }
    """

    view: reactive[PulseView | None] = reactive(None)
    way_on: reactive[str] = reactive("")
    """What stands at the end: what to do next."""

    def render(self) -> RenderResult:
        """The averages once they may be seen, else how far the one who gives theirs is."""
        view = self.view
        if view is None:
            return Content("")
        rows = self._bars(view) if view.averages else self._dots(view)
        gap = "\n\n" if self.content_size.height >= len(rows) * 2 + 5 else "\n"
        if view.averages:
            head = Content.styled("How this was for us", "bold $primary")
        elif view.who:
            head = Content.assemble((view.who, "bold $primary"), (": five numbers, 1 to 5", "bold $foreground"))
        else:
            head = Content.styled("The pulse", "bold $primary")
        foot = Content.styled(" · ".join(filter(None, (view.words, self.way_on))), "$text-muted")
        return Content("\n\n").join([head, Content(gap).join(rows), foot])

    def _dots(self, view: PulseView) -> list[Content]:
        rows = []
        for index, (key, gloss) in enumerate(zip(PULSE_KEYS, GLOSSES, strict=True)):
            place = "ahead"
            if view.who:
                place = "done" if index < view.given else "now" if index == view.given else "ahead"
            sign, colour = DOTS[place]
            name = cut(key, KEY).stylize("bold $foreground" if place == "now" else "$foreground")
            rows.append(Content.assemble((f"  {sign} ", colour), name, (gloss, "$text-muted")))
        return rows

    def _bars(self, view: PulseView) -> list[Content]:
        room = min(LONGEST_BAR, max(BEST, self.content_size.width - KEY - 2 - 6))
        rows = []
        for average in view.averages:
            full = round(room * average.score / BEST)
            bar = Content.assemble(("█" * full, "$foreground"), ("─" * (room - full), "$text-disabled"))
            score = Content.styled(f"  {average.score:.1f}", "bold $foreground")
            rows.append(Content.assemble("  ", cut(average.key, KEY), bar, score))
        return rows
