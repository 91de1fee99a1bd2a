"""Asks how fast the rehearsal shall play."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from peerinquiry.widgets.key_bar import KeyBar


class SpeedDialog(ModalScreen[bool | None]):
    """True for fast, False for the pace of people; None if it was left."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "play(False)", "as people speak", id="speed.human", tooltip="About fourteen minutes"),
        Binding("f", "play(True)", "in a minute", id="speed.fast", tooltip="About a minute"),
        Binding("escape,q", "leave", "leave it", id="speed.leave", tooltip="Not now"),
    ]

    def compose(self) -> ComposeResult:
        """The question, and what will happen."""
        with Vertical(id="sheet"):
            yield Static(Content.styled("How fast shall the rehearsal play?", "bold $primary"), id="question")
            yield Static(
                Content("Seven invented people, a quarter of an hour. Any key takes it over."),
                id="answers",
            )
            yield KeyBar()

    def action_play(self, fast: bool) -> None:  # noqa: FBT001 - written in a binding
        """Close with the speed."""
        self.dismiss(fast)

    def action_leave(self) -> None:
        """Close, and play nothing."""
        self.dismiss(None)
