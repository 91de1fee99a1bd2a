"""Which challenge the votes chose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random

from peerinquiry.inquiry.inquiries import taken_up
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.voting import Count, Method, TieRule

TEN = 10
"""Up to so many ballots, averages that differ do so in their first decimal."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the count comes to: one `winner` and how, or a run-off between `tied`."""

    winner: str | None
    how: str = ""
    tied: tuple[str, ...] = ()
    seed: int | None = None


def candidates(state: State) -> tuple[str, ...]:
    """Whose challenges can be chosen, the earliest written first."""
    voting = state.voting
    pool = voting.candidates or tuple(state.challenges)
    out = (*voting.declined, *taken_up(state))
    return tuple(who for who in pool if who in state.challenges and who not in out)


def votes_each(state: State) -> int:
    """How many votes a ballot of this count may have; one in a run-off."""
    voting = state.voting
    if voting.again:
        return 1
    return voting.votes_each if voting.piling else min(voting.votes_each, len(candidates(state)))


def count(state: State) -> Count:
    """What the ballots that are in come to, the earliest written first."""
    voting = state.voting
    points = Counter[str]()
    for ballot in voting.ballots.values():
        for who, given in ballot.points:
            points[who] += given
    counted = {who: points[who] for who in candidates(state)}
    return Count(voting.method_now, counted, len(voting.ballots), points.total())


def still_to_vote(state: State) -> tuple[str, ...]:
    """Who is here and has not voted; in fist to five, not for every challenge that there is by now."""
    return tuple(name for name in state.here if not _voted(state, name))


def _voted(state: State, name: str) -> bool:
    ballot = state.voting.ballots.get(name)
    if ballot is None:
        return False
    if state.voting.method_now is not Method.FIST:
        return True
    wanted = candidates(state)
    if "" in ballot.choices:  # a ballot that is blank, whose names are not to be known yet
        return len(ballot.choices) >= len(wanted)
    return set(wanted) <= set(ballot.choices)


def level(counted: Count, points: int) -> str:
    """So many points in one figure: votes as they are, fingers on average."""
    if counted.method is not Method.FIST or not counted.ballots:
        return str(points)
    return f"{points / counted.ballots:.{1 if counted.ballots <= TEN else 2}f}"


def outcome(state: State, seed: int) -> Outcome:
    """What the votes decide; a tie goes by the rule that was set before the vote."""
    counted, voting = count(state), state.voting
    most = max(counted.points.values(), default=0)
    tied = tuple(who for who, points in counted.points.items() if points == most)
    if not tied:
        return Outcome(None)
    by, figure, of = _words(state, counted, most)
    if len(tied) == 1:
        return Outcome(tied[0], f"{by}{figure}{of}, in a run-off" if voting.again else f"{by}{figure}{of}")
    if voting.tie_rule is TieRule.EARLIEST:
        return Outcome(tied[0], f"{by}a tie at {figure}, the earliest written", tied)
    if voting.tie_rule is TieRule.RUN_OFF and not voting.again:
        return Outcome(None, f"{by}a tie at {figure}, to a run-off", tied)
    winner = Random(seed).choice(tied)  # noqa: S311 - a fair draw, not a secret
    where = "a tie in the run-off too" if voting.again else "a tie"
    return Outcome(winner, f"{by}{where} at {figure}, drawn by chance", tied, seed)


def _words(state: State, counted: Count, most: int) -> tuple[str, str, str]:
    """The parts of how it was decided: `by `, `5 dots`, ` of 21`."""
    if counted.method is Method.FIST:
        return "by fist to five, ", f"{level(counted, most)} on average", ""
    one = "dot" if votes_each(state) > 1 else "vote"
    return "by ", f"{most} {one}" if most == 1 else f"{most} {one}s", f" of {counted.given}"
