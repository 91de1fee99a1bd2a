"""`peerinquiry followups`, as typed: the table, the objects, and what is said where nothing is open."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from tests.cli.typed import typed
from tests.inquiry.test_view_followups import meeting
from tests.storage.journals import put
from typer.testing import Result

from peerinquiry.cli import followups
from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import Header, encode_journal
from peerinquiry.inquiry.commands import AddPeople, AnswerAction, BringActions, SetAction, SetTitle
from peerinquiry.inquiry.model import Answer
from peerinquiry.inquiry.view.followups import Told, last_time
from peerinquiry.rehearsal import TITLE
from peerinquiry.storage.home import Home

FIRST, SECOND = "2026-11-22-1400-lead", "2026-11-29-1400-lead"
CALL = SetAction("Call [/x] both suppliers", "Ann", date(2026, 11, 25), "both said yes")
WRITE, MAP = SetAction("Write to all", "Bea", date(2026, 12, 12)), SetAction("Draw the map", "Ann")


@pytest.fixture
def home(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(followups, "today", lambda: date(2026, 12, 1))
    return home


def met_twice(home: Home) -> None:
    first = meeting(0, CALL, WRITE, MAP, team="lead")
    found = last_time([Told(FIRST, first.state)], team="lead")
    put(home, FIRST, first)
    answers = (AnswerAction(1, Answer.CHANGED, "no time"), AnswerAction(2, Answer.KEPT, "all read it"))
    put(home, SECOND, meeting(1, BringActions(found.actions, "lead"), *answers, team="lead"))


def told(home: Home, *arguments: str) -> Result:
    return typed(home, "followups", *arguments)


def whats(home: Home, *arguments: str) -> list[str]:
    return [json.loads(line)["what"] for line in told(home, "--json", *arguments).stdout.splitlines()]


def test_nothing_yet_and_nothing_any_more_are_said_warmly(home: Home) -> None:
    result = told(home)
    assert (result.exit_code, result.stdout, result.stderr) == (
        0, "No action was put down yet. When a plan is made, it shows here.\n", "",
    )  # fmt: skip
    assert told(home, "--json").stdout == ""
    first = meeting(0, CALL)
    put(home, FIRST, first)
    found = last_time([Told(FIRST, first.state)], session=FIRST)
    put(home, SECOND, meeting(1, BringActions(found.actions), AnswerAction(1, Answer.KEPT)))
    assert told(home).stdout == "Nothing is open: every promise was kept, or let go. Well done.\n"


def test_the_table_is_sorted_by_day_and_says_late_in_a_word(home: Home) -> None:
    met_twice(home)
    result = told(home)
    assert result.exit_code == 0
    words = " ".join(result.stdout.split())
    assert words.startswith("2 open, 1 overdue due whose what 25 Nov 2026 Ann Call [/x] both suppliers overdue since")
    assert "brought up once · changed on 29 Nov 2026: no time" in words
    assert words.index("Call") < words.index("no date yet Ann Draw the map")
    assert words.endswith("Of 3 actions in all, 1 kept, 0 dropped, 2 open.")
    for line in result.stdout.splitlines():
        assert len(line) <= 80
        assert line == line.rstrip()


def test_what_is_asked_for_is_shown(home: Home) -> None:
    met_twice(home)
    put(home, "2026-11-23-0900-other", meeting(0, SetAction("Meet", "Carl", date(2026, 12, 15)), team="other"))
    assert whats(home) == ["Call [/x] both suppliers", "Meet", "Draw the map"]
    assert whats(home, "--team", "other") == ["Meet"]
    assert whats(home, "--who", "ann") == ["Call [/x] both suppliers", "Draw the map"]
    assert whats(home, "--due", "2w") == ["Call [/x] both suppliers", "Meet"]
    assert whats(home, "--due", "2w", "--who", "Carl") == ["Meet"]
    assert whats(home, "--all")[-1] == "Write to all"
    assert "kept" in told(home, "--all").stdout
    nothing = told(home, "--due", "today", "--who", "Carl").stdout
    assert nothing == "Nothing is due by 1 Dec 2026. 1 action is open after that, or undated.\n"


def test_a_day_that_cannot_be_read_is_answered_with_what_to_write(home: Home) -> None:
    result = told(home, "--due", "someday")
    assert result.exit_code == 2
    assert "+2w" in result.stderr


def test_an_object_says_all_that_the_table_does(home: Home) -> None:
    met_twice(home)
    first, *_ = told(home, "--json", "--all").stdout.splitlines()
    assert json.loads(first) == {
        "what": "Call [/x] both suppliers",
        "who": "Ann",
        "due": "2026-11-25",
        "overdue": True,
        "standing": "open",
        "since": "2026-11-22",
        "session": FIRST,
        "action": 1,
        "team": "lead",
        "sign": "both said yes",
        "carried": 1,
        "answer": "changed",
        "why": "no time",
        "answered_on": "2026-11-29",
        "answered_in": SECOND,
    }


def test_rehearsals_and_what_cannot_be_read_are_told_of_on_the_side(home: Home) -> None:
    put(home, FIRST, meeting(0, CALL))
    rehearsal = meeting(0, MAP)
    header = Header(datetime(2026, 11, 22, tzinfo=UTC), "test")
    data = encode_journal(header, rehearsal.records).replace(b'"Group"', f'"{TITLE}"'.encode())
    (home.sessions / "r.toml").write_bytes(data)
    (home.sessions / "x.toml").write_text("?", encoding="utf-8")
    assert whats(home) == ["Call [/x] both suppliers"]
    assert "1 rehearsal left out" in told(home).stderr
    assert "1 file could not be read" in told(home).stderr
    assert len(whats(home, "--all")) == 2


def test_each_count_has_its_words(home: Home) -> None:
    before = [Told(FIRST, meeting(0, CALL).state)]
    put(home, FIRST, meeting(0, CALL, SetTitle("One")))
    for week in range(1, 4):
        put(home, f"s-{week}", meeting(week, BringActions(last_time(before, session=FIRST).actions)))
        expected = ("", "not spoken of", "not spoken of in 2 sessions", "not spoken of in 3 sessions")[week]
        assert expected in " ".join(told(home).stdout.split())


def test_a_filter_that_nothing_fits_is_said_to_be_one(home: Home) -> None:
    met_twice(home)
    assert told(home, "--who", "Carl").stdout == "No action on record fits “Carl”.\n"
    assert (
        told(home, "--team", "lead", "--who", "Carl").stdout == "No action on record fits the team lead and “Carl”.\n"
    )
    (home.teams / "board.toml").write_text('people = ["Ann"]\n', "utf-8")
    assert told(home, "--team", "board").stdout == "No action on record fits the team board.\n"


def test_a_team_or_a_name_that_nobody_has_is_said_with_the_nearest(home: Home) -> None:
    met_twice(home)
    for asked, hint in (("leed", "Did you mean “lead”?"), ("xyz", "Teams on record: lead.")):
        for more in ((), ("--json",)):
            with pytest.raises(PeerInquiryError) as refused:
                typed(home, "followups", "--team", asked, *more)
            assert str(refused.value) == f"There is no team “{asked}”. {hint}"
    (home.teams / "lead.toml").write_text('title = "Leadership team"\npeople = ["Ann"]\n', "utf-8")
    assert told(home, "--team", "leadership TEAM").stdout == told(home).stdout
    assert told(home, "--who", "carll").stdout == "Nobody on record is called “carll”. Did you mean “Carl”?\n"
    assert told(home, "--who", "Zed").stdout == "Nobody on record is called “Zed”. On record: Ann, Bea, Carl.\n"


def test_a_team_is_named_where_there_are_several(home: Home) -> None:
    put(home, FIRST, meeting(0, CALL, team="lead"))
    assert "lead" not in told(home).stdout
    put(home, SECOND, meeting(1, WRITE, team="board"))
    lines = told(home).stdout.splitlines()
    assert [line.rpartition(" · ")[2] for line in lines if "not brought up since" in line] == ["lead", "board"]


def test_in_eighty_columns_a_name_stays_whole_and_no_file_is_named(home: Home) -> None:
    who = "Müller-Lüdenscheidt"
    run = meeting(0, SetAction("Call both suppliers", "Ann"))
    run.all(AddPeople((who,)), SetAction("Write to the three of them", who, date(2026, 12, 4)))
    put(home, FIRST, run)
    lines = told(home).stdout.splitlines()
    assert lines[2:7] == [
        "due          whose                what",
        "4 Dec 2026   Müller-Lüdenscheidt  Write to the three of them",
        "                                  since 22 Nov 2026 · not brought up since",
        "no date yet  Ann                  Call both suppliers",
        "                                  since 22 Nov 2026 · not brought up since",
    ]
