"""What became of actions, on the page of the session that said it, and on the page of the one they are from."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.formats.test_transcript_lines import said, time_of
from tests.inquiry.driver import at_planning, at_reflecting, seven
from tests.inquiry.test_follow_through import BRING, LAST

from peerinquiry.formats.transcript_md import Tag, render
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.model import Answer

README = Path(__file__).parents[2] / "README.md"
LATER = "2027-01-11-1400-leadership"


def test_an_answer_is_a_line_that_names_the_session_it_is_from() -> None:
    run = seven().all(BRING)
    assert said(run, Tag.FOLLOW_UP) == []
    run.all(c.AnswerAction(1, Answer.KEPT, "both; said (why: yes)"), c.Rename("Ann", "Anna"))
    assert said(run) == [
        rf"FOLLOW-UP Anna: Call both suppliers (answer: kept; why: both\; said (why: yes); from: {LAST})"
    ]
    run.all(c.AnswerAction(1, Answer.CHANGED, "", "Call one", date(2026, 12, 1)))
    (line,) = said(run)
    facts = f"answer: changed; now: Call one; by: 2026-12-01; from: {LAST}; changed: {time_of(run)}"
    assert line == f"FOLLOW-UP Anna: Call both suppliers ({facts})"
    assert said(run.undo(3)) == []


def test_an_answer_is_mended_after_a_first_inquiry_too() -> None:
    run = at_reflecting().all(BRING, c.AnswerAction(1, Answer.KEPT)).whole_round().all(c.AnotherChallenge())
    run.all(c.AnswerAction(1, Answer.DROPPED))
    (line,) = said(run, Tag.FOLLOW_UP)
    assert line.startswith(f"FOLLOW-UP Ann: Call both suppliers (answer: dropped; from: {LAST}; changed: ")


def test_the_summary_begins_with_last_times_actions() -> None:
    run = seven().all(BRING, c.AnswerAction(1, Answer.CHANGED, "no | time", by=date(2026, 12, 24)))
    page = render(run.records)
    assert " Team: leadership. 7 people: Ann" in page
    assert page.partition("## Summary\n\n")[2].partition("\n\nNo challenge")[0] == (
        "### Last time's actions\n\n"
        "The check-in was meant for Fri 20 Nov 2026.\n\n"
        "| What | Who | By when | What became of it | Why | From |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        f"| Call both suppliers | Ann | Sun 1 Nov 2026 | changed: by Thu 24 Dec 2026 | no \\| time | {LAST} |\n"
        f"| Draw the map | Carl | no date yet | not said |  | {LAST} |"
    )


def test_the_session_they_are_from_says_where_each_was_answered_and_how() -> None:
    run = at_planning().all(c.SetAction("Call", "Ann"), c.SetAction("Write", "Bea"))
    before = render(run.records)
    run.all(c.FollowUp(LATER, 1, Answer.KEPT, "both said yes"), c.FollowUp(LATER, 2, Answer.CHANGED, what="Meet"))
    assert said(run, Tag.FOLLOW_UP) == [
        f"FOLLOW-UP Ann: Call (answer: kept; why: both said yes; in: {LATER})",
        f"FOLLOW-UP Bea: Write (answer: changed; now: Meet; in: {LATER})",
    ]
    assert (
        "### What became of it\n\n"
        "| What | Who | What became of it | Why | Said in |\n"
        "| --- | --- | --- | --- | --- |\n"
        f"| Call | Ann | kept | both said yes | {LATER} |\n"
        f"| Write | Bea | changed: Meet |  | {LATER} |\n"
    ) in render(run.records)
    run.all(c.FollowUp(LATER, 1, None), c.FollowUp(LATER, 2, None))
    assert render(run.records) == before


@pytest.mark.skipif(shutil.which("grep") is None or shutil.which("sh") is None, reason="needs a shell and grep")
def test_the_readmes_recipes_find_each_answer_once_though_both_pages_have_it(tmp_path: Path) -> None:
    earlier = at_planning().all(c.SetAction("Call both suppliers", "Ann"))
    earlier.all(c.FollowUp(LATER, 1, Answer.KEPT, "both said yes"))
    later = seven().all(BRING, c.AnswerAction(1, Answer.KEPT, "both said yes"), c.AnswerAction(2, Answer.DROPPED))
    for name, run in ((LAST, earlier), (LATER, later)):
        (tmp_path / f"{name}.md").write_text(render(run.records), encoding="utf-8")
    recipes = re.findall(r"^grep .*FOLLOW-UP.*?(?=\s*#|$)", README.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(recipes) == 2
    for recipe in recipes:
        found = subprocess.run(["sh", "-c", recipe], cwd=tmp_path, capture_output=True, text=True, check=False)
        (line,) = found.stdout.splitlines()
        assert "FOLLOW-UP Ann: Call both suppliers (answer: kept" in line, recipe
