"""Which aims have rounds of their own, which share one, which have none; and which rounds are still to come."""

from __future__ import annotations

from peerinquiry.inquiry.model import Desk, State, Step

Rounds = tuple[tuple[str, ...], ...]
"""Rounds in order, each the aims it serves."""


def rounds(state: State) -> Rounds:
    """All rounds of questions: as many for each aim as its bank says, but for what was limited.

    Aims that are taken together have one round, however many they had alone.
    """
    found: list[tuple[str, ...]] = []
    for aim in state.bank.aims:
        if aim in state.limits.joined and found:
            before = found[-1]
            found = [*(one for one in found if one != before), (*before, aim)]
        elif aim not in state.limits.skipped:
            found += [(aim,)] * state.bank.rounds_of(aim)
    return tuple(found)


def current(state: State) -> tuple[str, ...]:
    """The aims that the round serves in which the group is."""
    place = _place(state)
    return (state.aim,) if place is None else rounds(state)[place]


def rounds_left(state: State) -> Rounds:
    """The rounds after this one."""
    place = _place(state)
    if place is not None:
        return rounds(state)[place + 1 :]
    later = rest_of_aims(state)
    return tuple(aims for aims in rounds(state) if aims[0] in later)


def rest_of_aims(state: State) -> tuple[str, ...]:
    """The aims after the one that questions serve now, with a round or without."""
    aims = state.bank.aims
    return aims[aims.index(state.aim) + 1 :] if state.aim in aims else aims


def _place(state: State) -> int | None:
    """Which of all rounds it is in which the group is; None where its aim has none."""
    own = [index for index, aims in enumerate(rounds(state)) if state.aim in aims]
    again = (state.desks.get(Step.QUESTIONS) or Desk()).round.again
    return own[min(max(1, again), len(own)) - 1] if own else None
