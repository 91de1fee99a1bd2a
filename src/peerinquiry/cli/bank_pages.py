"""What the bank commands print, as lines that stand on their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.text import Text

from peerinquiry.cli.output import columns
from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.text import one_line
from peerinquiry.storage.banks import BankEntry, read_bank

_QUIET = "dim"
_LOUD = "bold"
_WRONG = "red"
_RIGHT = "green"


def list_page(entries: Iterable[BankEntry]) -> list[Text]:
    """A line for each bank, and one for each that is not used because of it."""
    return columns(row for entry in entries for row in _rows(entry)) or [Text("There is no question bank to be found.")]


def _rows(entry: BankEntry) -> Iterator[list[Text]]:
    yield [Text(entry.name, _LOUD), _state(entry), Text(entry.where), _path(entry.path)]
    for hidden in entry.shadows:
        yield [
            Text(hidden.name, _QUIET),
            Text(f"not used: {entry.where} is first", _QUIET),
            Text(hidden.where),
            _path(hidden.path),
        ]


def _state(entry: BankEntry) -> Text:
    try:
        return Text(_size(read_bank(entry.path, entry.name)))
    except BankErrors as errors:
        return Text(_count(len(errors.mistakes), "mistake"), _WRONG)


def bank_page(entry: BankEntry, bank: Bank, *, hints: bool = False) -> Iterator[Text]:
    """A bank as people read it; with `hints`, also what the facilitator listens for."""
    yield Text(bank.title, _LOUD)
    yield Text(f"{entry.name}, {entry.where}: ", _QUIET) + _path(entry.path)
    yield from (Text("instead of ", _QUIET) + _path(hidden.path) for hidden in entry.shadows)
    if bank.source:
        yield Text(bank.source, _QUIET)
    if bank.timings:
        yield Text("timings: " + ", ".join(f"{timing} {seconds:g} s" for timing, seconds in bank.timings.items()))
    for aim in bank.aims:
        yield Text()
        yield Text.assemble((aim.name, _LOUD), "  " if aim.purpose else "", (aim.purpose, _QUIET))
        for number, question in enumerate(aim.questions, 1):
            yield Text(f"{number:>3}  {question.ask}")
            if hints and question.listen_for:
                yield Text(f"     listen for: {question.listen_for}", _QUIET)


def check_page(paths: Iterable[Path]) -> tuple[list[Text], bool]:
    """A line for each mistake, or one that says there is none; and whether all is well."""
    lines: list[Text] = []
    good = True
    for path in paths:
        try:
            bank = read_bank(path)
        except BankErrors as errors:
            good = False
            lines.extend(Text(str(mistake), _WRONG) for mistake in errors.mistakes)
        else:
            lines.append(_path(path) + Text(f": {_size(bank)}, no mistake", _RIGHT))
    return lines, good


def _path(path: Path) -> Text:
    return Text(one_line(str(path)), _QUIET)


def _size(bank: Bank) -> str:
    questions = sum(len(aim.questions) for aim in bank.aims)
    return f"{_count(len(bank.aims), 'aim')}, {_count(questions, 'question')}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
