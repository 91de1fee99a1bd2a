"""A shelf: a list to look through by arrows and by typing, of which one thing is opened."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar, Generic, TypeVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as Row

from peerinquiry.screens.lobby import TOO_SMALL, Lobby, stands
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.note_line import TextLine
from peerinquiry.widgets.rows import Rows

T = TypeVar("T")

NO_MATCH = "Nothing fits what is typed. Esc shows all."


class SearchLine(TextLine):
    """Where one types to narrow the list; Esc shows all of it again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "open", id="search.open", tooltip="Open the marked one"),
        Binding("escape", "leave", "show all", id="search.leave", tooltip="Show the whole list again"),
    ]

    def action_leave(self) -> None:
        """Back to the list, all of it."""
        self.value = ""
        self.display = False
        self.screen.query_one(Rows).focus()


class ShelfScreen(Screen[None], Generic[T]):
    """A list of things on disk. A kind of it says what they are, and opens one."""

    CSS_PATH = "shelf.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,f3", "search", "search", id="shelf.search", tooltip="Type to narrow the list"),
        Binding("up", "move(-1)", "up", id="shelf.up", show=False, tooltip="Up and down"),
        Binding("down", "move(1)", "down", id="shelf.down", show=False, tooltip="Up and down"),
        Binding("escape,q", "back", "back", id="shelf.back", tooltip="Back to the home screen"),
    ]
    heading: ClassVar[str]
    placeholder: ClassVar[str] = "type to narrow"
    typing: ClassVar[bool] = False
    """Whether one types from the beginning."""
    empty: ClassVar[str]
    """What is said where there is nothing."""
    LINE: ClassVar[type[SearchLine]] = SearchLine

    def __init__(self) -> None:
        """Nothing is known before it was looked for."""
        super().__init__()
        self._items: Sequence[T] = ()
        self._shown: list[T | None] = []  # by row; None is a heading

    @property
    def lobby(self) -> Lobby:
        """The console this screen stands in."""
        return cast("Lobby", self.app)

    def compose(self) -> ComposeResult:
        """A heading, a line to search by, the list, and a word about it."""
        yield Static(Content(TOO_SMALL), id="small")
        yield Static(Content(self.heading), id="heading")
        yield self.LINE(placeholder=self.placeholder, compact=True)
        yield Rows(id="shelf", markup=False)
        yield Static(id="empty")
        yield Static(id="note")
        yield KeyBar()

    def on_mount(self) -> None:
        """Nothing to search by yet, unless that is what it is for."""
        self.query_one(SearchLine).display = self.typing

    def on_screen_resume(self) -> None:
        """Look, also after one comes back: something may have changed."""
        self.fill()

    # What a kind of it says

    @abstractmethod
    def look(self) -> Sequence[T]:
        """What there is, in order; called in a thread."""

    def chapter(self, item: T) -> str:
        """The heading that it stands under."""
        return ""

    @abstractmethod
    def words(self, item: T) -> str:
        """What it is found by."""

    @abstractmethod
    def line(self, item: T) -> Content:
        """How it stands in the list."""

    @abstractmethod
    def open(self, item: T) -> None:
        """Show it."""

    def note(self) -> str:
        """What is said under the list."""
        return ""

    def nothing(self) -> str:
        """What is said in place of the list where it is empty."""
        return NO_MATCH if self._items else self.empty

    # The list

    def fill(self) -> None:
        """Look for what there is, and show it."""
        self._look_apart()

    @work(exclusive=True, group="fill")
    async def _look_apart(self) -> None:
        self._items = await asyncio.to_thread(self.look)
        if not stands(self):
            return
        self.narrow(self.query_one(SearchLine).value)
        self.query_one("#note", Static).update(Content(self.note()))

    def narrow(self, typed: str) -> None:
        """Show those that all the typed words occur in, under their headings."""
        sought = typed.casefold().split()
        self.offer([item for item in self._items if all(word in self.words(item).casefold() for word in sought)])

    def offer(self, fitting: Sequence[T]) -> None:
        """Show these, under their headings, with the mark where it was."""
        options: list[Row] = []
        marked, self._shown = self.marked, []
        for chapter, items in groupby(fitting, self.chapter):
            if chapter:
                options.append(Row(Content.styled(chapter, "$secondary"), disabled=True))
                self._shown.append(None)
            for item in items:
                options.append(Row(self.line(item)))
                self._shown.append(item)
        rows = self.query_one(Rows)
        rows.set_options(options)
        places = [place for place, item in enumerate(self._shown) if item is not None]
        rows.highlighted = next((place for place in places if self._shown[place] == marked), next(iter(places), None))
        empty = self.query_one("#empty", Static)
        empty.update(Content(self.nothing()))
        rows.display, empty.display = bool(fitting), not fitting
        self.refresh_bindings()

    @property
    def marked(self) -> T | None:
        """The one under the bar."""
        index = self.query_one(Rows).highlighted
        return self._shown[index] if index is not None and index < len(self._shown) else None

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.narrow(event.value)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        if self.marked is not None:
            self.open(self.marked)

    @on(TextLine.Blank)
    def _blank(self, event: TextLine.Blank) -> None:
        event.stop()

    # What one can do

    def action_search(self) -> None:
        """Type."""
        line = self.query_one(SearchLine)
        line.display = True
        line.focus()

    def action_move(self, by: int) -> None:
        """Move the bar while one types."""
        rows = self.query_one(Rows)
        if by > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss()
