"""The one line to type in: a note, a name, whatever the screen asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from peerinquiry.inquiry.text import clean, joined

LONGEST = 10_000
"""Characters that a line keeps: ten minutes of fast typing."""


class TextLine(Input):
    """An input that takes any paste: cleaned, joined on one line, nothing dropped without a word.

    `Space` in an empty line is not text but a message: no note begins with a blank.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "keep, next", id="line.keep", tooltip="Keep what is typed, and go on"),
        Binding("escape", "leave", "commands", id="line.leave", tooltip="Leave the line; what is typed stays"),
    ]

    @dataclass
    class Lines(Message):
        """Several lines were pasted; whoever listens may take them apart and stop the default."""

        line: TextLine
        text: str

        @property
        def control(self) -> TextLine:
            """The line that was pasted into."""
            return self.line

    class Blank(Message):
        """Space was hit in an empty line."""

    def on_paste(self, event: events.Paste) -> None:
        """Take what comes in."""
        event.prevent_default()
        event.stop()
        self.take(event.text)

    def take(self, pasted: str) -> None:
        """Clean what was pasted, and put it on one line."""
        text = clean(pasted).strip("\n")
        if "\n" in text and self.takes_lines:
            self.post_message(self.Lines(self, text))
            return
        room = LONGEST - len(self.value)
        line = joined(text)
        self.insert_text_at_cursor(line[: max(0, room)])
        if len(line) > room:
            self.app.notify(
                f"The line keeps {LONGEST:,} characters; {len(line) - room:,} more were left out.",
                severity="warning",
                markup=False,
            )

    takes_lines = False
    """Whether a paste of several lines is posted rather than joined."""

    def on_key(self, event: events.Key) -> None:
        """Give a leading blank away."""
        if event.key == "space" and not self.value:
            event.prevent_default()
            event.stop()
            self.post_message(self.Blank())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a dialog, Enter and Esc are the dialog's."""
        return not (action in {"submit", "leave"} and isinstance(self.screen, ModalScreen))

    def action_leave(self) -> None:
        """Back to the keys of the screen."""
        self.screen.set_focus(None)


class NoteLine(Horizontal):
    """A label and a line."""

    DEFAULT_CSS: ClassVar[str] = """
    NoteLine { height: 1; background: $surface; padding: 0 2; }
    NoteLine > Static { width: auto; margin-right: 2; color: $text-muted; }
    NoteLine > TextLine {
        width: 1fr; height: 1; border: none; padding: 0; background: $surface; color: $text;
        &:focus { border: none; background-tint: $foreground 0%; }
        &>.input--cursor { background: $primary; color: $background; }
        &>.input--placeholder { color: $text-muted; }
    }
    NoteLine:focus-within { background: $surface; }
    NoteLine:focus-within > Static { color: $secondary; text-style: bold; }
    """

    label: reactive[str] = reactive("note")
    placeholder: reactive[str] = reactive("")

    def compose(self) -> ComposeResult:
        """The label, then the line."""
        yield Static(Content(self.label))
        yield TextLine(placeholder=self.placeholder, select_on_focus=False, compact=True)

    @property
    def line(self) -> TextLine:
        """Where one types."""
        return self.query_one(TextLine)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.value

    @text.setter
    def text(self, value: str) -> None:
        self.line.value = value
        self.line.cursor_position = len(value)

    @property
    def typing(self) -> bool:
        """Whether keys go here."""
        return self.line.has_focus

    def write(self) -> None:
        """Put the cursor here, at once: the next key is typed already."""
        self.screen.set_focus(self.line)

    def watch_label(self, label: str) -> None:
        """Show the label."""
        if self.is_mounted:
            self.query_one(Static).update(Content(label))

    def watch_placeholder(self, placeholder: str) -> None:
        """Show what to type."""
        if self.is_mounted:
            self.line.placeholder = placeholder
