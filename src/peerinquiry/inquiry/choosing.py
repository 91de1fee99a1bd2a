"""Which challenge the votes chose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random

from peerinquiry.inquiry.model import State, TieRule


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
    return tuple(who for who in pool if who in state.challenges and who not in voting.declined)


def tally(state: State) -> dict[str, int]:
    """Votes for each challenge that can be chosen, the earliest written first."""
    counted = Counter(choice for ballot in state.voting.ballots.values() for choice in ballot)
    return {who: counted[who] for who in candidates(state)}


def still_to_vote(state: State) -> tuple[str, ...]:
    """Who is here and has not voted."""
    return tuple(name for name in state.here if name not in state.voting.ballots)


def outcome(state: State, seed: int) -> Outcome:
    """What the votes decide; a tie goes by the rule that was set before the vote."""
    count = tally(state)
    most = max(count.values(), default=0)
    tied = tuple(who for who, votes in count.items() if votes == most)
    votes = "1 vote" if most == 1 else f"{most} votes"
    again = bool(state.voting.candidates)
    if len(tied) == 1:
        return Outcome(tied[0], f"by {votes}, in a run-off" if again else f"by {votes}")
    if not tied:
        return Outcome(None)
    rule = state.voting.tie_rule
    if rule is TieRule.EARLIEST:
        return Outcome(tied[0], f"by a tie at {votes}, the earliest written", tied)
    if rule is TieRule.RUN_OFF and not again:
        return Outcome(None, f"by a tie at {votes}, to a run-off", tied)
    winner = Random(seed).choice(tied)  # noqa: S311 - a fair draw, not a secret
    where = "a tie in the run-off too" if again else "a tie"
    return Outcome(winner, f"by {where} at {votes}, drawn by chance", tied, seed)
