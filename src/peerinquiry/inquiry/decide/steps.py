"""Rules for steps, turns and the clock."""

from __future__ import annotations

from random import Random

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.commands import (
    CreditClock,
    DrawTurn,
    EndTurn,
    ExtendClock,
    GiveTurn,
    GoTo,
    InviteUnheard,
    NewRound,
    Note,
    Pass,
    Postpone,
    Refused,
    ToggleClock,
)
from peerinquiry.inquiry.decide.rule import NOTHING, Events, following, offered, rule, unknown
from peerinquiry.inquiry.events import (
    AimTurned,
    ClockCredited,
    ClockExtended,
    ClockPaused,
    ClockStarted,
    Event,
    Noted,
    QuestionPut,
    Recommended,
    RoundStarted,
    StepEntered,
    TurnGiven,
    TurnPassed,
    TurnPostponed,
    TurnTaken,
    UnheardInvited,
)
from peerinquiry.inquiry.heard import first_in, first_next_round, invited
from peerinquiry.inquiry.model import FEWEST, Mark, Origin, Question, State, Step, Timing

LONGEST_EXTENSION = 3600
NO_CLOCK = Refused("No clock runs here.")
NO_TURN = Refused("It is nobody's turn now.")


@rule.register
def _(command: GoTo, state: State, _now: float) -> Events | Refused:
    if command.step is state.step:
        return NOTHING
    if len(state.participants) < FEWEST and command.step is not Step.RULES:
        return Refused("Three or more are needed to begin; add who is here.")
    if command.step in turns.NEEDS_OWNER and state.owner is None:
        return Refused("First choose whose challenge it is.")
    first = first_in(state, command.step) if command.step not in state.desks else ()
    return [StepEntered(command.step, first)]


def grace(state: State) -> float:
    """Seconds of a turn that need no clock: asking, before the answer."""
    return state.timings[Timing.ASK] if state.step is Step.QUESTIONS else 0.0


@rule.register
def _(command: ToggleClock, state: State, _now: float) -> Events | Refused:
    clock = state.desk.clock
    if clock is None:
        return NO_CLOCK
    if clock.running:
        return [ClockPaused()]
    return [*_put(state, command.suggestion), ClockStarted()]


@rule.register
def _(command: ExtendClock, state: State, _now: float) -> Events | Refused:
    if state.desk.clock is None:
        return NO_CLOCK
    if not 1 <= command.seconds <= LONGEST_EXTENSION:
        return Refused("A turn can get a second to an hour more.")
    return [ClockExtended(command.seconds)]


@rule.register
def _(_command: CreditClock, state: State, now: float) -> Events | Refused:
    clock = state.desk.clock
    if clock is None:
        return NO_CLOCK
    seconds = clocks.uncounted(clock, now, grace(state))
    if seconds < 1:
        return Refused("Nothing went by untimed.")
    return [ClockCredited(round(seconds, 3))]


def starting(before: State, after: State) -> list[Event]:
    """What starts the clock of a turn that was just given; in questions, once the question had its time."""
    clock = after.desk.clock
    given = after.desk.round.holder is not None and turns.key_of(before) != turns.key_of(after)
    return [ClockStarted(grace(after) or None)] if given and clock and not clock.touched else []


def _put(state: State, suggestion: Question | None) -> list[Event]:
    """The question that is asked when nobody put another."""
    holder = state.desk.round.holder
    if state.step is not Step.QUESTIONS or state.question or holder is None:
        return []
    question = suggestion or Question("", state.aim, Origin.OWN)
    return [QuestionPut(holder, question.text, question.aim, question.origin)]


@rule.register
def _(command: EndTurn, state: State, now: float) -> Events | Refused:
    holder, clock = state.desk.round.holder, state.desk.clock
    if holder is None or clock is None:
        return NO_TURN
    seconds = round(clocks.spent(clock, now), 3)
    untimed = round(clocks.untimed(clock, now), 3)
    if state.step is Step.RECOMMENDING:
        number = following(state, lambda inquiry: inquiry.recommendations)
        made = [Recommended(number, holder, command.kind, command.text)] if command.text else []
        return [*made, TurnTaken(holder, "", seconds, untimed, clock.allowed)]
    return [*_put(state, command.suggestion), TurnTaken(holder, command.text, seconds, untimed, clock.allowed)]


@rule.register
def _(command: Pass, state: State, _now: float) -> Events | Refused:
    holder = state.desk.round.holder
    return [TurnPassed(holder, offered(state, command.table))] if holder else NO_TURN


@rule.register
def _(_command: Postpone, state: State, _now: float) -> Events | Refused:
    holder = state.desk.round.holder
    if holder is None:
        return NO_TURN
    if turns.next_up(state) is None:
        return Refused(f"Nobody else is left in this round; {holder} can pass, or take the turn.")
    return [TurnPostponed(holder)]


@rule.register
def _(command: GiveTurn, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who):
        return refused
    return NOTHING if command.who == state.desk.round.holder else _given(state, command.who)


@rule.register
def _(command: DrawTurn, state: State, _now: float) -> Events | Refused:
    pool = sorted(turns.waiting(state))
    if not pool:
        return NO_TURN
    drawn = Random(command.seed).choice(pool)  # noqa: S311 - a fair draw, not a secret
    return _given(state, drawn, command.seed)


def _given(state: State, who: str, seed: int | None = None) -> Events | Refused:
    speaker = next((person for person in turns.speakers(state) if person.name == who), None)
    if speaker is None:
        return Refused(f"{who} has no turn in this step.")
    if not speaker.here:
        return Refused(f"{who} is {speaker.presence}; say that they are here first.")
    if state.desk.round.marks.get(who) is Mark.DONE:
        return Refused(f"{who} had a turn in this round; u takes it back.")
    if not turns.waiting(state) and state.step in turns.SINGLE:
        return Refused("This is done; u takes it back.")
    return [TurnGiven(who, seed)]


@rule.register
def _(command: NewRound, state: State, _now: float) -> Events | Refused:
    if not turns.takes_turns(state.step):
        return NO_TURN
    if turns.waiting(state) and not command.early:
        return Refused("Not everyone had a turn in this round yet.")
    turned = [AimTurned(command.aim)] if command.aim in state.bank.aims and command.aim != state.aim else []
    again = 1 if turned else state.desk.round.again + 1
    several = state.bank.rounds_of(state.aim) if state.step is Step.QUESTIONS else 1
    return [*turned, RoundStarted(state.desk.round.number + 1, first_next_round(state), min(again, several))]


@rule.register
def _(command: InviteUnheard, state: State, _now: float) -> Events | Refused:
    if not turns.takes_turns(state.step):
        return NO_TURN
    if command.shown and not invited(state):
        return Refused("Everyone who is here was heard in this round, or passed.")
    return NOTHING if command.shown == state.desk.round.inviting else [UnheardInvited(command.shown)]


@rule.register
def _(command: Note, _state: State, _now: float) -> Events | Refused:
    return [Noted(command.text, command.private)] if command.text else NOTHING
