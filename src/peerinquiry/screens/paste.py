"""A chat, or a paste of several lines: whose is whose, before any of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from peerinquiry.inquiry.view.pasting import Pasting, rows
from peerinquiry.screens.asking import ask
from peerinquiry.widgets.challenge_table import ChallengeTable
from peerinquiry.widgets.key_bar import KeyLines


class PasteDialog(ModalScreen[Pasting | None]):
    """Everything that came in, line by line; what it closes with is kept, or nothing."""

    CSS_PATH = "paste.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep all", id="paste.keep", tooltip="Keep them, as they stand"),
        Binding("right,tab", "turn(1)", "whose", key_display="←→", id="paste.next", tooltip="The next person's"),
        Binding("left,shift+tab", "turn(-1)", "whose", show=False, id="paste.previous", tooltip="The one before"),
        Binding("j", "whose", "pick whose", id="paste.whose", tooltip="Choose whose it is"),
        Binding("m", "merge", "join to above", id="paste.merge", tooltip="It belongs to the line above"),
        Binding(
            "s", "split", "split", id="paste.split", tooltip="Part it: where it was joined, else sentence by sentence"
        ),
        Binding("a", "join", "add them", id="paste.join", tooltip="Who wrote it joins the group"),
        Binding("x,delete", "leave_out", "leave out", id="paste.out", tooltip="Not to be kept; or to be, after all"),
        Binding("u", "undo", "undo", id="paste.undo", tooltip="Take the last change back"),
        Binding("down", "row(1)", "line", key_display="↑↓", id="paste.down", tooltip="The next line"),
        Binding("up", "row(-1)", "line up", show=False, id="paste.up", tooltip="The line above"),
        Binding("escape", "leave", "leave it", id="paste.leave", tooltip="Close, nothing is kept"),
    ]

    KEY_ORDER = ("keep", "turn(1)", "whose", "merge", "split", "leave_out", "join", "row(1)", "undo", "leave")

    def __init__(self, pasting: Pasting, told: Callable[[Pasting], str], title: str = "Whose is whose?") -> None:
        """Sort `pasting`; `told` says what would be kept."""
        super().__init__()
        self._past = [(pasting, 0)]
        """The lines after each change, and the one that was marked before it."""
        self._told, self._title = told, title
        self._index = 0

    @property
    def pasting(self) -> Pasting:
        """The lines as they stand."""
        return self._past[-1][0]

    def compose(self) -> ComposeResult:
        """A title, the lines, what would be kept, the keys."""
        with Vertical(id="sheet"):
            yield Static(Content.styled(self._title, "bold $primary"), id="title")
            yield ChallengeTable()
            yield Static(id="told")
            yield KeyLines()

    def on_mount(self) -> None:
        """Show them."""
        self._show()

    def _show(self) -> None:
        self._index = max(0, min(self._index, len(self.pasting.lines) - 1))
        table = self.query_one(ChallengeTable)
        table.rows, table.current = rows(self.pasting, self._index), self._index if self.pasting.lines else None
        words = self._told(self.pasting)
        self.query_one("#told", Static).update(
            Content.styled(words, "$warning" if self.pasting.unclaimed else "$success")
        )
        self.refresh_bindings()

    def _change(self, pasting: Pasting, index: int) -> None:
        """Mark line `index` of the lines as they are now."""
        if pasting != self.pasting:
            self._past.append((pasting, self._index))
            self._index = index
        self._show()

    def action_turn(self, by: int) -> None:
        """The next person's, or the one before's."""
        self._change(self.pasting.turned(self._index, by), self._index)

    def action_merge(self) -> None:
        """It belongs to the line above."""
        self._change(self.pasting.merged(self._index), self._index - 1)

    def action_split(self) -> None:
        """Part it."""
        self._change(self.pasting.split(self._index), self._index)

    def action_join(self) -> None:
        """Who wrote it joins the group."""
        self._change(self.pasting.joined(self._index), self._index)

    def action_leave_out(self) -> None:
        """Not to be kept; or to be, after all."""
        self._change(self.pasting.left_out(self._index), self._index)

    def action_undo(self) -> None:
        """Take the last change back."""
        if len(self._past) > 1:
            _, self._index = self._past.pop()
        self._show()

    def action_row(self, by: int) -> None:
        """Another line."""
        self._index += by
        self._show()

    @on(ChallengeTable.Clicked)
    def _clicked(self, event: ChallengeTable.Clicked) -> None:
        self._index = event.index
        self._show()

    @work
    async def action_whose(self) -> None:
        """Choose whose it is."""
        from peerinquiry.screens.pick import Option, PickDialog

        taken = self.pasting.challenges()
        options = [Option(name, name, "has a line" if name in taken else "") for name in self.pasting.names]
        who = await ask(self, PickDialog("Whose is it?", [*options, Option("", "nobody's yet")]))
        if who is not None:
            self._change(self.pasting.given(self._index, who or None), self._index)

    def action_keep(self) -> None:
        """Close with what is kept."""
        self.dismiss(self.pasting)

    def action_leave(self) -> None:
        """Close, nothing is kept."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what cannot be done now."""
        match action:
            case "merge":
                return True if self._index else None
            case "split":
                return True if self.pasting.lines and len(self.pasting.parts(self._index)) > 1 else None
            case "join":
                return True if self.pasting.lines and self.pasting.joining(self._index) else None
            case "undo":
                return True if len(self._past) > 1 else None
            case "turn" | "whose" | "leave_out" | "row":
                return True if self.pasting.lines else None
        return True
