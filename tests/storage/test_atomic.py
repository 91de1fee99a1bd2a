"""Whole files: the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

import pytest
from tests.storage.faults import FaultyDisk, Killed, always, dead_from, nth

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage import atomic
from peerinquiry.storage.atomic import write_new, write_whole


def test_it_is_there_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_whichever_call_fails_a_whole_file_is_there(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    sound = FaultyDisk()
    write_whole(path, b"one", sound)
    for which in range(1, sound.counts.total() + 1):
        path.write_bytes(b"one")
        disk = FaultyDisk(nth(which, errno.EIO))
        with pytest.raises(PeerInquiryError, match=r"^page\.md could not be written: the disk reports an error\."):
            write_whole(path, b"two", disk)
        assert path.read_bytes() in {b"one", b"two"}
        assert list(tmp_path.iterdir()) == [path], "nothing is left lying about"
        assert not disk.open_files


def test_the_order_that_survives_a_power_cut(tmp_path: Path) -> None:
    made: list[str] = []

    def note(name: str, _count: int) -> None:
        made.append(name)

    write_whole(tmp_path / "page.md", b"one", FaultyDisk(note))
    assert made == ["open", "write", "fsync", "replace", "sync_folder"]


def test_a_name_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"


def test_what_a_killed_process_left_is_in_nobodys_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_numbers", iter([1, 2]))
    (tmp_path / f".peerinquiry-{os.getpid()}-1.tmp").write_text("left")
    write_whole(tmp_path / "page.md", b"one")
    assert (tmp_path / "page.md").read_bytes() == b"one"


def test_a_full_disk_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(PeerInquiryError, match="the disk is full"):
        write_whole(tmp_path / "page.md", b"one", FaultyDisk(always(errno.ENOSPC, "write")))
    with pytest.raises(PeerInquiryError, match="the folder is gone"):
        write_whole(tmp_path / "none" / "page.md", b"one")


def test_a_new_file_takes_nobodys_place(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_new(path, b"theirs")
    assert path.read_bytes() == b"mine"


def test_whichever_call_fails_a_new_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    sound = FaultyDisk()
    write_new(path, b"one", sound)
    for which in range(1, sound.counts.total() + 1):
        path.unlink(missing_ok=True)
        disk = FaultyDisk(nth(which, errno.EIO))
        with contextlib.suppress(PeerInquiryError):
            write_new(path, b"two", disk)
        assert not path.exists() or path.read_bytes() == b"two"
        assert not disk.open_files


def test_a_new_file_is_whole_from_the_moment_it_has_its_name(tmp_path: Path) -> None:
    """Killed at any call, there is nothing of that name, or all of it."""
    path = tmp_path / "ours.toml"
    for which in range(1, 9):
        path.unlink(missing_ok=True)
        with contextlib.suppress(Killed):
            write_new(path, b"whole", FaultyDisk(dead_from(which)))
        assert not path.exists() or path.read_bytes() == b"whole", f"call {which}"
    assert path.exists(), "it never came to its end"


def test_where_a_file_has_one_name_only_a_new_one_takes_nobodys_place_either(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    disk = FaultyDisk(always(errno.EPERM, "link"))
    write_new(path, b"whole", disk)
    assert path.read_bytes() == b"whole"
    with pytest.raises(FileExistsError):
        write_new(path, b"theirs", disk)
    assert path.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [path]
    assert not disk.open_files
