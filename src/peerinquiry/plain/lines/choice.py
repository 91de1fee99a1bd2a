"""The lines of the challenges, and of whose is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from peerinquiry.inquiry import choosing
from peerinquiry.inquiry.events import (
    ChallengeWritten,
    InquirySetAside,
    OwnerChosen,
    OwnerDeclined,
    RunOffCalled,
    VoteCast,
    VotesRevealed,
    VotingSet,
)
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.words import listed
from peerinquiry.inquiry.voting import Method, TieRule
from peerinquiry.plain.lines.tell import heading, tell

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
    match event.method:
        case Method.TALK:
            return "We choose by talking it through."
        case Method.FIST:
            return f"Fist to five: everyone gives each challenge 0 to 5; {_TIES[event.tie_rule]}."
        case Method.VOTES if event.votes_each == 1:
            return f"Each has 1 vote; {_TIES[event.tie_rule]}."
        case Method.VOTES:
            where = "" if event.piling else ", one on a challenge"
            return f"Each has {event.votes_each} dots{where}; {_TIES[event.tie_rule]}."


@tell.register
def _(event: VoteCast, state: State) -> str:
    voted = "has voted" if event.choices else "takes the votes back"
    for_whom = f"{event.by} votes for {event.who}" if event.by else f"{event.who} {voted}"
    still = len(choosing.still_to_vote(state))
    return f"{for_whom}; {f'{still} still to vote' if still else 'all are in'}."


@tell.register
def _(_event: VotesRevealed, state: State) -> str:
    counted = choosing.count(state)
    told = sorted(counted.points.items(), key=lambda entry: -entry[1])
    return f"The votes: {', '.join(f'{who} {choosing.level(counted, points)}' for who, points in told)}."


@tell.register
def _(event: RunOffCalled, _state: State) -> str:
    return f"A tie: everyone votes again, between {listed(event.candidates)}."


@tell.register
def _(event: OwnerChosen, _state: State) -> str:
    return f"It is {event.who}'s challenge, {event.how}."


@tell.register
def _(event: OwnerDeclined, _state: State) -> str:
    return f"{event.who} would rather not."


@tell.register
def _(event: InquirySetAside, state: State) -> str:
    whose = f"{state.inquiries[-1].owner}'s" if state.inquiries else "This"
    said = f"{whose} inquiry is done" if event.finished else f"{whose} inquiry is set aside, and kept"
    return f"{said}. {heading(state)}"
