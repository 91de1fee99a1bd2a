"""The invented session: whole, allowed, and of a bearable length."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.inquiry.driver import Run
from tests.rehearsal.playing import TODAY, played

from peerinquiry.formats.transcript_md import LINE, Tag, render
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.commands import AddNotDoing, SetAction, SetCheckIn
from peerinquiry.inquiry.events import (
    ClockCredited,
    ClockExtended,
    Event,
    PresenceChanged,
    QuestionPut,
    StepEntered,
    TurnPostponed,
    TurnTaken,
    Undone,
)
from peerinquiry.inquiry.model import Kind, Mark, Origin, Presence, Step, Timing
from peerinquiry.inquiry.pace import margin
from peerinquiry.rehearsal import FAST, HUMAN, beats
from peerinquiry.rehearsal.deciding import planning
from peerinquiry.rehearsal.inquiring import OVERTIME, STORY
from peerinquiry.storage.banks import read_bank

PEERS = ["Bea", "Carl", "Dev", "Eli", "Fay", "Gus"]


@pytest.fixture(scope="module")
def bank(checkout: Path) -> Bank:
    return read_bank(checkout / "question_banks" / "collaborative-inquiry.toml")


@pytest.fixture(scope="module")
def run(bank: Bank) -> Run:
    return played(bank)


def of(run: Run, kind: type[Event]) -> list[Event]:
    return [event for event in run.events if isinstance(event, kind)]


def test_it_goes_from_hello_to_closing_words(run: Run) -> None:
    entered = [event.step for event in run.events if isinstance(event, StepEntered)]
    assert [Step.RULES, *entered] == list(Step)
    assert run.state.closed


def test_people_speak_for_a_quarter_of_an_hour_at_most_and_fast_is_a_minute(bank: Bank) -> None:
    seconds = sum(beat.after for beat in beats(bank, TODAY))
    assert 12 * 60 <= seconds / HUMAN <= 15 * 60
    assert 50 <= seconds / FAST <= 70


def test_it_is_on_time_whatever_the_hour(run: Run) -> None:
    ends_at = run.state.ends_at
    assert ends_at is not None
    assert timedelta(minutes=59) <= ends_at - run.records[0].at <= timedelta(minutes=76)
    assert ends_at.minute % 15 == 0
    assert (margin(run.state, run.records[-1].at) or 0) >= 0


def test_the_page_has_every_kind_of_line(run: Run) -> None:
    found = {match["tag"] for line in render(run.records).splitlines() if (match := LINE.fullmatch(line))}
    assert found == set(Tag) - {Tag.FOLLOW_UP}  # nothing was planned before


def test_each_has_a_challenge_and_two_votes_and_anns_wins_clearly(run: Run) -> None:
    assert len(run.state.challenges) == 7
    votes = Counter(name for ballot in run.state.voting.ballots.values() for name in ballot.choices)
    assert sum(votes.values()) == 14
    (winner, most), (_, second) = votes.most_common(2)
    assert winner == run.state.owner == "Ann"
    assert most > second


def test_every_peer_has_one_turn_a_round_and_one_of_them_passes(run: Run, bank: Bank) -> None:
    turns = [turn for turn in run.state.turns if turn.step is Step.QUESTIONS]
    for number, aim in enumerate(bank.aims, 1):
        these = [turn for turn in turns if turn.round == number]
        assert sorted(turn.who for turn in these) == PEERS
        assert {turn.question.aim for turn in these if turn.question} == {aim.name}
        origins = {turn.question.origin for turn in these if turn.question}
        assert origins == {Origin.BANK, Origin.OWN}
    assert [turn.who for turn in turns if turn.mark is Mark.PASSED] == ["Fay"]


def test_somebody_is_late_drops_off_comes_back_or_needs_a_moment(run: Run) -> None:
    moves = [(event.who, event.presence) for event in run.events if isinstance(event, PresenceChanged)]
    assert moves == [("Gus", Presence.HERE), ("Eli", Presence.ABSENT), ("Eli", Presence.HERE)]
    assert of(run, TurnPostponed) == [TurnPostponed("Dev")]


def test_the_clock_is_run_over_forgotten_and_lengthened_once_each(run: Run) -> None:
    answers = [turn for turn in run.state.turns if turn.step is Step.QUESTIONS and turn.mark is Mark.DONE]
    by_length = sorted(answers, key=lambda turn: -turn.seconds)
    assert by_length[0].seconds == 30 + OVERTIME
    assert of(run, ClockCredited) == [ClockCredited(7)]
    assert of(run, ClockExtended) == [ClockExtended(15)]
    assert 30 < by_length[1].seconds < 45, "it needs what it was given, and no more"
    assert all(8 <= turn.seconds <= 20 for turn in by_length[2:])


def test_a_wrong_key_is_taken_back(run: Run) -> None:
    assert len(of(run, Undone)) == 1
    assert not any(turn.mark is Mark.PASSED for turn in run.state.turns if turn.who == "Bea")


def test_advice_in_disguise_is_parked_and_comes_back_to_whoever_had_it(run: Run) -> None:
    (idea,) = run.state.parked
    assert (idea.who, idea.used) == ("Gus", True)
    assert QuestionPut("Gus", "Have you tried paying them sooner?", "framing", Origin.OWN) in run.events
    asked = [turn.question.text for turn in run.state.turns if turn.who == "Gus" and turn.question]
    assert "Have you tried paying them sooner?" not in asked


def test_fay_says_back_and_the_question_itself_changes(run: Run) -> None:
    assert [turn.who for turn in run.state.turns if turn.step is Step.SAY_BACK] == ["Fay"]
    assert run.state.heard_right
    assert run.state.reframe
    assert run.state.reframe != run.state.challenges["Ann"]


def test_all_but_ann_recommend_and_two_are_taken_up(run: Run) -> None:
    made = run.state.recommendations
    assert {each.who for each in made} == set(PEERS)
    assert {each.kind for each in made} == set(Kind)
    assert [each.who for each in made if each.taken_up] == ["Bea", "Fay"]


def test_all_say_a_word_and_give_the_pulse(run: Run) -> None:
    assert [turn.who for turn in run.state.turns if turn.step is Step.REFLECTING] == ["Ann", *PEERS]
    assert set(run.state.pulses) == {"Ann", *PEERS}


@pytest.mark.parametrize("weekday", range(7))
def test_the_plan_is_dated_on_workdays_in_one_three_and_six_months(weekday: int) -> None:
    today = TODAY + timedelta(days=weekday)
    commands = [beat.command for beat in planning(today)]
    dates = [command.by for command in commands if isinstance(command, SetAction)]
    check_ins = [command.on for command in commands if isinstance(command, SetCheckIn)]
    ahead = [(day - today).days for day in dates if day]
    assert len(dates) == len(ahead) == 4
    assert ahead == sorted(ahead)
    assert 0 < ahead[1] <= 28 < ahead[2] <= 89 < ahead[3] <= 181
    assert all(day.weekday() < 5 for day in (*dates, *check_ins) if day)
    assert any(isinstance(command, AddNotDoing) for command in commands)


def test_what_is_said_fits_a_narrow_window(run: Run) -> None:
    spoken = [event.text for event in run.events if isinstance(event, TurnTaken | QuestionPut)]
    assert not [text for text in spoken if len(text) > 80 and text != STORY]


@pytest.mark.parametrize("aims", [1, 3, 6])
def test_it_can_be_played_with_any_bank(aims: int) -> None:
    """Few aims or many, and a question each, so that the bank runs dry; and other lengths of time."""
    listed = tuple(Aim(f"aim {number}", "", (BankQuestion(f"What of {number}?"),)) for number in range(aims))
    run = played(Bank("other", "Other", listed, timings={Timing.ASK: 40, Timing.ANSWER: 12}))
    assert run.state.closed


def test_the_day_is_the_callers() -> None:
    one = Bank("one", "One", (Aim("aim", "", (BankQuestion("What is it?"),)),))
    check_in = played(one, date(2031, 3, 3)).state.plan.check_in
    assert check_in == date(2031, 4, 14)
