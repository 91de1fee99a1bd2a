"""A line of a form: what it is, what is typed, and what was understood of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from peerinquiry.widgets.note_line import TextLine

Reading = Callable[[str], str]
"""Says in words what is understood of a text; raises `ValueError(sentence)` where it cannot stand."""


class Field(Horizontal):
    """A label, a line, and beside it what was understood."""

    DEFAULT_CSS: ClassVar[str] = """
    Field {
        height: 1;
        & > .label { width: 14; color: $text-muted; }
        & > TextLine { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
        & > TextLine:focus { border: none; background-tint: $foreground 0%; }
        & > TextLine > .input--cursor { background: $primary; color: $background; }
        & > TextLine > .input--placeholder { color: $text-disabled; }
        & > .understood { width: auto; max-width: 24; margin-left: 2; color: $success; text-wrap: nowrap; }
        &:focus-within { background: $surface; }
        &:focus-within > .label { color: $primary; text-style: bold; }
    }
    """

    def __init__(self, label: str, name: str, line: TextLine, reading: Reading | None = None) -> None:
        """The field called `name`, to be typed in `line`."""
        super().__init__(name=name)
        self._label, self._reading = label, reading
        self.line = line
        self.problem = ""
        """Why what is typed cannot stand: a sentence, or nothing."""

    def compose(self) -> ComposeResult:
        """The three, side by side."""
        yield Static(Content(self._label), classes="label")
        yield self.line
        yield Static(classes="understood")

    def on_mount(self) -> None:
        """Read what is there."""
        self._read(self.line.value)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.value.strip()

    @text.setter
    def text(self, value: str) -> None:
        self.line.value = value
        self.line.cursor_position = len(value)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._read(event.value)

    def _read(self, text: str) -> None:
        words = self.problem = ""
        try:
            words = self._reading(text.strip()) if self._reading else ""
        except ValueError as error:
            self.problem = str(error)
        shown = "" if words == text.strip() else words
        self.query_one(".understood", Static).update(Content(shown))
