"""`peerinquiry calendar` and `peerinquiry plan`, as they are typed, with what they print and write."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from tests.cli.typed import typed
from tests.inquiry.driver import BANK, PEOPLE
from typer.testing import Result

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.commands import (
    AddPeople,
    ChooseOwner,
    CloseSession,
    Command,
    DropAction,
    GoTo,
    NameTeam,
    SetAction,
    SetCheckIn,
    WriteChallenges,
)
from peerinquiry.inquiry.model import Step
from peerinquiry.recording import Keeping
from peerinquiry.rehearsal import SteppedClock
from peerinquiry.storage import zone
from peerinquiry.storage.home import Home

OPENING = datetime(2026, 9, 22, 14, 0, tzinfo=UTC)
TWO_HOURS_EAST = 120
TEAM = """\
title = "Leadership team"
time_zone = "America/New_York"

[[people]]
name = "Ann"
email = "ann@example.org"

[[people]]
name = "Bea"
email = "bea@example.org"
"""
PLAN: tuple[Command, ...] = (
    AddPeople(PEOPLE),
    WriteChallenges({"Ann": "We lose two suppliers a year"}),
    GoTo(Step.VOTING),
    ChooseOwner("Ann"),
    GoTo(Step.PLANNING),
    SetAction("Call both suppliers", "Ann", date(2026, 11, 3), "two dates"),
    SetCheckIn(date(2026, 11, 4)),
    GoTo(Step.REFLECTING),
)


@pytest.fixture
def home(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(zone, "machine_zone", lambda: ZoneInfo("Europe/Berlin"))
    return home


def held(home: Home, *commands: Command) -> Path:
    """A session on disk: its journal."""
    clock = SteppedClock(OPENING)
    recording = Keeping(home, clock, direct=True).begin("Leadership team", BANK, TWO_HOURS_EAST)
    for command in commands:
        clock.advance(20)
        assert not recording.session.dispatch(command)
    recording.close()
    return recording.path


def resumed(home: Home, journal: Path, *commands: Command) -> None:
    clock = SteppedClock(datetime(2026, 9, 23, 9, 0, tzinfo=UTC))
    recording = Keeping(home, clock, direct=True).reopen(journal)
    for command in commands:
        assert not recording.session.dispatch(command)
    recording.close()


def events(data: bytes) -> dict[str, Any]:
    return {event.summary.value: event for event in vobject.readOne(data.decode()).contents["vevent"]}


def test_it_lies_beside_the_record_and_says_what_is_in_it(home: Home) -> None:
    journal = held(home, *PLAN)
    file = journal.with_suffix(".ics")
    assert not file.exists(), "nobody closed the session, or asked for it"
    assert typed(home, "calendar").stdout == f"{file}: 1 action, 1 check-in.\n"
    first = file.read_bytes()
    assert set(events(first)) == {"Ann: Call both suppliers", "Check-in: how Ann's plan went"}
    typed(home, "calendar", journal.stem)
    assert file.read_bytes() == first
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_pipe_and_another_file_get_the_same(home: Home, tmp_path: Path) -> None:
    held(home, *PLAN)
    piped = typed(home, "calendar", "latest", "--output", "-").stdout_bytes
    other = tmp_path / "other.ics"
    assert typed(home, "calendar", "-o", str(other)).exit_code == 0
    assert other.read_bytes() == piped
    assert piped.endswith(b"END:VCALENDAR\r\n")


def test_what_was_dropped_after_the_close_is_called_off_by_itself(home: Home) -> None:
    journal = held(home, *PLAN, CloseSession())
    file = journal.with_suffix(".ics")
    before = events(file.read_bytes())["Ann: Call both suppliers"]
    resumed(home, journal, DropAction(1))
    after = events(file.read_bytes())["Called off: Ann: Call both suppliers"]
    assert after.uid.value == before.uid.value
    assert after.status.value == "CANCELLED"
    assert int(after.sequence.value) > int(before.sequence.value)
    assert typed(home, "calendar").stdout == f"{file}: 1 check-in, 1 called off.\n"


def check_in(result: Result) -> datetime:
    assert result.exit_code == 0
    start: datetime = events(result.stdout_bytes)["Check-in: how Ann's plan went"].dtstart.value
    return start.astimezone(UTC)


def test_an_hour_is_by_the_clocks_of_the_machine_where_the_session_was_held_by_them(home: Home) -> None:
    held(home, *PLAN)
    result = typed(home, "calendar", "-o", "-", "--at", "2 pm", "--length", "1 h")
    assert check_in(result) == datetime(2026, 11, 4, 13, 0, tzinfo=UTC), "summer was over by then"
    assert b"TZID:Europe/Berlin" in result.stdout_bytes
    assert b"DTEND;TZID=Europe/Berlin:20261104T150000" in result.stdout_bytes
    usual = typed(home, "calendar", "-o", "-", "--at", "2 pm")
    assert b"DTEND;TZID=Europe/Berlin:20261104T143000" in usual.stdout_bytes
    assert not result.stderr


def test_elsewhere_it_is_by_the_clocks_of_the_session_and_says_so(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    held(home, *PLAN)
    for here in (ZoneInfo("America/New_York"), None):
        monkeypatch.setattr(zone, "machine_zone", lambda here=here: here)
        result = typed(home, "calendar", "-o", "-", "--at", "14:00")
        assert check_in(result) == datetime(2026, 11, 4, 12, 0, tzinfo=UTC)
        assert result.stderr == "peerinquiry: 14:00 is UTC+02:00, as clocks were in the session; --zone says where.\n"


def test_a_zone_that_is_named_comes_first_then_the_teams(home: Home) -> None:
    home.prepare()
    (home.teams / "leadership-team.toml").write_text(TEAM, encoding="utf-8")
    held(home, NameTeam("leadership-team"), *PLAN)
    told = typed(home, "calendar", "-o", "-", "--at", "14:00")
    assert check_in(told) == datetime(2026, 11, 4, 19, 0, tzinfo=UTC)
    named = typed(home, "calendar", "-o", "-", "--at", "14:00", "--zone", "Asia/Kathmandu")
    assert check_in(named) == datetime(2026, 11, 4, 8, 15, tzinfo=UTC)


def test_addresses_come_from_the_team_and_only_when_asked_for(home: Home) -> None:
    home.prepare()
    (home.teams / "leadership-team.toml").write_text(TEAM, encoding="utf-8")
    held(home, *PLAN)
    assert b"example.org" not in typed(home, "calendar", "-o", "-", "--team", "leadership-team").stdout_bytes
    asked = typed(home, "calendar", "-o", "-", "--team", "leadership-team", "--attendees").stdout_bytes
    event = events(asked)["Check-in: how Ann's plan went"]
    assert {person.value for person in event.contents["attendee"]} == {
        "mailto:ann@example.org",
        "mailto:bea@example.org",
    }
    assert event.organizer.value == "mailto:ann@example.org"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--attendees"], "No mail address is known. `--team` names the team whose file has them."),
        (["--at", "soon"], "“soon” is no time of day. Say it as 14:00 or 2 pm."),
        (["--at", "14:00", "--length", "long"], "“long” is no length of time. Say it as 45 s, 1:30 or 2 min."),
        (["--at", "14:00", "--zone", "../etc"], "There is no time zone “../etc”. They are called Europe/Berlin or"),
        (["--team", "nobody"], "There is no team “nobody”."),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(home: Home, arguments: list[str], sentence: str) -> None:
    held(home, *PLAN)
    with pytest.raises(PeerInquiryError) as told:
        typed(home, "calendar", "-o", "-", *arguments)
    assert str(told.value).startswith(sentence)


def test_a_team_that_is_gone_is_missed_only_where_it_is_needed(home: Home) -> None:
    held(home, NameTeam("gone"), *PLAN)
    assert typed(home, "calendar", "-o", "-", "--at", "14:00").exit_code == 0
    with pytest.raises(PeerInquiryError, match="There is no team"):
        typed(home, "calendar", "-o", "-", "--attendees")


def test_without_a_date_there_is_nothing_to_write(home: Home) -> None:
    journal = held(home, *PLAN[:5])
    with pytest.raises(PeerInquiryError, match="Nothing in this plan has a date yet"):
        typed(home, "calendar")
    assert not journal.with_suffix(".ics").exists()


def test_the_plan_is_printed_as_it_is_copied(home: Home) -> None:
    held(home, *PLAN)
    lines = typed(home, "plan").stdout.splitlines()
    assert lines[:3] == ["Leadership team, Tue 22 Sep 2026", "", "Ann: We lose two suppliers a year"]
    assert lines[3].startswith("1. Ann: Call both suppliers, by Tue 3 Nov")
    assert lines[3].endswith(". We will know: two dates.")
    assert lines[4].startswith("Check-in: Wed 4 Nov")


@pytest.mark.parametrize("words", [("--zone", "Mars/X"), ("--zone", ""), ("--length", "1h"), ("--zone", "UTC")])
def test_what_counts_only_with_a_time_is_refused_without_one(home: Home, words: tuple[str, ...]) -> None:
    held(home, *PLAN)
    result = typed(home, "calendar", *words)
    assert result.exit_code == 2
    assert "--at" in result.output


def test_an_empty_zone_is_none(home: Home) -> None:
    held(home, *PLAN)
    assert typed(home, "calendar", "--at", "14:00", "--zone", "").exit_code == 2
