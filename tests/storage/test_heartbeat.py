"""How far a session had run: read back if it is whole and fits, and otherwise as if it were not there."""

from __future__ import annotations

import errno
import os
import socket
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.formats.sample_journal import BEGAN
from tests.storage.faults import FaultyDisk, always

from peerinquiry.formats.journal_framing import seal
from peerinquiry.storage.heartbeat import Cover, Heartbeat, Holder, beat_of, beat_path, holder, last_beat


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "session.toml"


def test_the_last_beat_is_read_back(journal: Path) -> None:
    heart = Heartbeat(journal, since=BEGAN)
    for elapsed in (0.0, 1.0, 1234567.875, 2.125):
        heart.beat(elapsed)
        assert last_beat(journal) == elapsed
    assert holder(journal) == Holder(os.getpid(), socket.gethostname(), BEGAN)
    assert heart.trouble == ""
    assert beat_path(journal).name == ".session.toml.alive"
    assert stat.S_IMODE(beat_path(journal).stat().st_mode) == 0o600
    heart.remove()
    assert list(journal.parent.iterdir()) == []
    heart.remove()


def test_a_beat_is_one_write_in_place_and_no_fsync(journal: Path) -> None:
    disk = FaultyDisk()
    heart = Heartbeat(journal, since=BEGAN, disk=disk)
    heart.beat(1)
    size, inode = beat_path(journal).stat().st_size, beat_path(journal).stat().st_ino
    before = disk.counts.copy()
    heart.beat(3599.5)
    assert (disk.counts - before)["write"] == 1
    assert not disk.counts["fsync"]
    assert (beat_path(journal).stat().st_size, beat_path(journal).stat().st_ino) == (size, inode)


def test_a_beat_from_before_the_last_record_says_nothing(journal: Path) -> None:
    Heartbeat(journal).beat(100)
    assert last_beat(journal, not_before=99.5) == 100
    assert last_beat(journal, not_before=100.5) is None


def test_a_longer_beat_of_another_machine_is_covered_whole(journal: Path) -> None:
    beat_path(journal).write_bytes(b"x" * 3000)
    Heartbeat(journal).beat(5)
    assert last_beat(journal) == 5


def test_a_beat_that_is_not_whole_is_no_beat(journal: Path) -> None:
    assert last_beat(journal) is None
    assert holder(journal) is None
    Heartbeat(journal).beat(5)
    whole = beat_path(journal).read_bytes()
    for size in range(len(whole)):
        beat_path(journal).write_bytes(whole[:size])
        assert last_beat(journal) is None
        beat_path(journal).write_bytes(whole[:size] + bytes([whole[size] ^ 1]) + whole[size + 1 :])
        assert last_beat(journal) is None
    beat_path(journal).write_bytes(bytes(200))
    assert last_beat(journal) is None


def test_what_fails_is_put_in_words_and_no_more(journal: Path) -> None:
    disk = FaultyDisk(always(errno.ENOSPC, "write"))
    heart = Heartbeat(journal, disk=disk)
    heart.beat(1)
    assert heart.trouble == "the disk is full"
    disk.fault = None
    heart.beat(2)
    assert heart.trouble == ""
    assert not disk.open_files


def test_a_link_in_its_place_is_not_followed(journal: Path, tmp_path: Path) -> None:
    treasure = tmp_path / "treasure"
    treasure.write_text("gold")
    beat_path(journal).symlink_to(treasure)
    heart = Heartbeat(journal)
    heart.beat(1)
    assert heart.trouble
    assert treasure.read_text() == "gold"


def test_a_holder_that_is_no_more_holds_nothing(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getpid", lambda: 2**22 + 1)  # no system gives that number
    Heartbeat(journal, since=BEGAN).beat(1)
    assert holder(journal) is None
    monkeypatch.setattr(socket, "gethostname", lambda: "another")
    found = holder(journal)
    assert found
    assert str(found).startswith("process 4194305 on ")


def test_it_follows_a_journal_that_moved(journal: Path) -> None:
    heart = Heartbeat(journal)
    heart.beat(1)
    beside = journal.with_name("session-2.toml")
    heart.follow(beside)
    heart.beat(2)
    assert last_beat(journal) is None
    assert last_beat(beside) == 2


def test_a_beat_says_when_it_was_from_where_and_whether_the_curtain_is_down(journal: Path) -> None:
    heart = Heartbeat(journal, since=BEGAN)
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    heart.beat(7.5)
    beat = beat_of(journal)
    assert beat is not None
    assert (beat.elapsed, beat.cover, beat.folder) == (7.5, Cover(), Path.cwd())
    assert before <= beat.at <= datetime.now(UTC)
    assert beat.holder == Holder(os.getpid(), socket.gethostname(), BEGAN)
    size = beat_path(journal).stat().st_size
    for cover in (Cover(down=True), Cover(down=True, back_at=BEGAN), Cover()):
        heart.cover = cover
        heart.beat(8)
        told = beat_of(journal)
        assert told is not None
        assert told.cover == cover
        assert beat_path(journal).stat().st_size == size


def test_a_beat_of_an_older_version_tells_how_far_it_was_and_no_more(journal: Path) -> None:
    about = f'elapsed = 5.0\npid = {os.getpid()}\nhost = "{socket.gethostname()}"\nsince = 2026-11-22T13:00:00.000Z\n'
    beat_path(journal).write_bytes(seal(about.encode()))
    assert last_beat(journal) == 5
    assert holder(journal) is not None
    assert beat_of(journal) is None
