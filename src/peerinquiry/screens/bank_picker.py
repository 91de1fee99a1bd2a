"""The question picker: the bank's questions, asked ones marked, or whatever is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from peerinquiry.formats.mistakes import short
from peerinquiry.inquiry.model import Origin, Question
from peerinquiry.inquiry.view.questions import Choice, choices
from peerinquiry.screens.bank_desk import EDIT_TOOLTIP
from peerinquiry.screens.pick import Option, PickDialog
from peerinquiry.screens.questioning import Questioning
from peerinquiry.widgets.note_line import TextLine
from peerinquiry.widgets.question_cue import QuestionCue


@dataclass(frozen=True, slots=True)
class Picked:
    """A question, to ask or to hide; one without an aim was typed."""

    question: Question
    hide: bool = False


class BankPicker(Questioning[Picked], PickDialog[Picked]):
    """Enter asks the marked question, or what is typed if none fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "edit", "edit", id="bank.edit", tooltip="Put its words in the line, to change them"),
        Binding("f6", "hide", "hide", id="bank.hide", tooltip="Do not offer it again in this session"),
        Binding("f7", "app.edit_bank", "file", id="bank.file-here", tooltip=EDIT_TOOLTIP),
    ]

    def __init__(self, found: Sequence[Choice]) -> None:
        """Offer what the bank holds."""
        super().__init__("Which question?", _offered(found), empty="None fits: Enter asks what is typed.")

    def on_mount(self) -> None:
        """Follow the bank's file."""
        self.watch(self.app, "bank_saved", self._offer_anew, init=False)

    def _offer_anew(self) -> None:
        """The bank was saved: what is in it now, with the bar where it was; unless words are being changed."""
        if not self._options:
            return
        marked = self.marked.value.question if self.marked else None
        self._options = _offered(choices(self.console.state, self.console.bank))
        self.narrow(self.typed)
        place = next((index for index, one in enumerate(self._shown) if one.value.question == marked), None)
        if place is not None:
            self.query_one(OptionList).highlighted = place

    def action_choose(self) -> None:
        """Ask the marked one, or what is typed."""
        if self.marked:
            self.dismiss(self.marked.value)
        elif self.question:
            self.dismiss(Picked(Question(self.question, "", Origin.OWN)))

    @property
    def question(self) -> str:
        """What is typed, where no question of the bank fits it."""
        return "" if self.marked else self.typed.strip()

    def narrow(self, typed: str) -> None:
        """Show those that fit; where none does, what there is to say of what is typed."""
        super().narrow(typed)
        self.query_one(QuestionCue).display = not self.marked
        self.hint()

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Edit and hide what is marked; check what is typed."""
        if action in {"edit", "hide"}:
            return True if self.marked else None
        if action == "check" and self.marked:
            return None
        return super().check_action(action, parameters)


def _offered(found: Sequence[Choice]) -> list[Option[Picked]]:
    return [_option(choice) for choice in found if not choice.hidden]


def _option(choice: Choice) -> Option[Picked]:
    if choice.asked_by:
        told = f"asked by {choice.asked_by}"
    elif choice.queued:
        told = "theirs, from the chat"
    else:
        told = f"follows “{short(choice.follows)}”" if choice.follows else choice.aim
    aside = " · ".join(filter(None, (told, ", ".join(choice.tags))))
    question = Question(choice.text, choice.aim, Origin.BANK)
    return Option(
        Picked(question), f"{'✓ ' if choice.asked_by else '  '}{choice.text}", aside, dim=bool(choice.asked_by)
    )
