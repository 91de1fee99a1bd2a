"""A file that is written bit by bit: whole at its place, or not there."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.export_file import whole_file


def test_it_is_at_its_place_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    with whole_file(path, replacing=False) as file:
        file.write(b"one\n")
        assert not path.exists()
    assert path.read_bytes() == b"one\n"
    assert [one.name for one in tmp_path.iterdir()] == ["events.csv"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(b"mine")
    with (
        pytest.raises(PeerInquiryError, match=r"events\.csv is there already.*--force"),
        whole_file(path, replacing=False),
    ):
        pytest.fail("it must not get here")
    assert path.read_bytes() == b"mine"
    with whole_file(path, replacing=True) as file:
        file.write(b"new")
        assert path.read_bytes() == b"mine"
    assert path.read_bytes() == b"new"


def half(path: Path, error: type[BaseException]) -> None:
    with whole_file(path, replacing=True) as file:
        file.write(b"half")
        raise error


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_nothing_half_written_is_left(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(b"mine")
    with pytest.raises(error):
        half(path, error)
    assert [one.name for one in tmp_path.iterdir()] == ["events.csv"]
    assert path.read_bytes() == b"mine"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PeerInquiryError, match=r"events\.csv could not be written"):
        half(tmp_path / "nowhere" / "events.csv", RuntimeError)
