"""A block that is to the letter as it is written is read quickly; never otherwise than by the reader of all others."""

from __future__ import annotations

import re
import tracemalloc
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.sample_journal import ENDS, HEADER, JOURNAL, RECORDS
from tests.strategies import histories

from peerinquiry.formats import journal_blocks
from peerinquiry.formats.journal_framing import seal
from peerinquiry.formats.journal_toml import Decoded, decode, encode_header, encode_journal, encode_record
from peerinquiry.inquiry.events import Record

NEVER = re.compile(rb"(?!)")

ODD_LINES = [
    b"act = 2",
    b"act = 0",
    b"elapsed = 1e1",
    b"elapsed = 15.0",
    b"elapsed = 1" + b"0" * 11 + b".5",
    b"seq = 2",
    b"mood = 1",
    b"seconds = 01.5",
    b'who = "Ann"',
    b'who = "\xff"',
    b'text = "[[event]]"',
    b'text = "\\u001b[2J"',
    b"text = " + b"[" * 5000,
    b"[more]",
    b"kind.of = 1",
    b'sum = "00000000"',
    b'sum = "ABCDEF01" # mine',
    b'summary = "x"',
    b"[[event]]",
    b"at = 0001-01-01T00:00:00.000Z",
    b"at = 2026-13-01T00:00:00.000Z",
    b"at = 2026-01-01T00:00:00.000000Z",
    b"at = 2026-01-01T00:00:00.0000Z",
    b'kind = "noted"',
    b'kind = "blessed"',
    b"who\r",
    b"",
    b"# said well",
]


def slowly(data: bytes) -> Decoded:
    with patch.object(journal_blocks, "_WRITTEN", NEVER):
        return decode(data)


def resealed(block: bytes) -> bytes:
    """The block with a sum that is right, as if it had been written so."""
    return b"\n" + seal(block.removeprefix(b"\n").rpartition(b"sum = ")[0])


@given(histories(max_size=3))
def test_what_is_as_it_was_written_is_read_quickly(history: tuple[Record, ...]) -> None:
    data = encode_journal(HEADER, history)
    with patch.object(journal_blocks.BlockReader, "_read") as slow:
        assert decode(data).records == history
    assert not slow.called


@pytest.mark.parametrize("line", ODD_LINES)
@pytest.mark.parametrize("instead", [False, True])
def test_an_odd_line_in_a_block_that_is_sealed_anew_is_read_no_otherwise(line: bytes, *, instead: bool) -> None:
    lines = encode_record(RECORDS[4]).split(b"\n")
    for place in range(1, len(lines) - 1):
        changed = [*lines[:place], line, *lines[place + instead :]]
        data = encode_header(HEADER) + resealed(b"\n".join(changed)) + encode_record(RECORDS[5])
        assert decode(data) == slowly(data), changed


@given(st.data())
def test_any_damage_is_read_no_otherwise(draw: st.DataObject) -> None:
    begin = draw.draw(st.integers(ENDS[0], len(JOURNAL)))
    end = draw.draw(st.integers(begin, min(len(JOURNAL), begin + 40)))
    put = draw.draw(st.binary(max_size=20) | st.sampled_from([JOURNAL[ENDS[1] : ENDS[2]], b"\n", b"\r\n", *ODD_LINES]))
    data = JOURNAL[:begin] + put + JOURNAL[end:]
    assert decode(data) == slowly(data)


@pytest.mark.parametrize("many", [b"seconds = 1\n", b"\n", b"# said well\n", b" \r\n"])
@pytest.mark.parametrize("before", [JOURNAL, JOURNAL + encode_record(RECORDS[-1]).partition(b"sum =")[0]])
def test_any_number_of_lines_takes_but_a_few_times_the_room_that_it_has_in_the_file(before: bytes, many: bytes) -> None:
    data = before + many * 20_000
    tracemalloc.start()
    try:
        assert decode(data).records == RECORDS
        assert tracemalloc.get_traced_memory()[1] < 10 * len(data)
    finally:
        tracemalloc.stop()


def test_a_sum_of_other_bytes_is_not_read_quickly() -> None:
    data = JOURNAL.replace(b"Leadership", b"Readership")
    assert decode(data).warnings == slowly(data).warnings != ()
    assert len(decode(data).records) == len(RECORDS)
