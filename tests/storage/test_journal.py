"""A journal on disk: what is said to be saved is there, and what was torn is set aside."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest
from tests.formats.sample_journal import HEADER, JOURNAL, RECORDS, record
from tests.storage.faults import CHANGING, FaultyDisk, oserror
from tests.storage.journals import begun, on_disk

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import encode_record
from peerinquiry.inquiry.events import Noted, Record
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.outcome import NotSaved, Saved


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "session.toml"


def test_what_is_appended_is_there_byte_for_byte(path: Path) -> None:
    begun(path).close()
    assert path.read_bytes() == JOURNAL
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    journal, decoded = Journal.open(path)
    assert decoded == read_journal(path)
    assert decoded.records == RECORDS
    assert journal.append(record(8, Noted("on"))) == Saved(8)
    journal.close()
    assert on_disk(path) == (*RECORDS, record(8, Noted("on")))


def test_one_write_and_one_fsync_an_event_however_long_the_session(path: Path) -> None:
    disk = FaultyDisk(syncs=False)
    journal = Journal.create(path, HEADER, disk)
    costs = []
    for seq in range(1, 10_001):
        before = disk.counts.copy()
        journal.append(record(seq, Noted("a few words")))
        costs.append(disk.counts - before)
    journal.close()
    assert costs[9] == costs[-1] == {"write": 1, "fsync": 1, "fstat": 1, "stat": 1}


def calls(disk: FaultyDisk) -> list[str]:
    """The calls that the disk gets from now on, as far as a power cut can come between them."""
    made: list[str] = []

    def note(name: str, _count: int) -> None:
        if name in CHANGING:
            made.append(name)

    disk.fault = note
    return made


def test_the_order_that_survives_a_power_cut(path: Path) -> None:
    disk = FaultyDisk()
    made = calls(disk)
    journal = Journal.create(path, HEADER, disk)
    assert made == ["open", "write", "fsync", "sync_folder"]
    made.clear()
    journal.append(RECORDS[0])
    assert made == ["write", "fsync"]
    made.clear()
    journal.retry()
    assert made == ["open", "write", "fsync", "replace", "sync_folder"]
    journal.close()
    path.write_bytes(JOURNAL + b"torn")
    made.clear()
    Journal.open(path, disk)[0].close()
    aside = ["open", "write", "fsync", "sync_folder"]
    assert made == ["open", *aside, "ftruncate", "fsync"]


def test_a_name_that_is_taken_is_refused(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(PeerInquiryError, match=r"is a file called session\.toml already"):
        Journal.create(path, HEADER)
    assert path.read_text() == "mine"


def test_a_value_that_no_journal_can_hold_leaves_no_trace(path: Path) -> None:
    journal = begun(path)
    with pytest.raises(ValueError, match="time from 0"):
        journal.append(Record(8, 8, RECORDS[0].at, float("nan"), Noted("x")))
    journal.close()
    assert path.read_bytes() == JOURNAL


# Torn tails


@pytest.mark.parametrize("tail", [b"\n[[ev", b"\n[[event]]\nseq = 8\nelapsed = 1", bytes(100)])
def test_a_torn_tail_is_set_aside_before_anything_is_added(path: Path, tail: bytes) -> None:
    path.write_bytes(JOURNAL + tail)
    journal, decoded = Journal.open(path)
    aside = path.with_name(f"session.toml.torn-{len(JOURNAL)}")
    assert decoded.records == RECORDS
    assert aside.read_bytes() == tail
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert decoded.warnings == (
        f"session.toml ended in the middle of a write; those {len(tail)} bytes were set aside in {aside.name}.",
    )
    assert path.read_bytes() == JOURNAL
    journal.append(record(8, Noted("on")))
    journal.close()
    assert read_journal(path).warnings == ()
    assert len(on_disk(path)) == 8


def test_a_torn_tail_that_was_set_aside_before_is_not_set_aside_twice(path: Path) -> None:
    path.write_bytes(JOURNAL + b"\n[[ev")
    path.with_name(f"session.toml.torn-{len(JOURNAL)}").write_bytes(b"another")
    path.with_name(f"session.toml.torn-{len(JOURNAL)}-2").write_bytes(b"\n[[ev")
    _, decoded = Journal.open(path)
    assert f"torn-{len(JOURNAL)}-2." in decoded.warnings[0]
    assert len(list(path.parent.iterdir())) == 3


@pytest.mark.parametrize("name", ["open", "write", "fsync", "sync_folder", "ftruncate"])
def test_a_torn_tail_on_a_full_disk_waits_in_memory(path: Path, name: str) -> None:
    path.write_bytes(JOURNAL + b"\n[[ev")
    disk = FaultyDisk()
    disk.fault = lambda called, _: oserror(errno.ENOSPC) if called == name and disk.counts["read"] else None
    journal, decoded = Journal.open(path, disk)
    assert decoded.warnings == (
        "session.toml ends in the middle of a write, and cannot be mended just now: the disk is full.",
    )
    assert journal.append(record(8, Noted("on"))) == NotSaved(8, "the disk is full")
    assert path.read_bytes().startswith(JOURNAL), "nothing is written behind a torn tail"
    disk.fault = None
    outcome = journal.retry()
    assert isinstance(outcome, Saved)
    journal.close()
    assert len(on_disk(path)) == 8
    assert any(aside.read_bytes() == b"\n[[ev" for aside in path.parent.glob("*.torn-*"))


def test_a_last_block_that_is_sealed_and_makes_no_sense_is_set_aside_too(path: Path) -> None:
    """A page of zeros in the last write, which was longer than a page."""
    block = encode_record(RECORDS[6])
    path.write_bytes(JOURNAL[: -len(block)] + block[:40] + bytes(60) + block[100:])
    journal, decoded = Journal.open(path)
    journal.close()
    assert decoded.records == RECORDS[:6]
    assert decoded.next_seq == 8, "its number is not given again"
    assert len(decoded.warnings) == 1
    assert path.read_bytes() == JOURNAL[: -len(block)]


def test_a_journal_changed_by_hand_is_not_rewritten(path: Path) -> None:
    changed = JOURNAL.replace(b"both suppliers", b"all suppliers")
    path.write_bytes(changed)
    journal, decoded = Journal.open(path)
    assert len(decoded.warnings) == 1
    journal.append(record(8, Noted("on")))
    journal.close()
    assert path.read_bytes() == changed + encode_record(record(8, Noted("on")))
