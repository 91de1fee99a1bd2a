"""What the console opens with: what can be mended is said before anything is drawn."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.screens.lobby import put_closed, put_open

from peerinquiry import openings
from peerinquiry.errors import PeerInquiryError
from peerinquiry.openings import New, Opening, Rehearse, Resume, to_resume
from peerinquiry.storage.holding import JournalHeldError
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import Journal


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "peerinquiry")


def refusal(home: Home, opening: Opening) -> str:
    """Why the console does not open with that."""
    with pytest.raises(PeerInquiryError) as refused:
        openings.run(home.root, opening)
    return str(refused.value)


def test_the_latest_is_the_newest_that_was_left_open(home: Home) -> None:
    put_open(home, "2026-11-22-1400-a")
    newest = put_open(home, "2026-11-24-1400-b", days=2)
    put_closed(home, "2026-11-29-1400-c")
    assert to_resume(home, "latest") == newest


@pytest.mark.parametrize("name", ["2026-11-22-1400-a", "2026-11-22", "2026-11-22-1400-a.toml", "2026-11-22-1400-a.md"])
def test_a_name_or_its_beginning_will_do(home: Home, name: str) -> None:
    path = put_open(home, "2026-11-22-1400-a")
    put_open(home, "2026-11-24-1400-b")
    assert to_resume(home, name) == path


def test_a_path_will_do(home: Home, tmp_path: Path) -> None:
    path = put_open(home).rename(tmp_path / "elsewhere.toml")
    assert to_resume(home, str(path)) == path


@pytest.mark.parametrize("name", ["latest", "2026"])
def test_there_is_nothing_to_resume_yet(home: Home, name: str) -> None:
    assert refusal(home, Resume(name)) == "There is nothing to resume yet. `peerinquiry new` begins one."


def test_none_was_left_open(home: Home) -> None:
    put_closed(home)
    reopens = "`peerinquiry resume NAME` takes a closed one up again; `peerinquiry new` begins one."
    assert refusal(home, Resume("latest")) == f"No session was left open. {reopens}"


def test_no_session_of_that_name(home: Home) -> None:
    put_open(home)
    assert "No session is called zebra" in refusal(home, Resume("zebra"))


def test_several_begin_so(home: Home) -> None:
    put_open(home, "2026-11-22-1400-a")
    put_open(home, "2026-11-22-1500-b")
    assert "2 sessions begin with 2026" in refusal(home, Resume("2026"))


def test_another_console_holds_it(home: Home) -> None:
    path = put_open(home)
    journal, _ = Journal.open(path)
    with pytest.raises(JournalHeldError, match="open in another console"):
        openings.run(home.root, Resume("latest"))
    journal.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1\n", "not a peerinquiry journal"),
        ('format = "peerinquiry-journal"\nversion = 9\n', "a newer peerinquiry"),
    ],
)
def test_what_is_no_session_is_refused_and_left_as_it_is(home: Home, text: str, said: str) -> None:
    path = put_open(home)
    path.write_text(text)
    assert said in refusal(home, Resume(path.stem))
    assert path.read_text() == text


@pytest.mark.parametrize("opening", [New("x"), Rehearse(fast=True)])
@pytest.mark.skipif(os.name == "nt", reason="rights are kept in other ways there")
def test_a_home_that_everybody_can_write_to_is_refused(home: Home, opening: Opening) -> None:
    home.root.mkdir()
    home.root.chmod(0o777)
    assert "Everybody can write" in refusal(home, opening)


def test_a_home_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "could not be made" in refusal(Home(tmp_path / "file" / "home"), New("x"))
