"""A chat, or a paste of several lines: whose is whose, before any of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from peerinquiry.inquiry.view.challenges import Row
from peerinquiry.inquiry.view.pasting import Pasting, rows
from peerinquiry.screens.sorting import SortingDialog


class PasteDialog(SortingDialog[Pasting]):
    """Lines that are joined, split, and given to people; who is new may join the group."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "merge", "join to above", id="sort.merge", tooltip="It belongs to the line above"),
        Binding("s", "split", "split", id="sort.split", tooltip="Part it: where it was joined, else by sentence"),
        Binding("a", "join", "add them", id="sort.join", tooltip="Who wrote it joins the group"),
    ]
    KEY_ORDER = ("keep", "turn(1)", "whose", "merge", "split", "leave_out", "join", "row(1)", "undo", "leave")

    def __init__(self, pasting: Pasting, told: Callable[[Pasting], str], title: str = "Whose is whose?") -> None:
        """Sort `pasting`; `told` says what would be kept."""
        super().__init__(pasting, told, title)

    def rows(self) -> tuple[Row, ...]:
        """The lines as a table."""
        return rows(self.found, self.index)

    @property
    def waiting(self) -> bool:
        """Whether a line is nobody's."""
        return bool(self.found.unclaimed)

    def aside(self, name: str) -> str:
        """Whether somebody has a line already."""
        return "has a line" if name in self.found.challenges() else ""

    def action_merge(self) -> None:
        """It belongs to the line above."""
        self.change(self.found.merged(self.index), self.index - 1)

    def action_split(self) -> None:
        """Part it."""
        self.change(self.found.split(self.index), self.index)

    def action_join(self) -> None:
        """Who wrote it joins the group."""
        self.change(self.found.joined(self.index), self.index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what cannot be done now."""
        lines = self.found.lines
        match action:
            case "merge":
                return True if self.index else None
            case "split":
                return True if lines and len(self.found.parts(self.index)) > 1 else None
            case "join":
                return True if lines and self.found.joining(self.index) else None
        return super().check_action(action, parameters)
