"""The clock: arithmetic on moments that are handed in."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from tests.inquiry.driver import BANK, at_questions, at_story, at_voting, at_writing, opened, seven
from tests.inquiry.runs import OTHER_BANK

from peerinquiry.inquiry.bank import Aim, Bank
from peerinquiry.inquiry.clock import Clock, credit, extend, left, pause, spent, start, untimed
from peerinquiry.inquiry.commands import (
    ChooseBank,
    CreditClock,
    EndTurn,
    ExtendClock,
    GoTo,
    PutQuestion,
    SetTiming,
    ToggleClock,
)
from peerinquiry.inquiry.events import TimingSet
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, TIMING_OF, Origin, Question, Step, Timing

MOMENTS = st.integers(0, 8000).map(lambda eighths: eighths / 8)
"""Whole eighths of a second, so that sums are exact."""

CLOCKS = st.builds(
    Clock, allowed=MOMENTS, used=MOMENTS, running_since=st.none() | MOMENTS, waiting_since=st.none() | MOMENTS
)


@dataclass
class Stopwatch:
    """The same thing told another way: every stretch it ran, and every second it was granted."""

    ran: float = 0.0
    since: float | None = None
    granted: float = 0.0


@given(st.lists(st.tuples(st.sampled_from(["start", "pause", "extend", "credit"]), MOMENTS), max_size=30))
def test_what_is_spent_is_the_sum_of_the_stretches_it_ran(acts: list[tuple[str, float]]) -> None:
    clock, watch, now = Clock(30, waiting_since=0), Stopwatch(), 0.0
    for act, seconds in acts:
        now += seconds
        match act:
            case "start":
                clock = start(clock, now)
                watch.since = now if watch.since is None else watch.since
            case "pause":
                clock = pause(clock, now)
                watch.ran += now - watch.since if watch.since is not None else 0
                watch.since = None
            case "extend":
                clock = extend(clock, seconds)
                watch.granted += seconds
            case _:
                clock = credit(clock, seconds, now)
                watch.ran += seconds
                watch.since = now if watch.since is None else watch.since
        running = now - watch.since if watch.since is not None else 0
        assert spent(clock, now) == watch.ran + running
        assert left(clock, now) == 30 + watch.granted - watch.ran - running
        assert clock.running == (watch.since is not None)


@given(CLOCKS, MOMENTS, MOMENTS)
def test_a_pause_freezes_it(clock: Clock, now: float, later: float) -> None:
    paused = pause(clock, now)
    assert spent(paused, now + later) == spent(paused, now) == spent(clock, now)
    assert pause(paused, now + later) == paused


@given(CLOCKS, MOMENTS, MOMENTS)
def test_it_is_started_once(clock: Clock, now: float, later: float) -> None:
    started = start(clock, now)
    assert start(started, now + later) == started
    assert started.running
    assert untimed(started, now + later) == (untimed(clock, now + later) if clock.running else 0)


@given(CLOCKS, MOMENTS, MOMENTS)
def test_what_is_spent_never_shrinks_as_time_goes_by(clock: Clock, now: float, later: float) -> None:
    assert 0 <= spent(clock, now) <= spent(clock, now + later)
    assert spent(clock, now) + left(clock, now) == clock.allowed


@given(CLOCKS, MOMENTS, MOMENTS)
def test_more_time_is_exactly_that_much_more(clock: Clock, now: float, seconds: float) -> None:
    longer = extend(clock, seconds)
    assert left(longer, now) == left(clock, now) + seconds
    assert spent(longer, now) == spent(clock, now)


@given(CLOCKS, MOMENTS, MOMENTS)
def test_a_credit_counts_what_went_by_and_runs_on(clock: Clock, now: float, seconds: float) -> None:
    credited = credit(clock, seconds, now)
    assert spent(credited, now) == spent(clock, now) + seconds
    assert credited.running


@given(MOMENTS, MOMENTS, MOMENTS)
def test_untimed_is_what_goes_by_before_the_first_start_less_the_grace(since: float, now: float, grace: float) -> None:
    assert untimed(Clock(30, waiting_since=since), now, grace) == max(0, now - since - grace)
    assert untimed(Clock(30), now, grace) == 0


def test_overtime_counts_up_below_nothing() -> None:
    clock = start(Clock(30), 100)
    assert [left(clock, now) for now in (100, 129, 130, 142)] == [30, 1, 0, -12]
    assert spent(clock, 99) == 0, "a clock that was set back takes nothing away"


def test_it_was_touched_once_it_ran() -> None:
    clock = Clock(30, waiting_since=0)
    assert not clock.touched
    assert start(clock, 5).touched
    assert pause(start(clock, 5), 9).touched


# In a session


def test_one_key_starts_and_pauses_it() -> None:
    run = at_story().all(ToggleClock()).all(ToggleClock(), after=40).all(ToggleClock(), after=500)
    assert run.state.desk.clock == Clock(allowed=180, used=40, running_since=run.now)
    run.all(EndTurn(), after=20)
    assert run.state.turns[-1].seconds == 60


def test_fifteen_seconds_more() -> None:
    run = at_questions().all(ExtendClock(), ToggleClock(), ExtendClock(30))
    assert run.state.desk.clock == Clock(allowed=75, running_since=run.now - 1)
    for seconds in (0, -15, 3601, float("nan"), float("inf")):
        assert run.refusal(ExtendClock(seconds)) == "A turn can get a second to an hour more."
    assert run.turn().state.desk.clock == Clock(allowed=30, waiting_since=run.now), "the next turn is as long as ever"


def test_the_forgotten_clock_is_credited_with_what_went_by() -> None:
    run = at_story()
    begun = run.now
    run.all(CreditClock(), after=25)
    assert run.state.desk.clock == Clock(allowed=180, used=25, running_since=begun + 25)
    assert run.refusal(CreditClock()) == "Nothing went by untimed."


def test_asking_needs_no_clock_so_a_credit_counts_the_answer_alone() -> None:
    run = at_questions()
    run.now += 15
    assert run.refusal(CreditClock()) == "Nothing went by untimed."
    run.all(CreditClock(), after=12)
    assert run.state.desk.clock == Clock(allowed=30, used=12, running_since=run.now)


def test_a_turn_without_the_clock_is_recorded_as_untimed() -> None:
    run = at_questions().all(EndTurn("no clock"), after=40)
    assert (run.state.turns[-1].seconds, run.state.turns[-1].untimed) == (0, 40)
    run = at_questions().all(ToggleClock(), after=10).all(EndTurn("with it"), after=20)
    assert (run.state.turns[-1].seconds, run.state.turns[-1].untimed) == (20, 0)


def test_another_length_is_for_the_turns_to_come_and_the_one_whose_clock_never_ran() -> None:
    run = at_questions().all(ExtendClock(), SetTiming(Timing.ANSWER, 20))
    assert run.state.desk.clock == Clock(allowed=35, waiting_since=at_questions().now)
    run.all(ToggleClock(), SetTiming(Timing.ANSWER, 45))
    assert run.state.desk.clock is not None
    assert run.state.desk.clock.allowed == 35
    assert run.do(SetTiming(Timing.ANSWER, 45)) == ()
    run.all(EndTurn())
    assert run.state.desk.clock.allowed == 45


def test_a_length_of_nothing_or_of_days_is_refused() -> None:
    for seconds in (0, -1, 86401, float("nan"), float("inf")):
        assert seven().refusal(SetTiming(Timing.STORY, seconds)) == "A length of time is between a second and a day."


def test_a_bank_sets_the_lengths_from_the_first_clock_on() -> None:
    run = opened(bank=OTHER_BANK)
    assert run.state.desk.clock is not None
    assert run.state.desk.clock.allowed == 60
    assert run.state.timings[Timing.ANSWER] == 20
    run.all(ChooseBank(BANK))
    assert run.state.timings[Timing.ANSWER] == 30
    assert run.state.desk.clock.allowed == 180


def test_a_bank_that_sets_no_lengths_has_the_usual_ones_whatever_the_one_before_had() -> None:
    run = opened(bank=OTHER_BANK).all(SetTiming(Timing.PLAN, 500))
    happened = run.do(ChooseBank(Bank("bare", "Bare", (Aim("framing"),))))
    assert run.state.timings == DEFAULT_TIMINGS
    assert {event.timing for event in happened if isinstance(event, TimingSet)} == {*OTHER_BANK.timings, Timing.PLAN}


def test_where_nothing_is_timed_there_is_no_clock() -> None:
    run = at_voting().all(GoTo(Step.PULSE))
    for command in (ToggleClock(), ExtendClock(), CreditClock()):
        assert run.refusal(command) == "No clock runs here."


def test_writing_has_a_clock_though_nobody_has_a_turn() -> None:
    run = at_writing().all(ToggleClock())
    assert run.state.desk.clock == Clock(allowed=120, running_since=run.now)
    assert run.refusal(EndTurn()) == "It is nobody's turn now."


def test_every_timed_step_has_its_own_length() -> None:
    assert set(Step) - set(TIMING_OF) == {Step.PULSE, Step.FAREWELL}
    assert set(Timing) - set(TIMING_OF.values()) == {Timing.ASK}


def test_a_question_is_put_by_starting_the_clock() -> None:
    asked = Question("Who is involved?", "framing", Origin.BANK)
    assert at_questions().all(ToggleClock(asked)).state.question == asked
    own = Question("And you?", "framing", Origin.OWN)
    assert at_questions().all(PutQuestion(own), ToggleClock(asked)).state.question == own
    assert at_questions().all(ToggleClock()).state.question == Question("", "framing", Origin.OWN)
    assert at_story().all(ToggleClock(asked)).state.question is None
