"""What the bank commands print, as lines that stand on their own."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from peerinquiry.cli.output import columns
from peerinquiry.cli.remarks import path_text, timings_text
from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.view.bank import about_bank, beside, limits_of
from peerinquiry.inquiry.view.words import counted
from peerinquiry.storage.banks import BankEntry, BankLibrary

_QUIET = "dim"
_LOUD = "bold"
_WRONG = "red"


def list_page(library: BankLibrary) -> list[Text]:
    """A line for each bank, and one for each that is not used because of it."""
    rows = (row for entry in library.entries() for row in _rows(library, entry))
    return columns(rows) or [Text("There is no question bank to be found.")]


def _rows(library: BankLibrary, entry: BankEntry) -> Iterator[list[Text]]:
    yield [Text(entry.name, _LOUD), _state(library, entry), Text(entry.where.words), path_text(entry.path)]
    for hidden in entry.shadows:
        yield [
            Text(hidden.name, _QUIET),
            Text(f"not used: {entry.where.words} is first", _QUIET),
            Text(hidden.where.words),
            path_text(hidden.path),
        ]


def _state(library: BankLibrary, entry: BankEntry) -> Text:
    try:
        return Text(size_of(library.read(entry.path, entry.name)))
    except BankErrors as errors:
        return Text(counted(len(errors.mistakes), "mistake"), _WRONG)


def bank_page(entry: BankEntry, bank: Bank, *, hints: bool = False) -> Iterator[Text]:
    """A bank as people read it; with `hints`, also what the facilitator listens for."""
    yield Text(bank.title, _LOUD)
    yield Text(f"{entry.name}, {entry.where.words}: ", _QUIET) + path_text(entry.path)
    yield from (Text("instead of ", _QUIET) + path_text(hidden.path) for hidden in entry.shadows)
    if about := about_bank(bank):
        yield Text(about, _QUIET)
    if bank.source:
        yield Text(bank.source, _QUIET)
    yield from timings_text(bank.timings)
    for aim in bank.aims:
        yield Text()
        yield Text.assemble((aim.name, _LOUD), "  " if aim.purpose else "", (aim.purpose, _QUIET))
        if limits := limits_of(aim):
            yield Text(f"     {limits}", _QUIET)
        for number, question in enumerate(aim.questions, 1):
            yield Text(f"{number:>3}  {question.ask}")
            yield from (Text(f"     {told}", _QUIET) for told in beside(question))
            if hints and question.listen_for:
                yield Text(f"     listen for: {question.listen_for}", _QUIET)


def size_of(bank: Bank) -> str:
    """How much there is in a bank."""
    questions = sum(len(aim.questions) for aim in bank.aims)
    return f"{counted(len(bank.aims), 'aim')}, {counted(questions, 'question')}"
