"""What holds of every session, whatever is asked of it and in whatever order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests import strategies
from tests.inquiry.driver import Run, opened
from tests.inquiry.runs import runs
from tests.inquiry.wild import wild, wild_events

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.commands import Command
from peerinquiry.inquiry.decide.rule import rule
from peerinquiry.inquiry.events import KINDS, Event
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.evolve.apply import apply
from peerinquiry.inquiry.model import TIMING_OF, Inquiry, Mark, State, Turn

NO_MEANING = {"undone", "redone", "amended", "noted"}
"""Events that say nothing of the state: the first three are the fold's, and a note is for the record alone."""


def test_every_event_has_a_word_on_disk() -> None:
    ours = (kind for kind in Event.__subclasses__() if kind.__module__.startswith("peerinquiry."))
    kinds = {repr(kind) for kind in ours}  # slots make every class twice, under one name
    assert {repr(kind) for kind in KINDS.values()} == kinds
    assert len(KINDS) == len(kinds)


def test_every_command_has_a_rule() -> None:
    assert [kind for kind in Command.__subclasses__() if rule.dispatch(kind) is rule.dispatch(Command)] == []


def test_every_event_but_a_few_has_a_meaning() -> None:
    assert {word for word, kind in KINDS.items() if apply.dispatch(kind) is apply.dispatch(Event)} == NO_MEANING


@given(runs())
@settings(max_examples=60)
def test_the_state_is_the_fold_of_the_records(run: Run) -> None:
    assert fold(run.records) == run.state


@given(runs(most=40), st.data())
@settings(max_examples=60)
def test_any_command_is_decided_and_never_raises(run: Run, data: st.DataObject) -> None:
    for kind in data.draw(st.lists(st.sampled_from(Command.__subclasses__()), max_size=20)):
        run.do(data.draw(wild(kind, run.state.names)))
    assert fold(run.records) == run.state


@given(st.lists(wild_events() | strategies.events(), max_size=40))
def test_any_event_on_any_state_gives_a_state(happened: list[Event]) -> None:
    run = opened()
    for event in happened:
        run.append(event)
    assert isinstance(fold(run.records), State)


@given(runs())
def test_every_state_on_the_way_is_sound(run: Run) -> None:
    for state in run.states:
        numbers_name_one_thing_each(state)
        whoever_can_speak_next_holds_the_turn_and_its_clock(state)
        only_those_who_speak_in_a_step_wait_in_it(state)
        a_turn_that_ended_and_its_mark_are_the_same_thing(state)
        whoever_comes_back_later_is_still_to_speak(state)
        nobody_had_two_turns_in_one_round(state)
        open_votes_have_an_owner(state)


def numbers_name_one_thing_each(state: State) -> None:
    inquiries: tuple[State | Inquiry, ...] = (*state.inquiries, state)
    for things in (
        [idea for inquiry in inquiries for idea in inquiry.parked],
        [made for inquiry in inquiries for made in inquiry.recommendations],
        [action for inquiry in inquiries for action in inquiry.plan.actions],
    ):
        numbers = [thing.number for thing in things]
        assert len(set(numbers)) == len(numbers)
        assert all(number > 0 for number in numbers)


def whoever_can_speak_next_holds_the_turn_and_its_clock(state: State) -> None:
    desk, waiting = state.desk, turns.waiting(state)
    if turns.takes_turns(state.step):
        assert (desk.round.holder is None) == (waiting == ()) == (desk.clock is None) == turns.complete(state)
        assert desk.round.holder is None or desk.round.holder in waiting
    else:
        assert desk.round.holder is None
        assert (desk.clock is not None) == (state.step in TIMING_OF)


def only_those_who_speak_in_a_step_wait_in_it(state: State) -> None:
    waiting = turns.waiting(state)
    assert len(set(waiting)) == len(waiting)
    assert set(waiting) <= set(state.here) - set(state.desk.round.marks)
    if state.step in turns.PEERS:
        assert state.owner not in waiting
    if state.step in turns.OWNER:
        assert set(waiting) <= {state.owner}


def a_turn_that_ended_and_its_mark_are_the_same_thing(state: State) -> None:
    for step, desk in state.desks.items():
        here = [turn for turn in state.turns if turn.step not in turns.NEEDS_OWNER or turn.inquiry == state.inquiry]
        ended = [turn for turn in here if (turn.step, turn.round) == (step, desk.round.number) and over(turn)]
        assert {turn.who: turn.mark for turn in ended} == desk.round.marks


def over(turn: Turn) -> bool:
    """Whether a turn is over for its round; who was cut short may have another go."""
    return turn.mark is not Mark.CUT


def whoever_comes_back_later_is_still_to_speak(state: State) -> None:
    for desk in state.desks.values():
        later = desk.round.later
        assert set(later) <= set(state.names) - set(desk.round.marks)
        assert len(set(later)) == len(later)


def nobody_had_two_turns_in_one_round(state: State) -> None:
    over_ = [turn for turn in state.turns if over(turn)]
    ended = [(turn.step in turns.NEEDS_OWNER and turn.inquiry, turn.step, turn.round, turn.who) for turn in over_]
    assert len(set(ended)) == len(ended)


def open_votes_have_an_owner(state: State) -> None:
    """Else the group would look at a result that is none, and could not vote again."""
    assert not state.voting.revealed or state.owner is not None
