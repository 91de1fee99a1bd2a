"""Undo and redo: of everything the group did, any number of times, with nothing erased."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inquiry.driver import PEOPLE, Run, at_planning, at_questions, at_voting, opened, seven
from tests.inquiry.runs import commands, runs

from peerinquiry.inquiry.commands import (
    CastVote,
    CloseSession,
    EditBank,
    EndTurn,
    GoTo,
    Note,
    NoticeGap,
    ParkIdea,
    Redo,
    ResumeSession,
    RevealVotes,
    SetAction,
    SetTitle,
    ToggleClock,
    Undo,
)
from peerinquiry.inquiry.events import LASTING, ClockStarted, QuestionPut
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import Choice, State, Step


def aside_from_undo(state: State) -> State:
    """The state but for what can be undone and redone."""
    return replace(state, done=(), undone=())


# Laws


@given(runs(), st.data())
@settings(max_examples=40)
def test_undo_takes_back_the_last_act_and_nothing_else(run: Run, data: st.DataObject) -> None:
    before, count = run.state, len(run.records)
    happened = run.do(data.draw(commands(before)))
    if not happened or isinstance(happened[0], LASTING):
        return
    run.undo()
    assert run.state == replace(before, undone=(count + 1,))


@given(runs())
@settings(max_examples=40)
def test_undo_then_redo_changes_nothing(run: Run) -> None:
    before = run.state
    if before.done:
        assert run.undo().redo().state == before


@given(runs(), st.integers(0, 8))
@settings(max_examples=40)
def test_undo_many_times_then_redo_as_often_changes_nothing(run: Run, times: int) -> None:
    before = run.state
    times = min(times, len(before.done))
    assert run.undo(times).redo(times).state == before


@given(runs(most=30, without=(ResumeSession, CloseSession, NoticeGap, EditBank)))
@settings(max_examples=20)
def test_undo_all_leads_back_to_the_opening(run: Run) -> None:
    run.undo(len(run.state.done))
    assert aside_from_undo(run.state) == opened().state
    assert run.refusal(Undo()) == "There is nothing to undo yet."


@given(runs(most=30))
@settings(max_examples=20)
def test_undo_never_erases_a_record_nor_what_the_console_did(run: Run) -> None:
    before = list(run.records)
    run.undo(len(run.state.done))
    assert run.records[: len(before)] == before
    lasting = [record for record in run.records if record.act == 1 or isinstance(record.event, LASTING)]
    assert aside_from_undo(run.state) == aside_from_undo(fold(lasting))


# Examples


def test_one_key_is_undone_as_one_though_it_did_several_things() -> None:
    before = at_questions()
    run = at_questions().all(ToggleClock())
    assert [type(event) for event in run.events[-2:]] == [QuestionPut, ClockStarted]
    assert (run.undo().state.question, run.state.desk) == (None, before.state.desk)


def test_the_wrong_turn_ended_goes_on_as_if_nobody_had_touched_it() -> None:
    run = at_questions().all(ToggleClock()).all(EndTurn("too soon"), after=10)
    assert run.holder == "Carl"
    run.undo()
    assert run.holder == "Bea"
    run.all(EndTurn("now"), after=9)
    assert (run.state.turns[-1].who, run.state.turns[-1].text, run.state.turns[-1].seconds) == ("Bea", "now", 20)


def test_the_wrong_vote_is_taken_back_after_the_votes_are_open() -> None:
    run = at_voting().all(*(CastVote(who, ("Bea",)) for who in PEOPLE), RevealVotes(seed=1))
    assert run.state.choice == Choice("Bea", "by 7 votes of 7")
    run.undo(2).all(CastVote("Gus", ("Carl",)), RevealVotes(seed=1))
    assert run.state.choice == Choice("Bea", "by 6 votes of 7")


def test_redo_goes_back_in_the_order_in_which_it_was_undone() -> None:
    run = seven().all(SetTitle("one"), SetTitle("two")).undo(2).redo()
    assert run.state.title == "one"
    assert run.redo().state.title == "two"
    assert run.refusal(Redo()) == "There is nothing to redo."


def test_a_new_act_leaves_nothing_to_redo() -> None:
    run = seven().all(SetTitle("one")).undo().all(Note("something else"))
    assert run.refusal(Redo()) == "There is nothing to redo."
    assert run.state.title == "Leadership team"


def test_the_opening_itself_is_not_undone() -> None:
    run = opened()
    assert run.refusal(Undo()) == "There is nothing to undo yet."
    assert run.state.bank.name == "a-bank"


def test_a_goodbye_is_not_undone_but_what_came_before_it_is() -> None:
    run = at_planning().all(GoTo(Step.FAREWELL), CloseSession()).undo()
    assert run.state.closed
    assert run.state.step is Step.PLANNING


def test_numbers_stay_unique_after_undo() -> None:
    run = at_questions().all(ParkIdea("Bea", "one"), ParkIdea("Carl", "two")).undo().all(ParkIdea("Dev", "three"))
    assert [(idea.number, idea.who) for idea in run.state.parked] == [(1, "Bea"), (2, "Dev")]
    run = at_planning().all(SetAction("call", "Ann"), SetAction("write", "Bea")).undo().all(SetAction("meet", "Ann"))
    assert [(action.number, action.what) for action in run.state.plan.actions] == [(1, "call"), (2, "meet")]
