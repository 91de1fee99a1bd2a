"""Following a journal: what is whole is read once and in order, whatever happens to the file meanwhile."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.sample_journal import ENDS, HEADER, JOURNAL, RECORDS, record
from tests.storage.faults import FaultyDisk
from tests.storage.journals import begun

from peerinquiry.formats.journal_toml import encode_journal, encode_record
from peerinquiry.inquiry.events import ClockPaused, ClockStarted, Record
from peerinquiry.storage.journal import Journal
from peerinquiry.storage.tail import Tail


class Reader:
    """What somebody knows who only looks."""

    def __init__(self, path: Path, disk: FaultyDisk | None = None) -> None:
        self.tail = Tail(path, disk or FaultyDisk(syncs=False))
        self.records: list[Record] = []

    def look(self) -> Sequence[Record]:
        if added := self.tail.look():
            if added.anew:
                self.records.clear()
            self.records += added.records
        return tuple(self.records)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "session.toml"


def test_a_journal_that_is_not_there_yet_is_read_once_it_is(path: Path) -> None:
    reader = Reader(path)
    assert reader.look() == ()
    path.write_bytes(JOURNAL)
    assert reader.look() == RECORDS


def test_what_was_read_stays_when_it_is_deleted_and_it_may_come_back(path: Path) -> None:
    path.write_bytes(JOURNAL)
    reader = Reader(path)
    assert reader.look() == RECORDS
    path.unlink()
    assert reader.look() == RECORDS
    path.write_bytes(encode_journal(HEADER, RECORDS[:3]))
    assert reader.look() == RECORDS[:3]


@pytest.mark.parametrize("pace", [1, 7, 64, 1000])
def test_however_it_grows_every_whole_event_is_read_once(path: Path, pace: int) -> None:
    reader, written = Reader(path), b""
    path.touch()
    for start in range(0, len(JOURNAL), pace):
        with path.open("ab") as file:
            file.write(JOURNAL[start : start + pace])
        written = JOURNAL[: start + pace]
        whole = sum(end <= len(written) for end in ENDS[1:])
        assert reader.look() == RECORDS[:whole]


def test_a_look_at_what_did_not_change_reads_nothing(path: Path) -> None:
    path.write_bytes(JOURNAL)
    disk = FaultyDisk()
    reader = Reader(path, disk)
    reader.look()
    before = disk.counts.copy()
    reader.look()
    assert disk.counts - before == {"stat": 1}


def test_what_was_read_is_not_parsed_again(path: Path) -> None:
    many = tuple(record(seq, ClockStarted() if seq % 2 else ClockPaused()) for seq in range(1, 3000))
    path.write_bytes(encode_journal(HEADER, many))
    reader = Reader(path)
    reader.look()
    with path.open("ab") as file:
        file.write(encode_record(record(3000, ClockPaused())))
    added = reader.tail.look()
    assert added is not None
    assert [one.seq for one in added.records] == [3000]
    assert not added.anew


def test_a_torn_tail_that_is_cut_off_and_written_over_leaves_no_trace(path: Path) -> None:
    torn = encode_record(record(8, ClockStarted()))
    for size in range(1, len(torn) - 2):
        path.write_bytes(JOURNAL + torn[:size])
        reader = Reader(path)
        assert reader.look() == RECORDS
        journal, _ = Journal.open(path, FaultyDisk(syncs=False))
        assert reader.look() == RECORDS
        journal.append(record(8, ClockPaused()))
        assert reader.look() == (*RECORDS, record(8, ClockPaused()))
        journal.close()


def test_after_trouble_with_the_disk_the_new_file_is_followed(path: Path) -> None:
    journal = begun(path)
    reader = Reader(path)
    assert reader.look() == RECORDS
    path.unlink()
    assert reader.look() == RECORDS
    journal.append(record(8, ClockStarted()))
    assert reader.look() == (*RECORDS, record(8, ClockStarted()))
    journal.append(record(9, ClockPaused()))
    assert reader.look()[-1] == record(9, ClockPaused())
    journal.close()


def test_another_file_of_the_same_size_in_its_place_is_read_anew(path: Path) -> None:
    path.write_bytes(JOURNAL)
    reader = Reader(path)
    reader.look()
    other = (*RECORDS[:-1], record(7, ClockPaused()))
    path.write_bytes(encode_journal(HEADER, other) + b"\n" * 500)
    assert reader.look() == other


@pytest.mark.parametrize("data", [b"", b"# The record", b"hello\n" * 50, b"\0" * 4096])
def test_what_is_no_journal_is_said_and_a_journal_in_its_place_is_read(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    reader = Reader(path)
    assert reader.look() == ()
    assert reader.tail.trouble
    path.write_bytes(JOURNAL)
    assert reader.look() == RECORDS
    assert reader.tail.trouble == ""


def test_a_folder_or_a_pipe_of_that_name_is_not_read(path: Path) -> None:
    os.mkfifo(path)
    assert Reader(path).look() == ()
    path.unlink()
    path.mkdir()
    assert Reader(path).look() == ()


def test_all_can_be_read_anew(path: Path) -> None:
    path.write_bytes(JOURNAL)
    reader = Reader(path)
    reader.look()
    again = reader.tail.look_anew()
    assert again is not None
    assert (again.anew, again.records) == (True, RECORDS)
    assert reader.tail.look() is None


HAPPENINGS = st.sampled_from(["cut", "replace", "delete", "look"]) | st.integers(1, 400)
"""What may happen to a file; it grows by a number of bytes."""


@given(st.lists(HAPPENINGS, max_size=30))
def test_whatever_happens_to_the_file_what_is_known_is_what_it_holds(steps: list[str | int]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "session.toml"
        reader, size = Reader(path), 0
        for step in steps:
            match step:
                case "look":
                    reader.look()
                case "delete":
                    path.unlink(missing_ok=True)
                    size = 0
                case "cut":
                    size = max((end for end in (0, *ENDS) if end < size), default=0)
                    path.write_bytes(JOURNAL[:size])
                case "replace":
                    other = Path(folder) / "other"
                    other.write_bytes(JOURNAL[:size])
                    other.replace(path)
                case _:
                    size = min(len(JOURNAL), size + int(step))
                    path.write_bytes(JOURNAL[:size])
        path.write_bytes(JOURNAL + b"\n")
        assert reader.look() == RECORDS
