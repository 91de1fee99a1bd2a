"""Challenges, and whose is chosen."""

from __future__ import annotations

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.aims import rounds
from peerinquiry.inquiry.choosing import candidates, count
from peerinquiry.inquiry.events import (
    ChallengeWritten,
    InquirySetAside,
    OwnerChosen,
    OwnerDeclined,
    Record,
    RunOffCalled,
    VoteCast,
    VotesRevealed,
    VotingSet,
)
from peerinquiry.inquiry.evolve.apply import apply, without
from peerinquiry.inquiry.evolve.steps import moved, paused
from peerinquiry.inquiry.inquiries import standing
from peerinquiry.inquiry.model import Choice, Plan, State, Step
from peerinquiry.inquiry.replacing import replace
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
    return replace(after, voting=_anew(voting))  # nobody is left


def _anew(voting: Voting) -> Voting:
    """The next vote, by the same rules."""
    return replace(voting, candidates=(), first=None, ballots={}, revealed=False)


@apply.register
def _(event: InquirySetAside, state: State, record: Record) -> State:
    if state.choice is None:
        return state
    voting, over = state.voting, turns.NEEDS_OWNER
    if event.finished:
        voting, over = _anew(voting), over | {Step.VOTING}
    after = moved(paused(state, record.elapsed), event.step, record.elapsed)
    return replace(
        after,
        desks={step: desk for step, desk in after.desks.items() if step not in over},
        inquiry=state.inquiry + 1,
        inquiries=(*state.inquiries, standing(state, state.choice, finished=event.finished)),
        choice=None,
        voting=voting,
        aim=next((served[0] for served in rounds(state)), ""),
        question=None,
        queued=(),
        heard_right=None,
        reframe=None,
        parked=(),
        recommendations=(),
        plan=Plan(),
    )
