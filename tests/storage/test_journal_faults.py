"""A disk that fails under a journal: nothing is said to be saved that is not, and nothing is lost."""

from __future__ import annotations

import errno
import os
import resource
from pathlib import Path

import pytest
from tests.faults.power import Left, PowerDisk
from tests.formats.sample_journal import HEADER, JOURNAL, RECORDS, record
from tests.storage.faults import FaultyDisk, Killed, always, dead_from, nth, oserror
from tests.storage.journals import begun, on_disk

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import encode_header, encode_record
from peerinquiry.inquiry.events import Noted
from peerinquiry.storage.holding import JournalHeldError
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.outcome import NotSaved, Saved


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "session.toml"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "the disk reports an error"),
    ],
)
@pytest.mark.parametrize("name", ["write", "fsync"])
def test_what_cannot_be_saved_is_kept_and_saved_in_order_later(path: Path, name: str, number: int, reason: str) -> None:
    disk = FaultyDisk()
    journal = begun(path, disk)
    disk.fault = always(number, name)
    for seq in (8, 9):
        assert journal.append(record(seq, Noted(f"{seq}"))) == NotSaved(seq, reason)
    assert journal.retry() == NotSaved(9, reason)
    assert (journal.trouble, journal.unsaved, journal.saved) == (reason, 2, 7)
    assert path.read_bytes() == JOURNAL, "nothing half-written is left"
    disk.fault = None
    assert journal.retry() == Saved(9)
    assert (journal.trouble, journal.unsaved) == ("", 0)
    assert journal.append(record(10, Noted("10"))) == Saved(10)
    journal.close()
    assert [one.seq for one in on_disk(path)] == list(range(1, 11))
    assert [entry.name for entry in path.parent.iterdir()] == ["session.toml"]
    assert not disk.open_files


def test_where_there_is_no_room_for_a_second_copy_what_is_missing_is_added(path: Path) -> None:
    disk = FaultyDisk()
    journal = begun(path, disk)
    before = path.stat().st_ino
    disk.fault = always(errno.ENOSPC, "write")
    assert journal.append(record(8, Noted("8"))) == NotSaved(8, "the disk is full")
    new_file = disk.counts.total() + 3  # stat, fstat, open
    disk.fault = nth(new_file, errno.ENOSPC)
    assert journal.retry() == Saved(8)
    assert path.stat().st_ino == before
    with pytest.raises(JournalHeldError):
        Journal.open(path)
    assert journal.append(record(9, Noted("9"))) == Saved(9)
    journal.close()
    assert [one.seq for one in on_disk(path)] == list(range(1, 10))
    assert not disk.open_files


def test_a_new_file_counts_once_its_name_is_safe_too(path: Path) -> None:
    disk = FaultyDisk()
    journal = begun(path, disk)
    disk.fault = always(errno.ENOSPC, "write")
    journal.append(record(8, Noted("8")))
    disk.fault = always(errno.ENOSPC, "sync_folder")
    assert journal.retry() == NotSaved(8, "the disk is full")
    disk.fault = None
    assert journal.retry() == Saved(8)
    journal.close()
    assert not disk.open_files


def test_where_there_is_no_room_for_even_that_the_file_is_left_as_it_was(path: Path) -> None:
    disk = FaultyDisk()
    journal = begun(path, disk)
    disk.fault = always(errno.ENOSPC, "write")
    journal.append(record(8, Noted("8")))
    assert journal.retry() == journal.retry() == NotSaved(8, "the disk is full")
    assert path.read_bytes() == JOURNAL
    journal.close()
    assert not disk.open_files


@pytest.mark.parametrize("name", ["write", "fsync"])
@pytest.mark.parametrize("room", [True, False])
def test_what_a_retry_says_is_saved_survives_a_power_cut(tmp_path: Path, name: str, room: bool) -> None:
    """Though a sync that failed takes what it was for with it, and the next one succeeds."""
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    disk = PowerDisk(before)
    journal = begun(before / "session.toml", disk)
    disk.fault = always(errno.ENOSPC, name)
    assert isinstance(journal.append(record(8, Noted("8"))), NotSaved)
    disk.fault = None if room else nth(disk.counts.total() + 3, errno.ENOSPC)  # stat, fstat, open
    assert journal.retry() == Saved(8)
    disk.cut(after, Left.NOTHING)
    journal.close()
    assert [one.seq for one in on_disk(after / "session.toml")] == list(range(1, 9))


