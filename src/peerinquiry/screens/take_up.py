"""Which recommendations the owner takes up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from peerinquiry.inquiry.view.recommend import Told
from peerinquiry.screens.pick import Option, PickDialog

Mark = Callable[[int, bool], bool]
"""Takes recommendation `number` up, or lets it go; False where that was refused."""


class TakeUpDialog(PickDialog[Told]):
    """Enter marks, or takes the mark off, and stays; Esc is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "take it up, or not", id="take-up.mark", tooltip="Mark it, or take the mark off"),
        Binding("escape", "leave", "done", id="take-up.done", tooltip="Close; the marks stay"),
    ]

    def __init__(self, owner: str, told: Sequence[Told], mark: Mark) -> None:
        """Offer what was `told`; `mark` is called for each one that is marked."""
        super().__init__(f"{owner}, what do you take up?", [_option(each) for each in told])
        self._mark = mark

    def action_choose(self) -> None:
        """Mark it, or take the mark off."""
        rows = self.query_one(OptionList)
        chosen, index = self.marked, rows.highlighted
        if chosen is None or index is None:
            return
        told = chosen.value
        if not self._mark(told.number, not told.taken_up):
            return
        option = _option(replace(told, taken_up=not told.taken_up))
        self._options = [option if each is chosen else each for each in self._options]
        self._shown[index] = option
        rows.replace_option_prompt_at_index(index, self.row(option))


def _option(told: Told) -> Option[Told]:
    return Option(told, f"{'✓' if told.taken_up else '·'} {told.who}: {told.text}", told.kind)
