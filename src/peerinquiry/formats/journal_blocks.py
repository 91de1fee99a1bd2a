"""From a journal's pieces to records, with a sentence about each thing that is not as it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import tomli

from peerinquiry.formats.event_fields import read_event
from peerinquiry.formats.journal_framing import Piece, keys_of
from peerinquiry.formats.toml_lines import MOMENT, NUMBER, TEXT, WHOLE, Codec, T_co
from peerinquiry.inquiry.events import KINDS, Record
from peerinquiry.inquiry.text import clean

LARGEST_SEQ = 10**9
MOST_WARNINGS = 20
OTHER_LINE_ENDS = "The line ends were changed by another program; nothing else was."
_LONGEST_KEY = 40  # characters of a name that is not ours, in a message


class BlockReader:
    """Reads blocks one after another, and remembers what a reader of the whole must know.

    `good_end` is the offset behind the last block worth keeping, 0 if there was none; `next_seq` is one more than
    the highest number seen, blocks that could not be read counted as well. Of `warnings` only the first are in
    words, the others are empty: a search-and-replace can touch every block.
    """

    def __init__(self, data: bytes) -> None:
        self.records: list[Record] = []
        self.warnings: list[str] = []
        self.good_end = 0
        self.next_seq = 1
        self._data = data
        self._doubts: list[str] = []  # about pieces that are a torn tail, unless something good follows
        self._line = (0, 1)  # the last offset that was asked for, and its line

    def read(self, piece: Piece) -> None:
        """Take in the next piece."""
        if not piece.sealed and piece.end == len(self._data):
            return  # a write that never ended, even if what there is of it looks whole
        keys = keys_of(self._data, piece)
        if keys is None:
            _say(self._doubts, lambda: f"What stands at line {self._line_of(piece)} is not an event, and was left out.")
            return
        seq = self.next_seq
        try:
            flat = self._flat(piece, *keys)
            seq = _place(flat, "seq")
            record, strangers = read_record(flat)
        except ValueError as error:
            self._leave_out(piece, seq, str(error))
            return
        self._accept(piece)
        if not piece.sound:
            self._say_changed(piece, seq)
        if strangers:
            _say(
                self.warnings, lambda: f"{self._where(piece, seq)}: {_listed(strangers)} means nothing here; left out."
            )
        self._count(piece, seq)
        self.records.append(record)

    def pass_over(self, piece: Piece, seq: int) -> None:
        """Take in that the next piece is event `seq`, whole and as it was written, and no more of it."""
        self._accept(piece)
        self._count(piece, seq)

    def _count(self, piece: Piece, seq: int) -> None:
        if seq != self.next_seq:
            _say(self.warnings, lambda: f"{self._where(piece, seq)}{self._disorder(seq)}")
        self.next_seq = max(self.next_seq, seq + 1)

    def _flat(self, piece: Piece, text: bytes, begin: int) -> dict[str, object]:
        """The keys in the text that begins at that offset; ValueError if it is no TOML."""
        try:
            return tomli.loads(text.decode())
        except tomli.TOMLDecodeError as error:
            if len(self._doubts) >= MOST_WARNINGS:
                raise
            line = self._line_of(piece) + self._data.count(b"\n", piece.begin, begin) + error.lineno - 1
            raise ValueError(f"line {line} is not TOML") from error
        except (ValueError, RecursionError) as error:  # not UTF-8, a number of a million digits, a tower of brackets
            raise ValueError("it is not TOML") from error

    def _accept(self, piece: Piece) -> None:
        """This piece stays in the file, and so does everything before it."""
        self.good_end = piece.end
        self.warnings.extend(self._doubts)
        self._doubts.clear()

    def _leave_out(self, piece: Piece, seq: int, reason: str) -> None:
        _say(self._doubts, lambda: f"{self._where(piece, seq)} was left out: {reason}.")
        self.next_seq = max(self.next_seq, seq + 1)
        if piece.sound:  # written so, by a program that knew what it meant
            self._accept(piece)

    def _say_changed(self, piece: Piece, seq: int) -> None:
        if not piece.other_line_ends:
            changed = "was changed by hand, or damaged; it is read as it stands."
            _say(self.warnings, lambda: f"{self._where(piece, seq)} {changed}")
        elif OTHER_LINE_ENDS not in self.warnings[:MOST_WARNINGS]:
            _say(self.warnings, lambda: OTHER_LINE_ENDS)

    def _disorder(self, seq: int) -> str:
        missing = seq - self.next_seq
        if missing < 0:
            return " is out of order, or there twice."
        if missing == 1:
            return f": event {seq - 1}, before it, is missing."
        return f": events {self.next_seq} to {seq - 1} are missing."

    def _where(self, piece: Piece, seq: int) -> str:
        return f"Event {seq} (line {self._line_of(piece)})"

    def _line_of(self, piece: Piece) -> int:
        """Which line of the file, from 1, the piece begins on."""
        offset, line = self._line  # pieces come in order, so the count goes on from the last
        self._line = (piece.begin, line + self._data.count(b"\n", offset, piece.begin))
        return self._line[1]


def _say(warnings: list[str], words: Callable[[], str]) -> None:
    """Add a warning; in words, unless there are enough of them."""
    warnings.append(words() if len(warnings) < MOST_WARNINGS else "")


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
