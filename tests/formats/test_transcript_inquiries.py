"""The page of a session with several inquiries: each under headings of its own, and nothing of it changes any more."""

from __future__ import annotations

import re

from hypothesis import given, settings
from tests.inquiry.driver import Run, at_questions, at_second_questions, at_voting
from tests.inquiry.runs import runs
from tests.inquiry.test_inquiries import WHO, full

from peerinquiry.formats.transcript_md import LINE, render
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.model import Step


def headings(run: Run) -> list[str]:
    return re.findall(r"^#+ (.*)$", render(run.records), re.MULTILINE)


def under(run: Run, heading: str) -> list[str]:
    """The lines under a heading, without their times."""
    section = render(run.records).partition(f"# {heading}\n")[2].partition("\n#")[0]
    return [line[11:] for line in section.splitlines() if line.startswith("- ")]


def two() -> Run:
    """Two inquiries, each with a question, a say-back, a reframe and a plan."""
    run = full().all(c.AnotherChallenge(), c.ChooseOwner("Bea"), c.GoTo(Step.STORY)).turn("Since the merger.")
    run.all(c.GoTo(Step.QUESTIONS), c.PutQuestion(WHO)).turn("Two teams.").all(c.GoTo(Step.SAY_BACK)).turn("Torn.")
    run.all(c.GoTo(Step.REFRAME)).turn("One team?").all(c.GoTo(Step.PLANNING), c.SetAction("Meet | talk", "Bea"))
    return run.all(c.Rename("Ann", "Anna"))


@given(runs())
@settings(max_examples=40)
def test_one_inquiry_has_no_heading_of_its_own(run: Run) -> None:
    several = any(": " in heading for heading in headings(run)[1:])
    assert several == bool(run.state.inquiries)


@given(runs())
@settings(max_examples=40)
def test_each_line_stands_once_whatever_inquiry_it_is_of(run: Run) -> None:
    page = render(run.records)
    lines = [line for line in page.splitlines() if line.startswith("- ")]
    assert all(LINE.fullmatch(line) for line in lines)
    answers = sum(line[11:].startswith("ANSWER ") for line in lines)
    assert answers == sum(turn.step is Step.QUESTIONS and turn.mark == "done" for turn in run.state.turns)


def test_each_inquiry_stands_under_its_own_headings() -> None:
    assert headings(two())[1:] == [
        *("Summary", "Anna's challenge", "The plan", "Bea's challenge", "The plan", "Who spoke how long"),
        *("Challenges", "Choose: Anna's challenge", "Inquire: Anna's challenge", "Recommend: Anna's challenge"),
        *("Plan: Anna's challenge", "Choose: Bea's challenge", "Inquire: Bea's challenge", "Plan: Bea's challenge"),
        "Close",
    ]


def test_each_inquiry_has_its_summary() -> None:
    first, second = render(two().records).partition("## Challenges")[0].split("### Bea's challenge")
    assert "Who owns it?" in first
    assert "Anna said that was it" in first
    assert "| Call | Anna |" in first
    assert "One team?" in second
    assert "Say-back: by Anna" in second
    assert r"| Meet \| talk | Bea |" in second
    assert "Call" not in second


def test_the_lines_stand_with_the_inquiry_they_were_said_in() -> None:
    run = two()
    assert [line for line in under(run, "Inquire: Anna's challenge") if line.startswith(("ASK Bea", "REFRAME"))] == [
        "ASK Bea: Who is involved? (aim: framing; round: 1; from: bank)",
        "REFRAME Anna: Who owns it? (took: 0:20)",
    ]
    assert [line for line in under(run, "Inquire: Bea's challenge") if line.startswith(("ASK", "REFRAME"))] == [
        "ASK Anna: Who is involved? (aim: framing; round: 1; from: bank)",
        "REFRAME Bea: One team? (took: 0:20)",
    ]
    assert under(run, "Plan: Bea's challenge") == ["ACTION Bea: Meet | talk (by: no date yet)"]
    assert "NOTE Everyone: finished with Anna's challenge" in under(run, "Close")


def test_what_the_second_says_changes_nothing_of_the_first() -> None:
    run = full().all(c.SetCheckIn(None), c.OfferHelp("Carl", "A day"), c.AddNotDoing("Nothing new"))
    run.all(c.AnotherChallenge(), c.ChooseOwner("Bea"))
    before = under(run, "Plan: Ann's challenge")
    run.all(c.OfferHelp("Carl", "A week"), c.AddNotDoing("Nothing new"), c.DropNotDoing("Nothing new"))
    run.all(c.GoTo(Step.SAY_BACK), c.JudgeSayBack(right=False))
    assert under(run, "Plan: Ann's challenge") == before
    assert under(run, "Plan: Bea's challenge") == ["HELP Carl: A week"]
    assert "Ann said that was it" in render(run.records)


def test_an_inquiry_that_was_broken_off_is_on_the_page_with_the_question_nobody_answered() -> None:
    run = at_questions().all(c.PutQuestion(WHO), c.ChooseOwner("Bea"))
    assert headings(run)[2:4] == ["Ann's challenge, set aside", "Bea's challenge"]
    assert under(run, "Inquire: Ann's challenge, set aside") == [
        "STORY Ann: It began in spring. (took: 2:30)",
        "ASK Bea: Who is involved? (aim: framing; round: 1; from: bank)",
        "NOTE Everyone: set Ann's challenge aside; the owner changes",
    ]
    assert under(run, "Choose: Bea's challenge")[0].endswith("(how: by a change of owner)")


def test_while_the_next_is_chosen_the_page_says_so() -> None:
    run = full().all(c.AnotherChallenge(), c.CastVote("Ann", ("Bea",)), c.CastVote("Bea", ("Carl",)))
    run.all(c.RevealVotes(1, anyway=True))
    assert "Choose: another challenge" in headings(run)
    assert headings(run)[2:4] == ["Ann's challenge", "The plan"]


def test_a_challenge_worded_anew_afterwards_leaves_the_choice_as_it_was() -> None:
    run = full().all(c.AnotherChallenge(), c.WriteChallenges({"Ann": "Other words"}))
    assert "nobody owns it" in under(run, "Choose: Ann's challenge")[0]
    assert "| We lose two suppliers a year and nobody owns it | Who owns it? |" in render(run.records)


def test_votes_of_the_second_choice_stand_with_it() -> None:
    run = at_voting().all(c.CastVote("Ann", ("Ann",)), c.RevealVotes(1, anyway=True), c.GoTo(Step.STORY)).turn()
    run.all(c.AnotherChallenge(), c.CastVote("Ann", ("Carl",)), c.RevealVotes(1, anyway=True))
    assert under(run, "Choose: Carl's challenge")[0] == "VOTE Ann: Carl"
    assert under(run, "Choose: Ann's challenge")[0] == "VOTE Ann: Ann"


def test_the_hostile_name_of_an_owner_stays_a_name() -> None:
    run = at_second_questions().all(c.Rename("Ann", "[x](y) #"))
    assert r"[x\](y) #'s challenge" in headings(run)
