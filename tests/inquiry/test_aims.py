"""Aims with several rounds, and answers of a length of their own: the agenda, the pace and the clock keep to both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.inquiry.driver import PEOPLE, Run, opened
from tests.inquiry.runs import runs
from tests.inquiry.test_pace import offers, over_by

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry.agenda import whats_next
from peerinquiry.inquiry.aims import current, rounds, rounds_left
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.bank_ref import LARGEST_SHARE, MOST_ROUNDS, BankRef
from peerinquiry.inquiry.commands import (
    AddPeople,
    ChooseBank,
    ChooseOwner,
    Command,
    GoTo,
    NewRound,
    SetPace,
    SetTiming,
    TurnToAim,
    WriteChallenges,
)
from peerinquiry.inquiry.events import RoundStarted
from peerinquiry.inquiry.lengths import turn_length
from peerinquiry.inquiry.model import Step, Timing
from peerinquiry.inquiry.pace import phase_left, seconds_left
from peerinquiry.inquiry.pace.measures import Way, measures
from peerinquiry.inquiry.view.frame import instruction
from peerinquiry.inquiry.view.pace import measure_words

ASKERS = len(PEOPLE) - 1


def bank(*aims: Aim, answer: float = 30) -> Bank:
    return Bank("own", "Own", aims, timings={Timing.ANSWER: answer})


def aim(name: str, rounds: int = 1, answer: float = 0.0) -> Aim:
    return Aim(name, "", (BankQuestion(f"What of {name}?"),), rounds, answer)


TWICE = bank(aim("framing", 2, 60), aim("support", 2), aim("courage"))


def asking(with_: Bank = TWICE) -> Run:
    run = opened(bank=with_).all(AddPeople(PEOPLE), WriteChallenges({"Ann": "Nobody owns it"}))
    return run.all(GoTo(Step.VOTING), ChooseOwner("Ann"), GoTo(Step.QUESTIONS))


def onwards(run: Run) -> Command:
    """What Enter does once the round is over; done."""
    run.whole_round()
    command = whats_next(run.state, 1).command
    assert command
    run.all(command)
    return command


def test_each_aim_has_the_rounds_that_its_bank_gives_it() -> None:
    run = asking()
    assert rounds(run.state) == (("framing",), ("framing",), ("support",), ("support",), ("courage",))
    assert [onwards(run) for _ in range(5)] == [
        NewRound(aim="framing"),
        NewRound(aim="support"),
        NewRound(aim="support"),
        NewRound(aim="courage"),
        GoTo(Step.SAY_BACK),
    ]


def test_a_round_more_than_were_meant_is_followed_by_the_next_aim() -> None:
    run = asking().all(*(NewRound(early=True) for _ in range(4)))
    assert [event.again for event in run.events if isinstance(event, RoundStarted)] == [2, 2, 2, 2]
    assert onwards(run) == NewRound(aim="support")


def test_where_the_aim_is_turned_in_the_middle_its_rounds_begin() -> None:
    run = asking().all(NewRound(early=True), TurnToAim("support"))
    assert rounds_left(run.state) == (("support",), ("courage",))


def test_aims_that_are_taken_together_have_one_round() -> None:
    run = asking().all(SetPace(skipped=(), joined=("support",)))
    assert rounds(run.state) == (("framing", "support"), ("courage",))
    run.all(NewRound(early=True), TurnToAim("support"))
    assert (current(run.state), rounds_left(run.state)) == (("framing", "support"), (("courage",),))
    run.all(SetPace(skipped=("support",), joined=()))
    assert rounds_left(run.state) == (("courage",),)


def test_old_records_have_one_round_each_and_answers_that_are_alike() -> None:
    ref = BankRef("own", "Own", ("framing",))
    assert (ref.rounds_of("framing"), ref.share_of("framing")) == (1, 1.0)
    assert bank(aim("framing")).ref == ref


@pytest.mark.parametrize("rounds", [-1, 0, 10**30])
@pytest.mark.parametrize("share", [-1.0, 0.0, float("nan"), float("inf"), 2 * LARGEST_SHARE])
def test_a_record_changed_by_hand_asks_for_nothing_beyond_reason(rounds: int, share: float) -> None:
    ref = BankRef("own", "Own", ("framing", "support"), (rounds,), (share,))
    assert 1 <= ref.rounds_of("framing") <= MOST_ROUNDS
    assert [ref.share_of("framing"), ref.share_of("support"), ref.rounds_of("support")] == [1.0, 1.0, 1]


@given(st.floats(1, 3600), st.floats(1, 3600))
def test_the_clock_of_an_answer_is_as_long_as_its_aim_says(usual: float, own: float) -> None:
    state = opened(bank=bank(aim("framing", 1, own), aim("support"), answer=usual)).state
    assert turn_length(state, Step.QUESTIONS) == pytest.approx(own, abs=0.001)
    assert turn_length(state, Step.QUESTIONS, "support") == state.timings[Timing.ANSWER]


def test_clocks_follow_the_aim_and_the_length_that_the_group_agrees_on() -> None:
    run = asking()
    lengths = []
    for command in (None, SetTiming(Timing.ANSWER, 20), TurnToAim("support"), ChooseBank(bank(aim("x", 1, 50)))):
        run.all(*([command] if command else []))
        clock = run.state.desk.clock
        assert clock
        lengths.append(clocks.left(clock, run.now))
    assert lengths == [60.0, 40.0, 20.0, 50.0]


def test_participants_are_told_the_length_of_the_aim() -> None:
    assert instruction(asking().state).endswith("answers in 1 min.")
    assert instruction(asking().all(TurnToAim("support")).state).endswith("answers in 30 s.")


def test_the_pace_counts_every_round_with_its_own_answers() -> None:
    run = opened(bank=TWICE).all(AddPeople(PEOPLE))
    ask = run.state.timings[Timing.ASK]
    questions = ASKERS * (2 * (60 + ask) + 3 * (30 + ask))
    plain = opened(bank=bank(aim("framing"))).all(AddPeople(PEOPLE))
    assert seconds_left(run.state, run.now) - seconds_left(plain.state, plain.now) == questions - ASKERS * (30 + ask)


def test_what_is_left_falls_by_one_turn_at_a_time_and_ends_at_nothing() -> None:
    run = asking()
    left = phase_left(run.state, run.state.phase, run.now)
    while run.state.step is Step.QUESTIONS:
        onwards(run)
        now = phase_left(run.state, run.state.phase, run.now)
        assert now < left
        left = now


def test_further_rounds_of_the_aim_at_hand_can_be_cut_and_are_named_so() -> None:
    run = asking(bank(aim("framing"), aim("support", 3)))
    run.all(NewRound(early=True, aim="support"))
    cut = next(measure for measure in measures(run.state) if measure.way is Way.NO_MORE)
    assert measure_words(cut) == "no further round for support"
    offered = next(choice for choice in offers(over_by(run, 8)) if choice.measures == (cut,))
    run.all(offered.command)
    assert rounds_left(run.state) == ()
    assert onwards(run) == GoTo(Step.SAY_BACK)


def test_before_questions_begin_an_aim_is_joined_or_skipped_with_all_its_rounds() -> None:
    run = opened(bank=TWICE).all(AddPeople(PEOPLE))
    found = {measure.way: measure for measure in measures(run.state)}
    assert found[Way.JOIN].aims == ("support", "courage")
    assert found[Way.SKIP].aims == ("courage",)
    assert found[Way.ONE_ROUND].aims == ("framing", "support", "courage")


@given(runs())
def test_rounds_left_are_the_end_of_all_rounds(run: Run) -> None:
    all_, left = rounds(run.state), rounds_left(run.state)
    assert left == all_[len(all_) - len(left) :]
