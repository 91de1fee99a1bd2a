"""A list to pick from, narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as Row

from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.note_line import TextLine
from peerinquiry.widgets.rows import Rows

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """One thing to pick: what it stands for, its words, and what is said beside them."""

    value: T
    words: str
    aside: str = ""
    dim: bool = False


def matching(options: Sequence[Option[T]], typed: str) -> list[Option[T]]:
    """The options that fit what is typed, the best first; all of them, as they stand, for nothing typed."""
    if not typed.strip():
        return list(options)
    matcher = Matcher(typed)
    scored = [(matcher.match(f"{option.words} {option.aside}"), option) for option in options]
    return [option for score, option in sorted(scored, key=lambda pair: -pair[0]) if score > 0]


class PickDialog(ModalScreen[T | None], Generic[T]):
    """Picks one of several; None if it was left. A kind of it may take what was typed instead."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", id="pick.choose", tooltip="Take the marked one"),
        Binding("up", "move(-1)", "up", id="pick.up", show=False),
        Binding("down", "move(1)", "down", id="pick.down", show=False),
        Binding("escape", "leave", "leave it", id="pick.leave", tooltip="Close without a change"),
    ]
    DEFAULT_EMPTY = "Nothing fits what is typed."

    def __init__(self, title: str, options: Sequence[Option[T]], *, empty: str = DEFAULT_EMPTY) -> None:
        """Offer `options` under `title`; `empty` is said where none fits."""
        super().__init__()
        self._title, self._options, self._empty = title, options, empty
        self._shown: list[Option[T]] = []

    def compose(self) -> ComposeResult:
        """A title, a line to narrow by, the list."""
        with Vertical(id="sheet"):
            yield Static(Content.styled(self._title, "bold $primary"), id="title")
            yield TextLine(placeholder="type to narrow", compact=True)
            yield Rows(id="options", markup=False)
            yield Static(Content.styled(self._empty, "$text-muted"), id="empty")
            yield from self.compose_below()
            yield KeyBar()

    def compose_below(self) -> ComposeResult:
        """What else stands under the list."""
        yield from ()

    def on_mount(self) -> None:
        """Show all of them."""
        self.query_one(OptionList).can_focus = False
        self.query_one(TextLine).focus()
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Show those that fit."""
        self._shown = matching(self._options, typed)
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options([Row(self.row(option)) for option in self._shown])
        rows.highlighted = 0 if self._shown else None
        rows.display = bool(self._shown)
        self.query_one("#empty").display = not self._shown

    def row(self, option: Option[T]) -> Content:
        """An option as it stands in the list."""
        aside = Content.styled(f"  {option.aside}", "$text-muted") if option.aside else Content("")
        return Content.assemble((option.words, "$text-muted" if option.dim else ""), aside)

    @property
    def marked(self) -> Option[T] | None:
        """The option under the bar."""
        index = self.query_one(OptionList).highlighted
        return self._shown[index] if index is not None and index < len(self._shown) else None

    @property
    def typed(self) -> str:
        """What is typed."""
        return self.query_one(TextLine).value

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self.narrow(event.value)

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """Close with the marked one."""
        if self.marked:
            self.dismiss(self.marked.value)

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_choose()

    @on(TextLine.Blank)
    def _blank(self, event: TextLine.Blank) -> None:
        event.stop()

    def action_move(self, by: int) -> None:
        """Move the bar."""
        rows = self.query_one(OptionList)
        if by > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    def action_leave(self) -> None:
        """Close without a change."""
        self.dismiss(None)
