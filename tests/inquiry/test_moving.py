"""Moving between phases, forth and back, and coming back after the machine died: nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inquiry.driver import PEOPLE, Run, at_planning, at_questions, at_voting, opened, seven
from tests.inquiry.runs import PAUSES, runs

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry.clock import Clock
from peerinquiry.inquiry.commands import (
    AddPeople,
    ChooseOwner,
    CloseSession,
    CreditClock,
    EndTurn,
    GoTo,
    PutQuestion,
    ResumeSession,
    SetPresence,
    ToggleClock,
)
from peerinquiry.inquiry.model import Desk, Origin, Phase, Presence, Question, Step

# Laws


@given(runs(), st.lists(st.sampled_from(Step), min_size=1, max_size=5), PAUSES)
@settings(max_examples=40)
def test_a_trip_to_other_steps_and_back_loses_nothing(run: Run, trip: list[Step], pause: float) -> None:
    before = run.state
    run.do(GoTo(trip[0]), after=pause)
    left_at = run.now
    if run.state.step is before.step:
        return
    for step in trip[1:]:
        if step is not before.step:
            run.do(GoTo(step), after=pause)
    if not run.do(GoTo(before.step), after=pause):  # one can leave a step that is not to be entered any more
        return

    after = run.state
    at_home = replace(after, desks=before.desks, since=before.since, time_in=before.time_in)
    assert replace(at_home, done=before.done, undone=before.undone) == before
    assert after.desk == Desk(stood_still(before.desk.clock, left_at, run.now), before.desk.round)
    for step, desk in before.desks.items():
        there = after.desks[step].round
        assert (there.number, there.marks, there.later) == (desk.round.number, desk.round.marks, desk.round.later)


def stood_still(clock: Clock | None, left_at: float, back_at: float) -> Clock | None:
    """The clock after a trip: it stood, and if it never ran, what goes by without it is counted from now on."""
    if clock is None:
        return None
    if clock.waiting_since is None:
        return clocks.pause(clock, left_at)
    return replace(clock, waiting_since=back_at)


@given(runs(), PAUSES)
@settings(max_examples=40)
def test_a_session_taken_up_again_is_as_it_was_with_its_clock_standing(run: Run, pause: float) -> None:
    before = run.state
    run.all(ResumeSession(), after=pause)
    clock = before.desk.clock
    assert run.state.desk == replace(before.desk, clock=clocks.pause(clock, run.now) if clock else None)
    assert replace(run.state, desks=before.desks, closed=before.closed) == before
    assert not run.state.closed


# Examples


def test_nothing_begins_before_three_are_there() -> None:
    run = opened().all(AddPeople(("Ann", "Bea")))
    assert run.refusal(GoTo(Step.WRITING)) == "Three or more are needed to begin; add who is here."
    run.all(AddPeople(("Carl",)), GoTo(Step.WRITING))
    assert run.state.phase is Phase.CHALLENGES


@pytest.mark.parametrize(
    "step", [Step.STORY, Step.QUESTIONS, Step.SAY_BACK, Step.REFRAME, Step.RECOMMENDING, Step.PLANNING]
)
def test_what_turns_about_the_owner_waits_until_there_is_one(step: Step) -> None:
    run = at_voting()
    assert run.refusal(GoTo(step)) == "First choose whose challenge it is."
    run.all(ChooseOwner("Ann"), GoTo(step))
    assert run.state.step is step


@pytest.mark.parametrize("step", [Step.RULES, Step.SAYING, Step.VOTING, Step.REFLECTING, Step.PULSE, Step.FAREWELL])
def test_the_rest_may_be_entered_at_any_time(step: Step) -> None:
    assert seven().all(GoTo(Step.WRITING), GoTo(step)).state.step is step


def test_going_where_one_is_does_nothing() -> None:
    assert at_voting().do(GoTo(Step.VOTING)) == ()


def test_a_look_at_the_plan_in_the_middle_of_an_answer() -> None:
    run = at_questions().all(PutQuestion(Question("Who is involved?", "framing", Origin.BANK)), ToggleClock())
    run.all(GoTo(Step.PLANNING), after=12)
    run.all(ToggleClock(), GoTo(Step.QUESTIONS), after=50)
    clock = run.state.desk.clock
    assert clock == Clock(allowed=30, used=12)
    assert (run.holder, run.state.question) == ("Bea", Question("Who is involved?", "framing", Origin.BANK))
    run.all(ToggleClock()).all(EndTurn("Purchasing"), after=10)
    assert (run.state.turns[-1].seconds, run.state.turns[-1].text) == (22, "Purchasing")
    run.all(GoTo(Step.PLANNING), after=0)
    assert run.state.desk.clock == Clock(allowed=240, used=50)


def test_a_clock_that_never_ran_does_not_count_the_time_elsewhere_as_untimed() -> None:
    run = at_questions().all(GoTo(Step.PLANNING), GoTo(Step.QUESTIONS), after=100)
    assert run.refusal(CreditClock()) == "Nothing went by untimed."


def test_a_clock_stopped_in_the_moment_it_was_started_is_still_stopped_on_purpose() -> None:
    run = at_questions().all(ToggleClock()).all(ToggleClock(), after=0)
    run.all(GoTo(Step.PLANNING), GoTo(Step.QUESTIONS), after=100)
    run.now += 100
    assert run.refusal(CreditClock()) == "Nothing went by untimed."


def test_the_one_who_asked_left_while_the_group_was_elsewhere() -> None:
    run = at_questions().all(
        ToggleClock(), GoTo(Step.PLANNING), SetPresence("Bea", Presence.GONE), GoTo(Step.QUESTIONS)
    )
    assert (run.holder, run.state.question) == ("Carl", None)
    assert run.state.desk.clock == Clock(allowed=30, waiting_since=run.now)


def test_a_goodbye_stops_the_clock_and_the_session_can_be_taken_up_again() -> None:
    run = at_planning().all(ToggleClock()).all(CloseSession(), after=20)
    assert (run.state.closed, run.state.desk.clock) == (True, Clock(allowed=240, used=20))
    assert run.do(CloseSession()) == (), "said once is enough"
    run.all(ResumeSession())
    assert (run.state.closed, run.holder) == (False, "Ann")


def test_everyone_may_leave_and_the_session_still_goes_on_to_its_end() -> None:
    run = at_questions().all(*(SetPresence(who, Presence.GONE) for who in PEOPLE))
    for step in Step:
        run.do(GoTo(step))
        assert not run.refused
        assert run.holder is None
