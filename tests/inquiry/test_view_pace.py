"""The pace in words: nobody takes the projected end for the one that was agreed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.inquiry.driver import START, at_questions, at_reflecting, opened, seven

from peerinquiry.inquiry.commands import CloseSession, GoTo, SetEnd, SetPace
from peerinquiry.inquiry.events import RoundsLimited
from peerinquiry.inquiry.model import Limits, Phase, Step, Timing
from peerinquiry.inquiry.pace.measures import Measure, Way
from peerinquiry.inquiry.view.pace import brief_words, ends, limits_words, measure_words, pace, steps_left

LENGTH = 180 + 120 + 140 + 120 + 180 + 4 * 6 * 45 + 60 + 60 + 6 * 60 + 240 + 7 * 30


@pytest.mark.parametrize(
    ("agreed", "words"),
    [
        (None, ("on course for 14:46", "till 14:46")),
        (46, ("on course for 14:46 · on time", "on time for 14:46", "on time 14:46")),
        (55, ("on course for 14:46 · 9 min in hand", "on time for 14:55", "on time 14:55")),
        (38, ("on course for 14:46 · 8 min over 14:38", "8 min over 14:38", "8 min over")),
    ],
)
def test_when_we_end_is_told_against_what_was_agreed(agreed: int | None, words: tuple[str, ...]) -> None:
    run = seven()
    assert LENGTH == 45 * 60 + 50
    end = START + timedelta(minutes=agreed) if agreed else None
    state = run.all(SetEnd(end)).state if end else run.state
    assert ends(state, run.now, START) == words


def test_a_session_that_is_closed_ends_no_more() -> None:
    run = opened().all(GoTo(Step.RULES), CloseSession())
    assert ends(run.state, run.now, START) == ("closed",)


def test_what_one_key_does_is_said_with_what_it_leads_to() -> None:
    run = at_questions().all(SetEnd(START + timedelta(minutes=30)))
    view = pace(run.state, run.now, START)
    assert (view.course, view.agreed) == ("On course for 14:33", "agreed: 14:30 · 3 min over")
    first, second = view.offers[:2]
    assert (first.words, first.leads_to, first.on_time) == ("20-second answers", "ends 14:29", True)
    assert second.words == "One question each for milestones and support together"
    run.all(SetEnd(START))
    late = pace(run.state, run.now, START)
    assert (view.asked, late.asked) == ("What would end us on time", "Nothing ends us on time any more. What helps:")
    last = late.offers[-1]
    assert last.brief == "Answers 20 s, recommending 40 s, one round for the rest, closing 20 s, plan 3 min"
    assert (last.leads_to, last.on_time) == ("ends 14:18, 18 over", False)


def test_measures_are_said_as_one_says_them() -> None:
    skip = Measure(Way.SKIP, 4, aims=("support",), limits=Limits(("support",)))
    assert (measure_words(skip), brief_words(skip)) == ("no questions for support", "no questions for support")
    story = Measure(Way.SHORTER, 2, Timing.STORY, 120)
    assert (measure_words(story), brief_words(story)) == ("the story in 2 min", "story 2 min")
    assert measure_words(Measure(Way.ALL_ROUNDS, 0, limits=Limits())) == "a round for every aim again"


def test_limits_are_told_to_everyone() -> None:
    told = {limits_words(event) for event in (
        RoundsLimited(("support",)), RoundsLimited((), ("milestones", "support")), RoundsLimited(("a",), ("b",)),
        RoundsLimited(),
    )}  # fmt: skip
    assert told == {
        "No questions for support",
        "Milestones and support share the round before",
        "No questions for a, and b shares the round before",
        "A round of questions for every aim",
    }


def test_a_row_tells_what_a_phase_was_given_took_and_takes() -> None:
    run = at_questions()
    rows = {row.phase: row for row in pace(run.state, run.now + 60, START).rows}
    inquire = rows[Phase.INQUIRE]
    assert (inquire.planned, inquire.used, inquire.left, inquire.current) == ("23 min", "4 min", "20 min", True)
    assert rows[Phase.PLAN].used == "0 s"
    assert max(row.used_part + row.left_part for row in rows.values()) <= 1 + 1e-9
    assert inquire.used_part + inquire.left_part == pytest.approx(1)


def test_a_phase_is_told_step_by_step() -> None:
    run = at_questions().all(SetPace(joined=("support",)))
    assert steps_left(run.state, Phase.INQUIRE, run.now) == (
        "Inquire: questions 13 min · a peer says back 1 min · the challenge, restated 1 min"
    )
    assert steps_left(at_reflecting().state, Phase.PLAN, 0) == ""
