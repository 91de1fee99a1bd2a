"""A bank whose file is saved in the middle of a session: what of it the record keeps, and what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.inquiry.driver import BANK, Run, at_questions
from tests.inquiry.runs import EDITED_BANK, OTHER_BANK, runs

from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.commands import ChooseBank, EditBank, Refused, SetPace, SetTiming, TurnToAim, Undo
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.events import BankEdited
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Timing
from peerinquiry.inquiry.view.bank_news import bank_news, new_timings


def with_questions(*texts: str) -> Bank:
    first, *rest = BANK.aims
    return replace(BANK, aims=(replace(first, questions=tuple(map(BankQuestion, texts))), *rest))


def test_new_words_of_questions_are_no_news_to_the_record() -> None:
    run = at_questions()
    assert decide(run.state, EditBank(with_questions("What else?")), 0) == ()


def test_new_aims_are_in_the_record() -> None:
    run = at_questions()
    run.do(EditBank(EDITED_BANK))
    assert run.state.bank == EDITED_BANK.ref
    ref = EDITED_BANK.ref
    assert BankEdited(ref.name, ref.title, ref.aims, ref.rounds, ref.shares) in run.events


def test_another_bank_is_not_this_one_edited() -> None:
    run = at_questions()
    assert isinstance(decide(run.state, EditBank(OTHER_BANK), 0), Refused)


@pytest.mark.parametrize(
    ("aim", "aims", "then"),
    [
        ("possibilities", ("courage", "possibilities"), "possibilities"),
        ("possibilities", ("framing", "pictures", "milestones", "support"), "pictures"),
        ("support", ("framing", "possibilities"), "possibilities"),
    ],
)
def test_questions_go_on_with_their_aim_or_with_the_one_in_its_place(
    aim: str, aims: tuple[str, ...], then: str
) -> None:
    run = at_questions()
    if run.state.aim != aim:
        run.do(TurnToAim(aim))
    run.do(EditBank(replace(BANK, aims=tuple(map(Aim, aims)))))
    assert run.state.aim == then


def test_what_was_limited_is_limited_as_far_as_it_is_there() -> None:
    run = at_questions()
    run.do(SetPace(skipped=("milestones",), joined=("support",)))
    run.do(EditBank(replace(BANK, aims=BANK.aims[:3])))
    assert (run.state.limits.skipped, run.state.limits.joined) == (("milestones",), ())


@given(runs())
@settings(max_examples=60)
def test_an_edit_takes_nothing_from_anybody_and_no_undo_reaches_it(run: Run) -> None:
    before = run.state
    if before.bank.name != BANK.name:
        return
    run.do(EditBank(EDITED_BANK), after=0)
    after = run.state
    assert (after.turns, after.timings, after.question, after.desks) == (
        before.turns,
        before.timings,
        before.question,
        before.desks,
    )
    assert after.done == before.done
    assert after.aim in EDITED_BANK.ref.aims
    assert fold(run.records) == after


def test_once_its_choice_is_undone_an_edit_is_of_no_bank_here() -> None:
    run = at_questions()
    run.do(ChooseBank(OTHER_BANK))
    run.do(EditBank(replace(OTHER_BANK, title="Other")))
    run.do(Undo())
    assert run.state.bank == BANK.ref


def test_only_lengths_that_the_file_changed_and_nobody_set_follow_it() -> None:
    before = replace(BANK, timings={Timing.ANSWER: 45.0, Timing.STORY: 200.0})
    after = replace(BANK, timings={Timing.ANSWER: 40.0, Timing.PLAN: 100.0})
    now = {**DEFAULT_TIMINGS, Timing.ANSWER: 45.0, Timing.STORY: 150.0, Timing.VOTE: 60.0}
    assert new_timings(now, before, after) == {Timing.ANSWER: 40.0, Timing.PLAN: 100.0}
    news = bank_news(now, before, after)
    assert news == "Question bank saved: answer 40 s, plan 1 min 40 s. As you set it stays: story."


def test_a_length_set_by_hand_to_what_the_file_says_now_is_no_news() -> None:
    run = at_questions()
    run.do(SetTiming(Timing.ANSWER, 45))
    assert bank_news(run.state.timings, BANK, replace(BANK, timings={Timing.ANSWER: 45.0})) == ""


@pytest.mark.parametrize(
    ("after", "news"),
    [
        (BANK, ""),
        (
            with_questions("Who is involved?", "What does not work?", "What else?"),
            "Question bank saved: 1 new question.",
        ),
        (with_questions("Who is involved?"), "Question bank saved: 1 question gone."),
        (with_questions("A?", "B?"), "Question bank saved: 2 new questions, 2 questions gone."),
        (replace(BANK, title="Other"), "Question bank saved: read anew."),
    ],
)
def test_what_is_said(after: Bank, news: str) -> None:
    assert bank_news(dict(DEFAULT_TIMINGS), BANK, after) == news
