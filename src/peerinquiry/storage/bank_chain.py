"""Banks that extend other banks: one file after another, until one extends none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from peerinquiry.formats.bank_reader import Bases, NoBaseError
from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.formats.mistakes import short
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.text import one_line

Find = Callable[[str, Path, str], tuple[Path, str]]
Read = Callable[[Path, str, Bases], Bank]


def same_path(one: Path, other: Path) -> bool:
    """Whether both lead to one file."""
    return os.path.realpath(one) == os.path.realpath(other)


class _CircleError(Exception):
    """Banks extend each other in a circle, as the words say."""


class Chain:
    """Finds what banks extend, from one file on; `files` gets those that were looked into.

    `find` says which file a name means to the bank in another one, and raises NoBaseError; `read` reads it, and
    raises BankErrors.
    """

    def __init__(self, find: Find, read: Read, path: Path, name: str, files: list[Path]) -> None:
        self._find, self._read, self._files = find, read, files
        self._chain = [(path, name)]

    def base(self, wanted: str) -> Bank:
        """The bank that the last one of the chain extends. Raises NoBaseError."""
        try:
            return self._next(wanted)
        except _CircleError as error:
            if len(self._chain) > 1:
                raise  # it is told where the chain begins
            raise NoBaseError(str(error), "extend another bank, or none") from None

    def _next(self, wanted: str) -> Bank:
        path, name = self._find(wanted, *self._chain[-1])
        names = [*(one for _, one in self._chain), name]
        if any(same_path(path, one) for one, _ in self._chain):
            raise _CircleError(f"banks extend each other in a circle: {' → '.join(map(short, names))}")
        self._files.append(path)
        self._chain.append((path, name))
        try:
            return self._read(path, name, self.base)
        except BankErrors as errors:
            first = errors.mistakes[0]
            count = "a mistake" if len(errors.mistakes) == 1 else f"{len(errors.mistakes)} mistakes"
            place = f"{one_line(str(path))}:{first.line}:{first.column}"
            raise NoBaseError(f"“{name}”, which this one extends, has {count}", f"mend it first: {place}") from None
        finally:
            self._chain.pop()
