"""`peerinquiry banks stats`, as typed: the table, the object, and what is said of sessions that were left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.drawn import drawn
from tests.cli.typed import typed
from tests.inquiry.driver import BANK, PEOPLE, Run, at_questions
from tests.rehearsal.playing import played
from tests.storage.journals import put
from typer.testing import Result

from peerinquiry.cli.bank_stats_page import page
from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.model import Origin, Question, Step
from peerinquiry.inquiry.view.bank_stats import Tally, asked_in
from peerinquiry.storage.home import Home

INVOLVED = Question("Who is involved?", "framing", Origin.BANK)
FORMER = Question(
    "What became of [/x] the old plan, and of everybody who was once a part of it?", "framing", Origin.BANK
)
OWN = Question("What does Tom say?", "framing", Origin.OWN)
A_BANK = """\
title = "A bank"
[[aims]]
name = "framing"
questions = ["Who is involved?", "What does not work?"]
[[aims]]
name = "support"
questions = ["Who can help?"]
"""


@pytest.fixture
def home(tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.chdir(tmp_path)
    (home.question_banks / "a-bank.toml").write_text(A_BANK, encoding="utf-8")
    return home


def a_session() -> Run:
    run = at_questions()
    for question, seconds in ((INVOLVED, 14), (INVOLVED, 80), (FORMER, 9), (OWN, 5)):
        run.all(c.PutQuestion(question, INVOLVED), c.ToggleClock()).all(c.EndTurn("Tom, mostly."), after=seconds)
    run.all(c.GoTo(Step.REFRAME)).turn("Who owns it with me?")
    return run.all(c.GoTo(Step.PLANNING), c.SetAction("Call", "Ann"))


def stats(home: Home, *arguments: str) -> Result:
    return typed(home, "banks", "stats", *arguments)


def test_nothing_yet_is_said_with_what_to_do(home: Home) -> None:
    told = stats(home)
    assert (told.exit_code, "rehearse" in told.stdout, told.stderr) == (0, True, "")
    assert stats(home, "--json").stdout == ""


def test_the_page_has_a_row_for_each_question_by_aim(home: Home) -> None:
    put(home, "one", a_session())
    lines = stats(home).stdout.splitlines()
    assert lines[:4] == [
        "A bank  a-bank",
        "1 session, 1 inquiry: 1 with a reframe, 1 with an action in the plan.",
        "",
        "asked        passed answer timed reframe action question",
    ]
    rows = [" ".join(line.split()) for line in lines[4:]]
    assert rows[:2] == ["framing", "2 ━━━━━━ 2 47 s 2 1/1 1/1 Who is involved?"]
    assert rows[2] == "never What does not work?"
    assert rows[3].startswith("1 ━━━ 9 s 1 1/1 1/1 What became of [/x] the old")
    assert "bank)" in " ".join(rows[4:7])
    assert "1 5 s 1 1/1 1/1 questions of their own" in rows
    assert rows[rows.index("support") + 1] == "never Who can help?"


def test_the_page_fits_80_columns_and_ends_no_line_with_blanks(home: Home) -> None:
    put(home, "one", a_session())
    for line in stats(home, "--all").stdout.splitlines():
        assert len(line) <= 80
        assert line == line.rstrip()
        assert "\x1b" not in line


def test_a_terminal_without_lines_has_bars_all_the_same() -> None:
    tally = Tally(lambda _: BANK)
    tally.add(asked_in(a_session().records))
    text = drawn(*page(tally.stats()), ascii_only=True)
    assert "######" in text
    assert text.isascii()


def test_nobody_s_name_and_nobody_s_words_are_in_it(home: Home) -> None:
    put(home, "one", a_session())
    for shown in (stats(home).output, stats(home, "--json").output):
        assert not [name for name in (*PEOPLE, "Tom", "suppliers") if name in shown]


def test_the_object_is_as_it_is_described(home: Home) -> None:
    put(home, "one", a_session())
    told = json.loads(stats(home, "a-bank", "--json").stdout)
    questions = told.pop("questions")
    assert told == {
        "bank": "a-bank",
        "title": "A bank",
        "sessions": 1,
        "inquiries": 1,
        "reframed": 1,
        "with_actions": 1,
    }
    assert questions[0] == {
        "aim": "framing",
        "question": "Who is involved?",
        "standing": "bank",
        "asked": 2,
        "passed_on": 2,
        "seconds": 47.0,
        "timed": 2,
        "inquiries": 1,
        "reframed": 1,
        "with_actions": 1,
    }
    assert [(one["question"], one["standing"], one["seconds"]) for one in questions[1:]] == [
        ("What does not work?", "bank", None),
        (FORMER.text, "former", 9.0),
        (None, "own", 5.0),
        ("Who can help?", "bank", None),
    ]


def test_every_key_of_the_object_is_described(home: Home, checkout: Path) -> None:
    put(home, "one", a_session())
    told = json.loads(stats(home, "--json").stdout)
    described = (checkout / "docs" / "bank-stats.md").read_text(encoding="utf-8")
    assert not [key for key in {*told, *told["questions"][0]} if f"`{key}`" not in described]


def test_one_bank_or_those_used_or_all(home: Home) -> None:
    put(home, "one", a_session())

    def banks(*arguments: str) -> list[str]:
        return [json.loads(line)["bank"] for line in stats(home, *arguments, "--json").stdout.splitlines()]

    assert banks() == ["a-bank"]
    assert banks("hard-decision") == ["hard-decision"]
    assert "Not used in any session yet." in stats(home, "hard-decision").stdout
    everything = banks("--all")
    assert everything[0] == "a-bank"
    assert {"collaborative-inquiry", "hard-decision"} < set(everything)
    with pytest.raises(PeerInquiryError, match="no question bank"):
        stats(home, "nowhere")


def test_a_bank_that_is_gone_is_told_of_by_the_record(home: Home) -> None:
    put(home, "one", a_session())
    (home.question_banks / "a-bank.toml").unlink()
    for arguments in ((), ("a-bank",)):
        told = json.loads(stats(home, *arguments, "--json").stdout)
        assert (told["bank"], {one["standing"] for one in told["questions"]}) == ("a-bank", {"former", "own"})


def test_a_bank_with_mistakes_is_left_out_and_said(home: Home) -> None:
    put(home, "one", a_session())
    (home.question_banks / "a-bank.toml").write_text("title = 3", encoding="utf-8")
    told = stats(home)
    assert "Who is involved?" not in told.stdout
    assert "a-bank is left out, since it has mistakes; `peerinquiry banks check` says which." in told.stderr
    assert told.stderr.count("left out") == 1
    with pytest.raises(BankErrors):
        stats(home, "a-bank")


def test_damaged_sessions_are_counted_as_far_as_they_go_and_said(home: Home) -> None:
    path = put(home, "one", a_session())
    path.write_bytes(path.read_bytes()[:-30])
    (home.sessions / "two.toml").write_text("?", encoding="utf-8")
    told = stats(home, "--json")
    assert json.loads(told.stdout)["with_actions"] == 0, "the action was cut off"
    assert "1 session is not as it was written" in told.stderr
    assert "1 file could not be read as a session" in told.stderr


def test_rehearsals_count_only_if_asked_for(home: Home) -> None:
    put(home, "one", a_session())
    put(home, "rehearsal", played(BANK))
    told = stats(home, "--json")
    assert json.loads(told.stdout)["sessions"] == 1
    assert "1 rehearsal left out; --all counts them, too." in told.stderr
    everything = stats(home, "a-bank", "--all", "--json")
    assert (json.loads(everything.stdout)["sessions"], everything.stderr) == (2, "")
