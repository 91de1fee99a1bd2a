"""A question bank as people edit it: TOML to a `Bank`, or all that is wrong with it at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_reader import BankReader, Fault
from peerinquiry.formats.mistakes import Mistake
from peerinquiry.formats.toml_places import line_and_column, places
from peerinquiry.formats.toml_reading import Reading, decode, read
from peerinquiry.formats.toml_slips import Slip
from peerinquiry.inquiry.bank import Bank


class BankErrors(PeerInquiryError):  # noqa: N818 - it holds several
    """A bank that cannot be used, with all its mistakes in the order of the file. As text: a line for each."""

    def __init__(self, name: str, mistakes: Sequence[Mistake]) -> None:
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        super().__init__(f"The question bank “{name}” has {count}.", "Mend what follows, and try again.")
        self.mistakes = tuple(mistakes)

    def __str__(self) -> str:
        return "\n".join([f"{self.message} {self.hint}", *map(str, self.mistakes)])


def parse_bank(source: str | bytes, name: str, file: str = "") -> Bank:
    """The bank written in `source`; `name` is what it is called by, `file` what its mistakes name.

    Raises BankErrors with every mistake that can be found, whether of TOML or of meaning.
    """
    file = file or f"{name}.toml"
    text, unreadable = decode(source)
    if unreadable and not text:
        raise BankErrors(name, _located(text, unreadable, file))
    reading = read(text)
    reader = BankReader(name)
    bank = reader.bank(reading.document)
    slips = [*unreadable, *reading.slips]
    # What a slip hid is not missing.
    faults = [fault for fault in reader.faults if not (slips and fault.lack)]
    if slips or faults:
        raise BankErrors(name, _located(text, [*slips, *_placed(reading, faults)], file))
    return bank


def _placed(reading: Reading, faults: Sequence[Fault]) -> list[Slip]:
    """The faults with their offsets. Only a bank with faults has its places looked for."""
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
