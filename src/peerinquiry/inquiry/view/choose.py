"""What Choose shows: numbered challenges, who votes, how many are in; then the count, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from peerinquiry.inquiry.agenda import whats_next
from peerinquiry.inquiry.choosing import candidates, still_to_vote, tally
from peerinquiry.inquiry.model import Presence, State, TieRule, Voting
from peerinquiry.inquiry.view.challenges import Heading, Row, Tone
from peerinquiry.inquiry.view.frame import Chip, Sign
from peerinquiry.inquiry.view.words import counted, listed

BY_DIGIT: Final = 9
"""So many challenges can be voted for with one digit."""

TIE_WORDS: Final[Mapping[TieRule, str]] = {
    TieRule.RUN_OFF: "a tie goes to a run-off",
    TieRule.EARLIEST: "a tie goes to the one written first",
    TieRule.CHANCE: "a tie is drawn by chance",
}


@dataclass(frozen=True, slots=True)
class ChooseView:
    """The heading, the table, and everyone with whether their vote is in."""

    heading: Heading
    rows: tuple[Row, ...]
    strip: tuple[Chip, ...]
    asked: str
    """What the owner is asked, once there is one: no vote, no clock any more."""


def numbers(state: State) -> dict[int, str]:
    """Whose challenge each number stands for; a number stays the same for as long as the challenge stands."""
    pool = candidates(state)
    return {number: who for number, who in enumerate(state.challenges, start=1) if who in pool}


def next_voter(state: State, after: str = "") -> str | None:
    """Who votes next: the first one after `after` whose vote is not in, round and round."""
    names = state.names
    start = names.index(after) + 1 if after in names else 0
    waiting = still_to_vote(state)
    return next((name for name in (*names[start:], *names[:start]) if name in waiting), None)


def voting_open(state: State) -> bool:
    """Whether votes can be entered."""
    return state.owner is None and not state.voting.revealed and len(candidates(state)) > 1


def choose(state: State, voter: str | None, given: int = 0) -> ChooseView:
    """The view; `voter` has given so many votes that are not in yet."""
    heading = _settled(state) if state.owner else _voting(state, voter, given)
    asked = f"{state.owner}, is it all right to take up yours?" if state.owner else ""
    return ChooseView(heading, _rows(state), _strip(state, voter), asked)


def rules(voting: Voting) -> str:
    """The rules of the vote, as they are set: `1 vote each · a tie goes to a run-off`."""
    return f"{counted(voting.votes_each, 'vote')} each · {TIE_WORDS[voting.tie_rule]}"


def _voting(state: State, voter: str | None, given: int) -> Heading:
    pool = candidates(state)
    if not pool and state.challenges:
        return Heading(
            "Nobody would like theirs today",
            "Ask once more, or write another one down.",
            aside="o picks one · [ goes back",
        )
    if not pool:
        return Heading("No challenge yet", "Write one down first.", aside="[ goes back")
    if len(pool) == 1:
        return Heading(f"One challenge: {pool[0]}'s", aside=f"Enter: {whats_next(state, 0).words}")
    if voter is None:
        return Heading("All votes are in", _in(state), aside="Enter: open the votes")
    again = f"Once more, between {listed(pool)}. " if state.voting.candidates else ""
    dots = f"  {'●' * given}{'○' * (state.voting.votes_each - given)}" if state.voting.votes_each > 1 else ""
    return Heading(f"{voter} votes{dots}", f"{again}{_in(state)}", aside=_rules_now(state))


def _in(state: State) -> str:
    """How many votes are in: `4 of 7 in`."""
    count = len(state.voting.ballots)
    return f"{count} of {count + len(still_to_vote(state))} in"


def _rules_now(state: State) -> str:
    """A run-off has no other one behind it."""
    voting = state.voting
    if voting.candidates and voting.tie_rule is TieRule.RUN_OFF:
        return f"{counted(voting.votes_each, 'vote')} each · {TIE_WORDS[TieRule.CHANCE]}"
    return rules(voting)


def _settled(state: State) -> Heading:
    how = state.choice.how if state.choice else ""
    owner = state.owner or ""
    ruled = f"{rules(state.voting)} · " if state.voting.revealed else ""
    return Heading(
        f"{owner}'s challenge it is, {how}",
        state.challenges.get(owner, ""),
        aside=f"{ruled}Enter: {whats_next(state, 0).words}",
    )


def _rows(state: State) -> tuple[Row, ...]:
    by_name = {who: number for number, who in numbers(state).items()}
    votes = tally(state) if state.voting.revealed else {}
    again = state.voting.candidates if state.owner is None else ()
    return tuple(
        _row(state, who, text, by_name.get(who), votes.get(who))
        for who, text in state.challenges.items()
        if not again or who in again
    )


def _row(state: State, who: str, text: str, number: int | None, votes: int | None) -> Row:
    if who == state.owner:
        return Row(who, text, Sign.NOW, Tone.NOW, votes=votes)
    if number is None:
        declined = who in state.voting.declined
        return Row(who, f"declined · {text}" if declined else text, Sign.AWAY, Tone.QUIET, votes=votes)
    return Row(who, text, str(number), Tone.QUIET if state.owner else Tone.PLAIN, votes=votes)


def _strip(state: State, voter: str | None) -> tuple[Chip, ...]:
    """Everyone with whether their vote is in, and never what it is."""
    return tuple(_chip(state, person.name, person.presence, voter) for person in state.participants)


def _chip(state: State, name: str, presence: Presence, voter: str | None) -> Chip:
    if state.owner is None and name == voter:
        return Chip(name, Sign.NOW)
    if state.owner is None and name in state.voting.ballots:
        return Chip(name, Sign.DONE)
    return Chip(name, Sign.WAITING) if presence is Presence.HERE else Chip(name, Sign.AWAY, presence)
