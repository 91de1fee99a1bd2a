"""What everyone may see: every field of every kind is classified, and nothing else gets through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.inquiry import driver
from tests.inquiry.driver import Run
from tests.inquiry.runs import runs
from tests.inquiry.wild import wild

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.events import (
    KINDS,
    Amended,
    Event,
    Mendable,
    Noted,
    PulseGiven,
    Record,
    RunOffCalled,
    TurnTaken,
    VoteCast,
    VotesRevealed,
)
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import State, Step
from peerinquiry.inquiry.privacy import KEPT, LATER, SHOWN, public, seen_by_all
from peerinquiry.inquiry.view.choose import choose
from peerinquiry.inquiry.view.frame import frame
from peerinquiry.inquiry.voting import Ballot

MARK = "zx9private"


def audience(records: Sequence[Record]) -> State:
    """What the stage knows."""
    shown = [one for record in records if (one := public(record))]
    seen = seen_by_all(shown, fold(shown))
    return fold(one for record in records if (one := public(record, seen)))


def told(state: State) -> State:
    """The state without what the stage never needs: what can be taken back, notes, and the names of files."""
    turns = tuple(turn if turn.step is Step.REFRAME else replace(turn, text="") for turn in state.turns)
    brought = tuple(replace(one, earlier=replace(one.earlier, session="")) for one in state.brought)
    check_in = replace(state.check_in, session="") if state.check_in else None
    return replace(state, done=(), undone=(), turns=turns, brought=brought, check_in=check_in, followed=())


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_field_of_every_kind_is_for_everyone_for_later_or_kept(kind: type[Event]) -> None:
    classified = [name for table in (SHOWN, LATER, KEPT) for name in table.get(kind, ())]
    assert sorted(classified) == sorted(item.name for item in fields(kind))
    assert kind in SHOWN or kind in KEPT


def test_no_table_speaks_of_a_kind_that_is_none() -> None:
    assert set(KINDS.values()) >= {*SHOWN, *LATER, *KEPT}


def mends_what_is_shown(event: Event) -> bool:
    return isinstance(event, Amended) and event.field.field in SHOWN.get(KINDS[event.field.kind], ())


@given(st.data())
def test_what_is_kept_or_for_later_is_blank(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([*LATER, *KEPT]))
    event = data.draw(wild(kind, names=(MARK,)).filter(lambda event: not mends_what_is_shown(event)))
    shown = public(Record(7, 7, datetime(2026, 11, 22, tzinfo=UTC), 1.0, event))
    if kind not in SHOWN:
        assert shown is None
        return
    assert shown is not None
    for name in SHOWN[kind]:
        assert repr(getattr(shown.event, name)) == repr(getattr(event, name))
    for name in (*LATER.get(kind, ()), *KEPT.get(kind, ())):
        assert MARK not in repr(getattr(shown.event, name))
        assert not any(getattr(shown.event, name) or ())


@given(runs())
def test_the_stage_knows_the_session_but_for_what_is_private(run: Run) -> None:
    mine, theirs = told(run.state), told(audience(run.records))
    assert set(theirs.voting.ballots) == set(mine.voting.ballots)
    assert set(theirs.pulses) == set(mine.pulses)
    if mine.voting.revealed:
        assert theirs.voting == mine.voting
    assert replace(theirs, voting=replace(theirs.voting, ballots=mine.voting.ballots), pulses=mine.pulses) == mine


@given(runs())
def test_what_stands_around_the_thing_is_the_same_on_both(run: Run) -> None:
    mine, theirs = run.state, audience(run.records)
    now, wall = run.now, driver.START
    assert frame(theirs, now, wall) == frame(mine, now, wall)
    assert choose(theirs, None) == choose(mine, None)


@given(runs())
def test_no_ballot_is_known_before_the_votes_are_opened(run: Run) -> None:
    theirs = audience(run.records)
    if not any(isinstance(record.event, VotesRevealed | RunOffCalled) for record in run.records):
        assert not any(any(ballot.choices + ballot.scores) for ballot in theirs.voting.ballots.values())


def voted() -> Run:
    run = driver.at_voting()
    return run.all(*[c.CastVote(who, ("Ann",)) for who in run.state.names])


def test_ballots_count_before_they_are_opened_and_say_who_got_them_after() -> None:
    run = voted()
    before = audience(run.records)
    assert len(before.voting.ballots) == len(run.state.names)
    assert set(before.voting.ballots.values()) == {Ballot(("",))}
    run.all(c.RevealVotes(1))
    assert set(audience(run.records).voting.ballots.values()) == {Ballot(("Ann",))}
    run.all(c.Undo())
    assert set(audience(run.records).voting.ballots.values()) == {Ballot(("",))}
    run.all(c.Redo())
    assert set(audience(run.records).voting.ballots.values()) == {Ballot(("Ann",))}


def test_a_note_never_gets_there_nor_does_taking_it_back_change_anything() -> None:
    run = driver.at_questions()
    before = told(audience(run.records))
    run.all(c.Note(MARK, private=True), c.Undo(), c.Redo(), c.Note(MARK))
    assert any(isinstance(record.event, Noted) for record in run.records)
    assert told(audience(run.records)) == before


def last(run: Run, kind: type[Event]) -> int:
    return next(record.seq for record in reversed(run.records) if isinstance(record.event, kind))


def test_what_mends_a_private_note_never_gets_there_nor_what_mends_one_that_is_on_the_page() -> None:
    run = driver.at_questions().all(c.Note("first", private=True))
    run.all(c.Amend(last(run, Noted), Mendable.NOTE, MARK), c.Note("second"))
    run.all(c.Amend(last(run, Noted), Mendable.NOTE, MARK), c.Undo(), c.Redo())
    shown = [one for record in run.records if (one := public(record))]
    assert MARK not in repr(audience(run.records))
    assert MARK not in repr(shown)


@given(runs(), st.data())
def test_what_mends_words_is_seen_as_far_as_the_words_are(run: Run, data: st.DataObject) -> None:
    for field in Mendable:
        numbers = [record.seq for record in run.records if isinstance(record.event, KINDS[field.kind])]
        if numbers:
            run.all(c.Amend(data.draw(st.sampled_from(numbers)), field, f"{MARK} {field}"))
    theirs, mine = repr(told(audience(run.records))), repr(told(run.state))
    for field in Mendable:
        assert (f"{MARK} {field}" in theirs) == (f"{MARK} {field}" in mine), field
    assert f"{MARK} {Mendable.NOTE}" not in theirs


def test_a_reframe_that_was_mended_is_read_mended_and_is_not_once_that_is_taken_back() -> None:
    run = driver.at_say_back()
    run.all(c.GoTo(Step.REFRAME), c.EndTurn("How do we kep two?"))
    run.all(c.Amend(last(run, TurnTaken), Mendable.TURN, "How do we keep two?"))
    assert audience(run.records).reframe == run.state.reframe == "How do we keep two?"
    run.all(c.Undo())
    assert audience(run.records).reframe == run.state.reframe == "How do we kep two?"


NOTED: list[tuple[Callable[[], Run], Step]] = [
    (driver.at_voting, Step.SAYING),
    (driver.at_questions, Step.STORY),
    (driver.at_questions, Step.QUESTIONS),
    (driver.at_say_back, Step.SAY_BACK),
    (driver.at_planning, Step.PLANNING),
    (driver.at_reflecting, Step.REFLECTING),
]


@pytest.mark.parametrize(("start", "step"), NOTED)
def test_the_note_of_a_turn_never_gets_there(start: Callable[[], Run], step: Step) -> None:
    run = start()
    run.all(c.GoTo(step)) if run.state.step is not step else None
    run.all(c.NewRound()) if run.state.desk.round.holder is None else None
    run.all(c.EndTurn(MARK))
    assert MARK in repr(run.state)
    assert MARK not in repr(audience(run.records))
    assert len(audience(run.records).turns) == len(run.state.turns)


def test_the_reframe_is_for_everyone_and_not_once_it_is_taken_back() -> None:
    run = driver.at_say_back()
    run.all(c.GoTo(Step.REFRAME), c.EndTurn("How do we keep two?"))
    assert audience(run.records).reframe == "How do we keep two?"
    run.all(c.Undo())
    assert "How do we keep two?" not in repr(audience(run.records))
    run.all(c.Redo())
    assert audience(run.records).reframe == "How do we keep two?"


def test_the_pulse_is_known_once_everyone_who_is_here_is_in() -> None:
    run = driver.at_reflecting()
    run.all(c.GoTo(Step.PULSE))
    *others, last = run.state.here
    run.all(*[c.GivePulse(who, (5, 4, 3, 2, 1)) for who in others])
    assert set(audience(run.records).pulses.values()) == {(0, 0, 0, 0, 0)}
    run.all(c.GivePulse(last, (1, 1, 1, 1, 1)))
    assert audience(run.records).pulses == run.state.pulses


def test_a_pulse_that_is_opened_early_is_known_and_hides_what_comes_in_after_it() -> None:
    run = driver.at_reflecting()
    run.all(c.GoTo(Step.PULSE))
    first, *_, last = run.state.here
    run.all(c.GivePulse(first, (5, 4, 3, 2, 1)), c.OpenPulses())
    assert audience(run.records).pulses == run.state.pulses
    assert audience(run.records).pulses_open
    run.all(c.GivePulse(last, (1, 1, 1, 1, 1)))
    assert audience(run.records).pulses[last] == (0, 0, 0, 0, 0)
    assert not audience(run.records).pulses_open
    run.all(c.Undo(), c.Undo())
    assert audience(run.records).pulses[first] == (0, 0, 0, 0, 0)


def test_a_ballot_that_is_blank_is_still_one() -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    assert public(Record(3, 3, at, 1.0, VoteCast("Ann", ("Bea", "Bea"), (5, 3), "Carl"))) == Record(
        3, 3, at, 1.0, VoteCast("Ann", ("", ""), (0, 0), "Carl")
    )
    assert public(Record(3, 3, at, 1.0, VoteCast("Ann", ())), seen=()) == Record(3, 3, at, 1.0, VoteCast("Ann", ()))
    assert public(Record(3, 3, at, 1.0, PulseGiven("Ann", (5, 4)))) == Record(3, 3, at, 1.0, PulseGiven("Ann", (0, 0)))
