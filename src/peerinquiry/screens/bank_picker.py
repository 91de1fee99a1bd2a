"""The question picker: the bank's questions, asked ones marked, or whatever is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from peerinquiry.inquiry.model import Origin, Question
from peerinquiry.inquiry.view.questions import Choice
from peerinquiry.screens.pick import Option, PickDialog
from peerinquiry.widgets.note_line import TextLine


@dataclass(frozen=True, slots=True)
class Picked:
    """A question, to ask or to hide; one without an aim was typed."""

    question: Question
    hide: bool = False


class BankPicker(PickDialog[Picked]):
    """Enter asks the marked question, or what is typed if none fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "hide", "hide", id="bank.hide", tooltip="Do not offer it again in this session"),
        Binding("f4", "edit", "edit", id="bank.edit", tooltip="Put its words in the line, to change them"),
    ]

    def __init__(self, choices: Sequence[Choice]) -> None:
        """Offer what the bank holds."""
        options = [_option(choice) for choice in choices if not choice.hidden]
        super().__init__("Which question?", options, empty="None fits: Enter asks what is typed.")

    def action_choose(self) -> None:
        """Ask the marked one, or what is typed."""
        if self.marked:
            self.dismiss(self.marked.value)
        elif self.typed.strip():
            self.dismiss(Picked(Question(self.typed.strip(), "", Origin.OWN)))

    def action_hide(self) -> None:
        """Do not offer the marked one again."""
        if self.marked:
            self.dismiss(Picked(self.marked.value.question, hide=True))

    def action_edit(self) -> None:
        """Change its words before it is asked."""
        if self.marked:
            line = self.query_one(TextLine)
            line.value = self.marked.value.question.text
            line.cursor_position = len(line.value)
            self.say_typed()

    def say_typed(self) -> None:
        """From here on what is typed is asked, whatever fits."""
        self._options = ()
        self.narrow(self.typed)


def _option(choice: Choice) -> Option[Picked]:
    aside = f"asked by {choice.asked_by}" if choice.asked_by else choice.aim
    question = Question(choice.text, choice.aim, Origin.BANK)
    return Option(
        Picked(question), f"{'✓ ' if choice.asked_by else '  '}{choice.text}", aside, dim=bool(choice.asked_by)
    )
