"""What could be done, each with its number and what it leads to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.pace import Offer

LEAST = 8
NOTHING = "   Nothing is left that could."


class Offers(Widget):
    """A line for each, or more where its words need them."""

    DEFAULT_CSS: ClassVar[str] = """
    Offers { height: auto; }
    """

    offers: reactive[tuple[Offer, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes at that width."""
        return self._lines(width).plain.count("\n") + 1

    def render(self) -> RenderResult:
        """The lines, one below the other."""
        return self._lines(self.content_size.width)

    def _lines(self, width: int) -> Content:
        lines = [_line(number, offer, width) for number, offer in enumerate(self.offers, start=1)]
        return Content("\n").join(lines) if lines else Content.styled(NOTHING, "$text-muted")


def _line(number: int, offer: Offer, width: int) -> Content:
    """Its number, as many words as fit, and what it leads to at the end of the line."""
    leads_to = f"{'✓' if offer.on_time else ' '} {offer.leads_to}"
    room = max(LEAST, width - len(leads_to) - 5)
    first, *more = Content(offer.words if len(offer.words) <= room else offer.brief).wrap(room)
    gap = " " * max(1, width - 3 - first.cell_length - len(leads_to))
    end = Content.styled(leads_to, "$success" if offer.on_time else "$text-muted")
    line = Content.assemble((f" {number} ", "bold $primary"), first.rstrip(), gap, end)
    return Content("\n").join([line, *(Content.assemble("   ", rest) for rest in more)])
