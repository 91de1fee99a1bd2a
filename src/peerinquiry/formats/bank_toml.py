"""A question bank as people edit it: TOML to a `Bank`, or all that is wrong with it at once, each at its place."""

from __future__ import annotations

from typing import ClassVar

from peerinquiry.formats.bank_reader import BankReader
from peerinquiry.formats.toml_file import FileErrors, parse_file
from peerinquiry.inquiry.bank import Bank


class BankErrors(FileErrors):
    """A bank that cannot be used, with all its mistakes in the order of the file. As text: a line for each."""

    WHAT: ClassVar[str] = "question bank"


def parse_bank(source: str | bytes, name: str, file: str = "") -> Bank:
    """The bank written in `source`; `name` is what it is called by, `file` what its mistakes name.

    Raises BankErrors with every mistake that can be found, whether of TOML or of meaning.
    """
    reader = BankReader(name)
    return parse_file(source, file or f"{name}.toml", reader, reader.bank, BankErrors)
