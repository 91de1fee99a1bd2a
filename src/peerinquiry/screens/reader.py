"""A page to read, from top to bottom."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from typing import ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from peerinquiry.errors import PeerInquiryError
from peerinquiry.screens.lobby import Lobby, stands
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.pager import Line, Pager


class ReaderScreen(Screen[None]):
    """A heading, the lines, and where they come from. A kind of it says what they are."""

    CSS_PATH = "reader.tcss"
    AUTO_FOCUS = "Pager"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "back", id="reader.back", tooltip="Back to the list"),
    ]

    def __init__(self, heading: str, path: str) -> None:
        """`path` says where it is kept."""
        super().__init__()
        self._heading, self._path = heading, path

    @property
    def lobby(self) -> Lobby:
        """The console this screen stands in."""
        return cast("Lobby", self.app)

    def compose(self) -> ComposeResult:
        """The heading, the page, the path."""
        yield Static(Content(self._heading), id="heading")
        yield Pager()
        yield Static(Content(self._path), id="path")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read."""
        self.load()

    @abstractmethod
    def read(self) -> list[Line]:
        """The lines; called in a thread. Raises PeerInquiryError."""

    @work(exclusive=True, group="read")
    async def load(self) -> None:
        """Read the page, and show it."""
        try:
            lines = await asyncio.to_thread(self.read)
        except PeerInquiryError as error:
            lines = [Line(Content.styled(str(error), "$warning"))]
        if stands(self):
            self.query_one(Pager).lines = tuple(lines)

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss()
