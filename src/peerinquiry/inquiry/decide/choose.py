"""Rules for the challenges, and for whose is chosen."""

from __future__ import annotations

from dataclasses import replace

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.choosing import Outcome, candidates, outcome, still_to_vote, votes_each
from peerinquiry.inquiry.commands import (
    AddPeople,
    AnotherChallenge,
    CastVote,
    CastVotes,
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
    InquirySetAside,
    OwnerChosen,
    OwnerDeclined,
    RunOffCalled,
    VoteCast,
    VotesRevealed,
    VotingSet,
)
from peerinquiry.inquiry.inquiries import begun, taken_up
from peerinquiry.inquiry.model import State, Step
from peerinquiry.inquiry.voting import FINGERS, Ballot, Method

MOST_VOTES = 9
OPEN_ALREADY = Refused("The votes are open already; u takes that back.")
BY_TALKING = Refused("We choose by talking it through; say whose it is.")


@rule.register
def _(command: WriteChallenges, state: State, now: float) -> Events | Refused:
    if refused := unknown(state, *(who for who in command.challenges if who not in command.joining)):
        return refused
    joined = rule(AddPeople(command.joining), state, now)
    if isinstance(joined, Refused):
        return joined
    written = command.challenges.items()
    return [*joined, *(ChallengeWritten(who, text) for who, text in written if text != state.challenges.get(who, ""))]


@rule.register
def _(command: SetVoting, state: State, _now: float) -> Events | Refused:
    voting = state.voting
    wanted = VotingSet(command.votes_each, command.tie_rule, command.method, command.piling)
    if wanted == VotingSet(voting.votes_each, voting.tie_rule, voting.method, voting.piling):
        return NOTHING
    if voting.revealed:
        return OPEN_ALREADY
    if (voting.ballots or voting.again) and not command.anew:
        return Refused("Votes are in already; the rules of a vote are set before it begins.")
    if not 1 <= command.votes_each <= MOST_VOTES:
        return Refused(f"Give each person 1 to {MOST_VOTES} votes.")
    return [wanted]


@rule.register
def _(command: CastVote, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who, *([command.by] if command.by else [])):
        return refused
    if state.voting.revealed:
        return OPEN_ALREADY
    ballot = Ballot(command.choices, command.scores, "" if command.by == command.who else command.by)
    if not ballot.choices:
        return [VoteCast(command.who, ())] if command.who in state.voting.ballots else NOTHING
    if refused := _unfit(state, command.who, ballot):
        return refused
    if state.voting.ballots.get(command.who) == ballot:
        return NOTHING
    return [VoteCast(command.who, ballot.choices, ballot.scores, ballot.by)]


@rule.register
def _(command: CastVotes, state: State, now: float) -> Events | Refused:
    cast: list[Event] = []
    for who, ballot in command.ballots.items():
        events = rule(CastVote(who, ballot.choices, ballot.scores, ballot.by), state, now)
        if isinstance(events, Refused):
            return events
        cast += events
    return cast


def _unfit(state: State, who: str, ballot: Ballot) -> Refused | None:
    """Why a ballot does not fit the rules of this vote."""
    pool = candidates(state)
    if stray := [choice for choice in ballot.choices if choice not in pool]:
        return Refused(f"{stray[0]}'s challenge is not up for a vote.")
    match state.voting.method_now:
        case Method.TALK:
            return BY_TALKING
        case Method.FIST:
            return _unfit_fingers(who, ballot, pool)
        case Method.VOTES:
            return _unfit_votes(state, who, ballot)


def _unfit_fingers(who: str, ballot: Ballot, pool: tuple[str, ...]) -> Refused | None:
    if sorted(ballot.choices) != sorted(pool) or len(ballot.scores) != len(pool):
        given = len(ballot.scores)
        return Refused(f"Fist to five needs a number for each of {len(pool)} challenges; {who} gave {given}.")
    if not all(0 <= score <= FINGERS for score in ballot.scores):
        return Refused(f"A hand shows 0 to {FINGERS} fingers.")
    return None


def _unfit_votes(state: State, who: str, ballot: Ballot) -> Refused | None:
    most, given = votes_each(state), len(ballot.choices)
    if ballot.scores:
        return Refused("Fingers are for fist to five; here each has votes.")
    if given > most:
        return Refused(f"Each person has {'1 vote' if most == 1 else f'{most} votes'}; {who} gave {given}.")
    if not state.voting.piling and len(set(ballot.choices)) < given:
        return Refused(f"One dot a challenge; {who} gave one of them several.")
    return None


@rule.register
def _(command: RevealVotes, state: State, _now: float) -> Events | Refused:
    if state.voting.revealed:
        return Refused("The votes are open already.")
    if state.voting.method is Method.TALK:
        return BY_TALKING
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
    if command.who in taken_up(state):
        return Refused(f"{command.who}'s challenge was taken up already; choose another one.")
    changed = _left_off(state, Step.STORY)
    how = "the only one" if len(state.challenges) == 1 else "by talking it through"
    return [*changed, OwnerChosen(command.who, "by a change of owner" if changed else how)]


def _left_off(state: State, then: Step) -> list[Event]:
    """What was said about the owner's challenge is set aside; a group in the middle of it goes on at `then`."""
    if state.owner is None or not begun(state):
        return []
    return [InquirySetAside(then if state.step in turns.NEEDS_OWNER else state.step, finished=False)]


@rule.register
def _(command: DeclineOwnership, state: State, _now: float) -> Events | Refused:
    owner = state.owner
    if owner is None:
        return Refused("Nobody was chosen yet.")
    declined = [*_left_off(state, Step.VOTING), OwnerDeclined(owner)]
    if not state.voting.revealed:
        return declined
    voting = replace(state.voting, declined=(*state.voting.declined, owner))
    return [*declined, *_decided(outcome(replace(state, voting=voting), command.seed))]


@rule.register
def _(_command: AnotherChallenge, state: State, _now: float) -> Events | Refused:
    if state.closed:
        return Refused("The record is closed; take the session up again to go on.")
    owner = state.owner
    if owner is None:
        return Refused("First choose whose challenge it is.")
    if not begun(state):
        return Refused(f"Nothing was said about {owner}'s challenge yet; choose another one in Choose.")
    left = [who for who in state.challenges if who != owner and who not in taken_up(state)]
    if not left:
        return Refused("No other challenge is written down; write one in Challenges first.")
    willing = [who for who in left if who not in state.voting.declined]
    chosen = [OwnerChosen(willing[0], "the only one left")] if len(willing) == 1 else []
    return [InquirySetAside(Step.VOTING), *chosen]


def _decided(result: Outcome) -> list[Event]:
    if result.winner:
        return [OwnerChosen(result.winner, result.how, result.seed)]
    return [RunOffCalled(result.tied)] if result.tied else []
