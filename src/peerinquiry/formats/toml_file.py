"""A TOML file that people edit: to what it means, or all that is wrong with it at once, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.mistakes import Mistake
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


def parse_file(
    source: str | bytes,
    file: str,
    reader: TableReader,
    meaning: Callable[[Mapping[str, Any]], T],
    errors: type[FileErrors],
) -> T:
    """What `reader` makes of `source` by its `meaning`; `file` is what mistakes name.

    Raises `errors` with every mistake that can be found, whether of TOML or of meaning.
    """
    text, unreadable = decode(source)
    if unreadable and not text:
        raise errors(reader.name, _located(text, unreadable, file))
    reading = read(text)
    value = meaning(reading.document)
    slips = [*unreadable, *reading.slips]
    # What a slip hid is not missing.
    faults = [fault for fault in reader.faults if not (slips and fault.lack)]
    if slips or faults:
        raise errors(reader.name, _located(text, [*slips, *_placed(reading, faults)], file))
    return value


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
        slips.append(Slip(place.key if fault.at_key else place.value, message, fault.instead))
    return slips


def _located(text: str, slips: Iterable[Slip], file: str) -> list[Mistake]:
    """Offsets as people count: in lines and columns."""
    ordered = sorted(slips, key=lambda slip: slip.offset)
    return [Mistake(*line_and_column(text, slip.offset), slip.message, slip.instead, file) for slip in ordered]
