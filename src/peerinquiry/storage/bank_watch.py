"""A question bank that somebody edits while it is in use: looked at again and again, whoever saves it, and however.

Why it reads the file rather than being told of changes: docs/decisions/0020-edit-while-live.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.formats.mistakes import Mistake
from peerinquiry.formats.toml_reading import LARGEST
from peerinquiry.inquiry.bank import Bank
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.toml_source import SUFFIX

GOOD: Final = 2
"""Looks in a row that find the same before a bank is taken to be written to its end."""
BAD: Final = 3
"""The same, before it is said that it cannot be read: an editor may have emptied it for a moment."""

_Files = tuple[tuple[Path, bytes | None], ...]
"""What was found: each file that the bank is read from, and what is in it, if it can be read."""


@dataclass(frozen=True, slots=True)
class Found:
    """A bank as it was saved, or the mistakes for which it cannot be used."""

    bank: Bank | None
    mistakes: tuple[Mistake, ...] = ()


class BankWatch:
    """Watches the bank of one name. It may be asked from any thread, by one at a time."""

    def __init__(self, library: BankLibrary, name: str) -> None:
        """Nothing is known before the first look."""
        self.name = name
        self._library = library
        self._told: _Files | None = None
        self._seen: _Files | None = None
        self._times = 0
        self._alone = False
        """Whether it extends no other; to know which others it is made of takes reading it each time."""

    def look(self, *, sure: bool = False) -> Found | None:
        """What is new since this last told something; None while there is nothing, or while it may be half written.

        `sure`: whoever writes it is done, so it is not waited for.
        """
        files = self._files()
        self._times = self._times + 1 if files == self._seen else 1
        self._seen = files
        if files == self._told or (self._times < GOOD and not sure):
            return None
        found = self._read()
        now = self._files()  # others than before, if it extends another bank since
        if not set(files) <= set(now) or (found.mistakes and self._times < BAD and not sure):
            return None
        self._told = self._seen = now
        return found

    def _files(self) -> _Files:
        try:
            paths = (self._library.entry(self.name).path,) if self._alone else self._library.made_of(self.name)
        except PeerInquiryError:
            paths = ()
        return tuple((path, _content(path)) for path in paths)

    def _read(self) -> Found:
        self._alone = False
        try:
            bank = self._library.load(self.name)
            self._alone = not bank.extends
            return Found(bank)
        except BankErrors as errors:
            return Found(None, errors.mistakes)
        except PeerInquiryError:
            gone = Mistake(1, 1, "the file is gone", "put it back, or choose another bank", f"{self.name}{SUFFIX}")
            return Found(None, (gone,))


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        return None
