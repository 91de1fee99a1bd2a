"""Rules for the plan, and for the pulse at the close."""

from __future__ import annotations

from peerinquiry.inquiry.commands import (
    AddNotDoing,
    DropAction,
    DropNotDoing,
    GivePulse,
    OfferHelp,
    OpenPulses,
    Refused,
    SetAction,
    SetCheckIn,
)
from peerinquiry.inquiry.decide.rule import NOTHING, Events, following, rule, unknown
from peerinquiry.inquiry.events import (
    ActionDropped,
    ActionSet,
    CheckInSet,
    HelpOffered,
    NotDoingAdded,
    NotDoingDropped,
    PulseGiven,
    PulsesOpened,
)
from peerinquiry.inquiry.model import PULSE_KEYS, Action, State

BEST_SCORE = 5


@rule.register
def _(command: SetAction, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who, *command.helpers):
        return refused
    if not command.what:
        return Refused("An action needs a few words on what will be done.")
    if command.number and all(action.number != command.number for action in state.plan.actions):
        return Refused(f"There is no action {command.number}.")
    number = command.number or following(state, lambda inquiry: inquiry.plan.actions)
    if Action(number, command.what, command.who, command.by, command.sign, command.helpers) in state.plan.actions:
        return NOTHING
    return [ActionSet(number, command.what, command.who, command.by, command.sign, command.helpers)]


@rule.register
def _(command: DropAction, state: State, _now: float) -> Events | Refused:
    if all(action.number != command.number for action in state.plan.actions):
        return Refused(f"There is no action {command.number}.")
    return [ActionDropped(command.number)]


@rule.register
def _(command: OfferHelp, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who):
        return refused
    before = dict(state.plan.help).get(command.who, "")
    if not command.text and not before:
        return Refused(f"Nothing was kept: type how {command.who} will help.")
    if before == command.text:
        return NOTHING
    return [HelpOffered(command.who, command.text)]


@rule.register
def _(command: AddNotDoing, state: State, _now: float) -> Events | Refused:
    if not command.text:
        return Refused("Type what will not be done.")
    return NOTHING if command.text in state.plan.not_doing else [NotDoingAdded(command.text)]


@rule.register
def _(command: DropNotDoing, state: State, _now: float) -> Events | Refused:
    return [NotDoingDropped(command.text)] if command.text in state.plan.not_doing else NOTHING


@rule.register
def _(command: SetCheckIn, state: State, _now: float) -> Events | Refused:
    return NOTHING if command.on == state.plan.check_in else [CheckInSet(command.on)]


@rule.register
def _(command: GivePulse, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who):
        return refused
    if command.scores and len(command.scores) != len(PULSE_KEYS):
        return Refused(f"The pulse has {len(PULSE_KEYS)} keys; give one digit for each.")
    if any(not 1 <= score <= BEST_SCORE for score in command.scores):
        return Refused(f"Each key is scored 1 to {BEST_SCORE}.")
    if state.pulses.get(command.who, ()) == command.scores:
        return NOTHING
    return [PulseGiven(command.who, command.scores)]


@rule.register
def _(_command: OpenPulses, state: State, _now: float) -> Events | Refused:
    return NOTHING if state.pulses_open or not state.pulses else [PulsesOpened()]
