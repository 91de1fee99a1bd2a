"""Where a journal's blocks begin and end, and whether each is as it was written: bytes only, no TOML.

A block ends at its `sum` line, which holds the CRC-32 of the block's bytes before that line. Whatever happens
to one block, its neighbours are still found: damage stays where it is.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

# Written one way, read leniently: an editor or a formatter may have touched the spaces. A line begins after \n
# alone, as in TOML.
_MARK = re.compile(
    rb"""^[ \t]*(?:
        (?P<event>\[\[event\]\])[ \t]*(?:\#[^\n]*)?\r?$
        | sum[ \t]*=[ \t]*"(?P<sum>[0-9a-fA-F]{8})"[ \t]*(?:\#[^\n\x00]*)?(?:\r?\n|\r?\Z)?
    )""",
    re.MULTILINE | re.VERBOSE,
)
# Nothing is tried a second way, or each line would be remembered: a hundred times the room that it takes in the file.
_BLANK = re.compile(rb"(?:[ \t]*+(?:#[^\n\x00]*+)?+\r?+\n)*+[ \t]*+(?:#[^\n\x00]*+)?+\Z")
_FIRST_KEY = re.compile(rb"^[ \t]*seq[ \t]*=", re.MULTILINE)
_EVENT_LINE = b"[[event]]\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the file that ends at a `sum` line, or for want of one where the next begins.

    It goes from `begin` to `end`; what its sum was taken of ends at `body_end`. `sealed` says that it ends at a
    `sum` line at all, `sound` that the sum is right, and `other_line_ends` that it would be, but for lines that
    end in CR LF now.
    """

    begin: int
    body_end: int
    end: int
    sealed: bool
    sound: bool
    other_line_ends: bool = False


def seal(block: bytes) -> bytes:
    """The block with its `sum` line. `block` is whole lines."""
    return b'%bsum = "%08x"\n' % (block, zlib.crc32(block))


def blank(data: bytes) -> bool:
    """Whether there are only empty lines and comments."""
    return data in {b"", b"\n"} or _BLANK.match(data) is not None


def split(data: bytes, begin: int = 0) -> Iterator[Piece]:
    """The pieces of a journal, in order: the header first, then its blocks; blank stretches are left out.

    From the offset `begin` on, which is where a piece ends.
    """
    for mark in _MARK.finditer(data, begin):
        start = mark.start()
        if mark["sum"] is not None:
            yield _sealed(data, begin, start, mark.end(), int(mark["sum"], 16))
            begin = mark.end()
        elif start > begin:
            if not blank(data[begin:start]):
                yield Piece(begin, start, start, sealed=False, sound=False)
            begin = start
    if not blank(data[begin:]):
        yield Piece(begin, len(data), len(data), sealed=False, sound=False)


def _sealed(data: bytes, begin: int, body_end: int, end: int, told: int) -> Piece:
    body = data[begin:body_end]
    if zlib.crc32(body) == told:
        return Piece(begin, body_end, end, sealed=True, sound=True)
    plain = b"\r\n" in body and zlib.crc32(body.replace(b"\r\n", b"\n")) == told
    return Piece(begin, body_end, end, sealed=True, sound=False, other_line_ends=plain)


def keys_of(data: bytes, piece: Piece) -> tuple[bytes, int] | None:
    """The lines of an event's keys, and where they begin in the file; None where there are none.

    They are found even if the line above them is damaged.
    """
    if data.startswith(_EVENT_LINE, piece.begin):
        begin = piece.begin + len(_EVENT_LINE)
    else:
        first = _FIRST_KEY.search(data, piece.begin, piece.body_end)
        if first is None:
            return None
        begin = first.start()
    return data[begin : piece.body_end], begin
