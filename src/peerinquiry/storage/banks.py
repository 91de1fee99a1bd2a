"""Question banks on disk: where they are looked for, and which of a name is used."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_reader import Bases, NoBaseError, no_bases
from peerinquiry.formats.bank_toml import BankErrors, examine_bank, parse_bank
from peerinquiry.formats.mistakes import short
from peerinquiry.formats.toml_file import Examined
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.text import one_line
from peerinquiry.storage.bank_chain import Chain, same_path
from peerinquiry.storage.toml_source import SUFFIX, files_in, name_of, near, source_of, unread

DEFAULT_BANK: Final = "collaborative-inquiry"
"""The bank of a session that asked for no other."""
FOLDER: Final = "question_banks"
_MOST_NAMES: Final = 3


class Where(StrEnum):
    """Which of the three folders a bank is in, the first one first: it wins."""

    HERE = "here"
    HOME = "home"
    SHIPPED = "shipped"

    @property
    def words(self) -> str:
        """Where that is, for people."""
        return _PLACES[self]


_PLACES: Final = {Where.HERE: "this folder", Where.HOME: "your home", Where.SHIPPED: "built in"}


@dataclass(frozen=True, slots=True)
class BankEntry:
    """A bank that was found. `shadows`: those of the same name that are not used because of it."""

    name: str
    path: Path
    where: Where
    shadows: tuple[BankEntry, ...] = ()


class BankLibrary:
    """All banks that can be had: those of the working folder, of the home, and the shipped ones.

    It looks at the disk each time it is asked, so what was just written is found.
    """

    def __init__(self, home: Path, cwd: Path, shipped: Path | None = None) -> None:
        self.home = home
        self._folders = {
            Where.HERE: cwd / FOLDER,
            Where.HOME: home / FOLDER,
            Where.SHIPPED: shipped or shipped_folder(),
        }

    def entries(self) -> tuple[BankEntry, ...]:
        """What is found, by name; a file's mistakes do not matter here."""
        found: dict[str, list[BankEntry]] = {}
        for entry in self._found():
            found.setdefault(entry.name, []).append(entry)
        return tuple(
            replace(first, shadows=tuple(other for other in others if not _same_bank(first, other)))
            for _, (first, *others) in sorted(found.items())
        )

    def names(self) -> tuple[str, ...]:
        """The names of all banks, in order."""
        return tuple(entry.name for entry in self.entries())

    def entry(self, name: str) -> BankEntry:
        """The bank of that name. Raises PeerInquiryError, with the nearest names, if there is none."""
        entries = {entry.name: entry for entry in self.entries()}
        asked = one_line(name).removesuffix(SUFFIX)
        if asked in entries:
            return entries[asked]
        alike = near(asked, entries, _MOST_NAMES)
        hint = f"Did you mean {_either(alike)}?" if alike else "`peerinquiry banks list` shows those that are found."
        raise PeerInquiryError(f"There is no question bank “{short(asked)}”.", hint)

    def read(self, path: Path, name: str = "") -> Bank:
        """The bank in that file, with what it takes from the one that it extends. Raises BankErrors."""
        return read_bank(path, name, self._bases(path, name or name_of(path)))

    def examine(self, path: Path, tell: Callable[[str], None], name: str = "") -> Examined[Bank]:
        """The bank in that file, if it has no mistakes, and all that there is to say of it, warnings, too.

        `tell` hears of rules for questions that cannot be used.
        """
        from peerinquiry.storage.question_rules import usable_rules

        name = name or name_of(path)
        try:
            source = source_of(path)
        except OSError as error:
            return Examined(None, (unread(path, error, "bank"),))
        return examine_bank(
            source,
            name,
            str(path),
            self._bases(path, name),
            lambda language: usable_rules(self.home, language, tell),
        )

    def made_of(self, name: str) -> tuple[Path, ...]:
        """The files that a bank is made of: its own, and those that it extends. Raises PeerInquiryError for none."""
        entry = self.entry(name)
        files = [entry.path]
        with suppress(BankErrors):
            read_bank(entry.path, entry.name, self._bases(entry.path, entry.name, files))
        return tuple(files)

    def load(self, name: str) -> Bank:
        """The bank of that name as it is on disk now. Raises PeerInquiryError; BankErrors if it has mistakes."""
        entry = self.entry(name)
        return self.read(entry.path, entry.name)

    def _bases(self, path: Path, name: str, files: list[Path] | None = None) -> Bases:
        """Finds what the bank in that file extends; `files` gets the files that were looked into."""
        return Chain(self._above, read_bank, path, name, [] if files is None else files).base

    def _above(self, wanted: str, path: Path, name: str) -> tuple[Path, str]:
        """The bank that `wanted` means to the one in that file: of its own name, the one that it is used instead of."""
        asked = one_line(wanted).removesuffix(SUFFIX)
        found = next((entry for entry in self.entries() if entry.name == asked), None)
        all_ = (found, *found.shadows) if found else ()
        if asked == name:
            here = next((index for index, entry in enumerate(all_) if same_path(entry.path, path)), -1)
            all_ = all_[here + 1 :]
            if not all_:
                raise NoBaseError(f"there is no other bank “{short(asked)}” that this one could extend", "name another")
        if not all_:
            alike = near(asked, self.names(), _MOST_NAMES)
            hint = f"did you mean {_either(alike)}?" if alike else "name one that `peerinquiry banks list` shows"
            raise NoBaseError(f"there is no bank “{short(asked)}” to extend", hint)
        return all_[0].path, all_[0].name

    def _found(self) -> Iterator[BankEntry]:
        """Every bank in every folder. A folder that is two of the three counts once."""
        seen = set()
        for where, folder in self._folders.items():
            real = os.path.realpath(folder)  # unlike resolve(), it takes a link that leads to itself
            if real not in seen:
                seen.add(real)
                yield from (BankEntry(name_of(path), path, where) for path in files_in(folder))


def read_bank(path: Path, name: str = "", bases: Bases = no_bases) -> Bank:
    """The bank in that file; `bases` finds what it extends. Raises BankErrors, also where it cannot be read at all."""
    name = name or name_of(path)
    try:
        source = source_of(path)
    except OSError as error:
        raise BankErrors(name, [unread(path, error, "bank")]) from error
    return parse_bank(source, name, str(path), bases)


def shipped_folder() -> Path:
    """The banks that came with the program: within the package, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / FOLDER
    return installed if installed.is_dir() else package.parents[1] / FOLDER


def _either(names: list[str]) -> str:
    return " or ".join(f"“{name}”" for name in names)


def _same_bank(here: BankEntry, shipped: BankEntry) -> bool:
    """Whether a built-in bank is seen twice: in a checkout it stands in the working folder, too."""
    if (here.where, shipped.where) != (Where.HERE, Where.SHIPPED):
        return False
    try:
        return here.path.read_bytes() == shipped.path.read_bytes()
    except OSError:
        return False
