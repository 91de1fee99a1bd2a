"""`peerinquiry insights`, as typed: the page, the object, and what is said where there is little to tell from."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.cli.drawn import drawn
from tests.cli.typed import typed
from tests.inquiry.driver import BANK, PEOPLE, START, Run, at_reflecting
from tests.rehearsal.playing import played
from tests.storage.journals import put
from typer.testing import Result

from peerinquiry.cli.days import first_day, last_day
from peerinquiry.cli.insights_page import page
from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.view.insights import InsightsTally, Wanted, said_in
from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
from peerinquiry.storage.home import Home


def a_session(team: str = "pumps") -> Run:
    run = at_reflecting().all(c.NameTeam(team), c.GoTo(Step.PLANNING), c.SetAction("Call", "Bea"))
    run.all(c.GoTo(Step.REFLECTING)).whole_round()
    return run.all(c.GoTo(Step.FAREWELL), c.CloseSession())


def insights(home: Home, *arguments: str) -> Result:
    return typed(home, "insights", *arguments)


def test_nothing_yet_is_said_with_what_to_do(home: Home) -> None:
    assert "rehearse" in insights(home).stdout
    assert json.loads(insights(home, "--json").stdout)["sessions"] == 0


def test_few_sessions_are_said_to_be_few(home: Home) -> None:
    for number in range(3):
        put(home, f"s{number}", a_session())
    told = insights(home).stdout
    assert "3 sessions with a challenge: too few to tell." in told
    assert "3 sessions that were timed: too few to tell." in told
    assert "0 sessions with an end agreed on: too few to tell." in told
    assert "0 pulses of three people or more: too few to tell." in told
    assert "3 actions: too few to tell." in told
    assert "%" not in told


def test_a_team_that_is_not_there_is_answered_with_those_that_are(home: Home) -> None:
    put(home, "one", a_session())
    for more in ((), ("--json",)):
        with pytest.raises(PeerInquiryError) as refused:
            typed(home, "insights", "--team", "pump", *more)
        assert str(refused.value) == "There is no team “pump”. Did you mean “pumps”?"
    (home.teams / "pumps.toml").write_text('title = "The pumps"\npeople = ["Ann"]\n', "utf-8")
    assert insights(home, "--team", "The pumps").stdout == insights(home, "--team", "pumps").stdout != ""
    assert "No session on record is among these." in insights(home, "--until", "2025").stdout


@pytest.fixture(scope="module")
def of_a_year(a_year: Path) -> dict[tuple[str, ...], Result]:
    """What is told of a year, and of one team's; each also for other tools."""
    asked = ((), ("--team", "pump-works"), ("--json",), ("--team", "pump-works", "--json"))
    return {arguments: insights(Home(a_year), *arguments) for arguments in asked}


def test_a_year_fits_80_columns_and_ends_no_line_with_blanks(of_a_year: dict[tuple[str, ...], Result]) -> None:
    for told in (told for arguments, told in of_a_year.items() if "--json" not in arguments):
        assert told.stderr == ""
        for line in told.stdout.splitlines():
            assert len(line) <= 80
            assert line == line.rstrip()
            assert "\x1b" not in line
        assert "too few" not in told.stdout


def test_nobody_s_name_is_in_it(of_a_year: dict[tuple[str, ...], Result]) -> None:
    from tests.year.material import TEAMS

    names = {name for group in TEAMS for name in (*group.people, *group.newcomers)}
    for told in of_a_year.values():
        assert not [name for name in names if name in told.output]


def test_a_terminal_of_one_alphabet_has_charts_all_the_same() -> None:
    tally = InsightsTally(Wanted())
    for number in range(6):
        tally.add(said_in(f"s{number}", a_session().records))
    text = drawn(*page(tally.insights()), ascii_only=True)
    assert "##########" in text
    assert text.isascii()


def test_rehearsals_count_if_they_are_asked_for(home: Home) -> None:
    bank = BankLibrary(home.root, home.root).load(DEFAULT_BANK)
    put(home, "rehearsed", played(bank))
    put(home, "one", a_session())
    (home.sessions / "none.toml").write_text("?", encoding="utf-8")
    told = insights(home)
    assert told.stdout.startswith("Insights  1 session, 22 Nov 2026")
    assert "1 rehearsal left out" in told.stderr
    assert "1 file could not be read" in told.stderr
    assert insights(home, "--all").stdout.startswith("Insights  2 sessions, 22 Nov 2026")


def test_the_object_has_every_figure_under_a_name(home: Home) -> None:
    put(home, "one", a_session())
    told = json.loads(insights(home, "--json", "--team", "pumps", "--since", "2026").stdout)
    assert (told["team"], told["since"], told["until"]) == ("pumps", "2026-01-01", None)
    assert told["follow_through"]["teams"] == [
        {"team": "pumps", "actions": 1, "kept": 0, "changed": 0, "dropped": 0, "unsaid": 1, "days": None}
    ]
    assert told["pulse"] == {
        "sessions": 0,
        "people": 0,
        "scores": None,
        "months": [{"month": "2026-11", "sessions": 0, "people": 0, "scores": None}],
    }
    assert set(told["voices"]) == {"sessions", "timed", "evenness", "silent", "unheard", "months"}
    assert not [name for name in PEOPLE if name in json.dumps(told)]


def test_a_month_begins_with_its_first_day_and_ends_with_its_last() -> None:
    assert (first_day("2026-02"), last_day("2026-02")) == (date(2026, 2, 1), date(2026, 2, 28))
    assert first_day("2026-03-04") == last_day("2026-03-04") == date(2026, 3, 4)


def test_a_day_that_is_none_is_answered_with_what_to_write(home: Home) -> None:
    told = insights(home, "--since", "soon")
    assert told.exit_code == 2
    assert "write 2w, last month" in " ".join(told.output.replace("│", " ").split())


def test_when_it_was_held_is_the_day_where_it_was_held(home: Home) -> None:
    run = Run().all(c.OpenSession("Late", BANK, utc_offset=11 * 60))
    put(home, "late", run)
    assert json.loads(insights(home, "--json").stdout)["first"] == "2026-11-23"
    assert datetime(2026, 11, 22, 14, tzinfo=UTC) == START
