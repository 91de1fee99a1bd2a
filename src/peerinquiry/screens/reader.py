"""A page to read, from top to bottom, or to look through for words."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.search.pattern import Pattern, read_pattern
from peerinquiry.inquiry.text import clean
from peerinquiry.screens.lobby import Lobby, stands
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.note_line import TextLine
from peerinquiry.widgets.pager import Line, Pager

NOWHERE = "That is nowhere on this page."


class FindLine(TextLine):
    """Where one types what to find on the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "to the page", id="find.keep", tooltip="Back to the page, with what is found marked"),
        Binding("escape", "leave", "end", id="find.leave", tooltip="End the search"),
    ]

    def action_keep(self) -> None:
        """To the page, where n and N go on."""
        self.screen.query_one(Pager).focus()

    def action_leave(self) -> None:
        """To the page, as it was."""
        self.value = ""
        self.action_keep()


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page something was found: the words of the line, and the pattern it matched, if it is safe to try."""

    line: str
    pattern: Pattern | None

    def stand(self, reader: ReaderScreen, pager: Pager) -> None:
        """Go there; where the line reads otherwise by now, to the first one that matches."""
        reader.mark(self.pattern)
        same = (place for place, line in enumerate(pager.lines) if line.content.plain == self.line)
        place = next(same, None)
        if place is not None:
            reader.stand_at(place)
        elif self.pattern:
            reader.action_find_next(0)


class ReaderScreen(Screen[None]):
    """A heading, the lines, and where they come from. A kind of it says what they are."""

    CSS_PATH = "reader.tcss"
    AUTO_FOCUS = "Pager"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,f3", "find", "find", id="reader.find", tooltip="Find words on this page"),
        Binding("n", "find_next(1)", "next", id="reader.next", tooltip="Where else they stand: further down, or up"),
        Binding("N", "find_next(-1)", "before", id="reader.before", show=False, tooltip="Further up"),
        Binding("escape,q", "back", "back", id="reader.back", tooltip="Back to the list"),
    ]

    def __init__(self, heading: str, path: str) -> None:
        """`path` says where it is kept."""
        super().__init__()
        self._heading, self._path = heading, path
        self._places: Sequence[int] = ()
        """The lines on which what is sought stands."""

    @property
    def lobby(self) -> Lobby:
        """The console this screen stands in."""
        return cast("Lobby", self.app)

    def compose(self) -> ComposeResult:
        """The heading, the page, a line to find by, the path."""
        yield Static(Content(self._heading), id="heading")
        yield Pager()
        yield FindLine(placeholder="type what to find", compact=True)
        yield Static(Content(self._path), id="path")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read."""
        self.query_one(FindLine).display = False
        self.load()

    @abstractmethod
    def read(self) -> list[Line]:
        """The lines; called in a thread. Raises PeerInquiryError."""

    def arrive(self, pager: Pager) -> None:
        """The lines are there."""

    @work(exclusive=True, group="read")
    async def load(self) -> None:
        """Read the page, and show it."""
        try:
            lines = await asyncio.to_thread(self.read)
        except PeerInquiryError as error:
            lines = [Line(Content.styled(clean(str(error)), "$warning"))]  # it may name a file
        if stands(self):
            pager = self.query_one(Pager)
            pager.lines = tuple(lines)
            self.seek(self.query_one(FindLine).value)
            self.arrive(pager)

    # Finding words

    def action_find(self) -> None:
        """Type."""
        line = self.query_one(FindLine)
        line.display = True
        line.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.seek(event.value)

    @on(TextLine.Blank)
    def _blank(self, event: TextLine.Blank) -> None:
        event.stop()

    def seek(self, words: str) -> None:
        """Mark `words` in any case, and go to where they stand next; nothing marks nothing."""
        self.mark(read_pattern(words, literal=True, any_case=True) if words.strip() else None)
        if words.strip():
            self._go(0)
        self.query_one(FindLine).display = bool(words) or self.query_one(FindLine).has_focus

    def mark(self, pattern: Pattern | None) -> None:
        """Mark what a pattern matches, wherever one is."""
        pager = self.query_one(Pager)
        pager.sought = pattern.expression if pattern else None
        pager.current = None
        lines = pager.lines if pattern else ()
        self._places = [place for place, line in enumerate(lines) if pattern and pattern.matches(line.content.plain)]
        self._tell("")

    def action_find_next(self, by: int) -> None:
        """To the next line that has it, or the one before; round and round."""
        self._go(by)

    def _go(self, by: int) -> None:
        """By so many of the places, from where one is; 0 is the first one from there on."""
        pager = self.query_one(Pager)
        if not self._places:
            self._tell(NOWHERE)
            return
        if pager.current in self._places:
            index = self._places.index(pager.current) + by
        else:
            ahead = next((at for at, place in enumerate(self._places) if place >= pager.place), 0)
            index = ahead - (by < 0)
        index %= len(self._places)
        self.stand_at(self._places[index])

    def stand_at(self, place: int) -> None:
        """Bring a line into view, as the one that one is at, and say which of those that match it is."""
        pager = self.query_one(Pager)
        pager.current = place
        pager.show(place)
        if place in self._places:
            count = len(self._places)
            self._tell(f"{self._places.index(place) + 1} of {count} lines" if count > 1 else "1 line")

    def _tell(self, words: str) -> None:
        self.query_one("#path", Static).update(Content(words or self._path))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no next one before something was found; who types what to find does so already."""
        if action == "find":
            return not isinstance(self.focused, FindLine)
        return action != "find_next" or bool(self._places)

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss()
