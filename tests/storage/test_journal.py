"""A journal on disk: what is said to be saved is there, and nobody else's work is lost for it."""

from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.formats.sample_journal import HEADER, JOURNAL, RECORDS, record
from tests.storage.faults import FaultyDisk, always, nth, oserror

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import encode_header, encode_record
from peerinquiry.inquiry.events import Noted, Record
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.heartbeat import Heartbeat
from peerinquiry.storage.holding import JournalHeldError
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.outcome import NotSaved, Saved


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "session.toml"


def begun(path: Path, disk: Disk = DISK, records: tuple[Record, ...] = RECORDS) -> Journal:
    """A journal with these records, all saved."""
    journal = Journal.create(path, HEADER, disk)
    for one in records:
        assert journal.append(one) == Saved(one.seq)
    return journal


def on_disk(path: Path) -> tuple[Record, ...]:
    return read_journal(path).records


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


def test_a_name_that_is_taken_is_refused(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(PeerInquiryError, match="is a file called session.toml already"):
        Journal.create(path, HEADER)
    assert path.read_text() == "mine"


def test_a_value_that_no_journal_can_hold_leaves_no_trace(path: Path) -> None:
    journal = begun(path)
    with pytest.raises(ValueError, match="elapsed|time"):
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


def test_a_journal_changed_by_hand_is_not_rewritten(path: Path) -> None:
    changed = JOURNAL.replace(b"both suppliers", b"all suppliers")
    path.write_bytes(changed)
    journal, decoded = Journal.open(path)
    assert len(decoded.warnings) == 1
    journal.append(record(8, Noted("on")))
    journal.close()
    assert path.read_bytes() == changed + encode_record(record(8, Noted("on")))


# A disk that fails


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
    sound = FaultyDisk()
    four_events(tmp_path / "sound.toml", sound)
    for which in range(1, sound.counts.total() + 8):
        path = tmp_path / f"{which}.toml"
        disk = FaultyDisk(nth(which, number, lasting=lasting))
        path, saved = four_events(path, disk)
        if not path.exists():
            assert not saved
            continue
        found = read_journal(path).records if path.stat().st_size else ()
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


# Other programs


def test_a_second_console_is_told_who_holds_it(path: Path) -> None:
    journal = begun(path)
    with pytest.raises(JournalHeldError, match=r"^session.toml is open in another console\. Close it there"):
        Journal.open(path)
    Heartbeat(path, since=HEADER.created).beat(12)
    with pytest.raises(JournalHeldError, match=rf"\(process {os.getpid()} on ") as refused:
        Journal.open(path)
    assert refused.value.holder
    assert refused.value.holder.pid == os.getpid()
    assert on_disk(path) == RECORDS, "to read it needs no lock"
    journal.close()
    Journal.open(path)[0].close()


def test_the_lock_goes_with_its_holder_however_it_ends(path: Path) -> None:
    begun(path).close()
    script = (
        "import sys, pathlib\n"
        "from peerinquiry.storage.journal import Journal\n"
        "journal, _ = Journal.open(pathlib.Path(sys.argv[1]))\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(JournalHeldError):
            Journal.open(path)
        other.kill()
    Journal.open(path)[0].close()


def test_a_journal_that_was_deleted_is_written_anew(path: Path) -> None:
    journal = begun(path)
    path.unlink()
    outcome = journal.append(record(8, Noted("8")))
    assert outcome == Saved(8, "session.toml was deleted or moved; it was written anew.")
    assert journal.append(record(9, Noted("9"))) == Saved(9)
    journal.close()
    assert len(on_disk(path)) == 9


def test_a_journal_that_was_replaced_by_the_same_is_taken_over(path: Path) -> None:
    """As tools do that keep folders the same on several machines."""
    journal = begun(path)
    copy = path.with_name("copy")
    copy.write_bytes(JOURNAL)
    copy.replace(path)
    outcome = journal.append(record(8, Noted("8")))
    assert outcome == Saved(8, "session.toml was cut or replaced by another program; it is whole again.")
    journal.close()
    assert len(on_disk(path)) == 8


def test_a_journal_that_was_cut_is_made_whole(path: Path) -> None:
    journal = begun(path)
    os.truncate(path, 100)
    assert isinstance(journal.append(record(8, Noted("8"))), Saved)
    journal.close()
    assert len(on_disk(path)) == 8


@pytest.mark.parametrize("in_place", [True, False])
def test_what_another_program_wrote_is_left_and_the_session_goes_on_beside_it(path: Path, in_place: bool) -> None:
    journal = begun(path)
    theirs = JOURNAL.replace(b"both suppliers", b"all suppliers")
    if in_place:
        path.write_bytes(theirs)
    else:
        copy = path.with_name("copy")
        copy.write_bytes(theirs)
        copy.replace(path)
    beside = path.with_name("session-2.toml")
    assert journal.append(record(8, Noted("8"))) == Saved(
        8, "session.toml was changed by another program, and is left so; the session goes on in session-2.toml."
    )
    assert journal.path == beside
    assert journal.append(record(9, Noted("9"))) == Saved(9)
    with pytest.raises(JournalHeldError):
        Journal.open(beside)
    journal.close()
    assert path.read_bytes() == theirs
    assert len(on_disk(beside)) == 9


def test_a_notice_waits_until_the_session_is_safe_again(path: Path) -> None:
    disk = FaultyDisk()
    journal = begun(path, disk)
    path.write_text("theirs")
    disk.fault = always(errno.EIO, "sync_folder")
    assert isinstance(journal.append(record(8, Noted("8"))), NotSaved)
    disk.fault = None
    outcome = journal.retry()
    assert isinstance(outcome, Saved)
    assert "goes on in session-2.toml" in outcome.notice
    journal.close()


def test_a_link_in_its_place_is_not_followed(path: Path) -> None:
    real = path.with_name("real.toml")
    begun(real).close()
    path.symlink_to(real)
    for opening in (Journal.open, read_journal):
        with pytest.raises(PeerInquiryError, match="it is a link, not the file itself"):
            opening(path)
    with pytest.raises(PeerInquiryError, match="already"):
        Journal.create(path, HEADER)


def test_what_is_no_file_is_refused_at_once(path: Path) -> None:
    os.mkfifo(path)
    for opening in (Journal.open, read_journal):
        with pytest.raises(PeerInquiryError, match="could not be opened"):
            opening(path)
    with pytest.raises(PeerInquiryError, match="There is no other.toml"):
        Journal.open(path.with_name("other.toml"))


@pytest.mark.parametrize("data", [b"", b"hello\n", JOURNAL.replace(b"version = 1", b"version = 9")])
def test_what_is_refused_is_left_untouched(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    before = path.stat()
    with pytest.raises(PeerInquiryError, match="session.toml"):
        Journal.open(path)
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert len(list(path.parent.iterdir())) == 1


def test_a_disk_without_locks_is_said(path: Path) -> None:
    disk = FaultyDisk()
    disk.lock = lambda _fd: False  # type: ignore[method-assign]
    journal = begun(path, disk)
    assert not journal.locked
    journal.close()


def test_where_open_files_cannot_be_replaced_it_is_closed_for_that(path: Path) -> None:
    """As on Windows."""
    disk = FaultyDisk()
    disk.replaces_open_files = False
    journal = begun(path, disk)
    disk.fault = always(errno.EIO, "fsync")
    journal.append(record(8, Noted("8")))
    disk.fault = always(errno.EACCES, "replace")
    assert journal.retry() == NotSaved(8, "writing there is not allowed")
    disk.fault = None
    assert isinstance(journal.retry(), Saved)
    assert journal.append(record(9, Noted("9"))) == Saved(9)
    with pytest.raises(JournalHeldError):
        Journal.open(path)
    journal.close()
    assert len(on_disk(path)) == 9
    assert not disk.open_files
