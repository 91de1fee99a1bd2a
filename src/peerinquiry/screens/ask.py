"""The small dialogs: ask for a line, or for a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.note_line import TextLine

Check = Callable[[str], str]
"""Says in a sentence what is understood of a text; raises `ValueError(sentence)` where it cannot stand."""


class AskDialog(ModalScreen[str | None]):
    """Asks for one line, at the bottom, where notes are typed; None if it was left."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep", id="ask.keep", tooltip="Keep what is typed"),
        Binding("escape", "leave", "leave it", id="ask.leave", tooltip="Close without a change"),
    ]

    def __init__(self, question: str, value: str = "", *, placeholder: str = "", check: Check | None = None) -> None:
        """Ask `question`; `check` is told each wording as it is typed."""
        super().__init__()
        self._question, self._value, self._placeholder, self._check = question, value, placeholder, check

    def compose(self) -> ComposeResult:
        """The question, the line, what was understood."""
        with Vertical(id="sheet"):
            yield Static(Content.styled(self._question, "bold $primary"), id="question")
            yield TextLine(self._value, placeholder=self._placeholder, compact=True, select_on_focus=False)
            yield Static(id="understood")
            yield from self.compose_below()
            yield KeyBar()

    def compose_below(self) -> ComposeResult:
        """What else stands under the line."""
        yield from ()

    def on_mount(self) -> None:
        """Ready to type."""
        understood = self.query_one("#understood", Static)
        understood.display = self._check is not None
        understood.update(self._understood(self._value))
        self.query_one(TextLine).focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if self._check:
            self.query_one("#understood", Static).update(self._understood(event.value))

    def _understood(self, text: str) -> Content:
        try:
            return Content.styled(self._check(text) if self._check else "", "$success")
        except ValueError as error:
            return Content.styled(str(error), "$warning")

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Close with what is typed, if it can stand."""
        text = self.query_one(TextLine).value
        try:
            if self._check:
                self._check(text)
        except ValueError:
            return
        self.dismiss(text)

    def action_leave(self) -> None:
        """Close without a change."""
        self.dismiss(None)

    @on(TextLine.Blank)
    def _blank(self, event: TextLine.Blank) -> None:
        event.stop()


class ConfirmDialog(ModalScreen[bool]):
    """Asks before what is hard to take back."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "yes", id="confirm.yes"),
        Binding("escape,n,q", "answer(False)", "no, stay", id="confirm.no"),
    ]

    def __init__(self, question: str, *, yes: str = "yes") -> None:
        """Ask `question`; `yes` says what Enter does."""
        super().__init__()
        self._question, self._yes = question, yes

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(id="sheet"):
            yield Static(Content.styled(self._question, "bold $foreground"), id="question")
            yield Static(
                Content.assemble(
                    ("Enter", "bold"), (f" {self._yes}", "$text-muted"), ("     Esc", "bold"), (" stay", "$text-muted")
                ),
                id="answers",
            )

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 - written in a binding
        """Close with the answer."""
        self.dismiss(answer)
