"""What a power cut, a bad sector or a bad cable does to a journal: never a wrong event, and nothing unnoticed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.sample_journal import ENDS, HEADER, JOURNAL, RECORDS
from tests.strategies import histories

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.event_fields import WORDS
from peerinquiry.formats.journal_toml import Decoded, decode, encode_header, encode_journal
from peerinquiry.inquiry.events import Record


def whole_blocks(size: int) -> int:
    """How many blocks of the sample lie whole within its first `size` bytes."""
    return sum(end <= size for end in ENDS[1:])


def read(data: bytes) -> Decoded | None:
    """None where it is refused."""
    try:
        return decode(data)
    except PeerInquiryError:
        return None


def test_cut_at_every_byte() -> None:
    for size in range(len(JOURNAL) + 1):
        decoded = read(JOURNAL[:size])
        if size < ENDS[0]:
            assert decoded is None
            continue
        assert decoded is not None
        assert decoded.records == RECORDS[: whole_blocks(size)], f"cut at {size}"
        assert decoded.warnings == ()
        kept = decoded.good_end
        assert JOURNAL[kept:size] == decoded.torn
        assert not JOURNAL[max(end for end in ENDS if end <= size) : kept].strip()


def test_zeros_from_every_byte_on() -> None:
    for size in range(len(JOURNAL)):
        decoded = read(JOURNAL[:size] + bytes(len(JOURNAL) - size))
        if size < ENDS[0]:
            assert decoded is None
            continue
        assert decoded is not None
        assert decoded.records == RECORDS[: whole_blocks(size)], f"zeros from {size}"
        assert decoded.torn
        assert not decoded.warnings


@pytest.mark.parametrize("page", [16, 64, 512])
def test_a_page_of_zeros_anywhere(page: int) -> None:
    for begin in range(0, len(JOURNAL), page // 2):
        data = JOURNAL[:begin] + bytes(len(JOURNAL[begin : begin + page])) + JOURNAL[begin + page :]
        decoded = read(data)
        if decoded is not None:
            assert set(decoded.records) <= set(RECORDS), f"zeros at {begin}"
            assert decoded.records == RECORDS or decoded.warnings or decoded.torn


@pytest.mark.parametrize("turn", [0, 3])
def test_a_bit_flipped_in_every_byte(turn: int) -> None:
    for place in range(len(JOURNAL)):
        bit = 1 << (place + turn) % 8
        data = JOURNAL[:place] + bytes([JOURNAL[place] ^ bit]) + JOURNAL[place + 1 :]
        decoded = read(data)
        if decoded is None:
            assert place < ENDS[0], "damage in one event must not cost the file"
            continue
        same = decoded.records == RECORDS and decoded.header == HEADER
        assert same or decoded.warnings or decoded.torn, f"bit {bit} at {place} went unnoticed"
        untouched = [one for one, end in zip(RECORDS, ENDS[1:], strict=True) if not end - 400 < place < end + 3]
        assert set(untouched) <= set(decoded.records), "damage stays where it is"


@given(histories(max_size=4), st.data())
def test_cut_anywhere(history: tuple[Record, ...], data: st.DataObject) -> None:
    journal = encode_journal(HEADER, history)
    size = data.draw(st.integers(len(encode_header(HEADER)), len(journal)))
    decoded = decode(journal[:size])
    assert decoded.records == history[: len(decoded.records)]
    assert decoded.warnings == ()


@given(st.binary(max_size=300))
def test_whatever_stands_behind_it_the_whole_events_are_read(tail: bytes) -> None:
    decoded = decode(JOURNAL + tail)
    assert decoded.records == RECORDS
    assert decoded.good_end + len(decoded.torn) == len(JOURNAL) + len(tail)


@given(st.binary(max_size=200))
def test_whatever_the_file_it_is_read_or_refused(data: bytes) -> None:
    read(data)
    read(encode_header(HEADER) + data)
    read(encode_header(HEADER) + b"[[event]]\n" + data + b'\nsum = "00000000"\n')


def test_to_read_a_few_kinds_alone_finds_the_same_damage() -> None:
    kinds = {"session_opened", "action_set", "undone"}
    damaged = [JOURNAL[:size] for size in range(ENDS[0], len(JOURNAL), 7)]
    damaged += [JOURNAL[:at] + bytes([JOURNAL[at] ^ 4]) + JOURNAL[at + 1 :] for at in range(ENDS[0], len(JOURNAL), 7)]
    damaged += [JOURNAL[: ENDS[1]] + JOURNAL[ENDS[2] :], JOURNAL.replace(b"\n", b"\r\n")]
    for data in damaged:
        whole = decode(data)
        wanted = tuple(record for record in whole.records if WORDS[type(record.event)] in kinds)
        assert decode(data, kinds=kinds) == replace(whole, records=wanted)
