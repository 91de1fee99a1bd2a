"""The pace: when we end, where the time goes, and choices that keep what they promise."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.inquiry.driver import (
    START,
    Run,
    at_planning,
    at_questions,
    at_recommending,
    at_reflecting,
    at_say_back,
    at_story,
    at_voting,
    opened,
    seven,
)
from tests.inquiry.runs import runs

from peerinquiry.inquiry.agenda import turn_open, whats_next
from peerinquiry.inquiry.aims import current, rounds, rounds_left
from peerinquiry.inquiry.commands import (
    AnotherChallenge,
    ChooseOwner,
    EndTurn,
    ExtendClock,
    GoTo,
    NewRound,
    Refused,
    SetEnd,
    SetPace,
    SetPresence,
    SetTiming,
    ToggleClock,
    TurnToAim,
)
from peerinquiry.inquiry.events import RoundsLimited, RoundStarted, TimingSet
from peerinquiry.inquiry.model import Limits, Phase, Presence, State, Step, Timing
from peerinquiry.inquiry.pace import margin, phase_left, projected_end, seconds_left
from peerinquiry.inquiry.pace.budgets import budgets, resized
from peerinquiry.inquiry.pace.choices import MOST, Choice, choices
from peerinquiry.inquiry.pace.measures import Way
from peerinquiry.inquiry.pace.projection import turn_left

ENDS = st.integers(-30, 120).map(lambda minutes: START + timedelta(minutes=minutes))


def wall(run: Run) -> datetime:
    return START + timedelta(seconds=run.now)


def offers(run: Run) -> tuple[Choice, ...]:
    return choices(run.state, run.now, wall(run))


# Laws


@given(runs(), st.none() | ENDS, st.data())
@settings(max_examples=60)
def test_what_a_choice_promises_is_what_happens(run: Run, end: datetime | None, data: st.DataObject) -> None:
    run.do(SetEnd(end))
    offered = offers(run)
    assume(offered)
    choice = data.draw(st.sampled_from(offered))
    before = seconds_left(run.state, run.now)
    assert run.do(choice.command, after=0)
    assert not run.refused
    assert seconds_left(run.state, run.now) == choice.left
    assert projected_end(run.state, run.now, wall(run)) == choice.end
    assert margin(run.state, choice.end) == choice.margin
    assert len({record.act for record in run.records[-len(choice.command.timings) - 1 :]}) <= 2
    run.undo()
    assert seconds_left(run.state, run.now - 1) == before, "one key takes it back"


@given(runs(), st.none() | ENDS)
@settings(max_examples=60)
def test_the_least_loss_comes_first_and_nothing_is_given_up_in_vain(run: Run, end: datetime | None) -> None:
    run.do(SetEnd(end))
    offered = offers(run)
    assert len(offered) <= MOST
    assert len({choice.measures for choice in offered}) == len(offered)
    over = margin(run.state, projected_end(run.state, run.now, wall(run)))
    for some in ([c for c in offered if c.on_time], [c for c in offered if not c.on_time]):
        assert [choice.loss for choice in some] == sorted(choice.loss for choice in some)
    if over is None or over >= 0:
        assert all(len(choice.measures) == 1 for choice in offered)
        return
    assert [choice.on_time for choice in offered] == sorted((choice.on_time for choice in offered), reverse=True)
    enough = [set(choice.measures) for choice in offered if choice.on_time]
    assert not [(one, other) for one in enough for other in enough if one < other]
    assert all(choice.left < seconds_left(run.state, run.now) for choice in offered)


@given(runs())
@settings(max_examples=60)
def test_the_phases_add_up_to_the_whole(run: Run) -> None:
    found = budgets(run.state, run.now)
    assert sum(budget.left for budget in found) == seconds_left(run.state, run.now)
    assert sum(budget.used for budget in found) == run.now - run.records[0].elapsed
    for budget in found:
        assert min(budget.planned, budget.used, budget.left) >= 0
        assert budget.planned >= budget.left
        assert budget.total == budget.used + budget.left


FROM_THE_STORY_ON = (at_story, at_questions, at_say_back, at_recommending, at_planning, at_reflecting)


@given(runs(most=25, starts=FROM_THE_STORY_ON), st.data())
@settings(max_examples=40)
def test_a_group_that_keeps_to_its_turns_ends_when_it_was_told(run: Run, data: st.DataObject) -> None:
    """Each turn takes what it is given, and Enter leads on: the last word falls on the second that was promised."""
    assume(run.state.owner and tuple(Step).index(run.state.step) >= tuple(Step).index(Step.STORY))
    run.do(SetEnd(START))
    if offered := offers(run):
        run.do(data.draw(st.sampled_from(offered)).command, after=0)
    promised = run.now + seconds_left(run.state, run.now)
    for _ in range(300):
        if run.state.step is Step.FAREWELL:
            break
        if turn_open(run.state):
            run.all(EndTurn(), after=turn_left(run.state, run.state.step, run.now))
        else:
            command = whats_next(run.state, 1).command
            assert command
            run.all(command, after=0)
    assert run.state.step is Step.FAREWELL
    assert run.now == promised


@given(runs(), st.integers(0, 800))
@settings(max_examples=40)
def test_while_a_clock_runs_the_end_stays_and_while_it_stands_the_end_moves(run: Run, eighths: int) -> None:
    clock, later = run.state.desk.clock, run.now + eighths / 8
    before, after = seconds_left(run.state, run.now), seconds_left(run.state, later)
    assert 0 <= before - after <= later - run.now
    if clock and clock.running and run.now + eighths / 8 <= run.now + turn_left(run.state, run.state.step, run.now):
        assert before - after == later - run.now
    if clock and not clock.running and clock.waiting_since is None:
        assert before == after


@given(runs(), st.sampled_from(Phase), st.integers(1, 60))
@settings(max_examples=40)
def test_a_budget_changes_its_own_phase_alone(run: Run, phase: Phase, minutes: int) -> None:
    command = resized(run.state, phase, minutes * 60, run.now)
    before = {other: phase_left(run.state, other, run.now) for other in Phase}
    if isinstance(command, Refused):
        return
    run.all(command, after=0)
    assert {other: phase_left(run.state, other, run.now) for other in Phase if other is not phase} == {
        other: before[other] for other in Phase if other is not phase
    }


# The projection


def test_asking_that_has_begun_is_not_counted_twice() -> None:
    run = at_questions()
    before = seconds_left(run.state, run.now)
    assert seconds_left(run.state, run.now + 10) == before - 10
    assert seconds_left(run.state, run.now + 15) == seconds_left(run.state, run.now + 60) == before - 15


def test_overtime_leaves_nothing_of_its_turn_and_moves_the_end() -> None:
    run = at_story().all(ToggleClock())
    full = seconds_left(run.state, run.now)
    assert seconds_left(run.state, run.now + 180) == seconds_left(run.state, run.now + 300) == full - 180
    run.all(ExtendClock(15), after=0)
    assert seconds_left(run.state, run.now) == full + 15


def test_whoever_is_not_here_takes_no_time() -> None:
    run = at_questions()
    before = seconds_left(run.state, run.now)
    run.do(SetPresence("Gus", Presence.ABSENT), after=0)
    each = 4 * 45 + 60 + 30
    assert seconds_left(run.state, run.now) == before - each


def test_an_owner_who_left_tells_no_story_and_plans_nothing() -> None:
    run = at_voting().all(ChooseOwner("Ann"))
    before = seconds_left(run.state, run.now)
    run.do(SetPresence("Ann", Presence.GONE), after=0)
    assert before - seconds_left(run.state, run.now) == 180 + 60 + 240 + 30


def test_going_back_does_not_plan_anew_what_is_done() -> None:
    run = at_recommending()
    before = seconds_left(run.state, run.now)
    run.all(GoTo(Step.SAY_BACK), after=0)
    assert seconds_left(run.state, run.now) == before


def test_minutes_are_counted_as_they_are_told() -> None:
    state = opened().all(SetEnd(START + timedelta(minutes=60))).state
    for seconds, minutes in ((3600, 0), (3629, 0), (3630, -1), (3690, -2), (3540, 1), (3569, 1), (3570, 0)):
        assert margin(state, START + timedelta(seconds=seconds)) == minutes, seconds
    assert margin(State(), START) is None


# Rounds


def test_aims_share_a_round_or_have_none() -> None:
    run = at_questions().all(SetPace(skipped=("support",), joined=("milestones",)))
    assert rounds(run.state) == (("framing",), ("possibilities", "milestones"))
    assert rounds_left(run.state) == (("possibilities", "milestones"),)
    run.whole_round()
    ahead = whats_next(run.state, 1)
    assert (ahead.command, ahead.words) == (
        NewRound(aim="possibilities"),
        "another round, for possibilities and milestones",
    )
    run.all(NewRound(aim="possibilities"), TurnToAim("milestones"))
    assert current(run.state) == ("possibilities", "milestones")
    assert rounds_left(run.state) == ()
    run.whole_round()
    assert whats_next(run.state, 1).command == GoTo(Step.SAY_BACK)


def test_the_first_aim_cannot_share_a_round_with_none() -> None:
    run = at_questions().all(SetPace(skipped=(), joined=("framing",)))
    assert rounds(run.state)[0] == ("framing",)


def test_limits_are_one_act_and_another_bank_knows_none() -> None:
    run = at_questions()
    happened = run.do(SetPace({Timing.ANSWER: 20}, skipped=("support",)))
    assert happened == (TimingSet(Timing.ANSWER, 20), RoundsLimited(("support",), ()))
    run.undo()
    assert (run.state.limits, run.state.timings[Timing.ANSWER]) == (Limits(), 30)
    assert run.do(SetPace()) == ()
    assert run.refusal(SetPace(skipped=("courage",))) == "This bank has no aim called courage."
    assert run.refusal(SetPace({Timing.ANSWER: 0})) == "A length of time is between a second and a day."


# Choices


def over_by(run: Run, minutes: int) -> Run:
    end = projected_end(run.state, run.now, wall(run))
    return run.all(SetEnd(end.replace(second=0, microsecond=0) - timedelta(minutes=minutes)), after=0)


def test_one_measure_is_enough_where_one_is() -> None:
    offered = offers(over_by(at_questions(), 3))
    assert [choice.on_time for choice in offered] == [True] * len(offered)
    assert offered[0].command == SetPace({Timing.ANSWER: 20})
    assert [choice.measures[0].way for choice in offered][:4] == [Way.SHORTER, Way.JOIN, Way.SKIP, Way.ONE_ROUND]
    assert offered[1].command == SetPace(skipped=(), joined=("support",))


def test_measures_come_together_where_one_is_not_enough() -> None:
    offered = offers(over_by(at_questions(), 6))
    first = offered[0]
    assert first.on_time
    assert first.command == SetPace({Timing.ANSWER: 20, Timing.RECOMMENDATION: 40})
    assert {measure.timing for choice in offered for measure in choice.measures}.isdisjoint(
        {Timing.PLAN, Timing.REFLECTION}
    ), "the plan and the closing words are left alone while anything else will do"


def test_where_nothing_is_enough_the_most_that_helps_is_last() -> None:
    offered = offers(over_by(at_questions(), 30))
    assert not any(choice.on_time for choice in offered)
    assert [len(choice.measures) for choice in offered] == [1, 1, 1, 1, 5]
    assert offered[-1].left == min(choice.left for choice in offered)
    assert Timing.PLAN in {measure.timing for measure in offered[-1].measures}


def test_in_the_plan_only_what_is_still_to_come_can_give() -> None:
    offered = offers(over_by(at_planning(), 1))
    assert offered
    assert {measure.timing for choice in offered for measure in choice.measures} <= {Timing.PLAN, Timing.REFLECTION}


def test_with_time_in_hand_every_aim_gets_its_round_again() -> None:
    run = over_by(at_questions().all(SetPace(skipped=("support",))), -20)
    assert offers(run)[0].measures[0].way is Way.ALL_ROUNDS
    run.all(offers(run)[0].command)
    assert run.state.limits == Limits()


def test_at_the_goodbye_nothing_is_left_to_choose() -> None:
    run = over_by(at_reflecting().all(GoTo(Step.FAREWELL)), 10)
    assert offers(run) == ()


# Budgets


def test_a_phase_is_planned_by_what_its_turns_are_given() -> None:
    run = seven()
    planned = {budget.phase: budget.planned for budget in budgets(run.state, run.now)}
    inquire = 180 + 4 * 6 * 45 + 60 + 60
    assert planned == {
        Phase.GATHER: 180, Phase.CHALLENGES: 120 + 140, Phase.CHOOSE: 120, Phase.INQUIRE: inquire,
        Phase.RECOMMEND: 360, Phase.PLAN: 240, Phase.CLOSE: 210,
    }  # fmt: skip
    run = at_questions()
    story = budgets(run.state, run.now)[3]
    assert (story.planned, story.used, story.left) == (inquire, 152, inquire - 180)
    later = budgets(run.state, run.now + 100)[3]
    assert (later.planned, later.used) == (inquire, 252)


def test_a_phase_is_fitted_to_its_minutes_with_what_went_by_counted_in() -> None:
    run = at_questions()
    command = resized(run.state, Phase.INQUIRE, 20 * 60, run.now)
    assert isinstance(command, SetPace)
    assert Timing.STORY not in command.timings, "the story is told"
    run.all(command, after=0)
    assert abs(budgets(run.state, run.now)[3].total - 20 * 60) <= 24 * 2.5 + 5
    before = run.state.timings
    run.all(SetTiming(Timing.ANSWER, 60))
    assert run.state.timings != before


def test_a_phase_that_is_over_cannot_be_fitted() -> None:
    run = at_questions()
    refused = resized(run.state, Phase.CHOOSE, 300, run.now)
    assert refused == Refused("Nothing is left in this phase that a length could change.")


def test_the_rounds_that_were_promised_are_the_rounds_that_come() -> None:
    run = over_by(at_questions(), 3)
    join = next(choice for choice in offers(run) if choice.measures[0].way is Way.JOIN)
    run.all(join.command)
    while run.state.step is Step.QUESTIONS:
        run.whole_round()
        command = whats_next(run.state, 1).command
        assert command
        run.all(command)
    assert sum(isinstance(event, RoundStarted) for event in run.events) == 2


def test_what_the_first_inquiry_was_given_counts_beside_what_the_second_one_will_be() -> None:
    run = at_recommending().whole_round().all(GoTo(Step.REFLECTING))
    assert recommending(run) == 6 * 60
    run.all(AnotherChallenge(), ChooseOwner("Bea"), GoTo(Step.STORY))
    assert recommending(run) == 12 * 60


def recommending(run: Run) -> float:
    """Seconds that the recommendations are given."""
    return next(one.planned for one in budgets(run.state, run.now) if one.phase is Phase.RECOMMEND)
