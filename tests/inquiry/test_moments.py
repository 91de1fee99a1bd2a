"""What a session was like when something happened: as the console had it then, whatever was undone since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.inquiry.driver import Run, at_questions, seven
from tests.inquiry.runs import runs

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.events import Mendable, Redone, TurnTaken, Undone
from peerinquiry.inquiry.evolve import fold, live
from peerinquiry.inquiry.model import Origin, Question, State, Step
from peerinquiry.inquiry.moments import Called, moments, states


def alike(one: State, other: State) -> bool:
    """But for what can be undone, which is of no use to who looks back."""
    return replace(one, done=(), undone=()) == replace(other, done=(), undone=())


@given(runs(without=(c.Amend,)), st.data())
def test_each_state_is_what_the_records_before_come_to_and_what_is_not_undone_counts(
    run: Run, data: st.DataObject
) -> None:
    told = list(moments(run.records))
    number = data.draw(st.integers(0, len(told) - 1))
    assert alike(told[number].before, fold(run.records[:number]))
    counted = [moment.record for moment in told if not moment.undone]
    assert [one for one in counted if not isinstance(one.event, Undone | Redone)] == live(run.records)[0]


@given(runs(), st.data())
def test_each_state_that_a_record_led_to_is_what_was_known_then(run: Run, data: st.DataObject) -> None:
    led_to = list(states(run.records))
    number = data.draw(st.integers(0, len(led_to) - 1))
    assert alike(led_to[number], fold(run.records[: number + 1]))


@pytest.mark.parametrize("times", [1, 63, 64, 65, 130])
def test_far_back_is_told_as_well_as_near(times: int) -> None:
    """More may be undone than is remembered."""
    run = at_questions().all(*[c.Note("a note")] * 140).all(*[c.Undo()] * times).all(c.Redo(), c.Pass())
    for moment, number in zip(moments(run.records), range(len(run.records)), strict=True):
        if number > len(run.records) - 4:
            assert alike(moment.before, fold(run.records[:number]))


def test_an_undone_step_was_the_step_while_it_lasted() -> None:
    run = seven().all(c.GoTo(Step.WRITING), c.Note("while writing")).undo(2)
    noted = next(moment for moment in moments(run.records) if moment.record.event == run.events[-3])
    assert (noted.before.step, noted.undone) == (Step.WRITING, True)
    assert run.state.step is Step.RULES


def test_words_are_those_that_they_were_mended_to() -> None:
    run = at_questions().all(c.PutQuestion(Question("Who is Tom?", "framing", Origin.OWN)))
    asked = len(run.records)
    run.turn("It is Tom's.").all(c.Amend(asked, Mendable.QUESTION, "Who is Tim?"))
    run.all(c.Amend(asked, Mendable.QUESTION, "Who is it?"), c.Note("a slip")).undo()
    told = list(moments(run.records))
    assert told[asked - 1].record.event == replace(run.events[asked - 1], text="Who is it?")  # type: ignore[call-arg]  # a question
    before_the_turn_ended = next(
        one.before for one in told if isinstance(one.record.event, TurnTaken) and one.record.seq > asked
    )
    assert before_the_turn_ended.question == Question("Who is it?", "framing", Origin.OWN)
    run.undo()
    assert list(moments(run.records))[asked - 1].record.event == replace(run.events[asked - 1], text="Who is Tim?")  # type: ignore[call-arg]  # a question


def test_everybody_is_called_what_they_are_called_in_the_end() -> None:
    run = at_questions().all(c.Rename("Bea", "Beatrice"), c.AddPeople(("Bea",)), c.Rename("Beatrice", "Trixi"))
    run.all(c.Rename("Carl", "Karl")).undo()
    called, then = Called(run.records), len(run.records)
    assert called.in_the_end("Bea", 1) == "Trixi"
    assert called.in_the_end("Bea", then) == "Bea"
    assert called.in_the_end("Beatrice", then - 4) == "Trixi"
    assert called.in_the_end("Carl", 1) == "Carl"
