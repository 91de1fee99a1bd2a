"""Which aims have a round of their own, which share one, which have none; and which rounds are still to come."""

from __future__ import annotations

from peerinquiry.inquiry.model import State

Rounds = tuple[tuple[str, ...], ...]
"""Rounds in order, each the aims it serves."""


def rounds(state: State) -> Rounds:
    """All rounds of questions: one for each aim, but for what was limited."""
    found: list[tuple[str, ...]] = []
    for aim in state.bank.aims:
        if aim in state.limits.joined and found:
            found[-1] = (*found[-1], aim)
        elif aim not in state.limits.skipped:
            found.append((aim,))
    return tuple(found)


def current(state: State) -> tuple[str, ...]:
    """The aims that the round serves in which the group is."""
    return next((aims for aims in rounds(state) if state.aim in aims), (state.aim,))


def rounds_left(state: State) -> Rounds:
    """The rounds after this one."""
    served, later = current(state), rest_of_aims(state)
    return tuple(aims for aims in rounds(state) if aims != served and aims[0] in later)


def rest_of_aims(state: State) -> tuple[str, ...]:
    """The aims after the one that questions serve now, with a round or without."""
    aims = state.bank.aims
    return aims[aims.index(state.aim) + 1 :] if state.aim in aims else aims
