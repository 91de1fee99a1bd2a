"""Choose: votes, ties, the owner."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inquiry.driver import CHALLENGES, PEOPLE, Run, at_voting, at_writing

from peerinquiry.inquiry.choosing import candidates, count, still_to_vote
from peerinquiry.inquiry.commands import (
    CastVote,
    ChooseOwner,
    DeclineOwnership,
    RevealVotes,
    SetPresence,
    SetVoting,
    WriteChallenges,
)
from peerinquiry.inquiry.events import OwnerChosen, RunOffCalled, VotesRevealed
from peerinquiry.inquiry.model import Choice, Presence
from peerinquiry.inquiry.voting import TieRule

WRITERS = tuple(CHALLENGES)

BALLOTS = st.dictionaries(
    st.sampled_from(PEOPLE), st.lists(st.sampled_from(WRITERS), min_size=1, max_size=3).map(tuple), min_size=1
)


def voted(ballots: dict[str, tuple[str, ...]], rule: TieRule = TieRule.RUN_OFF, each: int = 3) -> Run:
    """Everything is in, nothing is open."""
    run = at_voting().all(SetVoting(each, rule))
    return run.all(*(CastVote(who, choices) for who, choices in ballots.items()))


def tied(rule: TieRule) -> Run:
    """Two votes for Bea, two for Carl, one for Ann; two people did not vote."""
    return voted({"Ann": ("Carl",), "Bea": ("Carl",), "Carl": ("Bea",), "Dev": ("Bea",), "Eli": ("Ann",)}, rule, each=1)


# Laws


@given(BALLOTS)
@settings(max_examples=50)
def test_every_vote_counts_once_for_whom_it_was_given(ballots: dict[str, tuple[str, ...]]) -> None:
    run = voted(ballots)
    given_to = Counter(choice for choices in ballots.values() for choice in choices)
    assert count(run.state).points == {who: given_to[who] for who in WRITERS}
    assert set(still_to_vote(run.state)) == set(PEOPLE) - set(ballots)


@given(BALLOTS, st.sampled_from(TieRule), st.integers(0, 99))
@settings(max_examples=60)
def test_the_most_votes_win_and_a_tie_goes_by_its_rule(
    ballots: dict[str, tuple[str, ...]], rule: TieRule, seed: int
) -> None:
    run = voted(ballots, rule)
    points = count(run.state).points
    top = [who for who in WRITERS if points[who] == max(points.values())]
    run.all(RevealVotes(seed, anyway=True))
    if len(top) > 1 and rule is TieRule.RUN_OFF:
        assert run.state.owner is None
        assert not run.state.voting.revealed
        assert run.state.voting.ballots == {}
        assert candidates(run.state) == tuple(top)
    elif len(top) > 1 and rule is TieRule.EARLIEST:
        assert run.state.owner == top[0]
    else:
        assert run.state.owner in top
        again = voted(ballots, rule).all(RevealVotes(seed, anyway=True))
        assert again.state.choice == run.state.choice, "the same seed draws the same"


@given(st.lists(BALLOTS, min_size=2, max_size=2), st.integers(0, 99))
@settings(max_examples=50)
def test_there_is_one_run_off_and_no_more(both: list[dict[str, tuple[str, ...]]], seed: int) -> None:
    run = voted(both[0]).all(RevealVotes(seed, anyway=True))
    if run.state.owner:
        return
    pool = candidates(run.state)
    for who, choices in both[1].items():
        run.all(CastVote(who, (choices[0] if choices[0] in pool else pool[0],)))
    run.all(RevealVotes(seed, anyway=True))
    assert run.state.owner in pool
    assert run.state.choice is not None
    assert "run-off" in run.state.choice.how


@given(BALLOTS, st.sampled_from(TieRule), st.lists(st.sampled_from(["decline", "vote"]), max_size=8))
@settings(max_examples=50)
def test_however_many_decline_there_is_an_owner_or_a_vote_to_be_had(
    ballots: dict[str, tuple[str, ...]], rule: TieRule, acts: list[str]
) -> None:
    run = voted(ballots, rule).all(RevealVotes(1, anyway=True))
    declined = list[str]()
    for act in acts:
        if act == "decline" and run.state.owner:
            declined.append(run.state.owner)
            run.all(DeclineOwnership(1))
        elif act == "vote" and run.state.owner is None and candidates(run.state):
            run.all(CastVote("Gus", candidates(run.state)[:1]), RevealVotes(1, anyway=True))
    assert run.state.owner not in declined
    assert run.state.owner or not run.state.voting.revealed
    if len(declined) == len(WRITERS):
        run.all(WriteChallenges({"Gus": "Mine"}), CastVote("Fay", ("Gus",)), RevealVotes(1, anyway=True))
        assert run.state.owner == "Gus"


# Examples


def test_one_vote_each_and_the_most_votes_win() -> None:
    run = at_voting().all(
        *(CastVote(who, ("Bea",)) for who in PEOPLE[:4]), *(CastVote(who, ("Ann",)) for who in PEOPLE[4:])
    )
    assert run.do(RevealVotes(seed=1)) == (VotesRevealed(), OwnerChosen("Bea", "by 4 votes of 7"))
    assert run.state.choice == Choice("Bea", "by 4 votes of 7")


def test_votes_stay_hidden_until_all_who_are_here_have_voted() -> None:
    run = at_voting().all(SetPresence("Gus", Presence.LATE))
    assert run.refusal(RevealVotes(1)) == "No vote is in yet."
    run.all(*(CastVote(who, ("Ann",)) for who in PEOPLE[:5]))
    assert run.refusal(RevealVotes(1)) == "Not everyone has voted: Fay."
    assert run.state.choice is None
    run.all(CastVote("Fay", ("Ann",)), RevealVotes(1))
    assert run.refusal(RevealVotes(1)) == "The votes are open already."
    assert run.refusal(CastVote("Gus", ("Ann",))) == "The votes are open already; u takes that back."


def test_a_vote_may_be_changed_or_taken_back_while_hidden() -> None:
    run = at_voting().all(CastVote("Gus", ("Ann",)), CastVote("Gus", ("Bea",)))
    assert count(run.state).points == {"Ann": 0, "Bea": 1, "Carl": 0}
    assert run.do(CastVote("Gus", ("Bea",))) == ()
    run.all(CastVote("Gus", ()))
    assert still_to_vote(run.state) == PEOPLE
    assert run.do(CastVote("Gus", ())) == ()


def test_a_ballot_that_does_not_fit_is_refused() -> None:
    run = at_voting()
    assert run.refusal(CastVote("Gus", ("Fay",))) == "Fay's challenge is not up for a vote."
    assert run.refusal(CastVote("Gus", ("",)))
    assert run.refusal(CastVote("Gus", ("Ann", "Bea"))) == "Each person has 1 vote; Gus gave 2."
    assert run.refusal(CastVote("Zoe", ("Ann",))) == "Nobody here is called Zoe; add them in Gather first."
    run.all(SetVoting(3, TieRule.CHANCE), CastVote("Gus", ("Ann", "Ann", "Bea")))
    assert run.refusal(CastVote("Fay", ("Ann",) * 4)) == "Each person has 3 votes; Fay gave 4."
    assert count(run.state).points == {"Ann": 2, "Bea": 1, "Carl": 0}


def test_the_rules_are_set_before_the_vote() -> None:
    run = at_voting()
    for each in (0, 10):
        assert run.refusal(SetVoting(each, TieRule.CHANCE)) == "Give each person 1 to 9 votes."
    run.all(SetVoting(1, TieRule.CHANCE), CastVote("Gus", ("Ann",)))
    late = "Votes are in already; the rules of a vote are set before it begins."
    assert run.refusal(SetVoting(1, TieRule.EARLIEST)) == late
    assert run.do(SetVoting(1, TieRule.CHANCE)) == ()
    assert tied(TieRule.RUN_OFF).all(RevealVotes(1, anyway=True)).refusal(SetVoting(1, TieRule.EARLIEST)) == late


def test_a_tie_by_the_earliest_written() -> None:
    run = tied(TieRule.EARLIEST).all(RevealVotes(1, anyway=True))
    assert run.state.choice == Choice("Bea", "by a tie at 2 votes, the earliest written")


def test_a_tie_by_chance_with_the_seed_in_the_record() -> None:
    drawn = {}
    for seed in range(30):
        event = tied(TieRule.CHANCE).do(RevealVotes(seed, anyway=True))[-1]
        assert isinstance(event, OwnerChosen)
        assert (event.how, event.seed) == ("by a tie at 2 votes, drawn by chance", seed)
        drawn[seed] = event.who
    assert set(drawn.values()) == {"Bea", "Carl"}


def test_a_tie_by_a_run_off_between_the_two() -> None:
    run = tied(TieRule.RUN_OFF)
    assert run.do(RevealVotes(1, anyway=True)) == (VotesRevealed(), RunOffCalled(("Bea", "Carl")))
    assert still_to_vote(run.state) == PEOPLE
    assert run.refusal(CastVote("Eli", ("Ann",))) == "Ann's challenge is not up for a vote."
    run.all(CastVote("Eli", ("Carl",)), RevealVotes(1, anyway=True))
    assert run.state.choice == Choice("Carl", "by 1 vote of 1, in a run-off")


def test_a_second_tie_is_drawn_by_chance() -> None:
    run = tied(TieRule.RUN_OFF).all(RevealVotes(1, anyway=True))
    run.all(CastVote("Eli", ("Carl",)), CastVote("Dev", ("Bea",)), RevealVotes(1, anyway=True))
    assert run.state.choice is not None
    assert run.state.choice.how == "by a tie in the run-off too at 1 vote, drawn by chance"


def test_one_of_the_two_takes_theirs_back_during_the_run_off() -> None:
    run = tied(TieRule.RUN_OFF).all(RevealVotes(1, anyway=True), WriteChallenges({"Bea": ""}))
    run.all(CastVote("Gus", ("Carl",)), RevealVotes(1, anyway=True))
    assert run.state.choice == Choice("Carl", "by 1 vote of 1, in a run-off")


def test_someone_who_left_still_counts_and_may_be_declined_for() -> None:
    run = tied(TieRule.RUN_OFF).all(RevealVotes(1, anyway=True), SetPresence("Bea", Presence.GONE))
    run.all(CastVote("Gus", ("Bea",)), RevealVotes(1, anyway=True))
    assert run.state.owner == "Bea"
    run.all(DeclineOwnership(1))
    assert run.state.choice == Choice("Carl", "by 0 votes of 1, in a run-off")


def test_the_chosen_one_declines_and_the_next_is_asked() -> None:
    run = at_voting().all(
        *(CastVote(who, ("Bea",)) for who in PEOPLE[:5]), *(CastVote(who, ("Carl",)) for who in PEOPLE[5:])
    )
    run.all(RevealVotes(1), DeclineOwnership(1))
    assert run.state.choice == Choice("Carl", "by 2 votes of 7")
    run.all(DeclineOwnership(1))
    assert run.state.choice == Choice("Ann", "by 0 votes of 7")
    run.all(DeclineOwnership(1))
    assert run.refusal(DeclineOwnership(1)) == "Nobody was chosen yet."
    run.all(ChooseOwner("Bea"))
    assert run.state.owner == "Bea", "they may be talked round"
    assert candidates(run.state) == ("Bea",)


def test_when_nobody_is_left_the_group_writes_and_votes_anew() -> None:
    run = at_writing().all(
        WriteChallenges({"Ann": "One", "Bea": "Two"}), CastVote("Ann", ("Ann",)), CastVote("Bea", ("Bea",))
    )
    run.all(RevealVotes(1, anyway=True), CastVote("Ann", ("Ann",)), RevealVotes(1, anyway=True))
    run.all(DeclineOwnership(1), DeclineOwnership(1))
    assert run.state.owner is None
    run.all(WriteChallenges({"Carl": "Three", "Dev": "Four"}))
    assert candidates(run.state) == ("Carl", "Dev")
    run.all(CastVote("Ann", ("Dev",)), RevealVotes(1, anyway=True))
    assert run.state.choice == Choice("Dev", "by 1 vote of 1")


def test_votes_for_challenges_that_were_all_taken_back_choose_nobody() -> None:
    run = at_voting().all(CastVote("Gus", ("Ann",)), WriteChallenges(dict.fromkeys(WRITERS, "")))
    assert run.refusal(RevealVotes(1, anyway=True)) == "No challenge is left to choose from; write one down first."


def test_the_group_may_choose_without_a_vote() -> None:
    run = at_voting()
    assert run.refusal(DeclineOwnership(1)) == "Nobody was chosen yet."
    assert run.refusal(ChooseOwner("Gus")) == "Gus has no challenge written down yet."
    assert run.refusal(ChooseOwner("Zoe")) == "Nobody here is called Zoe; add them in Gather first."
    run.all(ChooseOwner("Ann"))
    assert run.state.choice == Choice("Ann", "by talking it through")
    assert run.do(ChooseOwner("Ann")) == ()
    run.all(DeclineOwnership(1))
    assert run.state.owner is None
    assert candidates(run.state) == ("Bea", "Carl")


@pytest.mark.parametrize("rule", TieRule)
def test_one_challenge_alone_needs_no_rule(rule: TieRule) -> None:
    run = at_writing().all(WriteChallenges({"Fay": "Only this"}), SetVoting(1, rule), CastVote("Gus", ("Fay",)))
    assert run.all(RevealVotes(1, anyway=True)).state.choice == Choice("Fay", "by 1 vote of 1")
