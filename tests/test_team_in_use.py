"""What a team brings to a session, read off the files of the earlier ones; and what a session leaves to a team."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.inquiry.driver import START, Run, at_planning, seven
from tests.storage.journals import put

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.team_toml import TeamErrors
from peerinquiry.formats.times import end_to_set, ends_as_said, says_end
from peerinquiry.inquiry.commands import AnswerAction, BringActions, GoTo, NameTeam, SetAction, SetCheckIn, SetEnd
from peerinquiry.inquiry.model import Answer, CheckIn, Step, Timing
from peerinquiry.inquiry.team import Member
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.team_in_use import TeamRecord, meeting, records, team_from

LAST = "2026-11-22-1400-ours"
TEAM = 'people = ["Ann", { name = "Bea", pronouns = "she/her", email = "b@c" }, "Carl"]\n'
CHECK_IN = date(2026, 12, 1)
LATER = datetime(2026, 12, 1, 13, 0, tzinfo=UTC)


@pytest.fixture
def library(home: Home, tmp_path: Path) -> BankLibrary:
    return BankLibrary(home.root, tmp_path)


def put_team(home: Home, text: str = "", name: str = "ours") -> Path:
    path = home.teams / f"{name}.toml"
    path.write_text(text or TEAM, "utf-8")
    return path


def planned(team: str = "ours") -> Run:
    """A session of a team in which Bea promised two things, and all to meet on the first of December."""
    run = at_planning()
    run.all(NameTeam(team), SetAction("Call both suppliers", "Bea"), SetAction("Draw the map", "Carl"))
    return run.all(SetCheckIn(CHECK_IN))


def test_a_team_that_never_met_brings_its_people_alone(home: Home, library: BankLibrary) -> None:
    put_team(home)
    command, words = meeting(home, library, "ours").begin(START, 60)
    assert (command.team, command.names) == ("ours", ("Ann", "Bea", "Carl"))
    assert command.pronouns == {"Bea": "she/her"}
    assert (command.bank, command.timings, command.ends_at) == (None, {}, None)
    assert (command.actions, command.check_in) == ((), None)
    assert words == "Ann begins today."


def test_it_brings_what_is_open_and_the_promise_and_somebody_else_begins(home: Home, library: BankLibrary) -> None:
    put_team(home, 'people = ["Ann", "Bea", "Carl"]\nbank = "hard-decision"\nends = "15:00"\n[timings]\nanswer = 20\n')
    put(home, LAST, planned())
    put(home, "2026-11-21-1400-theirs", planned("theirs"))
    command, words = meeting(home, library, "ours").begin(LATER, 60)
    assert command.names == ("Bea", "Carl", "Ann")
    assert [(action.session, action.what) for action in command.actions] == [
        (LAST, "Call both suppliers"),
        (LAST, "Draw the map"),
    ]
    assert command.check_in == CheckIn(LAST, CHECK_IN)
    assert command.bank is not None
    assert command.bank.name == "hard-decision"
    assert command.timings == {Timing.ANSWER: 20.0}
    assert command.ends_at == LATER + timedelta(hours=1), "15:00 is two o'clock UTC"
    assert words == "Bea begins today. 2 actions are open. You promised to meet today."


def test_the_promise_is_told_with_the_day_that_it_is(home: Home, library: BankLibrary) -> None:
    put_team(home)
    put(home, LAST, planned())
    here = meeting(home, library, "ours")
    assert here.begin(START, 0)[1].endswith("You promised to meet on 1 Dec; it is 22 Nov.")
    assert here.begin(datetime(2027, 1, 5, tzinfo=UTC), 0)[1].endswith("on 1 Dec 2026; it is 5 Jan 2027.")


def test_what_was_answered_is_not_open(home: Home, library: BankLibrary) -> None:
    put_team(home)
    put(home, LAST, planned())
    open_then = meeting(home, library, "ours").last.actions
    run = at_planning().all(BringActions(open_then, "ours"))
    run.all(AnswerAction(1, Answer.KEPT), AnswerAction(2, Answer.CHANGED))
    put(home, "2026-12-01-1400-ours", run)
    assert [action.what for action in meeting(home, library, "ours").last.actions] == ["Draw the map"]
    assert records(home) == {"ours": TeamRecord(START.date(), 1)}


def test_a_bank_that_is_not_there_and_an_end_that_is_over_are_said_and_the_rest_is_brought(
    home: Home, library: BankLibrary
) -> None:
    put_team(home, 'people = ["Ann", "Bea", "Carl"]\nbank = "none"\nends = "13:30"\n')
    command, words = meeting(home, library, "ours").begin(START, 0)
    assert (command.bank, command.ends_at, command.names) == (None, None, ("Ann", "Bea", "Carl"))
    assert "There is no question bank “none”. The usual one is used." in words
    assert "It has no end yet: 13:30 is over" in words


def test_a_wrong_file_and_no_file_are_errors(home: Home, library: BankLibrary) -> None:
    put_team(home, "people = 3")
    with pytest.raises(TeamErrors):
        meeting(home, library, "ours")
    with pytest.raises(PeerInquiryError, match="There is no team “theirs”"):
        meeting(home, library, "theirs")


def test_no_address_ever_gets_into_a_command(home: Home, library: BankLibrary) -> None:
    put_team(home)
    command, words = meeting(home, library, "ours").begin(START, 0)
    assert "b@c" not in f"{command} {words}"


def test_a_session_leaves_its_people_and_its_end(home: Home, library: BankLibrary) -> None:
    run = at_planning().all(SetEnd(START + timedelta(minutes=75)))
    put(home, LAST, run)
    team = team_from(home, library, "our-team", LAST)
    assert team.people == tuple(Member(name) for name in run.state.names)
    assert (team.title, team.ends) == ("Our team", "15:15")


@pytest.mark.parametrize("ends", ["09:45", "10:45", "15:00"])
def test_a_written_time_counts_the_whole_day(home: Home, library: BankLibrary, ends: str) -> None:
    put_team(home, f'people = ["Ann", "Bea", "Carl"]\nends = "{ends}"\n')
    command, words = meeting(home, library, "ours").begin(START, 60)
    assert command.ends_at is None, "at three in the afternoon it is over"
    assert "is over, or far off" in words


@pytest.mark.parametrize(("said", "kept"), [("75 min", "75 min"), ("in 75 min", "in 75 min"), ("15:15", "15:15")])
def test_an_end_stays_as_it_was_said(said: str, kept: str) -> None:
    run = at_planning().all(SetEnd(START + timedelta(minutes=75)))
    assert ends_as_said(said, run.state) == kept
    assert says_end(said)


@pytest.mark.parametrize("said", ["", "60 min", "14:00", "nonsense"])
def test_another_end_is_a_time_of_day(said: str) -> None:
    run = at_planning().all(SetEnd(START + timedelta(minutes=75)))
    assert ends_as_said(said, run.state) == "15:15"
    assert ends_as_said(said, at_planning().state) == ""


def test_an_end_that_was_said_as_a_length_is_kept_as_one() -> None:
    run = seven()
    wall = START + timedelta(minutes=2, seconds=40)
    run.all(end_to_set("75 min", run.state, wall))
    assert run.state.ends_at == START + timedelta(minutes=77)
    assert ends_as_said("", run.state) == ends_as_said("15:00", run.state) == "75 min"
    run.all(end_to_set("15:30", run.state, wall))
    assert ends_as_said("", run.state) == "15:30"
    later = at_planning()
    later.all(end_to_set("in 20 min", later.state, START + timedelta(minutes=40)))
    assert ends_as_said("", later.state) == "60 min"
    later.all(end_to_set("in 20 min", later.state, START - timedelta(minutes=40)))
    assert ends_as_said("", later.state) == "13:40", "the clock was put back, and no session lasts -20 min"


def test_a_start_that_was_left_in_gather_moves_nobody_on(home: Home, library: BankLibrary) -> None:
    put_team(home)
    put(home, LAST, planned())
    before = meeting(home, library, "ours")
    put(home, "2026-11-29-1400-ours", seven().all(NameTeam("ours")))
    after = meeting(home, library, "ours")
    assert (after.team.names, after.last.check_in) == (before.team.names, before.last.check_in)
    put(home, "2026-11-29-1401-ours", seven().all(NameTeam("ours"), GoTo(Step.VOTING)))
    assert meeting(home, library, "ours").team.names[0] == "Carl"
