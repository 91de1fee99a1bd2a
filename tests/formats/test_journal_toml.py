"""A journal's text: what is written comes back, and what is not as it was written is said, in a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from tests.formats.sample_journal import HEADER, JOURNAL, RECORDS, record
from tests.strategies import histories, records

from peerinquiry.formats.journal_blocks import MOST_WARNINGS
from peerinquiry.formats.journal_toml import (
    decode,
    encode_header,
    encode_journal,
    encode_record,
)
from peerinquiry.inquiry.events import ClockStarted, Noted, Record, Titled, TurnTaken


def edited(old: str, new: str, count: int = 1) -> bytes:
    """The sample, changed by hand."""
    assert old.encode() in JOURNAL
    return JOURNAL.replace(old.encode(), new.encode(), count)


def without_seal(journal: bytes) -> bytes:
    return re.sub(rb"(?m)^sum = .*\n", b"", journal)


@given(histories())
def test_what_is_written_comes_back(history: tuple[Record, ...]) -> None:
    data = encode_journal(HEADER, history)
    decoded = decode(data)
    assert decoded.records == history
    assert decoded.header == HEADER
    assert (decoded.good_end, decoded.torn, decoded.warnings) == (len(data), b"", ())
    assert decoded.next_seq == len(history) + 1


@given(records())
def test_a_block_is_one_event_on_lines_of_its_own(one: Record) -> None:
    lines = encode_record(one).decode().split("\n")
    assert lines[:2] == ["", "[[event]]"]
    assert lines.count("[[event]]") == 1
    assert lines[-2].startswith("sum = ")
    assert lines[-1] == ""


def test_what_it_looks_like() -> None:
    assert encode_record(replace(RECORDS[4], act=4)).decode() == (
        "\n"
        "[[event]]\n"
        "seq = 5\n"
        "act = 4\n"
        "at = 2026-11-22T13:00:15.000Z\n"
        "elapsed = 15.0\n"
        'kind = "turn_taken"\n'
        'who = "Bea"\n'
        'text = "purchasing — and nobody from finance"\n'
        "seconds = 29.125\n"
        "untimed = 120.0\n"
        "allowed = 0.0\n"
        'sum = "84fae535"\n'
    )
    assert encode_header(HEADER).decode().splitlines()[2:6] == [
        'format = "peerinquiry-journal"',
        "version = 1",
        "created = 2026-11-22T13:00:00.000Z",
        'program = "0.1.0"',
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(RECORDS[0], seq=0),
        replace(RECORDS[0], act=0),
        replace(RECORDS[0], elapsed=-1.0),
        replace(RECORDS[0], elapsed=float("nan")),
        replace(RECORDS[0], event=TurnTaken("Ann", seconds=float("inf"))),
        replace(RECORDS[0], at=datetime(2026, 1, 1)),  # noqa: DTZ001 - without an offset is what is refused
    ],
    ids=range(6),
)
def test_what_could_not_be_read_back_is_not_written(wrong: Record) -> None:
    with pytest.raises(ValueError, match=r"."):
        encode_record(wrong)


# Changed by hand


def test_a_change_by_hand_is_read_and_said() -> None:
    decoded = decode(edited("both suppliers", "all suppliers"))
    assert decoded.records[6].event == replace(RECORDS[6].event, what="call all suppliers")  # type: ignore[call-arg]  # an action
    assert decoded.records[:6] == RECORDS[:6]
    assert decoded.warnings == ("Event 7 (line 66) was changed by hand, or damaged; it is read as it stands.",)
    assert decoded.torn == b""


def test_sealing_it_anew_ends_the_warning() -> None:
    decoded = decode(edited("both suppliers", "all suppliers"))
    again = decode(encode_journal(decoded.header, decoded.records))
    assert again.records == decoded.records
    assert again.warnings == ()


def test_a_change_that_is_no_toml_costs_that_event_alone() -> None:
    decoded = decode(edited('text = "purchasing', "text = purchasing"))
    assert decoded.records == RECORDS[:4] + RECORDS[5:]
    assert decoded.warnings == ("Event 5 (line 46) was left out: line 52 is not TOML.",)
    assert decoded.next_seq == 8


def test_an_unknown_kind_is_left_out_and_its_number_stays_taken() -> None:
    last = encode_record(record(8, ClockStarted())).replace(b"clock_started", b"clock_blessed")
    resealed = encode_journal(HEADER, RECORDS) + _seal(without_seal(last))
    decoded = decode(resealed)
    assert decoded.records == RECORDS
    assert decoded.warnings == (
        "Event 8 (line 79) was left out: clock_blessed is a kind that this version does not know.",
    )
    assert decoded.torn == b"", "it was written so, whole: it stays in the file"
    assert decoded.next_seq == 9


def _seal(block: bytes) -> bytes:
    from peerinquiry.formats.journal_framing import seal

    return b"\n" + seal(block.lstrip(b"\n"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('who = "Bea"\ntext = "pur', 'text = "pur', "who is missing"),
        ("seconds = 29.125", 'seconds = "long"', "seconds should be a number"),
        ("seconds = 29.125", "seconds = nan", "seconds should be a number within reason"),
        ("elapsed = 15.0", "elapsed = -15.0", "elapsed should not be negative"),
        ("elapsed = 15.0\n", "", "elapsed is missing"),
        ("at = 2026-11-22T13:00:15.000Z", "at = 2026-11-22", "at should be a time with its offset from UTC"),
        ("seq = 5", "seq = 5\nact = 0", "act should count from 1"),
        ('kind = "turn_taken"', "kind = 3", "kind should be a text"),
        (
            'kind = "turn_taken"',
            'kind = "\\u001b[31mturn\\ntaken"',
            "turn taken is a kind that this version does not know",
        ),
        ("seconds = 29.125", f"seconds = {'9' * 5000}", "it is not TOML"),
        ("seconds = 29.125", f"seconds = {'[' * 5000}", "it is not TOML"),
        ("seconds = 29.125", "seconds = 1\nseconds = 2", "line 54 is not TOML"),
        ("seconds = 29.125", "seconds.a = 1", "seconds should be a number"),
    ],
)
def test_an_event_that_makes_no_sense_is_left_out_with_the_reason(old: str, new: str, said: str) -> None:
    decoded = decode(edited(old, new))
    assert decoded.records == RECORDS[:4] + RECORDS[5:]
    assert decoded.warnings == (f"Event 5 (line 46) was left out: {said}.",)
    assert decoded.next_seq == 8


def test_a_key_that_means_nothing_is_left_out_and_the_event_kept() -> None:
    decoded = decode(edited("seconds = 29.125", "seconds = 29.125\nmood = 3"))
    assert decoded.records == RECORDS
    assert decoded.warnings[1] == "Event 5 (line 46): mood means nothing here; left out."


def test_texts_from_disk_pass_the_border() -> None:
    decoded = decode(edited("purchasing", "pur\\u001b[2Jcha\\u202esing"))
    assert decoded.records[4] == RECORDS[4]


def test_gaps_and_repeats_are_said() -> None:
    blocks = [encode_record(one) for one in RECORDS]
    top = encode_header(HEADER)
    gap = decode(top + b"".join(blocks[:2] + blocks[4:]))
    assert gap.records == RECORDS[:2] + RECORDS[4:]
    assert gap.warnings == ("Event 5 (line 28): events 3 to 4 are missing.",)
    one = decode(top + b"".join(blocks[:2] + blocks[3:]))
    assert one.warnings == ("Event 4 (line 28): event 3, before it, is missing.",)
    twice = decode(top + b"".join([*blocks, blocks[1]]))
    assert twice.warnings == ("Event 2 (line 79) is out of order, or there twice.",)
    assert twice.next_seq == 8


def test_the_last_event_changed_by_hand_is_no_torn_tail() -> None:
    data = edited("both suppliers", "all suppliers")
    assert decode(data).good_end == len(data)


def test_a_search_and_replace_is_not_said_a_hundred_times() -> None:
    history = tuple(record(seq, Noted(f"Ann, {seq}")) for seq in range(1, 101))
    data = encode_journal(HEADER, history).replace(b"Ann", b"Anna")
    decoded = decode(data)
    assert [one.event for one in decoded.records] == [Noted(f"Anna, {seq}") for seq in range(1, 101)]
    assert len(decoded.warnings) == MOST_WARNINGS + 1
    assert decoded.warnings[-1] == "… and 80 more of this kind."


def test_other_line_ends_are_said_once() -> None:
    decoded = decode(JOURNAL.replace(b"\n", b"\r\n"))
    assert decoded.records == RECORDS
    assert decoded.warnings == ("The line ends were changed by another program; nothing else was.",)
    assert decoded.torn == b""


def test_a_formatter_may_align_it() -> None:
    data = re.sub(rb"(?m)^([a-z_]+) = ", lambda match: b"  %-12s=  " % match[1], JOURNAL)
    decoded = decode(data)
    assert decoded.records == RECORDS
    assert decoded.torn == b""
    assert decoded.warnings


def test_an_editor_may_add_a_byte_order_mark_blank_lines_and_comments() -> None:
    data = b"\xef\xbb\xbf" + JOURNAL.replace(b"\n[[event]]", b"\n# well said\n\n[[event]]  # here") + b"\n\n# the end"
    decoded = decode(data)
    assert decoded.records == RECORDS
    assert decoded.torn == b""
    assert decoded.good_end == len(data)


def test_the_last_newline_may_be_gone() -> None:
    decoded = decode(JOURNAL[:-1])
    assert (decoded.records, decoded.torn, decoded.warnings) == (RECORDS, b"", ())
    more = decode(JOURNAL[:-1] + encode_record(record(8, Titled("Other"))))
    assert more.records[-1] == record(8, Titled("Other"))


def test_a_damaged_line_above_an_event_does_not_cost_the_event() -> None:
    decoded = decode(edited("\n\n[[event]]\nseq = 5", "\n?[[evnt]]\nseq = 5"))
    assert decoded.records == RECORDS
    assert decoded.warnings == ("Event 5 (line 45) was changed by hand, or damaged; it is read as it stands.",)


def test_words_between_events_are_said() -> None:
    decoded = decode(edited("\n\n[[event]]\nseq = 5", "\nhello there\n\n[[event]]\nseq = 5"))
    assert decoded.records == RECORDS
    assert decoded.warnings == ("What stands at line 45 is not an event, and was left out.",)


# Only a part


def test_a_few_kinds_are_read_as_they_are_among_all() -> None:
    assert decode(JOURNAL, kinds={"session_opened", "undone"}).records == (RECORDS[0], RECORDS[5])
    assert decode(edited('kind = "undone"', 'kind  =  "undone"'), kinds={"undone"}).records == (RECORDS[5],)
