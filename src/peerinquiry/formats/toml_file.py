"""A TOML file that people edit: to what it means, or all that is wrong with it at once, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.mistakes import Level, Mistake, excerpt
from peerinquiry.formats.table_reader import Fault, TableReader
from peerinquiry.formats.toml_places import line_and_column, places
from peerinquiry.formats.toml_reading import Reading, decode, read
from peerinquiry.formats.toml_slips import Slip

T = TypeVar("T")


class FileErrors(PeerInquiryError):  # noqa: N818 - it holds several
    """A file that cannot be used, with all its mistakes in the order of the file. As text: a line for each."""

    WHAT: ClassVar[str] = "file"
    """What such a file is called."""

    def __init__(self, name: str, mistakes: Sequence[Mistake]) -> None:
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__(f"The {self.WHAT} “{name}” has {count}.", "Mend what follows, and try again.")
        self.mistakes = tuple(mistakes)

    def __str__(self) -> str:
        return "\n".join([f"{self.message} {self.hint}", *map(str, self.mistakes)])


def in_brief(error: PeerInquiryError) -> str:
    """What is wrong, short enough to be said in passing: of several mistakes the first."""
    if not isinstance(error, FileErrors):
        return str(error)
    more = len(error.mistakes) - 1
    rest = f" And {more} more." if more else ""
    return f"{error.message} {error.mistakes[0]}.{rest}"


@dataclass(frozen=True, slots=True)
class Examined(Generic[T]):
    """What a file means, or None where it has mistakes; and all that there is to say of it, in its order."""

    value: T | None
    remarks: tuple[Mistake, ...] = ()

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Those that have to be mended first."""
        return tuple(one for one in self.remarks if one.level is Level.MISTAKE)


Meaning = Callable[[Mapping[str, Any]], T]
"""What a reader makes of the tables of a file."""


def examine_file(source: str | bytes, file: str, reader: TableReader, meaning: Meaning[T]) -> Examined[T]:
    """What `reader` makes of `source` by its `meaning`, and every mistake that can be found, of TOML or of meaning.

    `file` is what mistakes name.
    """
    text, unreadable = decode(source)
    if unreadable and not text:
        return Examined(None, _located(text, unreadable, file))
    reading = read(text)
    value = meaning(reading.document)
    slips = [*unreadable, *reading.slips]
    # What a slip hid is not missing.
    faults = [fault for fault in reader.faults if not (slips and fault.lack)]
    remarks = _located(text, [*slips, *_placed(reading, faults)], file)
    wrong = any(one.level is Level.MISTAKE for one in remarks)
    return Examined(None if wrong else value, remarks)


def parse_file(source: str | bytes, file: str, reader: TableReader, meaning: Meaning[T], errors: type[FileErrors]) -> T:
    """The same, of a file without mistakes. Raises `errors` with every mistake that can be found."""
    examined = examine_file(source, file, reader, meaning)
    if examined.value is None:
        raise errors(reader.name, examined.mistakes)
    return examined.value


def _placed(reading: Reading, faults: Sequence[Fault]) -> list[Slip]:
    """The faults with their offsets. Only a file with faults has its places looked for."""
    if not faults:
        return []
    root = places(reading.text)
    slips = []
    for fault in faults:
        place = root.find(fault.path)
        message = fault.message
        if fault.earlier is not None:
            line, _ = line_and_column(reading.text, root.find(fault.earlier).value)
            message = f"{message}, on line {line}"
        slips.append(Slip(place.key if fault.at_key else place.value, message, fault.instead, fault.level))
    return slips


def _located(text: str, slips: Iterable[Slip], file: str) -> tuple[Mistake, ...]:
    """Offsets as people count: in lines and columns."""
    return tuple(_mistake(text, slip, file) for slip in sorted(slips, key=lambda slip: slip.offset))


def _mistake(text: str, slip: Slip, file: str) -> Mistake:
    line, column = line_and_column(text, slip.offset)
    begin = slip.offset - column + 1
    end = text.find("\n", begin)
    shown = excerpt(text[begin : None if end < 0 else end], column)
    return Mistake(line, column, slip.message, slip.instead, file, slip.level, *shown)
