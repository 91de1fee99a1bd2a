"""Where the time goes: for each phase what was given to it, what it took, and what it still takes.

A budget is the lengths inside a phase and nothing beside them: to set one is to set those.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.commands import Refused, SetPace
from peerinquiry.inquiry.model import TIMING_OF, Mark, Phase, State, Step, Timing
from peerinquiry.inquiry.pace.projection import (
    STEPS,
    asking_seconds,
    phase_left,
    step_left,
    turn_left,
    turn_open,
    whole_step,
)
from peerinquiry.inquiry.pace.trial import after

GRAIN = 5
"""Seconds that a length is rounded to, and the shortest there is."""
STEPS_TRIED = 15
LONGEST = 3600
"""Seconds that a turn may come to when a phase is stretched."""


@dataclass(frozen=True, slots=True)
class Budget:
    """One phase, in seconds: `planned` by what its turns were given and will be, `used` so far, `left` to come."""

    phase: Phase
    planned: float
    used: float
    left: float

    @property
    def total(self) -> float:
        """What it comes to in the end."""
        return self.used + self.left


def budgets(state: State, now: float) -> tuple[Budget, ...]:
    """One for each phase, in order."""
    return tuple(_budget(state, phase, now) for phase in Phase)


def _budget(state: State, phase: Phase, now: float) -> Budget:
    planned = sum(_planned(state, step, now) for step in STEPS if step.phase is phase)
    return Budget(phase, planned, used(state, phase, now), phase_left(state, phase, now))


def used(state: State, phase: Phase, now: float) -> float:
    """Seconds that the group has been in a phase."""
    here = max(0.0, now - state.since) if phase is state.phase else 0.0
    return state.time_in.get(phase, 0.0) + here


def _planned(state: State, step: Step, now: float) -> float:
    desk = state.desks.get(step)
    asking = asking_seconds(state, step)
    given = sum(turn.allowed + asking for turn in state.turns if turn.step is step and turn.mark is Mark.DONE)
    if desk is None:  # not begun, or not in this inquiry
        return given + whole_step(state, step)
    if not turns.takes_turns(step):
        return desk.clock.allowed if desk.clock else 0.0
    if turn_open(state, step) and desk.clock and STEPS.index(step) >= STEPS.index(state.step):
        given += desk.clock.allowed + asking - turn_left(state, step, now)
    return given + step_left(state, step, now)


def resized(state: State, phase: Phase, seconds: float, now: float) -> SetPace | Refused:
    """What makes a phase take `seconds` in all, as near as whole turns get: its lengths to come, scaled alike."""
    left = phase_left(state, phase, now)
    inside = _lengths_to_come(state, phase)
    doubled = after(state, SetPace({timing: state.timings[timing] * 2 for timing in inside}), now)
    scaled = phase_left(doubled, phase, now) - left
    if not scaled:
        return Refused("Nothing is left in this phase that a length could change.")
    factor = (seconds - used(state, phase, now) - (left - scaled)) / scaled
    if not isfinite(factor):
        return Refused("A phase takes a number of minutes.")
    return SetPace({timing: _in_grains(state.timings[timing] * factor) for timing in inside})


def nudged(state: State, phase: Phase, seconds: float, now: float) -> SetPace | Refused:
    """What makes a phase take `seconds` more, or less; where turns are many, the least step that moves it at all."""
    left = phase_left(state, phase, now)
    for times in range(1, STEPS_TRIED + 1):
        command = resized(state, phase, used(state, phase, now) + left + times * seconds, now)
        if isinstance(command, Refused):
            return command
        moved = phase_left(after(state, command, now), phase, now) - left
        if moved * seconds > 0:
            return command
    return Refused("This phase is as short as it gets." if seconds < 0 else "This phase is as long as it gets.")


def _lengths_to_come(state: State, phase: Phase) -> list[Timing]:
    to_come = STEPS[STEPS.index(state.step) :]
    return [TIMING_OF[step] for step in to_come if step.phase is phase and step in TIMING_OF]


def _in_grains(seconds: float) -> float:
    return float(min(LONGEST, max(GRAIN, round(seconds / GRAIN) * GRAIN)))
