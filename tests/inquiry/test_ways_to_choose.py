"""Dots, fist to five, talking; votes handed in by others; and what holds of every way to choose."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from tests.inquiry.driver import CHALLENGES, PEOPLE, Run, at_voting

from peerinquiry.inquiry.choosing import candidates, count, still_to_vote, votes_each
from peerinquiry.inquiry.commands import (
    AddPeople,
    CastVote,
    ChooseOwner,
    DeclineOwnership,
    Remove,
    Rename,
    RevealVotes,
    SetPresence,
    SetVoting,
    WriteChallenges,
)
from peerinquiry.inquiry.events import VoteCast, VotingSet
from peerinquiry.inquiry.model import Choice, Presence, State
from peerinquiry.inquiry.view.choose import ballot, choose, next_voter, said_in
from peerinquiry.inquiry.voting import Ballot, Method, TieRule

WRITERS = tuple(CHALLENGES)
FIST = SetVoting(1, TieRule.RUN_OFF, Method.FIST)
TALK = SetVoting(1, TieRule.RUN_OFF, Method.TALK)
BY_VOTES = (
    SetVoting(1, TieRule.RUN_OFF),
    SetVoting(3, TieRule.EARLIEST),
    SetVoting(2, TieRule.CHANCE, piling=False),
    SetVoting(5, TieRule.RUN_OFF, piling=False),
    FIST,
    replace(FIST, tie_rule=TieRule.CHANCE),
)


@st.composite
def ballots(draw: DrawFn, state: State, voters: tuple[str, ...] = PEOPLE) -> list[CastVote]:
    """A ballot that fits the rules for each of the voters."""
    return [draw(whole(state, who)) for who in voters]


@st.composite
def whole(draw: DrawFn, state: State, who: str) -> CastVote:
    pool = candidates(state)
    by = draw(st.sampled_from(["", *PEOPLE]))
    if state.voting.method_now is Method.FIST:
        return CastVote(who, pool, tuple(draw(st.integers(0, 5)) for _ in pool), by)
    some = st.lists(st.sampled_from(pool), min_size=1, max_size=votes_each(state), unique=not state.voting.piling)
    return CastVote(who, tuple(draw(some)), by=by)


def fist(*hands: str) -> Run:
    """Everyone shows fingers, a digit for each of the three challenges."""
    run = at_voting().all(FIST)
    return run.all(*(ballot(run.state, who, tuple(map(int, hand))) for who, hand in zip(PEOPLE, hands, strict=False)))


# Laws


@given(st.data(), st.sampled_from(BY_VOTES), st.integers(0, 99))
@settings(max_examples=60)
def test_the_order_of_the_ballots_decides_nothing(data: st.DataObject, rules: SetVoting, seed: int) -> None:
    cast = data.draw(ballots(at_voting().all(rules).state))
    one = at_voting().all(rules, *cast, RevealVotes(seed))
    other = at_voting().all(rules, *data.draw(st.permutations(cast)), RevealVotes(seed))
    assert one.state.choice == other.state.choice
    assert candidates(one.state) == candidates(other.state)


@given(st.data(), st.sampled_from(BY_VOTES), st.integers(0, 99))
@settings(max_examples=60)
def test_whoever_wins_has_no_less_than_anybody(data: st.DataObject, rules: SetVoting, seed: int) -> None:
    run = at_voting().all(rules)
    cast = data.draw(ballots(run.state))
    run.all(*cast)
    given_to = {
        who: sum(points for vote in cast for name, points in Ballot(vote.choices, vote.scores).points if name == who)
        for who in WRITERS
    }
    assert count(run.state).points == given_to
    run.all(RevealVotes(seed))
    best = tuple(who for who in WRITERS if given_to[who] == max(given_to.values()))
    assert run.state.owner in best if run.state.owner else candidates(run.state) == best


@given(st.data(), st.sampled_from([FIST, BY_VOTES[0], BY_VOTES[3]]), st.integers(0, 99))
@settings(max_examples=40)
def test_a_run_off_is_one_vote_each_and_ends(data: st.DataObject, rules: SetVoting, seed: int) -> None:
    run = at_voting().all(rules)
    run.all(*data.draw(ballots(run.state)), RevealVotes(seed))
    if run.state.owner is None:
        assert votes_each(run.state) == 1
        first = run.state.voting.first
        assert first is not None
        assert {first.points[who] for who in candidates(run.state)} == {max(first.points.values())}
        run.all(*data.draw(ballots(run.state)), RevealVotes(seed))
    assert run.state.owner in WRITERS


@given(st.data(), st.sampled_from(BY_VOTES))
@settings(max_examples=60)
def test_what_is_shown_before_it_is_open_gives_no_vote_away(data: st.DataObject, rules: SetVoting) -> None:
    """Whatever the same people vote, and whoever hands it in, the screen is the same."""
    voters = tuple(data.draw(st.lists(st.sampled_from(PEOPLE), unique=True)))
    start = at_voting().all(rules).state
    one = at_voting().all(rules, *data.draw(ballots(start, voters))).state
    other = at_voting().all(rules, *data.draw(ballots(start, voters))).state
    assert choose(one, next_voter(one)) == choose(other, next_voter(other))


@given(st.data(), st.sampled_from(BY_VOTES), st.integers(0, 99))
@settings(max_examples=40)
def test_a_choice_is_undone_and_done_again_whatever_led_to_it(data: st.DataObject, rules: SetVoting, seed: int) -> None:
    run = at_voting().all(rules)
    cast = data.draw(ballots(run.state))
    before = run.all(*cast).state
    after = run.all(RevealVotes(seed)).state
    assert replace(run.undo().state, undone=()) == before
    assert run.redo().state == after
    assert run.undo(len(cast) + 1).state.voting.ballots == {}


@given(st.integers(0, 10**6))
@settings(max_examples=20)
def test_the_seed_in_the_record_draws_the_same_again(seed: int) -> None:
    run = at_voting().all(replace(FIST, tie_rule=TieRule.CHANCE))
    run.all(*(CastVote(who, WRITERS, (3, 3, 1)) for who in PEOPLE), RevealVotes(seed))
    assert run.state.owner == Random(seed).choice(("Ann", "Bea"))


# Fist to five


def test_the_highest_average_wins_and_the_record_says_so() -> None:
    run = fist("540", "431", "522", "550", "433", "425", "312")
    assert run.all(RevealVotes(1)).state.choice == Choice("Ann", "by fist to five, 4.3 on average")
    run.all(DeclineOwnership(1))
    assert run.state.choice == Choice("Bea", "by fist to five, 2.9 on average")


def test_averages_that_differ_are_told_apart_in_a_crowd() -> None:
    crowd = tuple(f"P{number}" for number in range(8))
    run = at_voting().all(AddPeople(crowd), FIST)
    hands = [(4, 4, 0)] * 14 + [(5, 4, 0)]
    run.all(*(CastVote(who, WRITERS, hand) for who, hand in zip((*PEOPLE, *crowd), hands, strict=True)))
    run.all(RevealVotes(1))
    assert run.state.choice == Choice("Ann", "by fist to five, 4.07 on average")


def test_a_tie_in_fist_to_five_is_settled_by_one_vote_each() -> None:
    run = fist(*["440"] * 7).all(RevealVotes(1))
    assert candidates(run.state) == ("Ann", "Bea")
    assert run.refusal(CastVote("Gus", ("Ann", "Bea"), (1, 2))) == "Fingers are for fist to five; here each has votes."
    run.all(*(CastVote(who, ("Bea",)) for who in PEOPLE), RevealVotes(1))
    assert run.state.choice == Choice("Bea", "by 7 votes of 7, in a run-off")


def test_a_hand_that_does_not_fit_is_refused() -> None:
    run = at_voting().all(FIST)
    short = "Fist to five needs a number for each of 3 challenges; Gus gave 2."
    assert run.refusal(CastVote("Gus", ("Ann", "Bea"), (1, 2))) == short
    assert run.refusal(CastVote("Gus", WRITERS, (1, 2))) == short
    assert run.refusal(CastVote("Gus", WRITERS, (1, 2, 6))) == "A hand shows 0 to 5 fingers."
    assert run.refusal(CastVote("Gus", WRITERS, (-1, 2, 5))) == "A hand shows 0 to 5 fingers."
    assert run.refusal(CastVote("Gus", ("Ann", "Ann", "Bea"), (1, 2, 3)))
    run.all(CastVote("Gus", WRITERS, (0, 0, 0)))
    assert "Gus" not in still_to_vote(run.state), "a fist for all is a ballot, too"


def test_a_challenge_that_comes_late_is_asked_of_those_who_voted() -> None:
    run = fist(*["123"] * 7).all(WriteChallenges({"Dev": "A merger"}))
    assert still_to_vote(run.state) == PEOPLE
    assert choose(run.state, "Ann").heading.words == "0 of 7 in"
    run.all(CastVote("Ann", (*WRITERS, "Dev"), (1, 2, 3, 5)))
    assert still_to_vote(run.state) == PEOPLE[1:]


# Dots and talking


def test_dots_are_said_as_dots() -> None:
    run = at_voting().all(SetVoting(3, TieRule.RUN_OFF))
    run.all(*(CastVote(who, ("Ann", "Ann", "Bea")) for who in PEOPLE[:2]))
    run.all(*(CastVote(who, ("Carl", "Bea")) for who in PEOPLE[2:]), RevealVotes(1))
    assert run.state.choice == Choice("Bea", "by 7 dots of 16")


def test_one_dot_on_a_challenge_where_the_group_wants_it_so() -> None:
    run = at_voting().all(SetVoting(5, TieRule.CHANCE, piling=False))
    assert votes_each(run.state) == 3
    assert run.refusal(CastVote("Gus", ("Ann", "Ann"))) == "One dot a challenge; Gus gave one of them several."
    assert run.refusal(CastVote("Gus", (*WRITERS, "Ann"))) == "Each person has 3 votes; Gus gave 4."
    run.all(CastVote("Gus", WRITERS))


def test_a_group_that_talks_needs_no_ballots() -> None:
    run = at_voting().all(TALK)
    for command in (CastVote("Gus", ("Ann",)), RevealVotes(1), RevealVotes(1, anyway=True)):
        assert run.refusal(command) == "We choose by talking it through; say whose it is."
    assert run.all(ChooseOwner("Carl")).state.choice == Choice("Carl", "by talking it through")


# In the middle of a vote


def test_another_way_to_choose_sets_the_votes_aside_and_undo_brings_them_back() -> None:
    run = at_voting().all(CastVote("Gus", ("Ann",)), CastVote("Fay", ("Bea",)))
    before = run.state
    assert run.refusal(FIST) == "Votes are in already; the rules of a vote are set before it begins."
    run.all(replace(FIST, anew=True))
    assert run.state.voting.ballots == {}
    assert replace(run.undo().state, undone=()) == before


def test_beginning_anew_in_a_run_off_puts_every_challenge_up_again() -> None:
    run = fist(*["440"] * 7).all(RevealVotes(1), replace(TALK, anew=True))
    assert candidates(run.state) == WRITERS
    assert run.state.voting.first is None


def test_the_rules_stay_once_it_is_settled() -> None:
    run = at_voting().all(*(CastVote(who, ("Bea",)) for who in PEOPLE), RevealVotes(1))
    assert run.refusal(replace(FIST, anew=True)) == "The votes are open already; u takes that back."


def test_who_declined_is_not_up_in_the_vote_that_begins_anew() -> None:
    run = at_voting().all(ChooseOwner("Ann"), DeclineOwnership(1), replace(FIST, anew=True))
    assert candidates(run.state) == ("Bea", "Carl")


def test_somebody_votes_for_somebody_who_is_away() -> None:
    run = at_voting().all(SetPresence("Bea", Presence.ABSENT))
    assert run.do(CastVote("Bea", ("Carl",), by="Ann")) == (VoteCast("Bea", ("Carl",), (), "Ann"),)
    assert run.state.voting.ballots["Bea"].by == "Ann"
    run.all(*(CastVote(who, ("Carl",)) for who in PEOPLE if who != "Bea"))
    assert choose(run.state, None).heading.words == "7 of 7 in"
    assert run.all(RevealVotes(1)).state.choice == Choice("Carl", "by 7 votes of 7")


def test_nobody_hands_in_their_own_vote_for_themselves() -> None:
    run = at_voting().all(CastVote("Bea", ("Carl",), by="Bea"))
    assert run.state.voting.ballots["Bea"].by == ""
    assert run.refusal(CastVote("Bea", ("Ann",), by="Zoe")) == "Nobody here is called Zoe; add them in Gather first."


def test_a_proxy_goes_by_the_new_name_and_is_in_the_record() -> None:
    run = at_voting().all(AddPeople(("Hal",)), CastVote("Bea", ("Carl",), by="Hal"))
    assert run.refusal(Remove("Hal")) == "Hal is in the record already; say that they are gone instead."
    run.all(Rename("Hal", "Hallie"))
    assert run.state.voting.ballots["Bea"].by == "Hallie"


def test_the_first_count_goes_by_the_new_name() -> None:
    run = fist(*["440"] * 7).all(RevealVotes(1), Rename("Ann", "Anna"))
    first = run.state.voting.first
    assert first is not None
    assert first.points == {"Anna": 28, "Bea": 28, "Carl": 0}


def test_who_leaves_in_the_middle_is_not_waited_for_and_a_vote_that_is_in_counts() -> None:
    run = at_voting().all(CastVote("Ann", ("Bea",)), SetPresence("Ann", Presence.GONE))
    run.all(*(CastVote(who, ("Carl",)) for who in PEOPLE[1:3]))
    run.all(*(SetPresence(who, Presence.GONE) for who in PEOPLE[3:]))
    assert still_to_vote(run.state) == ()
    assert run.all(RevealVotes(1)).state.choice == Choice("Carl", "by 2 votes of 3")


def test_who_joins_in_the_middle_votes_too() -> None:
    run = at_voting().all(*(CastVote(who, ("Carl",)) for who in PEOPLE), AddPeople(("Hal",)))
    assert run.refusal(RevealVotes(1)) == "Not everyone has voted: Hal."
    assert choose(run.state, "Hal").heading.words == "7 of 8 in · Hal is still out"


# What was typed, or stands in a chat


def test_numbers_are_read_as_people_write_them() -> None:
    state = at_voting().state
    assert said_in(state, "I vote 3, and 12") == (3, 12)
    assert ballot(state, "Gus", (3,), "Ann") == CastVote("Gus", ("Carl",), by="Ann")
    with pytest.raises(ValueError, match="There is no challenge 4 to vote for"):
        ballot(state, "Gus", (4,))


def test_fingers_may_stand_together_or_apart() -> None:
    state = at_voting().all(FIST).state
    assert said_in(state, "4 0 5") == said_in(state, "405") == (4, 0, 5)
    assert ballot(state, "Gus", (4, 0, 5)) == CastVote("Gus", WRITERS, (4, 0, 5))
    with pytest.raises(ValueError, match="A hand shows 0 to 5 fingers"):
        ballot(state, "Gus", (4, 6))


def test_a_vote_of_an_older_journal_is_votes_as_they_were() -> None:
    run = at_voting()
    run.append(VotingSet(2, TieRule.CHANCE))
    run.append(VoteCast("Gus", ("Ann", "Ann")))
    assert (run.state.voting.method, run.state.voting.piling) == (Method.VOTES, True)
    assert count(run.state).points["Ann"] == 2
