"""Question banks: what there is to ask, where it comes from, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.formats.mistakes import Level, Mistake
from peerinquiry.inquiry.bank import Aim, Bank
from peerinquiry.inquiry.text import clean, one_line
from peerinquiry.inquiry.view.bank import about_bank, beside, limits_of
from peerinquiry.inquiry.view.words import counted, spoken
from peerinquiry.screens.bank_desk import EDIT_TOOLTIP
from peerinquiry.screens.lobby import kept_at
from peerinquiry.screens.reader import ReaderScreen
from peerinquiry.screens.shelf import ShelfScreen
from peerinquiry.storage.banks import BankEntry, BankLibrary, Where
from peerinquiry.widgets.pager import Line

NONE_FOUND = "No question bank was found, not even the one that came with peerinquiry. Install it again."
NAME = 25
SIZE = 23
"""Cells for a bank's name, and for what is in it."""
NUMBER = 5
"""Cells before a question."""
FROM = {
    Where.HERE: "from the folder you are in",
    Where.HOME: "yours",
    Where.SHIPPED: "came with peerinquiry",
}
USED_FIRST = {
    Where.HERE: "this folder's",
    Where.HOME: "yours",
}
INSTEAD_OF = {
    Where.HERE: "the one in this folder",
    Where.HOME: "yours",
    Where.SHIPPED: "the one that came with it",
}
TO_MEND = "This bank cannot be used as it is. Mend what follows, and look again:"
BLANK = Line(Content(""))


@dataclass(frozen=True, slots=True)
class Look:
    """A bank as it is on disk: what is in it, or what is wrong with it."""

    entry: BankEntry
    bank: Bank | None
    mistakes: tuple[Mistake, ...] = ()
    first: Where | None = None
    """Where the bank is that is used instead of it."""


def look_at(library: BankLibrary, entry: BankEntry, first: Where | None = None) -> Look:
    """Read a bank."""
    try:
        return Look(entry, library.read(entry.path, entry.name), (), first)
    except BankErrors as errors:
        return Look(entry, None, errors.mistakes, first)


class BanksScreen(ShelfScreen[Look]):
    """Every bank that is found; Enter shows its questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit_bank", "edit", id="banks.edit", tooltip=EDIT_TOOLTIP),
    ]
    heading = "Question banks"
    empty = NONE_FOUND

    def look(self) -> Sequence[Look]:
        """All of them, by name; those that are not used because of another come right after it."""
        looks: list[Look] = []
        for entry in self.lobby.library.entries():
            looks.append(look_at(self.lobby.library, entry))
            looks += [look_at(self.lobby.library, hidden, entry.where) for hidden in entry.shadows]
        return looks

    def words(self, look: Look) -> str:
        """Its name, its title, and where it comes from."""
        return f"{look.entry.name} {look.bank.title if look.bank else ''} {FROM[look.entry.where]}"

    def line(self, look: Look) -> Content:
        """Its name, how much is in it, and where it comes from."""
        name = Content(look.entry.name).truncate(NAME, ellipsis=True)
        size, style = (size_of(look.bank), "") if look.bank else (counted(len(look.mistakes), "mistake"), "$error")
        return Content.assemble(
            name.pad_right(NAME - name.cell_length).stylize("bold"),
            "  ",
            (size.ljust(SIZE), style),
            (f"not used: {USED_FIRST[look.first]} is first" if look.first else FROM[look.entry.where], "$text-muted"),
        )

    def note(self) -> str:
        """How to make one."""
        return f"Yours go into {kept_at(self.lobby.home.question_banks)}"

    def open(self, look: Look) -> None:
        """Show its questions."""
        self.app.push_screen(BankReader(look))

    def action_edit_bank(self) -> None:
        """Open the marked one in an editor."""
        if self.marked:
            self.lobby.bank_desk.edit(self.marked.entry.name, self.fill)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Edit what is used; to edit another, it would have to come first."""
        if action == "edit_bank":
            return True if self.marked and not self.marked.first else None
        return super().check_action(action, parameters)


