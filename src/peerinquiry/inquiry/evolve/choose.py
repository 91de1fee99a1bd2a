"""Challenges, and whose is chosen."""

from __future__ import annotations

from dataclasses import replace

from peerinquiry.inquiry.choosing import candidates, count
from peerinquiry.inquiry.events import (
    ChallengeWritten,
    OwnerChosen,
    OwnerDeclined,
    Record,
    RunOffCalled,
    VoteCast,
    VotesRevealed,
    VotingSet,
)
from peerinquiry.inquiry.evolve.apply import apply, without
from peerinquiry.inquiry.model import Choice, State
from peerinquiry.inquiry.voting import Ballot, Voting


@apply.register
def _(event: ChallengeWritten, state: State, _record: Record) -> State:
    challenges = {**state.challenges, event.who: event.text}
    if not event.text:
        del challenges[event.who]
    return replace(state, challenges=challenges)


@apply.register
def _(event: VotingSet, state: State, _record: Record) -> State:
    rules = Voting(event.votes_each, event.tie_rule, event.method, event.piling)
    return replace(state, voting=replace(rules, declined=state.voting.declined))


@apply.register
def _(event: VoteCast, state: State, _record: Record) -> State:
    ballots = {**state.voting.ballots, event.who: Ballot(event.choices, event.scores, event.by)}
    if not event.choices:
        del ballots[event.who]
    return replace(state, voting=replace(state.voting, ballots=ballots, revealed=False))


@apply.register
def _(_event: VotesRevealed, state: State, _record: Record) -> State:
    return replace(state, voting=replace(state.voting, revealed=True))


@apply.register
def _(event: RunOffCalled, state: State, _record: Record) -> State:
    first = count(state)
    voting = replace(state.voting, candidates=event.candidates, first=first, ballots={}, revealed=False)
    return replace(state, voting=voting)


@apply.register
def _(event: OwnerChosen, state: State, _record: Record) -> State:
    declined = without(state.voting.declined, event.who)
    after = replace(state, choice=Choice(event.who, event.how), voting=replace(state.voting, declined=declined))
    return after if event.who == state.owner else replace(after, heard_right=None, reframe=None)


@apply.register
def _(event: OwnerDeclined, state: State, _record: Record) -> State:
    voting = replace(state.voting, declined=(*without(state.voting.declined, event.who), event.who))
    choice = None if state.owner == event.who else state.choice
    after = replace(state, choice=choice, voting=voting)
    if candidates(after):
        return after
    # Nobody is left: the next vote is a new one.
    anew = replace(voting, candidates=(), first=None, ballots={}, revealed=False)
    return replace(after, voting=anew)
