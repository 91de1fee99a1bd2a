"""The lines of the challenges, and of whose is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from peerinquiry.inquiry import choosing
from peerinquiry.inquiry.events import (
    ChallengeWritten,
    OwnerChosen,
    OwnerDeclined,
    RunOffCalled,
    VoteCast,
    VotesRevealed,
    VotingSet,
)
from peerinquiry.inquiry.model import State, TieRule
from peerinquiry.inquiry.view.words import counted, listed
from peerinquiry.plain.lines.tell import tell

_TIES: Final[Mapping[TieRule, str]] = {
    TieRule.RUN_OFF: "a tie is voted on again",
    TieRule.EARLIEST: "a tie goes to the one written first",
    TieRule.CHANCE: "a tie is drawn by chance",
}


@tell.register
def _(event: ChallengeWritten, _state: State) -> str:
    return f"{event.who}'s challenge: {event.text}" if event.text else f"{event.who} takes the challenge back."


@tell.register
def _(event: VotingSet, _state: State) -> str:
    return f"Each has {counted(event.votes_each, 'vote')}; {_TIES[event.tie_rule]}."


@tell.register
def _(event: VoteCast, state: State) -> str:
    voted = "has voted" if event.choices else "takes the votes back"
    still = len(choosing.still_to_vote(state))
    return f"{event.who} {voted}; {f'{still} still to vote' if still else 'all are in'}."


@tell.register
def _(_event: VotesRevealed, state: State) -> str:
    count = sorted(choosing.tally(state).items(), key=lambda entry: -entry[1])
    return f"The votes: {', '.join(f'{who} {votes}' for who, votes in count)}."


@tell.register
def _(event: RunOffCalled, _state: State) -> str:
    return f"A tie: everyone votes again, between {listed(event.candidates)}."


@tell.register
def _(event: OwnerChosen, _state: State) -> str:
    return f"It is {event.who}'s challenge, {event.how}."


@tell.register
def _(event: OwnerDeclined, _state: State) -> str:
    return f"{event.who} would rather not."
