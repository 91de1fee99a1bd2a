"""A session is said to be a team's afterwards: then what is open of it comes back, and nobody's record is spoiled."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.inquiry.driver import Run, opened
from tests.storage.faults import FaultyDisk, always
from tests.storage.journals import put
from tests.test_team_in_use import LAST, planned

from peerinquiry.follow_through import open_actions
from peerinquiry.inquiry.evolve import fold
from peerinquiry.rehearsal import TITLE
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.transcripts import check_transcript, write_transcript
from peerinquiry.team_naming import NAMED, name_team


def journal(home: Home, run: Run) -> Path:
    put(home, LAST, run)
    path = home.sessions / f"{LAST}.toml"
    write_transcript(path, run.records)
    return path


def nobodys() -> Run:
    return planned(team="")


def test_what_is_open_of_it_comes_back_to_the_team(home: Home) -> None:
    path = journal(home, nobodys())
    assert open_actions(home, "ours").actions == ()
    before = read_journal(path).records
    assert name_team(path, "ours") == NAMED
    after = read_journal(path)
    assert after.records[: len(before)] == before
    assert not after.warnings
    assert after.records[-1].at == max(record.at for record in before), "it took no longer than it did"
    assert not check_transcript(path)
    assert [action.what for action in open_actions(home, "ours").actions] == ["Call both suppliers", "Draw the map"]


def test_it_is_said_once(home: Home) -> None:
    path = journal(home, nobodys())
    name_team(path, "ours")
    before = path.read_bytes()
    assert name_team(path, "ours") == NAMED
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("run", "why"),
    [
        (planned("theirs"), "it is of the team theirs"),
        (opened(TITLE), "it is a rehearsal"),
    ],
)
def test_a_session_that_is_no_team_s_to_be_stays_as_it_is(home: Home, run: Run, why: str) -> None:
    path = journal(home, run)
    before = path.read_bytes()
    assert name_team(path, "ours") == f"That session is not the team's, so its open actions do not come back: {why}."
    assert path.read_bytes() == before


def test_one_that_is_open_says_where_to_save_the_group(home: Home) -> None:
    path = journal(home, nobodys())
    held, _ = Journal.open(path)
    try:
        assert "open in another console; S there, for ours, makes it so" in name_team(path, "ours")
    finally:
        held.close()
    assert fold(read_journal(path).records).team == ""


def test_a_full_disk_is_a_sentence(home: Home) -> None:
    path = journal(home, nobodys())
    said = name_team(path, "ours", FaultyDisk(always(28, "write")))
    assert said.startswith("That session is not the team's")
    assert fold(read_journal(path).records).team == ""