def test_after_an_error_the_descriptor_is_not_written_to_again(path: Path) -> None:
    disk = FaultyDisk()
    journal = begun(path, disk)
    before = path.stat().st_ino
    disk.fault = nth(disk.counts.total() + 4, errno.EIO)  # fstat, stat, write, fsync
    assert journal.append(record(8, Noted("8"))) == NotSaved(8, "the disk reports an error")
    assert journal.retry() == Saved(8)
    assert path.stat().st_ino != before
    with pytest.raises(JournalHeldError):
        Journal.open(path)
    journal.close()
    assert len(on_disk(path)) == 8


def test_a_session_may_begin_on_a_full_disk(path: Path) -> None:
    disk = FaultyDisk(always(errno.ENOSPC, "open", "write"))
    journal = Journal.create(path, HEADER, disk)
    assert journal.trouble == "the disk is full"
    assert journal.append(RECORDS[0]) == NotSaved(1, "the disk is full")
    disk.fault = None
    assert journal.retry() == Saved(1)
    journal.close()
    assert on_disk(path) == RECORDS[:1]


def test_a_session_that_begins_with_half_a_header(path: Path) -> None:
    disk = FaultyDisk(always(errno.ENOSPC, "write"))
    journal = Journal.create(path, HEADER, disk)
    assert journal.trouble == "the disk is full"
    assert path.read_bytes() == b""
    disk.fault = None
    assert journal.append(RECORDS[0]) == NotSaved(1, "the disk is full"), (
        "it is for `retry` to say when it is worth a try"
    )
    assert journal.retry() == Saved(1)
    journal.close()
    assert path.read_bytes() == encode_header(HEADER) + encode_record(RECORDS[0])


def test_short_writes_are_finished(path: Path) -> None:
    begun(path, FaultyDisk(chunk=7)).close()
    assert path.read_bytes() == JOURNAL


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS])
@pytest.mark.parametrize("lasting", [False, True])
def test_whichever_call_fails_what_was_said_to_be_saved_is_there(tmp_path: Path, number: int, lasting: bool) -> None:
    """A session of four events, once for each call it makes, which fails."""
    sound = FaultyDisk(syncs=False)
    four_events(tmp_path / "sound.toml", sound)
    for which in range(1, sound.counts.total() + 8):
        path = tmp_path / f"{which}.toml"
        disk = FaultyDisk(nth(which, number, lasting=lasting), syncs=False)
        path, saved = four_events(path, disk)
        try:
            found = on_disk(path)
        except PeerInquiryError:  # it never came to be, or its header did not
            found = ()
        assert found == RECORDS[: len(found)], f"call {which}"
        assert len(found) >= saved, f"call {which}: an event was said to be saved, and is not there"
        assert not disk.open_files


def four_events(path: Path, disk: FaultyDisk) -> tuple[Path, int]:
    """Where it ended up, and how many events were said to be saved; each failure is followed by one more try."""
    journal = Journal.create(path, HEADER, disk)
    for one in RECORDS[:4]:
        if isinstance(journal.append(one), NotSaved):
            journal.retry()
    saved = journal.saved
    if not journal.trouble:
        assert saved == 4
    journal.close()
    return journal.path, saved


def lifetime(path: Path, disk: FaultyDisk) -> int:
    """Four events, a full disk in the middle that is mended, then one more: how many were said to be saved."""
    saved = 0
    try:
        journal = Journal.create(path, HEADER, disk)
        for one in RECORDS[:5]:
            disk.chunk = 0 if one.seq == 3 else None  # a disk that takes nothing, for one event
            answer = journal.append(one)
            disk.chunk = None
            if isinstance(answer, NotSaved):
                answer = journal.retry()
            saved = one.seq if isinstance(answer, Saved) else saved
        journal.close()
    except Killed:
        pass
    for fd in disk.open_files:
        os.close(fd)  # as the system does for the dead
    return saved


