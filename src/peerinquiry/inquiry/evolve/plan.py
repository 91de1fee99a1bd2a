"""The plan, and the pulse at the close."""

from __future__ import annotations

from peerinquiry.inquiry.events import (
    ActionDropped,
    ActionSet,
    CheckInSet,
    HelpOffered,
    NotDoingAdded,
    NotDoingDropped,
    PulseGiven,
    PulsesOpened,
    Record,
)
from peerinquiry.inquiry.evolve.apply import apply, without
from peerinquiry.inquiry.model import Action, State
from peerinquiry.inquiry.replacing import replace


@apply.register
def _(event: ActionSet, state: State, _record: Record) -> State:
    action = Action(event.number, event.what, event.who, event.by, event.sign, event.helpers)
    actions = state.plan.actions
    if any(old.number == event.number for old in actions):
        actions = tuple(action if old.number == event.number else old for old in actions)
    else:
        actions = (*actions, action)
    return replace(state, plan=replace(state.plan, actions=actions))


@apply.register
def _(event: ActionDropped, state: State, _record: Record) -> State:
    actions = tuple(action for action in state.plan.actions if action.number != event.number)
    return replace(state, plan=replace(state.plan, actions=actions))


@apply.register
def _(event: HelpOffered, state: State, _record: Record) -> State:
    kept = tuple((who, text) for who, text in state.plan.help if who != event.who)
    offered = (*kept, (event.who, event.text)) if event.text else kept
    return replace(state, plan=replace(state.plan, help=offered))


@apply.register
def _(event: NotDoingAdded, state: State, _record: Record) -> State:
    listed = (*without(state.plan.not_doing, event.text), event.text)
    return replace(state, plan=replace(state.plan, not_doing=listed))


@apply.register
def _(event: NotDoingDropped, state: State, _record: Record) -> State:
    return replace(state, plan=replace(state.plan, not_doing=without(state.plan.not_doing, event.text)))


@apply.register
def _(event: CheckInSet, state: State, _record: Record) -> State:
    return replace(state, plan=replace(state.plan, check_in=event.on))


@apply.register
def _(event: PulseGiven, state: State, _record: Record) -> State:
    pulses = {**state.pulses, event.who: event.scores}
    if not event.scores:
        del pulses[event.who]
    return replace(state, pulses=pulses, pulses_open=False)


@apply.register
def _(_event: PulsesOpened, state: State, _record: Record) -> State:
    return replace(state, pulses_open=True)
