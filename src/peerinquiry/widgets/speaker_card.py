"""Who speaks, and the words that count."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.card import Card


class SpeakerCard(Widget):
    """A heading, the words with room around them, and what comes after."""

    DEFAULT_CSS: ClassVar[str] = """
    SpeakerCard { height: auto; }
    """

    card: reactive[Card] = reactive(Card("", ""), layout=True)
    short: reactive[bool] = reactive(default=False, layout=True)
    """Whether there is no room for blank lines."""

    def render(self) -> RenderResult:
        """Only what there is."""
        card = self.card
        listen = Content.assemble(("listen for  ", "$text-muted"), (card.listen_for, "$secondary"))
        parts = [
            Content.styled(card.heading, "bold $primary"),
            Content.styled(card.headline, "bold $foreground"),
            listen if card.listen_for else Content(""),
            Content.styled(" · ".join(filter(None, (card.keys, card.aside))), "$text-muted"),
        ]
        return Content("\n" if self.short else "\n\n").join([part for part in parts if part])
