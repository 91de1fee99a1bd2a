"""Who is next: everyone but the owner has one turn a round, whoever comes and goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inquiry.driver import (
    PEOPLE,
    Run,
    at_questions,
    at_recommending,
    at_reflecting,
    at_say_back,
    at_second_questions,
    at_story,
    at_voting,
)
from tests.inquiry.runs import NEWCOMERS, SEEDS, Maker, names, runs, somebody

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.commands import (
    AddPeople,
    ChooseOwner,
    DrawTurn,
    EndTurn,
    GiveTurn,
    GoTo,
    NewRound,
    Note,
    Pass,
    Postpone,
    Reorder,
    SetPresence,
    Shuffle,
    ToggleClock,
)
from peerinquiry.inquiry.events import TurnGiven, TurnPassed, TurnTaken
from peerinquiry.inquiry.evolve import live
from peerinquiry.inquiry.model import Mark, Presence, Step


def at_saying() -> Run:
    return at_voting().all(GoTo(Step.SAYING))


COMING_AND_GOING: Sequence[Maker] = (
    lambda *_: c.EndTurn(),
    lambda *_: c.ToggleClock(),
    lambda *_: c.Postpone(),
    lambda *_: c.Pass(),
    lambda draw, state: c.GiveTurn(somebody(draw, state)),
    lambda draw, _: c.DrawTurn(draw(SEEDS)),
    lambda draw, state: c.SetPresence(somebody(draw, state), draw(st.sampled_from(Presence))),
    lambda draw, state: c.SetPresence(somebody(draw, state), Presence.HERE),
    lambda draw, _: c.AddPeople((draw(st.sampled_from(NEWCOMERS)),), draw(st.sampled_from(Presence))),
    lambda draw, state: c.Remove(somebody(draw, state)),
    lambda draw, state: c.Reorder(names(draw, state)),
    lambda _, state: c.Redo() if state.undone else c.Undo(),
)


@pytest.mark.parametrize("start", [at_saying, at_questions, at_recommending, at_reflecting, at_second_questions])
@given(data=st.data())
@settings(max_examples=30)
def test_everyone_but_the_owner_has_one_turn_a_round_whoever_comes_and_goes(
    start: Callable[[], Run], data: st.DataObject
) -> None:
    def begun() -> Run:
        return start().all(Note("now it begins"))  # so that there is one act that undo may take back

    opening = begun()
    count = len(opening.records)
    run = data.draw(runs(starts=[begun], moves=COMING_AND_GOING)).whole_round()
    assert run.state.step is opening.state.step

    had: Counter[str] = Counter()
    passed: set[str] = set()
    for record in live(run.records)[0]:
        if record.seq <= count:
            continue
        match record.event:
            case TurnTaken(who):
                had[who] += 1
            case TurnPassed(who):
                had[who] += 1
                passed.add(who)
            case TurnGiven(who) if who in passed:  # called after all: the pass is forgotten
                had[who] -= 1
                passed.remove(who)

    silent = {opening.state.owner or ""} if opening.state.step in turns.PEERS else set()
    assert {who: had[who] for who in run.state.here} == {who: int(who not in silent) for who in run.state.here}
    assert max(had.values(), default=0) <= 1
    assert not any(had[who] for who in silent)


@given(st.lists(st.sampled_from(["done", "pass", "later"]), max_size=25))
def test_those_back_later_come_after_all_others_in_the_order_they_asked_for(acts: list[str]) -> None:
    run = at_questions()
    first, later = list(PEOPLE[1:]), list[str]()
    for act in acts:
        queue = first or later
        assert run.holder == (queue[0] if queue else None)
        if act == "later" and len(first) + len(later) <= 1:
            assert run.refusal(Postpone())
            continue
        if not queue:
            assert run.refusal(EndTurn() if act == "done" else Pass()) == "It is nobody's turn now."
            continue
        who = queue.pop(0)
        if act == "later":
            later.append(who)
            run.all(Postpone())
        else:
            run.all(EndTurn() if act == "done" else Pass())
    assert turns.waiting(run.state) == (*first, *later)
    assert run.state.desk.round.later == tuple(later)


def test_five_ways_not_to_speak_are_five_different_things() -> None:
    run = at_questions()
    run.all(Pass())  # Bea
    run.all(Postpone())  # Carl
    run.all(SetPresence("Dev", Presence.ABSENT))
    run.all(SetPresence("Eli", Presence.GONE))
    run.all(AddPeople(("Hal",), Presence.LATE))
    assert run.holder == "Fay"
    assert turns.waiting(run.state) == ("Fay", "Gus", "Carl")
    assert run.refusal(GiveTurn("Dev")) == "Dev is absent; say that they are here first."
    assert run.refusal(GiveTurn("Eli")) == "Eli is gone; say that they are here first."
    assert run.refusal(GiveTurn("Hal")) == "Hal is late; say that they are here first."
    run.all(SetPresence("Dev", Presence.HERE), SetPresence("Hal", Presence.HERE))
    assert turns.waiting(run.state) == ("Dev", "Fay", "Gus", "Hal", "Carl")
    assert run.holder == "Fay", "who came back waits until the one who speaks is done"
    run.whole_round()
    assert [turn.who for turn in run.state.turns if turn.step is Step.QUESTIONS] == [
        "Bea", "Fay", "Dev", "Gus", "Hal", "Carl",
    ]  # fmt: skip


def test_someone_who_comes_after_the_round_is_over_still_has_a_turn() -> None:
    run = at_questions().all(SetPresence("Gus", Presence.LATE)).whole_round()
    assert turns.complete(run.state)
    run.all(SetPresence("Gus", Presence.HERE))
    assert run.holder == "Gus"


def test_whoever_drops_off_the_call_mid_turn_loses_it_and_gets_another() -> None:
    run = at_questions().all(ToggleClock()).all(SetPresence("Bea", Presence.ABSENT), after=5)
    assert run.holder == "Carl"
    assert run.state.question is None
    run.all(SetPresence("Bea", Presence.HERE))
    assert (run.holder, turns.next_up(run.state)) == ("Carl", "Bea")


def test_others_coming_and_going_leave_the_one_who_speaks_alone() -> None:
    run = at_questions().all(ToggleClock())
    desk, question = run.state.desk, run.state.question
    run.all(
        SetPresence("Carl", Presence.ABSENT),
        SetPresence("Fay", Presence.GONE),
        AddPeople(("Hal", "Ida")),
        Reorder(("Ida", "Gus")),
        Shuffle(3),
    )
    assert (run.state.desk, run.state.question) == (desk, question)


def test_the_last_one_cannot_come_back_later() -> None:
    run = at_questions()
    for _ in PEOPLE[1:-1]:
        run.all(Pass())
    assert run.refusal(Postpone()) == "Nobody else is left in this round; Gus can pass, or take the turn."


def test_nobody_has_a_turn_when_nobody_is_here_and_the_first_who_is_back_has_it() -> None:
    run = at_questions().all(*(SetPresence(who, Presence.ABSENT) for who in PEOPLE))
    assert (run.holder, run.state.desk.clock) == (None, None)
    assert run.refusal(EndTurn()) == "It is nobody's turn now."
    assert run.refusal(Pass()) == "It is nobody's turn now."
    assert run.refusal(Postpone()) == "It is nobody's turn now."
    assert run.refusal(ToggleClock()) == "No clock runs here."
    run.all(SetPresence("Ann", Presence.HERE), SetPresence("Dev", Presence.HERE))
    assert run.holder == "Dev"


def test_a_turn_is_given_out_of_order_and_the_order_stays() -> None:
    run = at_questions().all(GiveTurn("Eli"))
    assert run.holder == "Eli"
    run.turn()
    assert run.holder == "Bea"
    assert run.refusal(GiveTurn("Eli")) == "Eli had a turn in this round; u takes it back."
    assert run.refusal(GiveTurn("Ann")) == "Ann has no turn in this step."
    assert run.refusal(GiveTurn("Zoe")) == "Nobody here is called Zoe; add them in Gather first."
    assert run.do(GiveTurn("Bea")) == (), "it is Bea's already"


def test_whoever_passed_may_be_called_after_all() -> None:
    run = at_questions().all(Pass(), GiveTurn("Bea"))
    assert run.holder == "Bea"
    run.turn("they thought of one")
    ended = [(turn.who, turn.mark) for turn in run.state.turns if turn.step is Step.QUESTIONS]
    assert ended == [("Bea", Mark.DONE)]


def test_chance_draws_among_those_who_wait_and_the_same_seed_draws_the_same() -> None:
    drawn = {at_say_back().all(DrawTurn(seed)).holder for seed in range(60)}
    assert drawn == set(PEOPLE[1:])
    assert at_say_back().all(DrawTurn(7)).holder == at_say_back().all(DrawTurn(7)).holder
    assert at_questions().whole_round().refusal(DrawTurn(1)) == "It is nobody's turn now."


def test_whoever_is_drawn_in_the_middle_of_their_own_turn_goes_on() -> None:
    run = at_questions().all(ToggleClock())
    before = run.state
    seed = next(seed for seed in range(99) if at_questions().do(DrawTurn(seed)) == (TurnGiven("Bea", seed),))
    run.all(DrawTurn(seed), after=9)
    assert (run.state.desk, run.state.question) == (before.desk, before.question)


def test_one_peer_says_back_and_that_is_enough() -> None:
    run = at_say_back().all(GiveTurn("Gus")).turn("You carry it alone.")
    assert turns.complete(run.state)
    assert run.holder is None
    assert run.refusal(GiveTurn("Bea")) == "This is done; u takes it back."


def test_everyone_may_pass_and_the_round_is_over() -> None:
    run = at_questions().all(*(Pass() for _ in PEOPLE[1:]))
    assert turns.complete(run.state)
    run.all(NewRound())
    assert (run.holder, run.state.desk.round.number) == ("Bea", 2)


def test_a_round_is_cut_short_only_on_purpose() -> None:
    run = at_questions().turn()
    assert run.refusal(NewRound()) == "Not everyone had a turn in this round yet."
    run.all(NewRound(early=True, aim="support"))
    assert (run.holder, run.state.aim) == ("Carl", "support"), "those who lost their turn begin"
    assert turns.waiting(run.state) == ("Carl", "Dev", "Eli", "Fay", "Gus", "Bea")
    assert at_voting().refusal(NewRound()) == "It is nobody's turn now."


def test_the_order_is_set_by_hand_or_drawn_by_chance() -> None:
    run = at_questions().all(Reorder(("Gus", "Fay")))
    assert run.state.names == ("Gus", "Fay", "Ann", "Bea", "Carl", "Dev", "Eli")
    assert run.holder == "Bea", "who speaks is not interrupted"
    assert turns.next_up(run.state) == "Gus"
    first, second = at_voting().all(Shuffle(5)), at_voting().all(Reorder(("Gus",)), Shuffle(5))
    assert first.state.names == second.state.names != PEOPLE
    assert run.refusal(Reorder(("Zoe",))) == "Nobody here is called Zoe; add them in Gather first."


def test_the_owner_alone_tells_the_story() -> None:
    run = at_story("Bea")
    assert turns.waiting(run.state) == ("Bea",)
    assert run.refusal(GiveTurn("Carl")) == "Carl has no turn in this step."
    assert run.turn().holder is None


def test_another_owner_tells_another_story() -> None:
    run = at_questions("Ann").all(ChooseOwner("Bea"))
    assert (run.state.step, run.holder) == (Step.STORY, "Bea")
    run.turn().all(GoTo(Step.QUESTIONS))
    assert turns.waiting(run.state)[-1] == "Ann", "the peer that the owner was asks now too"


def test_someone_removed_leaves_no_place_behind() -> None:
    run = at_questions().all(Postpone(), c.Remove("Bea"), AddPeople(("Bea",)))
    assert turns.waiting(run.state) == ("Carl", "Dev", "Eli", "Fay", "Gus", "Bea")
    run.all(Postpone())
    assert turns.waiting(run.state)[-2:] == ("Bea", "Carl")
