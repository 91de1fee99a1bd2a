"""What Choose shows: numbered challenges, who votes, how many are in; then the count, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from peerinquiry.inquiry.agenda import whats_ahead, whats_next
from peerinquiry.inquiry.choosing import candidates, count, level, still_to_vote, votes_each
from peerinquiry.inquiry.commands import CastVote
from peerinquiry.inquiry.inquiries import taken_up
from peerinquiry.inquiry.model import Presence, State
from peerinquiry.inquiry.view.challenges import Heading, Row, Tone
from peerinquiry.inquiry.view.frame import Chip, Sign
from peerinquiry.inquiry.view.words import listed
from peerinquiry.inquiry.voting import FINGERS, Method, TieRule, Voting

BY_DIGIT: Final = 9
"""So many challenges can be voted for with one digit."""

FEW: Final = 3
"""So many names may stand beside the count of votes."""

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
    voting = state.voting
    open_ = state.owner is None and not voting.revealed and voting.method is not Method.TALK
    return open_ and len(candidates(state)) > 1


def wanted(state: State) -> int:
    """How many numbers make a whole ballot."""
    return len(candidates(state)) if state.voting.method_now is Method.FIST else votes_each(state)


def said_in(state: State, text: str) -> tuple[int, ...]:
    """The numbers in what was typed or written: those of challenges, or fingers, which may stand together."""
    digits = "[0-9]" if state.voting.method_now is Method.FIST else "[0-9]{1,4}"
    return tuple(int(number) for number in re.findall(digits, text))


def ballot(state: State, who: str, said: tuple[int, ...], by: str = "") -> CastVote:
    """The ballot that numbers make: challenges by their number; or fingers, for one challenge after the other.

    Raises ValueError, in words for people, for a number that means nothing.
    """
    by_number = numbers(state)
    if state.voting.method_now is Method.FIST:
        if any(number > FINGERS for number in said):
            raise ValueError(f"A hand shows 0 to {FINGERS} fingers.")
        return CastVote(who, tuple(by_number.values())[: len(said)], said, by)
    if stray := [number for number in said if number not in by_number]:
        raise ValueError(f"There is no challenge {stray[0]} to vote for.")
    return CastVote(who, tuple(by_number[number] for number in said), by=by)


def choose(state: State, voter: str | None, given: int = 0, by: str = "") -> ChooseView:
    """The view; `voter` has given so many numbers that are not in yet, handed in `by` somebody else."""
    heading = _settled(state) if state.owner else _voting(state, voter, given, by)
    asked = f"{state.owner}, is it all right to take up yours?" if state.owner else ""
    rows = _rows(state)
    if voter and state.voting.method_now is Method.FIST:
        rows = tuple(replace(row, tone=Tone.NOW) if row.mark == _now(state, given) else row for row in rows)
    return ChooseView(heading, rows, _strip(state, voter), asked)


def rules(voting: Voting) -> str:
    """How the group chooses, as it is set: `1 vote each · a tie goes to a run-off`."""
    how = method_words(voting.method, voting.votes_each, piling=voting.piling)
    return how if voting.method is Method.TALK else f"{how} · {TIE_WORDS[voting.tie_rule]}"


def method_words(method: Method, each: int, *, piling: bool) -> str:
    """How the group chooses: `3 dots each, one on a challenge`."""
    match method:
        case Method.TALK:
            return "we talk it through"
        case Method.FIST:
            return "fist to five"
        case Method.VOTES if each == 1:
            return "1 vote each"
        case Method.VOTES:
            return f"{each} dots each{'' if piling else ', one on a challenge'}"


def _voting(state: State, voter: str | None, given: int, by: str) -> Heading:
    pool, voting = candidates(state), state.voting
    if not pool and state.challenges:
        return Heading(
            "Nobody would like theirs today",
            "Ask once more, or write another one down.",
            keys="o picks one · [ goes back",
        )
    if not pool:
        return Heading("No challenge yet", "Write one down first.", keys="[ goes back")
    if len(pool) == 1:
        return Heading(f"One challenge: {pool[0]}'s", keys=f"Enter: {whats_next(state, 0).words}")
    if voting.method is Method.TALK:
        return Heading("Which one would help most of us?", keys="its number says which one it is")
    if voter is None:
        return Heading("All votes are in", _in(state), keys="Enter: open the votes")
    again = f"Once more, between {listed(pool)}. " if voting.again else ""
    return Heading(f"{_who(voter, by)}{_given(state, given)}", f"{again}{_in(state)}", aside=_rules_now(voting))


def _who(voter: str, by: str) -> str:
    return f"{by} votes for {voter}" if by else f"{voter} votes"


def _given(state: State, given: int) -> str:
    """How much of a ballot is there, and never what: `  ●●○`."""
    whole = wanted(state)
    if whole == 1:
        return ""
    dots = f"  {'●' * given}{'○' * (whole - given)}"
    if state.voting.method_now is not Method.FIST:
        return dots
    return f"{dots}  now {_now(state, given)}"


def _now(state: State, given: int) -> str:
    """The number of the challenge that the next hand is for."""
    return str([*numbers(state)][given])


def _in(state: State) -> str:
    """How many votes are in, and who is still out where that is a few: `4 of 5 in · Eli is still out`."""
    out = still_to_vote(state)
    voted = len(state.voting.ballots.keys() - set(out))
    in_ = f"{voted} of {voted + len(out)} in"
    if not out or not voted or len(out) > FEW:
        return in_
    return f"{in_} · {listed(out)} {'is' if len(out) == 1 else 'are'} still out"


def _rules_now(voting: Voting) -> str:
    """In a run-off everyone has one vote, and there is no other one behind it."""
    if not voting.again:
        return rules(voting)
    rule = TieRule.CHANCE if voting.tie_rule is TieRule.RUN_OFF else voting.tie_rule
    return f"1 vote each · {TIE_WORDS[rule]} · bars: the first count"


def _settled(state: State) -> Heading:
    how = state.choice.how if state.choice else ""
    owner = state.owner or ""
    return Heading(
        f"{owner}'s challenge it is, {how}",
        state.challenges.get(owner, ""),
        aside=rules(state.voting) if state.voting.revealed else "",
        keys=f"Enter: {whats_next(state, 0).words}",
        ahead=whats_ahead(state),
    )


def _rows(state: State) -> tuple[Row, ...]:
    """Every challenge; with its votes once they are open, and with those of the first count in a run-off."""
    voting = state.voting
    counted = count(state) if voting.revealed else voting.first if state.owner is None else None
    again = voting.candidates if state.owner is None else ()
    by_name = {who: number for number, who in numbers(state).items()}

    def row(who: str, text: str) -> Row:
        shown = _row(state, who, text, by_name.get(who))
        if counted is None or who not in counted.points:
            return shown
        points = counted.points[who]
        return replace(shown, votes=points, tally=level(counted, points))

    return tuple(row(who, text) for who, text in state.challenges.items() if not again or who in again)


def _row(state: State, who: str, text: str, number: int | None) -> Row:
    if who == state.owner:
        return Row(who, text, Sign.NOW, Tone.NOW)
    if number is None:
        why = "taken up · " if who in taken_up(state) else "declined · " if who in state.voting.declined else ""
        return Row(who, f"{why}{text}", Sign.AWAY, Tone.QUIET)
    return Row(who, text, str(number), Tone.QUIET if state.owner else Tone.PLAIN)


def _strip(state: State, voter: str | None) -> tuple[Chip, ...]:
    """Everyone with whether their vote is in, and never what it is."""
    return tuple(_chip(state, person.name, person.presence, voter) for person in state.participants)


def _chip(state: State, name: str, presence: Presence, voter: str | None) -> Chip:
    if state.owner is None and name == voter:
        return Chip(name, Sign.NOW)
    if state.owner is None and name in state.voting.ballots and name not in still_to_vote(state):
        return Chip(name, Sign.DONE)
    return Chip(name, Sign.WAITING) if presence is Presence.HERE else Chip(name, Sign.AWAY, presence)
