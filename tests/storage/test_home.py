"""The one folder: made for its owner alone, and refused where others could write."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.files import RealDisk
from peerinquiry.storage.home import Home, default_home


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folders_and_their_parents_are_for_their_owner_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "deep" / "er" / "home")
    home.prepare()
    for folder in (
        home.root,
        home.root.parent,
        home.root.parent.parent,
        home.sessions,
        home.question_banks,
        home.teams,
    ):
        assert mode(folder) == 0o700
    assert home.settings == home.root / "settings.toml"
    home.prepare()


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    Home(tmp_path).prepare()
    assert mode(tmp_path) == 0o750


def test_a_folder_that_everybody_can_write_to_is_refused(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.prepare()
    home.sessions.chmod(0o777)
    with pytest.raises(PeerInquiryError, match=r"Everybody can write to the folder .*sessions") as refused:
        home.prepare()
    assert "chmod go-w" in refused.value.hint


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    with pytest.raises(PeerInquiryError, match="belongs to another user"):
        Home(tmp_path).prepare()


def test_a_file_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(PeerInquiryError, match="could not be made"):
        Home(tmp_path / "home").prepare()


def test_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert default_home({}) == Home(tmp_path / "peerinquiry")
    assert default_home({"PEERINQUIRY_HOME": ""}) == Home(tmp_path / "peerinquiry")
    assert default_home({"PEERINQUIRY_HOME": "/srv/talks"}) == Home(Path("/srv/talks"))
    assert default_home({"PEERINQUIRY_HOME": "~/talks"}) == Home(tmp_path / "talks")
    assert default_home({"PEERINQUIRY_HOME": "talks"}) == Home(tmp_path / "talks")


def test_without_any_home_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    with pytest.raises(PeerInquiryError, match="set PEERINQUIRY_HOME"):
        default_home({})


def test_the_name_of_a_new_folder_is_safe_before_anything_is_kept_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(RealDisk, "sync_folder", lambda _self, folder: synced.append(folder))
    home = Home(tmp_path / "parent" / "home")
    home.prepare()
    assert synced == [tmp_path, tmp_path / "parent", home.root, home.root, home.root]
    home.prepare()
    assert len(synced) == 5, "what is there is safe"