class BankReader(ReaderScreen):
    """The questions by aim; what to listen for only once it is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit_bank", "edit", id="banks.edit", tooltip=EDIT_TOOLTIP),
        Binding("l", "listen", "listen for", id="bank.listen", tooltip="What to listen for: for you alone"),
    ]

    def __init__(self, look: Look) -> None:
        """Show what was found."""
        super().__init__(look.bank.title if look.bank else look.entry.name, _path(look.entry))
        self._look = look
        self._listening = False

    def read(self) -> list[Line]:
        """The questions, and what may be worth another look; or the mistakes."""
        entry, troubles = self._look.entry, list[str]()
        examined = self.lobby.library.examine(entry.path, troubles.append, entry.name)
        told = [Line(Content.styled(trouble, "$warning")) for trouble in troubles]
        if examined.value:
            told += _questions(entry, examined.value, hints=self._listening)
        else:
            told.append(Line(Content.styled(TO_MEND, "bold")))
        told += _remarks(examined.remarks)
        if examined.value:
            told += [BLANK, Line(Content.styled(_how_to_edit(entry), "$text-muted"))]
        return told

    def action_edit_bank(self) -> None:
        """Open it in an editor, and read it again."""
        self.lobby.bank_desk.edit(self._look.entry.name, self._read_again)

    def _read_again(self) -> None:
        self._look = look_at(self.lobby.library, self.lobby.library.entry(self._look.entry.name))
        self.query_one("#path", Static).update(Content(_path(self._look.entry)))
        self.load()
        self.refresh_bindings()

    def action_listen(self) -> None:
        """Show what to listen for, or hide it again."""
        self._listening = not self._listening
        self.load()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what cannot be done now."""
        if action == "edit_bank":
            return None if self._look.first else True
        if action != "listen":
            return True
        bank = self._look.bank
        return True if bank and any(one.listen_for for aim in bank.aims for one in aim.questions) else None


def size_of(bank: Bank) -> str:
    """How much is in it."""
    questions = sum(len(aim.questions) for aim in bank.aims)
    return f"{counted(len(bank.aims), 'aim')}, {counted(questions, 'question')}"


def _path(entry: BankEntry) -> str:
    return f"In {kept_at(entry.path)}"


def _questions(entry: BankEntry, bank: Bank, *, hints: bool) -> Iterator[Line]:
    instead = f", instead of {INSTEAD_OF[entry.shadows[0].where]}" if entry.shadows else ""
    yield Line(Content.styled(f"{size_of(bank)}; {FROM[entry.where]}{instead}.", "$text-muted"))
    if about := about_bank(bank):
        yield Line(Content.styled(about, "$text-muted"))
    if bank.source:
        yield from (Line(Content.styled(text, "$text-muted")) for text in clean(bank.source).splitlines())
    if bank.timings:
        told = ", ".join(f"{timing} {spoken(seconds)}" for timing, seconds in bank.timings.items())
        yield Line(Content.styled(f"Its own timings: {told}.", "$text-muted"))
    for aim in bank.aims:
        yield BLANK
        yield from _aim(aim, hints=hints)


def _aim(aim: Aim, *, hints: bool) -> Iterator[Line]:
    told = "".join(f"   {words}" for words in (aim.purpose, limits_of(aim)) if words)
    yield Line(Content.assemble((aim.name.capitalize(), "bold $primary"), (told, "$text-muted")))
    for number, question in enumerate(aim.questions, 1):
        yield Line(Content.assemble((f"{number:>3}  ", "$text-muted"), question.ask), indent=NUMBER)
        for told in beside(question):
            yield Line(Content.styled(f"{' ' * NUMBER}{told}", "$text-muted"), indent=NUMBER)
        if hints and question.listen_for:
            yield Line(Content.styled(f"{' ' * NUMBER}listen for: {question.listen_for}", "$secondary"), indent=NUMBER)


def _how_to_edit(entry: BankEntry) -> str:
    if entry.where is Where.SHIPPED:
        return "To change it: e opens a copy among your own banks, which is used instead from then on."
    return "To change it: e, or the file below in any editor; it is read each time it is saved."


def _remarks(remarks: Sequence[Mistake]) -> Iterator[Line]:
    """Each with its place, the line, a caret under it, and what to write instead."""
    for remark in remarks:
        warning = remark.level is Level.WARNING
        place = f"{one_line(PurePath(remark.file).name)}:{remark.line}:{remark.column}"
        yield BLANK
        yield Line(Content.assemble((place, "$secondary"), "  worth another look" if warning else ""))
        yield from (Line(Content.styled(line, "$text-muted")) for line in remark.pointed)
        yield Line(Content.styled(f"  {clean(remark.message)}", "$warning" if warning else "$error"), indent=2)
        yield Line(Content(f"  {clean(remark.instead)}"), indent=2)
