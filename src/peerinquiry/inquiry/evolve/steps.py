"""Steps, turns and the clock: what moves a session on."""

from __future__ import annotations

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.clock import Clock
from peerinquiry.inquiry.events import (
    ClockCredited,
    ClockExtended,
    ClockPaused,
    ClockStarted,
    GapNoticed,
    Record,
    RoundStarted,
    StepEntered,
    TurnGiven,
    TurnPassed,
    TurnPostponed,
    TurnTaken,
    UnheardInvited,
)
from peerinquiry.inquiry.evolve.apply import apply
from peerinquiry.inquiry.lengths import turn_length
from peerinquiry.inquiry.model import TIMING_OF, Desk, Mark, Round, State, Step, Turn
from peerinquiry.inquiry.replacing import replace


def settle(state: State, now: float) -> State:
    """Whoever can speak next holds the turn, with a fresh clock; a turn that goes on stays as it is."""
    desk = state.desk
    in_turn = turns.takes_turns(state.step)
    holder = turns.holder_of(state) if in_turn else None
    clocked = holder is not None if in_turn else state.step in TIMING_OF
    if holder == desk.round.holder and clocked == (desk.clock is not None):
        return state
    clock = Clock(turn_length(state, state.step), waiting_since=now) if clocked else None
    fresh = Desk(clock, replace(desk.round, holder=holder))
    question = None if state.step is Step.QUESTIONS else state.question
    return replace(state, desks={**state.desks, state.step: fresh}, question=question)


def paused(state: State, now: float) -> State:
    """The state with the clock of this step standing."""
    desk = state.desk
    return _with_clock(state, clocks.pause(desk.clock, now)) if desk.clock else state


def moved(state: State, step: Step, now: float) -> State:
    """The state in another step; how long the group was in this phase is not forgotten."""
    here = state.time_in.get(state.phase, 0.0) + max(0.0, now - state.since)
    return replace(state, step=step, since=now, time_in={**state.time_in, state.phase: here})


def retimed(before: State, after: State) -> State:
    """`after`, in which turns have other lengths than `before`, with clocks to fit: those that never ran."""

    def desk(step: Step, old: Desk) -> Desk:
        if old.clock is None or old.clock.waiting_since is None:
            return old
        return replace(old, clock=clocks.extend(old.clock, turn_length(after, step) - turn_length(before, step)))

    return replace(after, desks={step: desk(step, old) for step, old in after.desks.items()})


def _with_clock(state: State, clock: Clock) -> State:
    return replace(state, desks={**state.desks, state.step: replace(state.desk, clock=clock)})


def _with_round(state: State, current: Round) -> State:
    """The state with another round, and no clock: `settle` gives the turn that follows its own."""
    return replace(state, desks={**state.desks, state.step: Desk(None, current)})


@apply.register
def _(event: StepEntered, state: State, record: Record) -> State:
    left = paused(state, record.elapsed)
    entered = moved(left, event.step, record.elapsed)
    if event.first and event.step not in state.desks:
        return replace(entered, desks={**entered.desks, event.step: Desk(None, Round(first=event.first))})
    clock = entered.desk.clock
    if clock is None or clock.waiting_since is None:
        return entered
    return _with_clock(entered, replace(clock, waiting_since=record.elapsed))


@apply.register
def _(event: ClockStarted, state: State, record: Record) -> State:
    clock = state.desk.clock
    since = record.elapsed + max(0.0, event.after or 0.0)
    return _with_clock(state, clocks.start(clock, since)) if clock else state


@apply.register
def _(_event: ClockPaused, state: State, record: Record) -> State:
    return paused(state, record.elapsed)


@apply.register
def _(event: GapNoticed, state: State, record: Record) -> State:
    clock = state.desk.clock
    return _with_clock(state, clocks.interrupt(clock, event.seconds, record.elapsed)) if clock else state


@apply.register
def _(event: ClockExtended, state: State, _record: Record) -> State:
    clock = state.desk.clock
    return _with_clock(state, clocks.extend(clock, event.seconds)) if clock else state


@apply.register
def _(event: ClockCredited, state: State, record: Record) -> State:
    clock = state.desk.clock
    return _with_clock(state, clocks.credit(clock, event.seconds, record.elapsed)) if clock else state


@apply.register
def _(event: TurnGiven, state: State, _record: Record) -> State:
    current = state.desk.round
    if event.who == current.holder:  # drawn, and it was theirs already: the turn goes on
        return state
    kept = tuple(turn for turn in state.turns if not _passed_now(turn, event.who, state))
    return replace(_with_round(state, turns.given(current, event.who)), turns=kept)


def _passed_now(turn: Turn, who: str, state: State) -> bool:
    """Whether somebody passed so in the round that runs."""
    here = state.inquiry if state.step in turns.NEEDS_OWNER else turn.inquiry
    passed = Turn(state.step, state.desk.round.number, who, Mark.PASSED, inquiry=here)
    return turn == passed


@apply.register
def _(event: TurnPostponed, state: State, _record: Record) -> State:
    return _with_round(state, turns.postponed(state.desk.round, event.who))


@apply.register
def _(event: TurnPassed, state: State, _record: Record) -> State:
    turn = Turn(state.step, state.desk.round.number, event.who, Mark.PASSED, inquiry=state.inquiry)
    return _ended(state, turn)


@apply.register
def _(event: TurnTaken, state: State, _record: Record) -> State:
    question = state.question if state.step is Step.QUESTIONS else None
    turn = Turn(
        state.step,
        state.desk.round.number,
        event.who,
        Mark.DONE,
        text=event.text,
        seconds=event.seconds,
        untimed=event.untimed,
        allowed=event.allowed,
        question=question,
        inquiry=state.inquiry,
        speaker=turns.speaker(state, state.step, event.who),
    )
    after = _ended(state, turn)
    match state.step:
        case Step.SAY_BACK:
            return replace(after, heard_right=None)
        case Step.REFRAME:
            return replace(after, reframe=event.text)
    return after


def _ended(state: State, turn: Turn) -> State:
    after = _with_round(state, turns.marked(state.desk.round, turn.who, turn.mark))
    question = None if state.step is Step.QUESTIONS else state.question
    return replace(after, turns=(*after.turns, turn), question=question)


@apply.register
def _(event: RoundStarted, state: State, _record: Record) -> State:
    return _with_round(state, Round(event.number, first=event.first, again=event.again))


@apply.register
def _(event: UnheardInvited, state: State, _record: Record) -> State:
    current = replace(state.desk.round, inviting=event.shown)
    return replace(state, desks={**state.desks, state.step: replace(state.desk, round=current)})
