"""Rules for what is open from earlier sessions, and for what became of it."""

from __future__ import annotations

from peerinquiry.inquiry.commands import AnswerAction, BringActions, FollowUp, NameTeam, Refused
from peerinquiry.inquiry.decide.rule import NOTHING, Events, rule
from peerinquiry.inquiry.events import ActionAnswered, ActionBrought, CheckInBrought, Event, FollowedUp, TeamNamed
from peerinquiry.inquiry.inquiries import actions_of
from peerinquiry.inquiry.model import Answer, Answered, State


@rule.register
def _(command: NameTeam, state: State, _now: float) -> Events | Refused:
    return NOTHING if command.name == state.team else [TeamNamed(command.name)]


@rule.register
def _(command: BringActions, state: State, _now: float) -> Events | Refused:
    if any(not action.what or not action.session for action in command.actions):
        return Refused("An action that is brought needs its words, and the session that it is from.")
    events: list[Event] = []
    if command.team not in {"", state.team}:
        events.append(TeamNamed(command.team))
    if command.check_in not in {None, state.check_in}:
        events.append(CheckInBrought(command.check_in.session, command.check_in.on))
    there = {(brought.earlier.session, brought.earlier.action) for brought in state.brought}
    number = max((brought.number for brought in state.brought), default=0)
    for new in command.actions:
        if (new.session, new.action) not in there:
            there.add((new.session, new.action))
            number += 1
            events.append(
                ActionBrought(number, new.session, new.action, new.what, new.who, new.by, new.sign, new.since)
            )
    return events


@rule.register
def _(command: AnswerAction, state: State, _now: float) -> Events | Refused:
    brought = next((brought for brought in state.brought if brought.number == command.number), None)
    if brought is None:
        return Refused(f"There is no action {command.number} from last time.")
    changed = command.answer is Answer.CHANGED
    what = command.what if changed and command.what != brought.earlier.what else ""
    by = command.by if changed and command.by != brought.earlier.by else None
    if brought.said == Answered(command.answer, command.why, what, by):
        return NOTHING
    return [ActionAnswered(command.number, command.answer, command.why, what, by)]


@rule.register
def _(command: FollowUp, state: State, _now: float) -> Events | Refused:
    if not command.session:
        return Refused("Say which session heard of it.")
    if all(action.number != command.action for action in actions_of(state)):
        return Refused(f"There is no action {command.action} on the plan.")
    known = {(told.session, told.action): told.said for told in state.followed}
    said = Answered(command.answer, command.why, command.what, command.by) if command.answer else None
    if known.get((command.session, command.action)) == said:
        return NOTHING
    why, what, by = (said.why, said.what, said.by) if said else ("", "", None)
    return [FollowedUp(command.session, command.action, command.answer, why, what, by)]
