"""Teams on disk: found, made, saved without spoiling what a person wrote, and never a session's record."""

from __future__ import annotations

import errno
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.storage.faults import FaultyDisk, always

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.team_toml import TeamErrors
from peerinquiry.inquiry.team import Member, Team
from peerinquiry.storage.home import Home
from peerinquiry.storage.teams import Teams
from peerinquiry.team_in_use import example_team

MINE = "# ours\r\npeople = [ 'Ann', # first\r\n 'Bea', 'Carl' ]\r\n"


@pytest.fixture
def teams(home: Home) -> Teams:
    return Teams(home)


def put(home: Home, name: str, text: str) -> Path:
    path = home.teams / f"{name}.toml"
    path.write_bytes(text.encode())
    return path


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert Teams(Home(tmp_path / "nowhere")).names() == ()


def test_a_new_one_is_found_with_its_schema_beside_it(home: Home, teams: Teams) -> None:
    path = teams.new(example_team("Our team"))
    assert path == home.teams / "our-team.toml"
    assert teams.names() == ("our-team",)
    assert teams.load("our-team") == replace(example_team("Our team"), name="our-team")
    assert (home.teams / "team.schema.json").is_file()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_second_of_that_name_is_refused_however_it_is_written(home: Home, teams: Teams) -> None:
    path = put(home, "ours", MINE)
    for name in ("ours", "OURS", "ours.toml"):
        with pytest.raises(PeerInquiryError, match="already"):
            teams.new(example_team(name))
    assert path.read_bytes() == MINE.encode()


def test_what_is_deleted_is_gone_for_good_and_what_cannot_be_is_said_to_be_there(home: Home) -> None:
    path, disk = put(home, "ours", MINE), FaultyDisk(always(errno.EROFS, "unlink"))
    with pytest.raises(PeerInquiryError, match=r"ours.toml is still there: .* Remove it by hand"):
        Teams(home, disk).delete("ours")
    assert path.exists()
    disk.fault = None
    assert Teams(home, disk).delete("ours") == path
    assert not path.exists()
    assert disk.counts["sync_folder"] == 1
    put(home, "ours", MINE)
    disk.fault = always(errno.EIO, "sync_folder")
    assert Teams(home, disk).delete("ours") == path, "it is gone all the same"


@pytest.mark.parametrize("name", ["", " ", "\u200b", ".toml"])
def test_who_names_no_team_means_none_not_even_one_whose_file_has_mistakes(home: Home, teams: Teams, name: str) -> None:
    path = put(home, "ours", "people = 3\n")
    with pytest.raises(PeerInquiryError, match="There is no team"):
        teams.delete(name)
    assert teams.called(name) == ""
    assert path.exists()


def test_a_title_that_two_have_is_the_name_of_neither(home: Home, teams: Teams) -> None:
    put(home, "ours", f"title = 'All of us'\n{MINE}")
    assert teams.called("all of US") == "ours"
    assert teams.file_for("All of us") == home.teams / "ours.toml"
    put(home, "theirs", f"title = 'All of us'\n{MINE}")
    assert teams.called("All of us") == "All of us"
    assert teams.file_for("All of us") == home.teams / "all-of-us.toml"


@pytest.mark.parametrize("name", ["", "..", "con", "\x1b", "???"])
def test_a_name_that_is_none_for_a_file(teams: Teams, name: str) -> None:
    with pytest.raises(PeerInquiryError, match="A team cannot be called"):
        teams.new(example_team(name))


def test_a_name_leads_to_no_other_folder(home: Home, teams: Teams) -> None:
    for name in ("../outside", "/etc/passwd", "a\\b"):
        assert teams.new(example_team(name)).parent == home.teams


def test_one_that_is_not_there_names_the_nearest(home: Home, teams: Teams) -> None:
    put(home, "leadership-team", MINE)
    for asked in ("leader", "leadershp-team"):
        with pytest.raises(PeerInquiryError) as caught:
            teams.load(asked)
        assert caught.value.hint == "Did you mean “leadership-team”?"
    with pytest.raises(PeerInquiryError) as caught:
        teams.load("zzz")
    assert "teams list" in caught.value.hint


def test_a_save_changes_what_changed_and_keeps_the_ends_of_lines(home: Home, teams: Teams) -> None:
    path = put(home, "ours", MINE)
    before = teams.load("ours")
    teams.save(replace(before, people=(*before.people, Member("Dev", "he/him")), ends="15:00"))
    assert path.read_bytes() == (
        b"# ours\r\npeople = [ 'Ann', # first\r\n 'Bea', 'Carl', { name = \"Dev\", pronouns = \"he/him\" } ]\r\n"
        b'ends = "15:00"\r\n'
    )


def test_a_save_without_a_change_writes_nothing(home: Home, teams: Teams) -> None:
    path = put(home, "ours", MINE)
    first = path.stat().st_ino
    teams.save(teams.load("ours"))
    assert path.stat().st_ino == first


def test_a_file_with_mistakes_is_not_saved_over(home: Home, teams: Teams) -> None:
    path = put(home, "ours", "people = 3\n")
    with pytest.raises(TeamErrors):
        teams.save(Team("ours", "Ours", (Member("Ann"),)))
    assert path.read_bytes() == b"people = 3\n"


def test_what_cannot_be_changed_line_by_line_is_left_to_its_writer(
    home: Home, teams: Teams, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(home, "ours", MINE)
    monkeypatch.setattr("peerinquiry.storage.teams.with_changes", lambda text, *_: text)
    with pytest.raises(PeerInquiryError, match="Change it in a text editor"):
        teams.save(replace(teams.load("ours"), title="Other"))
    assert path.read_bytes() == MINE.encode()


def test_a_folder_and_a_file_that_is_gone_are_mistakes(home: Home, teams: Teams) -> None:
    assert "no team in this folder" in str(teams.examine(home.teams, ()).remarks[0])
    assert "no such file" in str(teams.examine(home.teams / "x.toml", ()).remarks[0])


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own here")
def test_the_record_of_a_session_is_never_edited(home: Home, teams: Teams) -> None:
    journal = home.sessions / "live.toml"
    journal.write_text("")
    (home.teams / "ours.toml").symlink_to(journal)
    with pytest.raises(PeerInquiryError, match="leads to a session's record"):
        teams.to_edit("ours")
