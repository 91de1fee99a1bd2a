"""Other programs at a journal: a second console, an editor, a tool that copies folders. Nobody's work is lost."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.formats.sample_journal import HEADER, JOURNAL, RECORDS, record
from tests.storage.faults import FaultyDisk, always
from tests.storage.journals import begun, on_disk

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import encode_record
from peerinquiry.inquiry.events import Noted
from peerinquiry.storage.heartbeat import Heartbeat
from peerinquiry.storage.holding import JournalHeldError
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.outcome import NotSaved, Saved
from peerinquiry.storage.tail import Added, Tail


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "session.toml"


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


def test_a_file_that_was_replaced_between_opening_and_locking_is_not_the_one_that_is_held(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the console that had it put a new file there, and let go, in just that moment."""
    begun(path).close()
    newer = path.with_name("newer")
    newer.write_bytes(JOURNAL + encode_record(record(8, Noted("8"))))
    disk = FaultyDisk()
    lock = disk.lock

    def replaced_first(fd: int) -> bool:
        if newer.exists():
            newer.replace(path)
        return lock(fd)

    monkeypatch.setattr(disk, "lock", replaced_first)
    journal, decoded = Journal.open(path, disk)
    assert len(decoded.records) == 8
    assert journal.append(record(9, Noted("9"))) == Saved(9)
    journal.close()
    assert not disk.open_files


HOLD = (
    "import sys, pathlib\n"
    "from peerinquiry.storage.journal import Journal\n"
    "journal, _ = Journal.open(pathlib.Path(sys.argv[1]))\n"
    "print('held', flush=True)\n"
    "sys.stdin.read()\n"
)
"""A program that holds a journal."""


@pytest.mark.parametrize("stopped", [False, True])
def test_the_lock_goes_with_its_holder_however_it_ends_and_not_before(path: Path, stopped: bool) -> None:
    begun(path).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        if stopped:  # with Ctrl+Z, say: it may go on at any time
            other.send_signal(signal.SIGSTOP)
            os.waitid(os.P_PID, other.pid, os.WSTOPPED)
        with pytest.raises(JournalHeldError):
            Journal.open(path)
        assert on_disk(path) == RECORDS, "to read it needs no lock"
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


@pytest.mark.parametrize("kind", ["link", "fifo", "folder", "another file by a second name"])
def test_what_takes_its_place_while_it_is_open_is_let_be_and_the_session_goes_on_beside(path: Path, kind: str) -> None:
    journal = begun(path)
    reader = Tail(path)
    assert reader.look() == Added(RECORDS, anew=True)
    theirs = path.with_name("theirs.txt")
    theirs.write_bytes(b"theirs")
    path.unlink()
    if kind == "link":
        path.symlink_to(theirs)
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.hardlink_to(theirs)
    before = path.lstat()
    outcome = journal.append(record(8, Noted("8")))
    assert isinstance(outcome, Saved)
    assert "the session goes on in session-2.toml" in outcome.notice
    reader.look()  # whatever it is, it is neither waited for nor taken for the session
    assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert theirs.read_bytes() == b"theirs"
    journal.close()
    assert len(on_disk(path.with_name("session-2.toml"))) == 8


def test_a_second_name_of_the_journal_is_nobodys_harm(path: Path) -> None:
    """As some tools make that keep copies."""
    journal = begun(path)
    path.with_name("copy.toml").hardlink_to(path)
    assert journal.append(record(8, Noted("8"))) == Saved(8)
    with pytest.raises(JournalHeldError):
        Journal.open(path.with_name("copy.toml"))
    journal.close()
    assert len(on_disk(path)) == 8


def test_what_is_no_file_is_refused_at_once(path: Path) -> None:
    os.mkfifo(path)
    for opening in (Journal.open, read_journal):
        with pytest.raises(PeerInquiryError, match="could not be opened"):
            opening(path)
    with pytest.raises(PeerInquiryError, match=r"There is no other\.toml"):
        Journal.open(path.with_name("other.toml"))


@pytest.mark.parametrize("data", [b"", b"hello\n", JOURNAL.replace(b"version = 1", b"version = 9")])
def test_what_is_refused_is_left_untouched(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    before = path.stat()
    with pytest.raises(PeerInquiryError, match=r"session\.toml"):
        Journal.open(path)
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert len(list(path.parent.iterdir())) == 1


def test_a_disk_without_locks_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = FaultyDisk()
    monkeypatch.setattr(disk, "lock", lambda _fd: False)
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
