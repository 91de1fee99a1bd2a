"""What would end us on time: measures, alone or together, each with the end that it leads to.

Each is tried on the session as it is, so that what is promised is what happens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from typing import Final

from peerinquiry.inquiry.commands import SetPace
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.pace.measures import GUARDED_LOSS, Measure, command_of, measures, restoring
from peerinquiry.inquiry.pace.projection import margin, seconds_left
from peerinquiry.inquiry.pace.trial import after

MOST: Final = 5
"""How many choices are offered."""
TOGETHER: Final = 3
"""How many choices of several measures are offered, where there are more: each takes lines to say."""
WORTH: Final = 30.0
"""Seconds that a measure must save to be worth a word."""

Measures = tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What one key does: `command`, after which `left` seconds are to come, and the session ends at `end`."""

    measures: Measures
    command: SetPace
    left: float
    end: datetime
    margin: int | None
    """Minutes in hand then; below nothing if it is still over; None if no end was agreed."""

    @property
    def loss(self) -> int:
        """What it costs the group."""
        return sum(measure.loss for measure in self.measures)

    @property
    def on_time(self) -> bool:
        """Whether it ends by the end that was agreed."""
        return self.margin is None or self.margin >= 0


def choices(state: State, now: float, wall: datetime) -> tuple[Choice, ...]:
    """What to offer, the least loss first.

    Where the session runs over: what ends it on time, and nothing that does so with more measures than it needs; then
    what helps, though it is not enough. Where it does not: each measure by itself, in case the group wants to be
    done early.
    """
    left = seconds_left(state, now)
    worth = [measure for measure in measures(state) if left - _tried(state, (measure,), now, wall).left >= WORTH]
    alone = [_tried(state, (measure,), now, wall) for measure in worth]
    over = margin(state, wall + timedelta(seconds=left))
    if over is None or over >= 0:
        more = restoring(state)
        again = [_tried(state, (more,), now, wall)] if more else []
        return tuple([*(choice for choice in again if choice.on_time), *alone][:MOST])
    enough = _enough(state, worth, now, wall)
    helps = [choice for choice in alone if not choice.on_time]
    if not enough and len(worth) > 1:
        return (*helps[: MOST - 1], _all_together(state, worth, now, wall))
    if enough:
        helps = [choice for choice in helps if choice.measures[0].loss < GUARDED_LOSS]
    return tuple([*_different(enough[:MOST]), *helps][:MOST])


def _different(found: list[Choice]) -> list[Choice]:
    """Each of several measures is another way to do it: more of it is new than a single measure in place of another."""
    kept: list[Choice] = []
    for choice in found:
        together = [other for other in kept if len(other.measures) > 1]
        new = [set(choice.measures) - set(other.measures) for other in together]
        if len(choice.measures) == 1 or (len(together) < TOGETHER and all(len(measures) > 1 for measures in new)):
            kept.append(choice)
    return kept


def _enough(state: State, worth: list[Measure], now: float, wall: datetime) -> list[Choice]:
    """Whatever ends on time, but nothing that holds another such choice; the least loss first."""
    found: list[Choice] = []
    together = sorted(_together(worth), key=lambda some: (sum(measure.loss for measure in some), len(some)))
    for some in together:
        if any(set(choice.measures) <= set(some) for choice in found):
            continue
        choice = _tried(state, some, now, wall)
        if choice.on_time:
            found.append(choice)
    return found


def _together(worth: list[Measure]) -> Iterator[Measures]:
    """All ways to put measures together, no two of them about the same thing."""
    about = dict.fromkeys(measure.about for measure in worth)
    ways = [[None, *(measure for measure in worth if measure.about == one)] for one in about]
    for some in product(*ways):
        chosen = tuple(measure for measure in some if measure)
        if chosen:
            yield chosen


def _all_together(state: State, worth: list[Measure], now: float, wall: datetime) -> Choice:
    """The most that can be done."""
    return min(
        (_tried(state, some, now, wall) for some in _together(worth)),
        key=lambda choice: (choice.left, choice.loss),
    )


def _tried(state: State, some: Measures, now: float, wall: datetime) -> Choice:
    command = command_of(some)
    then = after(state, command, now)
    left = seconds_left(then, now)
    end = wall + timedelta(seconds=left)
    return Choice(some, command, left, end, margin(then, end))
