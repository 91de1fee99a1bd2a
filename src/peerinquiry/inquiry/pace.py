"""When will we end: what the steps to come take, if each turn takes the time it is given."""

from __future__ import annotations

from datetime import datetime, timedelta

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.model import TIMING_OF, State, Step, Timing

STEPS = tuple(Step)


def turn_seconds(state: State, step: Step) -> float:
    """Seconds that one turn of a step is given; in questions, asking and answering."""
    timing = TIMING_OF.get(step)
    if timing is None:
        return 0.0
    asking = state.timings[Timing.ASK] if step is Step.QUESTIONS else 0.0
    return state.timings[timing] + asking


def seconds_left(state: State, now: float) -> float:
    """Seconds from `now` to the last word."""
    to_come = sum(_step_seconds(state, step) for step in STEPS[STEPS.index(state.step) + 1 :])
    return _here_seconds(state, now) + to_come


def projected_end(state: State, now: float, wall: datetime) -> datetime:
    """The moment the session ends at this pace; `wall` is the moment of `now`."""
    return wall + timedelta(seconds=seconds_left(state, now))


def minutes_over(state: State, end: datetime) -> int:
    """Whole minutes by which `end` misses the end that was set; 0 if it does not."""
    if state.ends_at is None or end <= state.ends_at:
        return 0
    return max(0, round((end - state.ends_at).total_seconds() / 60))


def _step_seconds(state: State, step: Step) -> float:
    """Seconds of a step that is still to come."""
    each = turn_seconds(state, step)
    if not turns.takes_turns(step):
        return each if state.desks.get(step) is None else 0.0
    if step in turns.SINGLE:
        return each
    people = _speakers(state, step)
    return each * people * (len(state.bank.aims) or 1 if step is Step.QUESTIONS else 1)


def _here_seconds(state: State, now: float) -> float:
    """Seconds of the step the group is in."""
    step, clock = state.step, state.desk.clock
    each = turn_seconds(state, step)
    current = max(0.0, clocks.left(clock, now)) if clock else 0.0
    if not turns.takes_turns(step) or step in turns.SINGLE:
        return current
    waiting = len(turns.waiting(state)) - (1 if state.desk.round.holder else 0)
    rounds = len(rest_of_aims(state)) * _speakers(state, step) if step is Step.QUESTIONS else 0
    return current + each * (max(0, waiting) + rounds)


def rest_of_aims(state: State) -> tuple[str, ...]:
    """The aims after the one that questions serve now."""
    aims = state.bank.aims
    return aims[aims.index(state.aim) + 1 :] if state.aim in aims else aims


def _speakers(state: State, step: Step) -> int:
    """How many speak in a step; before an owner is known, everyone but one asks."""
    here = sum(person.here for person in turns.speakers(state, step))
    return here - 1 if step in turns.PEERS and state.owner is None else here
