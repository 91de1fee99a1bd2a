"""A session's journal as text: a header, then one flat, sealed `[[event]]` block per event. No files here.

Why it is framed as it is: docs/decisions/0003-journal-framing.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import tomli

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.event_fields import write_event
from peerinquiry.formats.journal_blocks import LARGEST_SEQ, MOST_WARNINGS, OTHER_LINE_ENDS, BlockReader
from peerinquiry.formats.journal_framing import Piece, blank, keys_of, seal, split
from peerinquiry.formats.toml_lines import MOMENT, NUMBER, TEXT, WHOLE
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.text import clean

FORMAT = "peerinquiry-journal"
VERSION = 1

_OPENING = (
    b"# The record of one peerinquiry session. It is only ever added to. The sums show whether a block is as it was\n"
    b"# written: a change made by hand is read all the same, and said to be one.\n"
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # some editors put one at the top
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Header:
    """When the journal was begun (UTC), and by which version of the program."""

    created: datetime
    program: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a journal holds.

    `good_end` is the offset behind the last byte worth keeping, `torn` whatever follows: the start of a write
    that never ended. `next_seq` is the number that the next record gets, also after records that could not be
    read. `warnings` are sentences for people: numbers, lines and field names, never what anybody said.
    """

    header: Header
    records: tuple[Record, ...]
    good_end: int
    torn: bytes = b""
    warnings: tuple[str, ...] = ()
    next_seq: int = 1


def encode_header(header: Header) -> bytes:
    """The top of a journal."""
    fields = (
        f'format = "{FORMAT}"\n'
        f"version = {VERSION}\n"
        f"created = {MOMENT.write(header.created)}\n"
        f"program = {TEXT.write(header.program)}\n"
    )
    return seal(_OPENING + fields.encode())


def encode_record(record: Record) -> bytes:
    """One block, to be written behind what is there. Raises ValueError for a value that could not be read back."""
    if not (1 <= record.seq <= LARGEST_SEQ and 1 <= record.act <= LARGEST_SEQ and record.elapsed >= 0):
        raise ValueError("records and acts count from 1, and time from 0")
    act = "" if record.act == record.seq else f"act = {WHOLE.write(record.act)}\n"
    block = (
        f"[[event]]\nseq = {WHOLE.write(record.seq)}\n{act}"
        f"at = {MOMENT.write(record.at)}\nelapsed = {NUMBER.write(record.elapsed)}\n{write_event(record.event)}"
    )
    return b"\n" + seal(block.encode())


def encode_journal(header: Header, records: Iterable[Record]) -> bytes:
    """A whole journal, every block sealed: also the way to seal one anew that was changed by hand."""
    return encode_header(header) + b"".join(encode_record(record) for record in records)


def decode(data: bytes, name: str = "This file", kinds: Collection[str] | None = None) -> Decoded:
    """Everything that can be read of a journal; of its records those of the `kinds` alone, if they are given.

    Blocks of other kinds that are as they were written are then not even parsed, which takes a fraction of the time.

    Raises PeerInquiryError if it is not a journal, or one of a newer version; `name` is what the message calls it.
    """
    first = next(split(data), Piece(0, 0, 0, sealed=False, sound=False))
    header, warnings = _header(data, first, name)
    reader = BlockReader(data, kinds)
    reader.warnings.extend(warnings)
    reader.read_from(0 if header is None and keys_of(data, first) else first.end)
    good_end = reader.good_end or first.end  # a header was found, or a sound block: there is a first piece
    torn = data[good_end:]
    if blank(torn):
        good_end, torn = len(data), b""
    if header is None:
        header = Header(reader.records[0].at if reader.records else _LONG_AGO, "")
    return Decoded(header, tuple(reader.records), good_end, torn, _fewer(reader.warnings), reader.next_seq)


def decode_more(data: bytes) -> tuple[tuple[Record, ...], int]:
    """The records in what was added to a journal, and the offset behind the last byte worth keeping.

    `data` begins behind a block. What is not whole yet is left for when it is.
    """
    reader = BlockReader(data)
    reader.read_from(0)
    return tuple(reader.records), reader.good_end


def _header(data: bytes, first: Piece, name: str) -> tuple[Header | None, list[str]]:
    """The header, and what to say of it; None if it is damaged beyond reading, yet sound blocks follow."""
    fields = _fields(data[first.begin : first.body_end])
    version = fields.get("version")
    if fields.get("format") == FORMAT:
        if type(version) is int and version > VERSION:
            raise _newer(name, version)
        header = _read_header(fields) if version == VERSION else None
        if header and (first.sealed or next(split(data, first.end), None)):
            return header, _about_header(first)
    if any(piece.sound and data.startswith(b"[[event]]", piece.begin) for piece in split(data)):
        return None, ["The top of the file cannot be read; the events below it can."]
    raise _unreadable(data, name)


def _fields(top: bytes) -> Mapping[str, object]:
    try:
        return tomli.loads(top.removeprefix(_BYTE_ORDER_MARK).decode())
    except (ValueError, RecursionError):  # whatever it is, it is no header
        return {}


def _read_header(fields: Mapping[str, object]) -> Header | None:
    try:
        return Header(MOMENT.read(fields.get("created")), TEXT.read(fields.get("program")))
    except ValueError:
        return None


def _about_header(first: Piece) -> list[str]:
    if first.sound:
        return []
    if first.other_line_ends:
        return [OTHER_LINE_ENDS]
    return ["The top of the file was changed by hand, or damaged; it is read as it stands."]


def _newer(name: str, version: int) -> PeerInquiryError:
    return PeerInquiryError(
        f"{clean(name)} was written by a newer peerinquiry (journal version {version}; this one reads {VERSION}).",
        "Update peerinquiry to open it; the file was left as it is.",
    )


def _unreadable(data: bytes, name: str) -> PeerInquiryError:
    if _OPENING.startswith(data[: len(_OPENING)]) or not data.strip(b"\0"):
        return PeerInquiryError(
            f"{clean(name)} holds no session: it was cut off as it was begun.",
            "Nothing was said in it; it can be deleted.",
        )
    return PeerInquiryError(
        f"{clean(name)} is not a peerinquiry journal.", "It was left as it is; sessions are in the sessions folder."
    )


def _fewer(warnings: Sequence[str]) -> tuple[str, ...]:
    """The warnings, or the first of them and how many more there are."""
    if len(warnings) <= MOST_WARNINGS:
        return tuple(warnings)
    return (*warnings[:MOST_WARNINGS], f"… and {len(warnings) - MOST_WARNINGS:,} more of this kind.")
