"""People on the roster: who is added, renamed, removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import TypeVar, cast

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inquiry.driver import CHALLENGES, PEOPLE, Run, at_questions, at_second_story, at_voting, seven
from tests.inquiry.runs import STARTS, runs

from peerinquiry.inquiry.commands import (
    AddPeople,
    BringActions,
    CastVote,
    ChooseOwner,
    DeclineOwnership,
    DrawTurn,
    EndTurn,
    ExtendClock,
    GivePulse,
    GoTo,
    OfferHelp,
    ParkIdea,
    Postpone,
    QueueQuestions,
    Recommend,
    Redo,
    Remove,
    Rename,
    RevealVotes,
    SetAction,
    SetPresence,
    Shuffle,
    ToggleClock,
    Undo,
    WriteChallenges,
)
from peerinquiry.inquiry.model import OpenAction, Presence, State, Step
from peerinquiry.inquiry.roster import clock_alone, renamed, same_turn
from peerinquiry.inquiry.view.frame import strip

T = TypeVar("T")


def called(value: T, who: str, to: str) -> T:
    """The same value, with one name for another wherever it stands."""
    return cast("T", _called(value, who, to))


def _called(value: object, who: str, to: str) -> object:
    if value == who:
        return to
    if isinstance(value, tuple):
        return tuple(_called(item, who, to) for item in value)
    if isinstance(value, Mapping):
        return {_called(key, who, to): _called(item, who, to) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{item.name: _called(getattr(value, item.name), who, to) for item in fields(value)})
    return value


@given(runs(), st.data())
@settings(max_examples=40)
def test_a_new_name_stands_wherever_the_old_one_stood_and_changes_nothing_else(run: Run, data: st.DataObject) -> None:
    before = run.state
    if not before.names:
        return
    who = data.draw(st.sampled_from(before.names))
    run.all(Rename(who, "Quinn"))
    assert run.state == replace(called(before, who, "Quinn"), done=run.state.done, undone=())
    assert list(run.state.challenges) == [called(name, who, "Quinn") for name in before.challenges]
    run.all(Rename("Quinn", who))
    assert replace(run.state, done=before.done, undone=before.undone) == before


STARTED = {start.__name__: start for start in STARTS}

BY_NAME = (Rename, Shuffle, DrawTurn, Undo, Redo, Remove)
"""What depends on how names are spelt, or on which act was the last."""


@given(runs(most=40, without=BY_NAME), st.sampled_from(PEOPLE))
@settings(max_examples=40)
def test_whether_a_name_is_put_right_before_or_after_makes_no_difference(run: Run, who: str) -> None:
    """Whatever the group does in between: drafts aside, a name is all that changes."""
    again = STARTED[run.start]()
    if who not in again.state.names:
        return
    again.all(Rename(who, "Quinn"), after=0)
    for command, moment in zip(run.commands, run.moments, strict=True):
        again.do(called(command, who, "Quinn"), after=moment - again.now)
    after = run.all(Rename(who, "Quinn"), after=0).state
    assert replace(again.state, done=(), undone=()) == replace(after, done=(), undone=())
    assert list(again.state.challenges) == list(after.challenges)


def test_a_new_name_stands_in_every_corner() -> None:
    run = at_voting().all(
        WriteChallenges({"Bea": "Mine"}),
        CastVote("Bea", ("Ann",)),
        CastVote("Carl", ("Bea",)),
        RevealVotes(1, anyway=True),  # a run-off between the two
        CastVote("Bea", ("Bea",)),
        ChooseOwner("Bea"),
        DeclineOwnership(1),
        ChooseOwner("Ann"),
        GoTo(Step.RECOMMENDING),
        Postpone(),
        GoTo(Step.QUESTIONS),
        EndTurn("A note"),
        ParkIdea("Bea", "Advice"),
        QueueQuestions((("Bea", "Since when?"),)),
        Recommend("Bea", "Experience"),
        SetAction("Call", "Bea"),
        SetAction("Write", "Ann", helpers=("Bea",)),
        OfferHelp("Bea", "A day"),
        GivePulse("Bea", (5, 5, 5, 5, 5)),
        BringActions((OpenAction("2026-10-01-1400-leadership", 1, "Call", "Bea"),)),
        GoTo(Step.SAY_BACK),
    )
    before = run.state
    run.all(Rename("Bea", "Beatrice"))
    assert run.state == replace(called(before, "Bea", "Beatrice"), done=run.state.done)
    bare = [
        item.name for item in fields(State) if item.name not in HOLD_NO_NAME and not holds(before, item.name, "Bea")
    ]
    assert bare == ["choice"], "the owner is somebody else"
    past = at_second_story("Carl").all(Rename("Ann", "Anna")).state.inquiries[0]
    assert (past.owner, past.challenge) == ("Anna", CHALLENGES["Ann"])
    run = at_questions("Bea").all(Rename("Bea", "Beatrice"))
    assert (run.state.owner, run.holder) == ("Beatrice", "Ann")


HOLD_NO_NAME = {
    "title", "opened_at", "utc_offset", "bank", "timings", "ends_at", "ends_after", "step", "aim", "question", "hidden",
    "heard_right", "reframe", "closed", "inquiry", "inquiries", "done", "undone", "limits", "since", "time_in",
    "pulses_open", "team", "check_in", "followed", "redacted",
}  # fmt: skip


def holds(state: State, field: str, who: str) -> bool:
    value = getattr(state, field)
    return bool(called(value, who, "somebody else") != value)


@given(runs(), st.data())
@settings(max_examples=40)
def test_whoever_else_comes_or_goes_the_turn_that_runs_goes_on(run: Run, data: st.DataObject) -> None:
    desk, question = run.state.desk, run.state.question
    others = [name for name in run.state.names if name not in {desk.round.holder, run.state.owner}]
    if desk.round.holder is None or not others:
        return
    who = data.draw(st.sampled_from(others))
    run.all(SetPresence(who, data.draw(st.sampled_from(Presence))), AddPeople(("Quinn",)))
    assert (run.state.desk, run.state.question) == (desk, question)


def test_names_are_added_once_and_in_order() -> None:
    run = seven().all(AddPeople(("Hal", "Ann", "Hal", "  ", "Ida  of \n Oslo")))
    assert run.state.names == (*PEOPLE, "Hal", "Ida of Oslo")
    assert run.do(AddPeople(PEOPLE)) == ()


def test_a_name_that_is_a_paragraph_is_refused() -> None:
    long = "Ann who " * 10
    assert (
        seven().refusal(AddPeople((long,))) == "“Ann who Ann who Ann …” is long for a name; keep it under 60 letters."
    )
    assert seven().refusal(Rename("Ann", long)) == "That is long for a name; keep it under 60 letters."


def test_a_crowd_is_refused() -> None:
    crowd = tuple(f"Peer {number}" for number in range(34))
    assert seven().refusal(AddPeople(crowd)) == "That makes more than 40 people; an inquiry works with 3 to 15."
    assert len(seven().all(AddPeople(crowd[:-1])).state.participants) == 40


def test_two_people_of_one_name_are_told_apart() -> None:
    run = seven()
    assert run.refusal(Rename("Bea", "Ann")) == "Somebody is called Ann already; add a surname, or say Ann 2."
    assert run.do(Rename("Bea", "Bea")) == ()
    assert run.do(Rename("Bea", " ")) == ()
    assert run.refusal(Rename("Zoe", "Ida")) == "Nobody here is called Zoe; add them in Gather first."


def test_someone_who_was_never_part_of_it_is_taken_off_with_what_they_wrote() -> None:
    run = at_voting().all(Remove("Carl"))
    assert "Carl" not in run.state.names
    assert list(run.state.challenges) == ["Ann", "Bea"]
    assert run.undo().state.challenges == CHALLENGES
    assert run.refusal(Remove("Zoe")) == "Nobody here is called Zoe; add them in Gather first."


def test_whoever_is_in_the_record_stays_in_it() -> None:
    def stays(run: Run, who: str) -> bool:
        return run.refusal(Remove(who)) == f"{who} is in the record already; say that they are gone instead."

    voted = at_voting().all(CastVote("Gus", ("Bea",)))
    assert stays(voted, "Gus"), "voted"
    assert stays(voted, "Bea"), "was voted for"
    tied = at_voting().all(CastVote("Gus", ("Bea",)), CastVote("Fay", ("Ann",)), RevealVotes(1, anyway=True))
    assert stays(tied, "Bea"), "is in the run-off"
    declined = at_voting().all(ChooseOwner("Carl"), DeclineOwnership(1))
    assert stays(declined, "Carl"), "was asked first"
    assert stays(at_questions(), "Ann"), "owns the challenge"
    assert stays(at_questions().turn(), "Bea"), "had a turn"
    assert stays(at_voting().all(ParkIdea("Gus")), "Gus"), "has an idea parked"
    assert stays(at_voting().all(Recommend("Gus", "Talk to them")), "Gus"), "recommended something"
    assert stays(at_voting().all(SetAction("Call", "Gus")), "Gus"), "will do something"
    assert stays(at_voting().all(SetAction("Call", "Ann", helpers=("Gus",))), "Gus"), "helps with it"
    assert stays(at_voting().all(OfferHelp("Gus", "A day a week")), "Gus"), "offered help"
    assert stays(at_voting().all(GivePulse("Gus", (5, 5, 5, 5, 5))), "Gus"), "gave a pulse"


def test_a_name_that_is_free_again_starts_afresh() -> None:
    run = at_questions().all(Postpone(), Remove("Bea"), Rename("Gus", "Bea"))
    assert run.state.desk.round.later == ()
    run.all(WriteChallenges({"Bea": "Mine"}), GoTo(Step.RULES), GoTo(Step.QUESTIONS))
    assert run.state.challenges["Bea"] == "Mine"


def test_names_are_shown_as_they_are_whatever_they_hold() -> None:
    state: State = seven().all(AddPeople(("[/bold]", "\x1b[31mRed\x1b[0m", "עדי", "Zoë 🙂"))).state
    assert state.names[7:] == ("[/bold]", "Red", "עדי", "Zoë 🙂")


# What is otherwise


@given(runs())
def test_where_the_clock_alone_is_another_nobody_and_no_turn_is(run: Run) -> None:
    for before, after in pairwise(run.states):
        if clock_alone(before, after):
            assert before.desk.clock != after.desk.clock
            assert strip(before) == strip(after)
            assert renamed(before, after) is None
            assert same_turn(before, after)


def test_the_clock_alone_is_another_after_the_keys_that_are_for_it() -> None:
    run = at_questions()
    run.do(ToggleClock())
    for command in (ToggleClock(), ToggleClock(), ExtendClock()):
        before = run.state
        run.do(command)
        assert clock_alone(before, run.state), command
    for other in (Rename("Bea", "Beate"), EndTurn(""), Undo(), GoTo(Step.SAY_BACK)):
        before = run.state
        run.do(other)
        assert not clock_alone(before, run.state), other
    assert not clock_alone(run.state, run.state)
