"""Moving between phases, forth and back, and coming back after the machine died: nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry.commands import (
    AddPeople,
    CloseSession,
    CreditClock,
    EndTurn,
    ExtendClock,
    GoTo,
    ParkIdea,
    Postpone,
    PutQuestion,
    ResumeSession,
    SetPresence,
    SetTiming,
    ToggleClock,
)
from peerinquiry.inquiry.model import Origin, Phase, Presence, Question, Round, Step, Timing
from tests.inquiry.driver import Run, at_planning, at_questions, at_voting, at_writing, opened, seven
from tests.inquiry.runs import PAUSES, runs


@given(runs(), st.lists(st.sampled_from(Step), min_size=1, max_size=5), PAUSES)
@settings(max_examples=60)
def test_a_trip_to_other_steps_and_back_loses_nothing(run: Run, trip: list[Step], pause: float) -> None:
    before, clock = run.state, run.state.desk.clock
    trip = [step for step in trip if step is not before.step]
    for step in trip:
        run.do(GoTo(step), after=pause)
    left_at = run.now - pause * (len(trip) - 1)
    run.all(GoTo(before.step), after=pause)

    if run.state.done == before.done:  # no step would have them
        assert run.state == before
        return
    for step, desk in before.desks.items():
        now = run.state.desks[step].round
        assert (now.number, now.marks, now.later) == (desk.round.number, desk.round.marks, desk.round.later)
    assert replace(run.state, desks=before.desks, done=before.done, undone=before.undone) == before
    assert run.state.desk.round == before.desk.round
    if clock is None or run.state.desk.clock is None:
        assert run.state.desk.clock == clock
    elif clock.waiting_since is None:
        refused_until_then = [state.step for state in run.states[-len(trip) - 1 : -1]].index
        del refused_until_then
        assert run.state.desk.clock.running_since is None
        assert clocks.spent(run.state.desk.clock, run.now) >= clocks.spent(clock, left_at)
    else:
        assert run.state.desk.clock == replace(clock, waiting_since=run.now)