def test_killed_at_any_call_the_session_goes_on_from_what_was_saved(tmp_path: Path) -> None:
    sound = FaultyDisk(syncs=False)
    assert lifetime(tmp_path / "sound.toml", sound) == 5
    assert sound.counts["replace"] == 1
    for which in range(1, sound.counts.total() + 1):
        path = tmp_path / f"{which}.toml"
        saved = lifetime(path, FaultyDisk(dead_from(which), syncs=False))
        try:
            journal, decoded = Journal.open(path, FaultyDisk(syncs=False))
        except PeerInquiryError:
            assert not saved
            continue
        assert decoded.records == RECORDS[: len(decoded.records)]
        assert len(decoded.records) >= saved
        assert isinstance(journal.append(record(decoded.next_seq, Noted("on"))), Saved)
        journal.close()
        assert read_journal(path).warnings == ()


def test_a_write_that_was_torn_after_any_of_its_bytes_is_done_again_whole(tmp_path: Path) -> None:
    block = encode_record(RECORDS[6])
    for size in range(1, len(block) - 1):
        path = tmp_path / f"{size}.toml"
        path.write_bytes(JOURNAL[: -len(block)] + block[:size])
        journal, decoded = Journal.open(path, FaultyDisk(syncs=False))
        assert decoded.records == RECORDS[:6]
        journal.append(RECORDS[6])
        journal.close()
        assert path.read_bytes().replace(b"\n\n\n", b"\n\n") == JOURNAL


def test_on_a_read_only_disk_a_session_goes_on_in_memory(path: Path) -> None:
    path.write_bytes(JOURNAL + b"\n[[ev")
    disk = FaultyDisk()

    def read_only(name: str, _count: int) -> OSError | None:
        return oserror(errno.EROFS) if name == "open" and disk.counts["open"] != 2 else None

    disk.fault = read_only  # only the second try is for reading alone
    journal, decoded = Journal.open(path, disk)
    assert decoded.records == RECORDS
    assert "cannot be mended just now: the disk is read-only" in decoded.warnings[0]
    assert journal.trouble == "the disk is read-only"
    assert journal.append(record(8, Noted("8"))) == NotSaved(8, "the disk is read-only")
    with pytest.raises(JournalHeldError):
        Journal.open(path)
    disk.fault = None
    assert isinstance(journal.retry(), Saved)
    assert journal.append(record(9, Noted("9"))) == Saved(9)
    journal.close()
    assert len(on_disk(path)) == 9


def test_a_real_limit_that_is_lifted_again(path: Path) -> None:
    """The system itself refuses to let the file grow, as it does on a full disk."""
    journal = begun(path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(JOURNAL) + 20, hard))
    try:
        refused = journal.append(record(8, Noted("8")))
        again = journal.retry()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused == again == NotSaved(8, "the file would be larger than is allowed here")
    assert path.read_bytes() == JOURNAL
    assert journal.retry() == Saved(8)
    journal.close()
    assert len(on_disk(path)) == 8


def test_ctrl_c_in_the_middle_of_a_write_leaves_no_gap(path: Path) -> None:
    disk = FaultyDisk()
    journal = begun(path, disk)

    def interrupt(name: str, _count: int) -> OSError | None:
        if name == "fsync":
            raise KeyboardInterrupt
        return None

    disk.fault = interrupt
    with pytest.raises(KeyboardInterrupt):
        journal.append(record(8, Noted("8")))
    disk.fault = None
    assert journal.trouble == "it was interrupted"
    assert journal.retry() == Saved(8)
    journal.append(record(9, Noted("9")))
    journal.close()
    assert [one.seq for one in on_disk(path)] == list(range(1, 10))
    assert read_journal(path).warnings == ()
