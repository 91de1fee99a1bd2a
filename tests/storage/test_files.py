"""The seam itself: what is particular to a system, put in words or smoothed over."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from pathlib import Path

import pytest
from tests.storage.faults import oserror

from peerinquiry.storage import files
from peerinquiry.storage.files import CREATE, DISK, RealDisk, plain_reason, write_all


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "writing there is not allowed"),
        (errno.EPIPE, "the system says: broken pipe"),
    ],
)
def test_errors_in_plain_words(number: int, words: str) -> None:
    assert plain_reason(oserror(number)) == words


def test_an_error_without_words_of_its_own() -> None:
    assert plain_reason(OSError()) == "the system says: it could not be done"


def test_a_write_that_takes_nothing_is_an_error_and_no_endless_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RealDisk, "write", lambda *_: 0)
    with pytest.raises(OSError, match="error"):
        write_all(DISK, 1, b"x")


def test_a_disk_without_locks_is_told_from_one_that_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fd = DISK.open(tmp_path / "x", CREATE)

    def raising(number: int) -> None:
        def lock(_fd: int) -> None:
            raise oserror(number)

        monkeypatch.setattr(files, "_lock", lock)

    raising(errno.ENOLCK)
    assert DISK.lock(fd) is False
    for number in (errno.EACCES, errno.EAGAIN):
        raising(number)
        with pytest.raises(BlockingIOError):
            DISK.lock(fd)
    raising(errno.EIO)
    with pytest.raises(OSError, match="Input/output"):
        DISK.lock(fd)
    DISK.close(fd)


def test_on_a_mac_the_drive_itself_is_flushed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    answer: list[int] = []

    def full_sync(_fd: int, command: int) -> int:
        asked.append(command)
        if answer:
            raise oserror(answer[0])
        return 0

    def plain_sync(_fd: int) -> None:
        asked.append(0)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full_sync)
    monkeypatch.setattr(os, "fsync", plain_sync)
    DISK.fsync(1)
    assert asked == [51]
    answer.append(errno.ENOTSUP)
    DISK.fsync(1)
    assert asked == [51, 51, 0], "a network disk does what it can"
    answer[0] = errno.EIO
    with pytest.raises(OSError, match="Input/output"):
        DISK.fsync(1)


def test_a_folder_that_cannot_be_synced_is_no_error_where_there_is_no_such_thing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter([errno.EINVAL, errno.EIO])

    def fails(_self: RealDisk, _fd: int) -> None:
        raise oserror(next(numbers))

    monkeypatch.setattr(RealDisk, "fsync", fails)
    DISK.sync_folder(tmp_path)
    with pytest.raises(OSError, match="Input/output"):
        DISK.sync_folder(tmp_path)


def test_where_files_may_be_held_for_a_moment_it_waits_two_seconds_and_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    disk = RealDisk(sleep=pauses.append)
    disk.replaces_open_files = False
    tries = 3

    def held(_source: Path, target: Path) -> Path:
        nonlocal tries
        tries -= 1
        if tries > 0:
            raise PermissionError(errno.EACCES, "held")
        return target

    monkeypatch.setattr(Path, "replace", held)
    disk.replace(tmp_path / "a", tmp_path / "b")
    assert len(pauses) == 2
    tries = 100
    with pytest.raises(PermissionError):
        disk.replace(tmp_path / "a", tmp_path / "b")
    assert 1.5 < sum(pauses[2:]) < 2.5
