"""What the bank commands print, as lines that stand on their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.text import Text

from peerinquiry.cli.output import columns
from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.formats.mistakes import Level
from peerinquiry.formats.toml_file import Examined
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.bank import about_bank, beside, limits_of
from peerinquiry.storage.banks import BankEntry, BankLibrary

_QUIET = "dim"
_LOUD = "bold"
_WRONG = "red"
_DOUBTFUL = "yellow"
_RIGHT = "green"


def list_page(library: BankLibrary) -> list[Text]:
    """A line for each bank, and one for each that is not used because of it."""
    rows = (row for entry in library.entries() for row in _rows(library, entry))
    return columns(rows) or [Text("There is no question bank to be found.")]


def _rows(library: BankLibrary, entry: BankEntry) -> Iterator[list[Text]]:
    yield [Text(entry.name, _LOUD), _state(library, entry), Text(entry.where.words), _path(entry.path)]
    for hidden in entry.shadows:
        yield [
            Text(hidden.name, _QUIET),
            Text(f"not used: {entry.where.words} is first", _QUIET),
            Text(hidden.where.words),
            _path(hidden.path),
        ]


def _state(library: BankLibrary, entry: BankEntry) -> Text:
    try:
        return Text(_size(library.read(entry.path, entry.name)))
    except BankErrors as errors:
        return Text(_count(len(errors.mistakes), "mistake"), _WRONG)


def bank_page(entry: BankEntry, bank: Bank, *, hints: bool = False) -> Iterator[Text]:
    """A bank as people read it; with `hints`, also what the facilitator listens for."""
    yield Text(bank.title, _LOUD)
    yield Text(f"{entry.name}, {entry.where.words}: ", _QUIET) + _path(entry.path)
    yield from (Text("instead of ", _QUIET) + _path(hidden.path) for hidden in entry.shadows)
    if about := about_bank(bank):
        yield Text(about, _QUIET)
    if bank.source:
        yield Text(bank.source, _QUIET)
    if bank.timings:
        yield Text("timings: " + ", ".join(f"{timing} {seconds:g} s" for timing, seconds in bank.timings.items()))
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


Checked = Iterable[tuple[Path, Examined[Bank]]]
"""Files, with what there is to say of each."""


def check_page(checked: Checked) -> Iterator[Text]:
    """Each mistake and each warning, with its line and a caret under the place; a line for each bank that is good."""
    for path, examined in checked:
        for remark in examined.remarks:
            yield Text(str(remark), _WRONG if remark.level is Level.MISTAKE else _DOUBTFUL)
            yield from (Text(line, _QUIET) for line in remark.pointed)
        if bank := examined.value:
            warnings = f", {_count(len(examined.remarks), 'warning')}" if examined.remarks else ""
            yield _path(path) + Text(f": {_size(bank)}, no mistake{warnings}", _RIGHT)


def check_json(checked: Checked) -> str:
    """All mistakes and warnings as one list, in the order of files and lines."""
    told = [
        {
            "path": str(path),
            "line": remark.line,
            "column": remark.column,
            "level": remark.level,
            "what": one_line(remark.message),
            "instead": one_line(remark.instead),
        }
        for path, examined in checked
        for remark in examined.remarks
    ]
    return json.dumps(told, ensure_ascii=False, indent=1)


def _path(path: Path) -> Text:
    return Text(one_line(str(path)), _QUIET)


def _size(bank: Bank) -> str:
    questions = sum(len(aim.questions) for aim in bank.aims)
    return f"{_count(len(bank.aims), 'aim')}, {_count(questions, 'question')}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
