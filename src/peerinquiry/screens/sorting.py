"""What came in from a chat, line by line, to be put right before any of it is kept: what all such dialogs share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from peerinquiry.inquiry.view.challenges import Row
from peerinquiry.inquiry.view.claims import Claims
from peerinquiry.screens.asking import ask
from peerinquiry.widgets.challenge_table import ChallengeTable
from peerinquiry.widgets.key_bar import KeyLines

S = TypeVar("S", bound=Claims[Any])


class SortingDialog(ModalScreen[S | None], Generic[S]):
    """The lines, one of them marked; what it closes with is kept, or nothing."""

    CSS_PATH = "sorting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep all", id="sort.keep", tooltip="Keep them, as they stand"),
        Binding("right,tab", "turn(1)", "whose", key_display="←→", id="sort.next", tooltip="The next person's"),
        Binding("left,shift+tab", "turn(-1)", "whose", show=False, id="sort.previous", tooltip="The one before"),
        Binding("j", "whose", "pick whose", id="sort.whose", tooltip="Choose whose it is"),
        Binding("x,delete", "leave_out", "leave out", id="sort.out", tooltip="Not to be kept; or to be, after all"),
        Binding("u", "undo", "undo", id="sort.undo", tooltip="Take the last change back"),
        Binding("down", "row(1)", "line", key_display="↑↓", id="sort.down", tooltip="The next line"),
        Binding("up", "row(-1)", "line up", show=False, id="sort.up", tooltip="The line above"),
        Binding("escape", "leave", "leave it", id="sort.leave", tooltip="Close, nothing is kept"),
    ]

    def __init__(self, found: S, told: Callable[[S], str], title: str) -> None:
        """Sort what was `found`; `told` says what would be kept."""
        super().__init__()
        self._past = [(found, 0)]
        """The lines after each change, and the one that was marked before it."""
        self._told, self._title = told, title
        self.index = 0
        """The line that is marked."""

    @property
    def found(self) -> S:
        """The lines as they stand."""
        return self._past[-1][0]

    @abstractmethod
    def rows(self) -> tuple[Row, ...]:
        """The lines as a table."""

    @property
    @abstractmethod
    def waiting(self) -> bool:
        """Whether something is still to be put right."""

    def compose(self) -> ComposeResult:
        """A title, the lines, what would be kept, the keys."""
        with Vertical(id="sheet"):
            yield Static(Content.styled(self._title, "bold $primary"), id="title")
            yield ChallengeTable()
            yield Static(id="told")
            yield KeyLines()

    def on_mount(self) -> None:
        """Show them."""
        self.show()

    def show(self) -> None:
        """Show the lines as they stand."""
        self.index = max(0, min(self.index, len(self.found.lines) - 1))
        table = self.query_one(ChallengeTable)
        table.rows, table.current = self.rows(), self.index if self.found.lines else None
        self.query_one("#told", Static).update(
            Content.styled(self._told(self.found), "$warning" if self.waiting else "$success")
        )
        self.refresh_bindings()

    def change(self, found: S, index: int) -> None:
        """Mark line `index` of the lines as they are now."""
        if found != self.found:
            self._past.append((found, self.index))
            self.index = index
        self.show()

    def action_turn(self, by: int) -> None:
        """The next person's, or the one before's."""
        self.change(self.found.turned(self.index, by), self.index)

    def action_leave_out(self) -> None:
        """Not to be kept; or to be, after all."""
        self.change(self.found.left_out(self.index), self.index)

    def action_undo(self) -> None:
        """Take the last change back."""
        if len(self._past) > 1:
            _, self.index = self._past.pop()
        self.show()

    def action_row(self, by: int) -> None:
        """Another line."""
        self.index += by
        self.show()

    @on(ChallengeTable.Clicked)
    def _clicked(self, event: ChallengeTable.Clicked) -> None:
        self.index = event.index
        self.show()

    def aside(self, name: str) -> str:
        """What is said of somebody to whom the line may be given."""
        return ""

    @work
    async def action_whose(self) -> None:
        """Choose whose it is."""
        from peerinquiry.screens.pick import Option, PickDialog

        options = [Option(name, name, self.aside(name)) for name in self.found.names]
        who = await ask(self, PickDialog("Whose is it?", [*options, Option("", "nobody's yet")]))
        if who is not None:
            self.change(self.found.given(self.index, who or None), self.index)

    def action_keep(self) -> None:
        """Close with what is kept."""
        self.dismiss(self.found)

    def action_leave(self) -> None:
        """Close, nothing is kept."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what cannot be done now."""
        match action:
            case "undo":
                return True if len(self._past) > 1 else None
            case "turn" | "whose" | "leave_out" | "row":
                return True if self.found.lines else None
        return True
