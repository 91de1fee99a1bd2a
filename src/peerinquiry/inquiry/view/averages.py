"""What the group gave the five keys of the pulse, and when that may be told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from peerinquiry.inquiry.model import PULSE_KEYS, State, Step

FEWEST_SHOWN = 3
"""How many must be in before averages show: of two, each would know the other's."""


@dataclass(frozen=True, slots=True)
class Average:
    """What the group gave one key."""

    key: str
    score: float


def still_to_give(state: State, skipped: Collection[str]) -> tuple[str, ...]:
    """Who is here and not in yet, but for those who would rather not."""
    return tuple(name for name in state.here if name not in state.pulses and name not in skipped)


def pulses_given(state: State) -> tuple[tuple[int, ...], ...]:
    """All numbers that were given, a tuple for each person, whoever that is."""
    return tuple(given for given in state.pulses.values() if len(given) == len(PULSE_KEYS))


def averages(state: State) -> tuple[Average, ...]:
    """What the group gave each key; nothing as long as somebody's own numbers could be told from it."""
    scores = pulses_given(state)
    if len(scores) < FEWEST_SHOWN:
        return ()
    return tuple(
        Average(key, sum(each[index] for each in scores) / len(scores)) for index, key in enumerate(PULSE_KEYS)
    )


def may_be_told(state: State) -> bool:
    """Whether the averages are what the group gave for good: all are in, or it went on without the rest."""
    done = state.step is not Step.PULSE or state.closed or not still_to_give(state, ())
    return done and bool(averages(state))


def averages_words(state: State) -> str:
    """The averages on one line: `shared leadership 4.2; usable solutions 3.9`."""
    return "; ".join(f"{average.key} {average.score:.1f}" for average in averages(state))
