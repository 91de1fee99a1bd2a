"""Home: what to do now."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from peerinquiry.widgets.key_bar import KeyBar


class HomeScreen(Screen[None]):
    """Begin, go on, practise, look things up."""

    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new session", id="home.new", tooltip="Begin a session"),
    ]

    def compose(self) -> ComposeResult:
        """The name, the way in, where files are kept."""
        with Vertical(id="page"):
            yield Static(Content.styled("peerinquiry", "bold $primary"), id="name")
            yield Static(id="welcome")
            yield OptionList(id="menu", markup=False, compact=True)
            yield Static(id="where")
        yield KeyBar()

    @work
    async def action_new(self) -> None:
        """Begin a session."""
        from peerinquiry.screens.ask import AskDialog

        title = await self.app.push_screen_wait(
            AskDialog("What shall this session be called?", placeholder="Leadership team")
        )
        if title is not None:
            self.app.begin(title)
