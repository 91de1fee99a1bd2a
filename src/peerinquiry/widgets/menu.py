"""A short menu: entries with a letter each, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

MARK = "▌"
LABEL = 18
"""Cells for the words of an entry; what is said beside it begins after them."""


@dataclass(frozen=True)
class Entry:
    """A line of the menu: its key, its words, and what is said beside them. `name` tells it from the others."""

    name: str
    key: str
    words: str
    aside: str = ""


Groups = Sequence[Sequence[Entry]]


class Menu(Widget, can_focus=True):
    """Arrows and Enter, or a click; the letters are the screen's. Where rows are scarce, groups close up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", id="menu.open", tooltip="Open the marked one"),
        Binding("up", "move(-1)", "up", id="menu.up", show=False, tooltip="Up and down"),
        Binding("down", "move(1)", "down", id="menu.down", show=False, tooltip="Up and down"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    Menu { height: 1fr; }
    """

    groups: reactive[Groups] = reactive(())
    marked: reactive[int] = reactive(0)
    """Which entry, counted from 0 through all groups."""

    @dataclass
    class Chosen(Message):
        """An entry was chosen."""

        name: str

    def __init__(self, groups: Groups, *, id: str | None = None) -> None:
        """Offer the entries of `groups`."""
        super().__init__(id=id)
        self.set_reactive(Menu.groups, groups)

    @property
    def entries(self) -> list[Entry]:
        """All of them, in order."""
        return [entry for group in self.groups for entry in group]

    @property
    def rows(self) -> list[int | None]:
        """What stands on each row: an entry by its number, or nothing."""
        number, rows = 0, list[int | None]()
        for group in self.groups:
            rows += [None] if rows else []
            rows += range(number, number + len(group))
            number += len(group)
        return rows if len(rows) <= self.size.height else [row for row in rows if row is not None]

    def render(self) -> RenderResult:
        """A row for each; a bar and a ground mark one of them."""
        entries, width = self.entries, self.size.width
        return Content("\n").join(
            self._row(entries[row], row, width) if row is not None else Content("") for row in self.rows
        )

    def _row(self, entry: Entry, number: int, width: int) -> Content:
        mark = (MARK, "$primary") if number == self.marked else " "
        words = (entry.words.ljust(LABEL), "bold $foreground")
        line = Content.assemble(mark, " ", (entry.key, "bold $primary"), "   ", words, (entry.aside, "$text-muted"))
        line = line.truncate(max(0, width - 1), ellipsis=True)
        return line.pad_right(width - line.cell_length).stylize_before("on $panel") if number == self.marked else line

    def action_move(self, by: int) -> None:
        """Move the mark, round and round."""
        self.marked = (self.marked + by) % max(1, len(self.entries))

    def action_choose(self) -> None:
        """Choose the marked one."""
        self.post_message(self.Chosen(self.entries[self.marked].name))

    def on_click(self, event: Click) -> None:
        """Choose what is under the pointer."""
        rows = self.rows
        number = rows[event.y] if event.y < len(rows) else None
        if number is not None:
            self.marked = number
            self.action_choose()
