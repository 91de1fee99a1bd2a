"""Rules for the challenges, and for whose is chosen."""

from __future__ import annotations

from dataclasses import replace

from peerinquiry.inquiry.choosing import Outcome, candidates, outcome, still_to_vote
from peerinquiry.inquiry.commands import (
    CastVote,
    ChooseOwner,
    DeclineOwnership,
    Refused,
    RevealVotes,
    SetVoting,
    WriteChallenges,
)
from peerinquiry.inquiry.decide.rule import NOTHING, Events, rule, unknown
from peerinquiry.inquiry.events import (
    ChallengeWritten,
    Event,
    OwnerChosen,
    OwnerDeclined,
    RunOffCalled,
    VoteCast,
    VotesRevealed,
    VotingSet,
)
from peerinquiry.inquiry.model import State

MOST_VOTES = 9


@rule.register
def _(command: WriteChallenges, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, *command.challenges):
        return refused
    return [
        ChallengeWritten(who, text) for who, text in command.challenges.items() if text != state.challenges.get(who, "")
    ]


@rule.register
def _(command: SetVoting, state: State, _now: float) -> Events | Refused:
    voting = state.voting
    if (command.votes_each, command.tie_rule) == (voting.votes_each, voting.tie_rule):
        return NOTHING
    if voting.ballots or voting.candidates:
        return Refused("Votes are in already; the rules of a vote are set before it begins.")
    if not 1 <= command.votes_each <= MOST_VOTES:
        return Refused(f"Give each person 1 to {MOST_VOTES} votes.")
    return [VotingSet(command.votes_each, command.tie_rule)]


@rule.register
def _(command: CastVote, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who):
        return refused
    if state.voting.revealed:
        return Refused("The votes are open already; u takes that back.")
    pool = candidates(state)
    if stray := [choice for choice in command.choices if choice not in pool]:
        return Refused(f"{stray[0]}'s challenge is not up for a vote.")
    if len(command.choices) > state.voting.votes_each:
        each = "1 vote" if state.voting.votes_each == 1 else f"{state.voting.votes_each} votes"
        return Refused(f"Each person has {each}; {command.who} gave {len(command.choices)}.")
    if state.voting.ballots.get(command.who, ()) == command.choices:
        return NOTHING
    return [VoteCast(command.who, command.choices)]


@rule.register
def _(command: RevealVotes, state: State, _now: float) -> Events | Refused:
    if state.voting.revealed:
        return Refused("The votes are open already.")
    if not state.voting.ballots:
        return Refused("No vote is in yet.")
    if not candidates(state):
        return Refused("No challenge is left to choose from; write one down first.")
    if (missing := still_to_vote(state)) and not command.anyway:
        return Refused(f"Not everyone has voted: {', '.join(missing)}.")
    return [VotesRevealed(), *_decided(outcome(state, command.seed))]


@rule.register
def _(command: ChooseOwner, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who):
        return refused
    if command.who not in state.challenges:
        return Refused(f"{command.who} has no challenge written down yet.")
    if state.owner == command.who:
        return NOTHING
    return [OwnerChosen(command.who, "by talking it through")]


@rule.register
def _(command: DeclineOwnership, state: State, _now: float) -> Events | Refused:
    owner = state.owner
    if owner is None:
        return Refused("Nobody was chosen yet.")
    declined = OwnerDeclined(owner)
    if not state.voting.revealed:
        return [declined]
    voting = replace(state.voting, declined=(*state.voting.declined, owner))
    return [declined, *_decided(outcome(replace(state, voting=voting), command.seed))]


def _decided(result: Outcome) -> list[Event]:
    if result.winner:
        return [OwnerChosen(result.winner, result.how, result.seed)]
    return [RunOffCalled(result.tied)] if result.tied else []
