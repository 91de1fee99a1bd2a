"""What a screen shows all the time is told in lines when it changes, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.plain.talking import Talk

from peerinquiry.plain.words.telling import where

GROUP = ("add Ann, Bea, Carl, Dev", "challenge Ann: We lose two suppliers", "challenge Bea: My team is tired")
ASKING = (*GROUP, "go voting", "owner Ann", "go questions")
FIRST = "Bea asks: How is this affecting your goals or your working relationships right now?"


def test_the_question_on_the_table_is_told_with_the_turn_and_not_again_when_it_is_asked(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *ASKING, "start", "next Purchasing", "start")
    assert talk.said.count(FIRST) == 1
    place = talk.said.index(FIRST)
    assert talk.said[place + 1 : place + 3] == ["Ann answers: 30 s.", "Ann answers: Purchasing"]
    assert talk.said[place + 3] == "Carl asks: How did this get to where it is today?"


def test_a_question_that_is_put_is_told_once(tmp_path: Path) -> None:
    assert Talk(tmp_path, *ASKING, "ask What else?", "start").said.count("Bea asks: What else?") == 1


@pytest.mark.parametrize(("next_one", "offered"), [("Who knows?", True), ("What else is new?", False)])
def test_a_question_that_follows_is_offered_unless_it_is_the_next_one_anyway(
    next_one: str, offered: bool, tmp_path: Path
) -> None:
    bank = tmp_path / "question_banks" / "ours.toml"
    bank.parent.mkdir(parents=True)
    bank.write_text(
        'title = "Ours"\nlanguage = "en"\nsource = "us"\n[[aims]]\nname = "framing"\npurpose = "See."\n'
        f'questions = [{{ ask = "What is new?", follow_up = "What else is new?" }}, "{next_one}"]\n',
        encoding="utf-8",
    )
    talk = Talk(tmp_path, "bank ours", *ASKING, "start", "next")
    assert f"Carl asks: {next_one}" in talk.said
    assert ("follow-up asks: What else is new?" in talk.said) is offered


def test_votes_are_said_by_numbers_so_these_are_told_and_whose_turn_it_is(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *GROUP, "go voting", "vote Ann: 2", "vote Bea: 1", "vote Carl: 1", "vote Dev: 1")
    place = talk.said.index("1. Ann: We lose two suppliers")
    assert talk.said[place + 1 : place + 3] == ["2. Bea: My team is tired", "Ann votes next."]
    assert talk.said.count("2. Bea: My team is tired") == 1
    assert "An empty line goes on: open the votes." in talk.said


def test_what_is_asked_of_the_owner_and_of_everyone_is_told(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *ASKING, "go say-back", "next They are tired", "right", "go pulse", "next", "close")
    assert "Ann, was that it? Say right, or not-quite." in talk.said
    assert "double-loop learning, empathy. Say them as in: pulse NAME: 4 5 3 4 5" in talk.text
    assert "An empty line, or quit, leaves; files tells where all of it is." in talk.said
    assert str(where(talk.scene, "")).splitlines()[-1] == "The record is closed."
    assert talk.said[-1].startswith("Left. The record is closed")


def test_an_undo_tells_what_it_took_back_and_where_the_group_is_again(tmp_path: Path) -> None:
    said = Talk(tmp_path, *ASKING, "start", "next Purchasing", "undo", "go voting", "undo").said
    back = said.index("Taken back: the end of the turn.")
    assert said[back + 1] == FIRST
    back = said.index("Taken back: the step.")
    assert said[back + 1 : back + 3] == ["Phase 4 of 7, Inquire: questions", FIRST]


def test_while_the_owner_is_away_the_ways_on_are_told(tmp_path: Path) -> None:
    assert "Ann is away for now: we wait, or another owner begins." in Talk(tmp_path, *ASKING, "absent Ann").said


def test_where_and_time_are_told_in_sentences(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *ASKING, "start", "wait 12", "time", "where", "ends in 90 min", "pause", "wait 9", "time")
    assert "Ann answers: 18 s left.\nThe session is on course for 14:20." in talk.said
    asked = next(told for told in talk.said if "Ask one open question" in told)
    assert asked.splitlines() == [
        "Phase 4 of 7, Inquire: questions",
        "Ann's challenge: We lose two suppliers",
        "Ask one open question, no preamble. Ann answers in 30 s.",
        FIRST,
        "Then Carl.",
        "Ann answers: 18 s left.",
        "The session is on course for 14:20.",
    ]
    assert "Paused: 18 s left." in talk.said[-2]
    assert "·" not in talk.text


WHERE = {
    ("go story", "start", "wait 5"): ["Listen: Ann tells the story.", "Ann tells the story: 2:55 left."],
    ("next", "next", "next"): [
        "Everyone has asked. Framing: this round is done.",
        "An empty line goes on: another round, for possibilities.",
    ],
    ("absent Ann",): ["Ann is away for now: we wait, or another owner begins.", "Waiting for Ann: not started."],
}
"""What is done, and what `where` has to say then between the challenge and the end of the session."""


@pytest.mark.parametrize("lines", WHERE, ids=" ".join)
def test_where_says_each_thing_once(lines: tuple[str, ...], tmp_path: Path) -> None:
    talk = Talk(tmp_path, *ASKING, *lines)
    assert str(where(talk.scene, "")).splitlines()[2:-1] == WHERE[lines]


def test_who_says_how_it_stands_with_everyone(tmp_path: Path) -> None:
    talk = Talk(tmp_path, *ASKING, "who", "next", "later", "late Bea", "gone Ann", "who")
    told = [said.splitlines() for said in talk.said if "Dev: " in said and "\n" in said]
    assert told == [
        ["Ann: the owner", "Bea: has the turn", "Carl: waiting", "Dev: waiting"],
        ["Ann: the owner, gone", "Bea: done", "Carl: back later", "Dev: has the turn"],
    ]


def test_a_clock_that_goes_on_is_told_from_one_that_begins(tmp_path: Path) -> None:
    said = Talk(tmp_path, *ASKING, "start", "wait 12", "pause", "start", "wait 40", "pause", "start").said
    assert [one for one in said if one.startswith(("Ann answers: 30", "The clock goes on"))] == [
        "Ann answers: 30 s.",
        "The clock goes on: 18 s left.",
        "The clock goes on: 22 s over.",
    ]


def test_what_is_private_is_kept_and_not_told_on(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "private Ask Bea afterwards", "where", "undo", "redo")
    assert "Kept for you alone." in talk.said
    assert "Bea" not in talk.text


def test_an_announcement_has_a_line_of_its_own_behind_what_is_being_typed(tmp_path: Path) -> None:
    said = Talk(tmp_path, *ASKING, "start", "wait 31", typed=True).said
    assert said[said.index("\nTime is up: Ann answers.") - 1] == "Inquire, Bea> "


def test_where_the_files_are_is_told_with_the_line_that_finds_the_actions(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "files")
    assert str(talk.journal) in talk.text
    assert str(talk.journal.with_suffix(".md")) in talk.text
    assert f'grep " ACTION " {talk.journal.parent}/2026-11-22-1400*.md' in talk.text
