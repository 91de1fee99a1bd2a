"""What holds of every session, whatever is asked of it and in whatever order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.commands import Command, Redo, ResumeSession, Undo
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.decide.rule import rule
from peerinquiry.inquiry.events import KINDS, LASTING, Event, TurnTaken
from peerinquiry.inquiry.evolve import evolve, fold
from peerinquiry.inquiry.evolve.apply import apply
from peerinquiry.inquiry.model import Mark, State
from tests.inquiry import runs as drawn
from tests.inquiry.driver import Run, opened
from tests.inquiry.runs import runs
from tests.inquiry.wild import wild, wild_events


def aside_from_undo(state: State) -> State:
    """The state but for what can be undone and redone."""
    return replace(state, done=(), undone=())


# Nothing is forgotten


def test_every_event_has_one_word_and_every_word_one_event() -> None:
    kinds = [kind for kind in Event.__subclasses__() if kind.__module__ == Event.__module__]
    assert sorted(map(repr, KINDS.values())) == sorted(map(repr, kinds))


def test_every_command_has_a_rule_and_every_event_but_a_few_a_meaning() -> None:
    no_rule = [kind for kind in Command.__subclasses__() if rule.dispatch(kind) is rule.dispatch(Command)]
    no_meaning = {word for word, kind in KINDS.items() if apply.dispatch(kind) is apply.dispatch(Event)}
    assert no_rule == []
    assert no_meaning == {"undone", "redone", "noted"}


# A session is its events


@given(runs())
def test_the_state_is_the_fold_of_the_records(run: Run) -> None:
    assert fold(run.records) == run.state


@given(runs(), st.data())
def test_any_command_is_decided_and_never_raises(run: Run, data: st.DataObject) -> None:
    for kind in Command.__subclasses__():
        command = data.draw(wild(kind, names=run.state.names))
        run.do(command)
    assert aside_from_undo(run.state) == aside_from_undo(fold(run.records))


@given(st.lists(wild_events(), max_size=40))
def test_any_event_on_any_state_gives_a_state(records: list[Event]) -> None:
    run = opened()
    for event in records:
        run.append(event)
    assert isinstance(fold(run.records), State)


@given(runs())
def test_records_are_numbered_and_never_go_back_in_time(run: Run) -> None:
    assert [record.seq for record in run.records] == list(range(1, len(run.records) + 1))
    assert all(record.act <= record.seq for record in run.records)
    acts = [record.act for record in run.records]
    assert acts == sorted(acts)
