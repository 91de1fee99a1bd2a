"""When will we end: what is left of each step, if each turn takes the time it is given."""

from __future__ import annotations

from datetime import datetime, timedelta

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.aims import rounds_left
from peerinquiry.inquiry.lengths import turn_length
from peerinquiry.inquiry.model import Phase, State, Step, Timing

STEPS = tuple(Step)
HALF_A_MINUTE = timedelta(seconds=30)


def turn_seconds(state: State, step: Step, aim: str | None = None) -> float:
    """Seconds that one turn of a step is given; in questions, asking and answering, for `aim` or the one at hand."""
    return turn_length(state, step, aim) + asking_seconds(state, step)


def asking_seconds(state: State, step: Step) -> float:
    """Seconds of a turn that go by before its clock is started."""
    return state.timings[Timing.ASK] if step is Step.QUESTIONS else 0.0


def seconds_left(state: State, now: float) -> float:
    """Seconds from `now` to the last word."""
    return sum(step_left(state, step, now) for step in STEPS)


def phase_left(state: State, phase: Phase, now: float) -> float:
    """Seconds of one phase that are still to come."""
    return sum(step_left(state, step, now) for step in STEPS if step.phase is phase)


def projected_end(state: State, now: float, wall: datetime) -> datetime:
    """The moment the session ends at this pace; `wall` is the moment of `now`."""
    return wall + timedelta(seconds=seconds_left(state, now))


def to_the_minute(at: datetime) -> datetime:
    """The whole minute that is nearest: what is told is what is counted with."""
    return (at + HALF_A_MINUTE).replace(second=0, microsecond=0)


def margin(state: State, end: datetime) -> int | None:
    """Whole minutes in hand if the session ends at `end`, below nothing if it is over; None if no end was agreed."""
    if state.ends_at is None:
        return None
    agreed = state.ends_at.replace(second=0, microsecond=0)
    return (agreed - to_the_minute(end)) // timedelta(minutes=1)


def step_left(state: State, step: Step, now: float) -> float:
    """Seconds of a step that are still to come; nothing for those the group has left behind."""
    if STEPS.index(step) < STEPS.index(state.step) or (step is Step.VOTING and state.owner is not None):
        return 0.0
    desk = state.desks.get(step)
    if desk is None:
        return whole_step(state, step)
    if not turns.takes_turns(step):
        return max(0.0, clocks.left(desk.clock, now)) if desk.clock and step is state.step else 0.0
    waiting = turns.waiting(state, step)
    open_ = turn_open(state, step)
    to_come = len(waiting) - open_
    if step in turns.SINGLE:
        to_come = min(to_come, not open_)
    further = further_rounds(state) if step is Step.QUESTIONS else 0.0
    return turn_left(state, step, now) + to_come * turn_seconds(state, step) + further


def turn_open(state: State, step: Step) -> bool:
    """Whether a turn of this step was given and not ended."""
    desk = state.desks.get(step)
    return desk is not None and desk.clock is not None and desk.round.holder in turns.waiting(state, step)


def turn_left(state: State, step: Step, now: float) -> float:
    """Seconds of the open turn: what its clock has left, and what asking still takes; nothing if none is open."""
    clock = state.desks[step].clock if turn_open(state, step) else None
    if clock is None:
        return 0.0
    asking = clocks.starts_in(clock, now)
    if clock.waiting_since is not None:
        gone_by = now - clock.waiting_since if step is state.step else 0.0
        asking = max(0.0, asking_seconds(state, step) - max(0.0, gone_by))
    return max(0.0, clocks.left(clock, now)) + asking


def whole_step(state: State, step: Step) -> float:
    """Seconds of a step from its first word to its last."""
    each = turn_seconds(state, step)
    if not turns.takes_turns(step):
        return each
    if step in turns.SINGLE:
        return each * min(1, speakers(state, step))
    return each * speakers(state, step) + (further_rounds(state) if step is Step.QUESTIONS else 0.0)


def further_rounds(state: State) -> float:
    """Seconds of the rounds of questions after this one."""
    each = sum(turn_seconds(state, Step.QUESTIONS, aims[0]) for aims in rounds_left(state))
    return each * speakers(state, Step.QUESTIONS)


def speakers(state: State, step: Step) -> int:
    """How many speak in a step; before an owner is known, one will be, and everyone else asks."""
    here = sum(person.here for person in turns.speakers(state, step))
    if state.owner is None and step in turns.NEEDS_OWNER:
        return 1 if step in turns.OWNER else max(0, here - 1)
    return here
