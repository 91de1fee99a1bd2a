"""A journal that was damaged on the disk: cut, zeroed, flipped or doubled at each byte, then read and gone on with.

Never a wrong event, and nothing unnoticed: what is read is what was written, or it is said that something is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

from tests.faults import law
from tests.faults.loops import a_home, thinned
from tests.formats.sample_journal import ENDS, HEADER, JOURNAL, RECORDS, record
from tests.storage.faults import FaultyDisk

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import Decoded, decode
from peerinquiry.inquiry.events import ClockPaused
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.outcome import Saved

PAGES = (16, 64, 512)
REOPENED = 16
"""Of how many damaged journals one is reopened and gone on with, on a disk."""


def damages(every: int) -> Iterator[str]:
    """Each damage there is of the sample journal."""
    for place, (name, data) in enumerate(thinned(_damaged(), every)):
        try:
            decoded = decode(data)
        except PeerInquiryError:
            law.hold(_header_is_hit(data), f"{name}: the file is refused for what is in one event")
            yield name
            continue
        _never_wrong_and_noticed(name, decoded)
        if place % REOPENED == 0:
            _goes_on(name, data, decoded)
        yield name


def _damaged() -> Iterator[tuple[str, bytes]]:
    size = len(JOURNAL)
    for at in range(size):
        yield f"cut at {at}", JOURNAL[:at]
        yield f"zeros from {at}", JOURNAL[:at] + bytes(size - at)
    for at, bit in product(range(size), range(8)):
        yield f"bit {bit} of byte {at}", JOURNAL[:at] + bytes([JOURNAL[at] ^ 1 << bit]) + JOURNAL[at + 1 :]
    for page in PAGES:
        for at in range(0, size, page // 2):
            yield f"{page} zeros at {at}", JOURNAL[:at] + bytes(len(JOURNAL[at : at + page])) + JOURNAL[at + page :]
    for at in range(ENDS[0], size):
        yield f"the end from {at} on is there twice", JOURNAL + JOURNAL[at:]
    for begin, end in pairwise(ENDS):
        yield f"the block at {begin} is there twice", JOURNAL[:end] + JOURNAL[begin:end] + JOURNAL[end:]
    for begin, end in pairwise(ENDS[:-1]):  # of the last one nobody can know
        yield f"the block at {begin} is gone", JOURNAL[:begin] + JOURNAL[end:]


def _header_is_hit(data: bytes) -> bool:
    return data[: ENDS[0]] != JOURNAL[: ENDS[0]]


def _never_wrong_and_noticed(name: str, decoded: Decoded) -> None:
    seqs = [one.seq for one in decoded.records]
    known = {one.seq: one for one in RECORDS}
    wrong = [one.seq for one in decoded.records if one != known.get(one.seq)]
    prefix = decoded.records == RECORDS[: len(decoded.records)]
    noticed = bool(decoded.warnings or decoded.torn)
    law.hold(noticed or not wrong, f"{name}: events {wrong} are wrong, and nothing is said")
    law.hold(noticed or (prefix and decoded.header == HEADER), f"{name}: {seqs}, and nothing is said")
    law.hold(noticed or name.startswith(("cut", "bit")) or decoded.records == RECORDS, f"{name}: unnoticed")


def _goes_on(name: str, data: bytes, before: Decoded) -> None:
    """It is opened, nothing that could be read is lost, and another event is saved behind it."""
    with a_home(name) as home:
        path: Path = home.sessions / "damaged.toml"
        path.write_bytes(data)
        journal, decoded = Journal.open(path, FaultyDisk(syncs=False))
        law.hold(decoded.records == before.records, f"{name}: to open it costs events")
        law.hold(len(decoded.warnings) >= len(before.warnings) + bool(before.torn), f"{name}: a torn tail is not said")
        one = record(decoded.next_seq, ClockPaused())
        law.hold(journal.append(one) == Saved(one.seq), f"{name}: it takes no further event")
        journal.close()
        after = read_journal(path)
        law.hold(after.records == (*before.records, one) and not after.torn, f"{name}: it was not gone on with")
        aside = b"".join(file.read_bytes() for file in home.sessions.glob("damaged.toml.torn-*"))
        law.hold(aside == before.torn, f"{name}: the torn tail is not kept")
