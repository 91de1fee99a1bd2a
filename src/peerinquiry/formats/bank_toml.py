"""A question bank as people edit it: TOML to a `Bank`, or all that is wrong with it at once, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from peerinquiry.formats.bank_reader import BankReader, Bases, no_bases
from peerinquiry.formats.bank_warnings import warnings
from peerinquiry.formats.toml_file import Examined, FileErrors, examine_file, parse_file
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.questions import Rules


class BankErrors(FileErrors):
    """A bank that cannot be used, with all its mistakes in the order of the file. As text: a line for each."""

    WHAT: ClassVar[str] = "question bank"


def parse_bank(source: str | bytes, name: str, file: str = "", bases: Bases = no_bases) -> Bank:
    """The bank written in `source`; `name` is what it is called by, `file` what its mistakes name.

    `bases` finds the bank that it extends, if it does. Raises BankErrors with every mistake that can be found,
    whether of TOML or of meaning.
    """
    reader = BankReader(name, bases)
    return parse_file(source, file or f"{name}.toml", reader, reader.bank, BankErrors)


def examine_bank(
    source: str | bytes, name: str, file: str, bases: Bases, rules: Callable[[str], Rules]
) -> Examined[Bank]:
    """The same, and what is worth another look: near duplicates, and what speaks against a question.

    `rules` finds the rules for the questions of a language.
    """
    reader = BankReader(name, bases)

    def meaning(table: Mapping[str, Any]) -> Bank:
        bank = reader.bank(table)
        for fault in warnings(reader.asked, reader.follow_ups, rules(bank.language)):
            reader.warn(fault)
        return bank

    return examine_file(source, file or f"{name}.toml", reader, meaning)
