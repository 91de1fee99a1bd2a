"""Gaps: a laptop that slept, a program that stood still, a wall clock that was set; none adds to anybody's turn."""

from __future__ import annotations

from datetime import timedelta
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inquiry.driver import START, Run, at_questions, at_story
from tests.inquiry.runs import runs

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry.commands import CreditClock, EndTurn, NoticeGap, ToggleClock
from peerinquiry.inquiry.events import GapNoticed
from peerinquiry.inquiry.gaps import Gap, Reading, between
from peerinquiry.inquiry.view.frame import clock


def reading(ran: float, slept: float = 0.0, put: float = 0.0) -> Reading:
    return Reading(ran, ran + slept, START + timedelta(seconds=ran + slept + put))


@pytest.mark.parametrize(
    ("after", "gap"),
    [
        (reading(0.2), Gap()),
        (reading(0.2, slept=600), Gap(lost=600)),
        (reading(0.2, slept=1.5), Gap()),
        (reading(300), Gap(lost=300, counted=300)),
        (reading(0.2, put=3600), Gap(set=3600)),
        (reading(0.2, put=-3600), Gap(set=-3600)),
        (reading(0.2, slept=600, put=-60), Gap(lost=600, set=-60)),
        (Reading(-5, -5, START), Gap()),
    ],
)
def test_what_went_wrong_between_two_readings(after: Reading, gap: Gap) -> None:
    found = between(reading(0), after, 10)
    assert (round(found.lost, 6), found.counted, round(found.set, 6)) == (gap.lost, gap.counted, gap.set)


def test_who_is_patient_takes_no_pause_for_a_gap() -> None:
    assert between(reading(0), reading(7200), inf) == Gap()


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(-1e6, 1e6))
def test_a_gap_is_never_less_than_nothing(ran: float, slept: float, put: float) -> None:
    found = between(reading(0), reading(ran, slept, put), 10)
    assert found.lost >= found.counted >= 0


@given(runs(), st.sampled_from([1.0, 90.0, 86400.0]))
@settings(max_examples=60)
def test_a_gap_adds_nothing_to_a_turn_and_its_clock_stands(run: Run, seconds: float) -> None:
    before = run.state.desk.clock
    had = run.state.turns
    run.do(NoticeGap(seconds), after=0)
    after = run.state.desk.clock
    assert run.state.turns == had
    if before is None or not before.running:
        assert after == before
        return
    assert after is not None
    assert not after.running
    for later in (0.0, 500.0):
        assert clocks.spent(after, run.now + later) == clocks.spent(before, run.now)
    ended = len(run.state.turns)
    run.do(EndTurn(), after=seconds)
    for turn in run.state.turns[ended:]:
        assert turn.seconds == round(clocks.spent(before, run.now - seconds), 3)


def test_one_key_counts_it_and_another_leaves_it_out() -> None:
    for command, used in ((CreditClock(), 130.0), (ToggleClock(), 40.0)):
        run = at_story().all(ToggleClock()).all(NoticeGap(90), after=40)
        assert run.state.desk.clock == clocks.Clock(180, used=40, missed=90)
        run.all(command, after=7)
        assert run.state.desk.clock == clocks.Clock(180, used=used, running_since=run.now)
        run.all(EndTurn(), after=10)
        assert (run.state.turns[-1].seconds, run.state.turns[-1].untimed) == (used + 10, 0)


def test_two_gaps_are_counted_together() -> None:
    run = at_story().all(ToggleClock()).all(NoticeGap(90), after=40)
    assert run.do(NoticeGap(30))
    assert run.state.desk.clock == clocks.Clock(180, used=40, missed=90), "it stood already in the second"


def test_an_undo_takes_back_what_the_group_did_and_no_gap() -> None:
    run = at_story().all(ToggleClock()).all(NoticeGap(90), after=40)
    run.undo()
    assert run.state.desk.clock
    assert not run.state.desk.clock.touched
    assert GapNoticed(90) in run.events
    run.redo()
    assert run.state.desk.clock == clocks.Clock(180, used=40, missed=90)


def test_it_is_asked_on_the_clock_what_to_do_with_it() -> None:
    run = at_questions().all(ToggleClock()).all(NoticeGap(90), after=20)
    view = clock(run.state, run.now)
    assert view
    assert (view.face, view.hint) == ("0:10", "1 min 30 s asleep · k counts it, Space goes on")
    assert run.do(NoticeGap(0.5)) == ()
    assert run.do(NoticeGap(-3)) == ()
