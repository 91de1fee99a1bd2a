"""Late, gone, back: in every phase and step, somebody joins, drops off or comes back, and the session goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.inquiry.driver import (
    BANK,
    PEOPLE,
    Run,
    at_planning,
    at_questions,
    at_recommending,
    at_reflecting,
    at_reframe,
    at_say_back,
    at_second_questions,
    at_story,
    at_voting,
)

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.choosing import still_to_vote
from peerinquiry.inquiry.commands import (
    AddPeople,
    CastVote,
    ChooseOwner,
    EndTurn,
    GivePulse,
    GoTo,
    PutQuestion,
    Refused,
    RevealVotes,
    SetPresence,
    ToggleClock,
)
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.events import ClockPaused, PresenceChanged
from peerinquiry.inquiry.model import Origin, Presence, Question, State, Step
from peerinquiry.inquiry.roster import Arrivals, another_of, arrivals, renamed
from peerinquiry.inquiry.view.averages import still_to_give
from peerinquiry.inquiry.view.card import card
from peerinquiry.inquiry.view.frame import instruction, owner_away, speaker_words

FIVES = (5, 5, 5, 5, 5)
ABOUT_AN_OWNER = (at_story, at_questions, at_say_back, at_reframe, at_recommending, at_planning)
IN_TURNS = (at_questions, at_recommending, at_reflecting, at_second_questions)


def away(run: Run, who: str, presence: Presence = Presence.ABSENT) -> Run:
    return run.all(SetPresence(who, presence))


def back(run: Run, who: str) -> Run:
    return run.all(SetPresence(who, Presence.HERE))


# Somebody joins


@pytest.mark.parametrize("start", IN_TURNS)
def test_whoever_joins_in_the_middle_of_a_round_has_a_turn_in_it(start: Callable[[], Run]) -> None:
    run = start().turn().all(AddPeople(("Hal",)))
    assert turns.waiting(run.state)[-1] == "Hal"
    run.whole_round()
    assert run.state.turns[-1].who == "Hal"


def test_whoever_joins_while_votes_come_in_votes_too() -> None:
    run = at_voting().all(*(CastVote(who, ("Bea",)) for who in PEOPLE))
    assert still_to_vote(run.state) == ()
    run.all(AddPeople(("Hal",)))
    assert still_to_vote(run.state) == ("Hal",)
    assert run.refusal(RevealVotes(1)) == "Not everyone has voted: Hal."
    assert run.all(CastVote("Hal", ("Bea",)), RevealVotes(1)).state.owner == "Bea"


def test_whoever_joins_once_it_is_chosen_changes_nothing_of_it() -> None:
    run = at_voting().all(*(CastVote(who, ("Bea",)) for who in PEOPLE), RevealVotes(1), AddPeople(("Hal",)))
    assert (run.state.owner, run.state.voting.revealed) == ("Bea", True)


def test_whoever_joins_in_the_pulse_is_asked_for_theirs() -> None:
    run = at_reflecting().all(GoTo(Step.PULSE), *(GivePulse(who, FIVES) for who in PEOPLE), AddPeople(("Hal",)))
    assert still_to_give(run.state, ()) == ("Hal",)


def test_whoever_joins_while_a_peer_says_back_is_no_reason_to_say_it_twice() -> None:
    run = at_say_back().turn().all(AddPeople(("Hal",)))
    assert turns.complete(run.state)


# Somebody drops off


@pytest.mark.parametrize("start", IN_TURNS)
def test_the_turn_of_whoever_drops_off_waits_and_the_next_is_offered(start: Callable[[], Run]) -> None:
    run = start()
    first, second = turns.waiting(run.state)[:2]
    away(run, first)
    assert (run.holder, first in turns.waiting(run.state)) == (second, False)
    back(run, first)
    assert (run.holder, turns.next_up(run.state)) == (second, first), "the turn that runs goes on; theirs comes next"


def test_a_vote_that_is_in_stays_in_when_somebody_drops_off_and_nobody_waits_for_theirs() -> None:
    run = at_voting().all(*(CastVote(who, ("Bea",)) for who in PEOPLE[:-1]))
    away(run, "Gus", Presence.GONE)
    away(run, "Fay")
    assert still_to_vote(run.state) == ()
    assert run.all(RevealVotes(1)).state.choice is not None
    assert "Fay" in run.state.voting.ballots


def test_somebody_gone_comes_back_and_is_asked_again() -> None:
    run = away(at_questions(), "Dev", Presence.GONE).whole_round()
    assert back(run, "Dev").holder == "Dev"


# The owner drops off


@pytest.mark.parametrize("start", ABOUT_AN_OWNER)
def test_without_the_owner_the_group_is_told_what_it_can_do_and_can_do_it(start: Callable[[], Run]) -> None:
    run = start()
    assert owner_away(run.state) == ""
    away(run, "Ann")
    assert instruction(run.state).startswith("Ann is away for now: we wait, or ")
    assert owner_away(run.state) == instruction(run.state)
    gone = away(run, "Ann", Presence.GONE).state
    assert instruction(gone).startswith("Ann has left: ")
    assert "another owner begins" in instruction(gone)
    on = tuple(Step)[tuple(Step).index(gone.step) + 1]
    assert not isinstance(decide(gone, GoTo(on), run.now), Refused), "one can always go on"
    assert run.all(ChooseOwner("Bea")).state.owner == "Bea"


@pytest.mark.parametrize("step", [Step.RULES, Step.SAYING, Step.VOTING, Step.REFLECTING, Step.PULSE, Step.FAREWELL])
def test_where_nothing_turns_about_the_owner_nobody_waits_for_them(step: Step) -> None:
    run = away(at_questions(), "Ann").all(GoTo(step))
    assert owner_away(run.state) == ""


def test_every_sentence_about_an_owner_who_is_away_fits_the_smallest_window() -> None:
    for start in ABOUT_AN_OWNER:
        for presence in (Presence.LATE, Presence.ABSENT, Presence.GONE):
            assert len(instruction(away(start(), "Ann", presence).state)) <= 76


def test_an_answer_that_runs_waits_for_the_owner_and_goes_on_where_it_was() -> None:
    run = at_questions().all(ToggleClock())
    assert run.do(SetPresence("Ann", Presence.ABSENT), after=10) == (
        PresenceChanged("Ann", Presence.ABSENT),
        ClockPaused(),
    )
    assert speaker_words(run.state) == "waiting for Ann"
    back(run, "Ann").all(ToggleClock()).all(EndTurn("All of us"), after=5)
    assert (run.state.turns[-1].seconds, run.state.turns[-1].who) == (15, "Bea")
    assert run.undo(5).state.desk.clock is not None


def test_a_clock_that_stands_is_not_paused_again() -> None:
    assert at_questions().do(SetPresence("Ann", Presence.ABSENT)) == (PresenceChanged("Ann", Presence.ABSENT),)
    run = at_recommending().all(ToggleClock())
    assert run.do(SetPresence("Ann", Presence.ABSENT)) == (PresenceChanged("Ann", Presence.ABSENT),), "a peer speaks"


def test_the_question_waits_in_sight_for_the_owner() -> None:
    run = away(at_questions(), "Ann")
    assert card(run.state, BANK).headline == "Bea's question waits."
    run.all(PutQuestion(Question("Who is involved?", "framing", Origin.BANK)))
    assert card(run.state, BANK).headline == "Who is involved?"
    assert card(run.state, BANK).keys == "w: Ann is back · O: another owner"
    assert card(away(run, "Ann", Presence.GONE).state, BANK).keys == "O: another owner"


# Names


def test_another_of_one_name_has_a_number_that_nobody_has() -> None:
    assert another_of("Ann", ("Ann", "ann 2", "Bea")) == "Ann 3"


def test_names_say_who_is_new_who_is_back_and_who_is_here() -> None:
    run = away(at_voting(), "Dev", Presence.GONE)
    assert arrivals(run.state, ("hal", "DEV", "ann")) == Arrivals(("hal",), ("Dev",), ("Ann",))


def test_only_one_other_name_is_a_new_name() -> None:
    before = State(participants=at_voting().state.participants)
    run = at_voting()
    assert renamed(before, run.state) is None
    assert renamed(before, run.all(AddPeople(("Hal",))).state) is None
    assert renamed(before, away(at_voting(), "Ann").state) is None
