"""From a journal's pieces to records, with a sentence about each thing that is not as it was written."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime

import tomli

from peerinquiry.formats.event_fields import ENVELOPE, WORDS, read_event
from peerinquiry.formats.journal_framing import Piece, keys_of, split
from peerinquiry.formats.toml_lines import MOMENT, NUMBER, TEXT, WHOLE, Codec, T_co
from peerinquiry.inquiry.events import KINDS, Record
from peerinquiry.inquiry.text import clean

LARGEST_SEQ = 10**9
MOST_WARNINGS = 20
OTHER_LINE_ENDS = "The line ends were changed by another program; nothing else was."
_LONGEST_KEY = 40  # characters of a name that is not ours, in a message

# A block to the letter as `encode_record` writes it. What every block has is read by this alone, which takes a fraction
# of the time that a TOML reader takes; the few lines that an event has of its own are left to that. However many there
# are, they are gone through once, and none is remembered.
_WRITTEN = re.compile(
    rb"""\n(?P<body>\[\[event\]\]\n
    seq\ =\ (?P<seq>[1-9][0-9]{0,8})\n
    (?:act\ =\ (?P<act>[1-9][0-9]{0,8})\n)?
    at\ =\ (?P<at>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.(?:[0-9]{3}){1,2})Z\n
    elapsed\ =\ (?P<elapsed>(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,20})?(?:e-[0-9]{2,3})?)\n
    kind\ =\ "(?P<kind>[a-z_]+)"\n
    (?P<own>(?:(?!sum)[a-z_]++\ =\ [^\n]*+\n)*+))
    sum\ =\ "(?P<sum>[0-9a-f]{8})"\n""",
    re.VERBOSE,
)


class BlockReader:
    """Reads blocks one after another, and remembers what a reader of the whole must know.

    `good_end` is the offset behind the last block worth keeping, 0 if there was none; `next_seq` is one more than
    the highest number seen, blocks that could not be read counted as well. Of `warnings` only the first are in
    words, the others are empty: a search-and-replace can touch every block. With `kinds`, of blocks as they were
    written only those of these kinds are parsed.
    """

    def __init__(self, data: bytes, kinds: Collection[str] | None = None) -> None:
        self.records: list[Record] = []
        self.warnings: list[str] = []
        self.good_end = 0
        self.next_seq = 1
        self._data = data
        self._kinds = KINDS.keys() if kinds is None else kinds
        self._doubts: list[str] = []  # about pieces that are a torn tail, unless something good follows
        self._line = (0, 1)  # the last offset that was asked for, and its line

    def read_from(self, begin: int) -> None:
        """Take in all there is from that offset on, which is where a piece ends."""
        end: int | None = begin
        while end is not None:
            begin, end = end, self._read_written(end)
            if end is None and (piece := next(split(self._data, begin), None)):
                self._read(piece)
                end = piece.end

    def _read_written(self, begin: int) -> int | None:
        """Take in the next block, and say where it ends; None, and nothing is done, if it is not as it was written."""
        block = _WRITTEN.match(self._data, begin)
        if block is None or zlib.crc32(block["body"]) != int(block["sum"], 16):
            return None
        seq, kind = int(block["seq"]), block["kind"].decode()
        if kind not in KINDS:
            return None
        if kind in self._kinds:
            try:
                record = _record(seq, kind, block)
            except (ValueError, RecursionError):  # to be said in words
                return None
            self.records.append(record)
        self._accept(block.end())
        self._count(block.start("body"), seq)
        return block.end()

    def _read(self, piece: Piece) -> None:
        """Take in the next piece."""
        if not piece.sealed and piece.end == len(self._data):
            return  # a write that never ended, even if what there is of it looks whole
        keys = keys_of(self._data, piece)
        if keys is None:
            _say(
                self._doubts,
                lambda: f"What stands at line {self._line_of(piece.begin)} is not an event, and was left out.",
            )
            return
        seq = self.next_seq
        try:
            flat = self._flat(piece, *keys)
            seq = _place(flat, "seq")
            record, strangers = read_record(flat)
        except ValueError as error:
            self._leave_out(piece, seq, str(error))
            return
        self._accept(piece.end)
        if not piece.sound:
            self._say_changed(piece, seq)
        if strangers:
            _say(
                self.warnings,
                lambda: f"{self._where(piece.begin, seq)}: {_listed(strangers)} means nothing here; left out.",
            )
        self._count(piece.begin, seq)
        if WORDS[type(record.event)] in self._kinds:
            self.records.append(record)

    def _count(self, begin: int, seq: int) -> None:
        if seq != self.next_seq:
            _say(self.warnings, lambda: f"{self._where(begin, seq)}{self._disorder(seq)}")
        self.next_seq = max(self.next_seq, seq + 1)

    def _flat(self, piece: Piece, text: bytes, begin: int) -> dict[str, object]:
        """The keys in the text that begins at that offset; ValueError if it is no TOML."""
        try:
            return tomli.loads(text.decode())
        except tomli.TOMLDecodeError as error:
            if len(self._doubts) >= MOST_WARNINGS:
                raise
            line = self._line_of(piece.begin) + self._data.count(b"\n", piece.begin, begin) + error.lineno - 1
            raise ValueError(f"line {line} is not TOML") from error
        except (ValueError, RecursionError) as error:  # not UTF-8, a number of a million digits, a tower of brackets
            raise ValueError("it is not TOML") from error

    def _accept(self, end: int) -> None:
        """Everything up to that offset stays in the file."""
        self.good_end = end
        if self._doubts:
            self.warnings.extend(self._doubts)
            self._doubts.clear()

    def _leave_out(self, piece: Piece, seq: int, reason: str) -> None:
        _say(self._doubts, lambda: f"{self._where(piece.begin, seq)} was left out: {reason}.")
        self.next_seq = max(self.next_seq, seq + 1)
        if piece.sound:  # written so, by a program that knew what it meant
            self._accept(piece.end)

    def _say_changed(self, piece: Piece, seq: int) -> None:
        if not piece.other_line_ends:
            changed = "was changed by hand, or damaged; it is read as it stands."
            _say(self.warnings, lambda: f"{self._where(piece.begin, seq)} {changed}")
        elif OTHER_LINE_ENDS not in self.warnings[:MOST_WARNINGS]:
            _say(self.warnings, lambda: OTHER_LINE_ENDS)

    def _disorder(self, seq: int) -> str:
        missing = seq - self.next_seq
        if missing < 0:
            return " is out of order, or there twice."
        if missing == 1:
            return f": event {seq - 1}, before it, is missing."
        return f": events {self.next_seq} to {seq - 1} are missing."

    def _where(self, begin: int, seq: int) -> str:
        return f"Event {seq} (line {self._line_of(begin)})"

    def _line_of(self, begin: int) -> int:
        """Which line of the file, from 1, begins at that offset."""
        offset, line = self._line  # pieces come in order, so the count goes on from the last
        self._line = (begin, line + self._data.count(b"\n", offset, begin))
        return self._line[1]


def _say(warnings: list[str], words: Callable[[], str]) -> None:
    """Add a warning; in words, unless there are enough of them."""
    warnings.append(words() if len(warnings) < MOST_WARNINGS else "")


def _record(seq: int, kind: str, block: re.Match[bytes]) -> Record:
    """The record of a block that is as it was written; ValueError if it is not quite."""
    at = MOMENT.read(datetime.fromisoformat(f"{block['at'].decode()}+00:00"))
    own = tomli.loads(block["own"].decode()) if block["own"] else {}
    if not own.keys().isdisjoint(ENVELOPE):
        raise ValueError
    event, strangers = read_event(kind, own)
    if strangers:
        raise ValueError
    return Record(seq, int(block["act"] or seq), at, float(block["elapsed"]), event)


def read_record(flat: Mapping[str, object]) -> tuple[Record, tuple[str, ...]]:
    """The record of a block's keys, and those keys that mean nothing here.

    Raises ValueError, in words for people, if they make no record.
    """
    seq = _place(flat, "seq")
    act = _place(flat, "act") if "act" in flat else seq
    at = _envelope(flat, "at", MOMENT)
    elapsed = _envelope(flat, "elapsed", NUMBER)
    if elapsed < 0:
        raise ValueError("elapsed should not be negative")
    kind = _envelope(flat, "kind", TEXT)
    if kind not in KINDS:
        raise ValueError(f"{_listed([kind])} is a kind that this version does not know")
    event, strangers = read_event(kind, flat)
    return Record(seq, act, at, elapsed, event), strangers


def _envelope(flat: Mapping[str, object], key: str, codec: Codec[T_co]) -> T_co:
    if key not in flat:
        raise ValueError(f"{key} is missing")
    try:
        return codec.read(flat[key])
    except ValueError as error:
        raise ValueError(f"{key} {error}") from error


def _place(flat: Mapping[str, object], key: str) -> int:
    place = _envelope(flat, key, WHOLE)
    if not 1 <= place <= LARGEST_SEQ:
        raise ValueError(f"{key} should count from 1")
    return place


def _listed(names: Iterable[str]) -> str:
    """Names that are not ours, fit for a message."""
    return ", ".join(" ".join(clean(name).split())[:_LONGEST_KEY] or "(nothing)" for name in names)
