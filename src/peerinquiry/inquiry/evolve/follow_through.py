"""Whose session it is, what is open from earlier ones, and what became of it."""

from __future__ import annotations

from peerinquiry.inquiry.events import (
    ActionAnswered,
    ActionBrought,
    CheckInBrought,
    FollowedUp,
    Record,
    TeamNamed,
)
from peerinquiry.inquiry.evolve.apply import apply
from peerinquiry.inquiry.model import Answered, Brought, CheckIn, Followed, OpenAction, State
from peerinquiry.inquiry.replacing import replace


@apply.register
def _(event: TeamNamed, state: State, _record: Record) -> State:
    return replace(state, team=event.name)


@apply.register
def _(event: ActionBrought, state: State, _record: Record) -> State:
    earlier = OpenAction(event.session, event.action, event.what, event.who, event.by, event.sign, event.since)
    others = tuple(brought for brought in state.brought if brought.number != event.number)
    return replace(state, brought=(*others, Brought(event.number, earlier)))


@apply.register
def _(event: CheckInBrought, state: State, _record: Record) -> State:
    return replace(state, check_in=CheckIn(event.session, event.on))


@apply.register
def _(event: ActionAnswered, state: State, _record: Record) -> State:
    said = Answered(event.answer, event.why, event.what, event.by)
    return replace(
        state,
        brought=tuple(
            replace(brought, said=said) if brought.number == event.number else brought for brought in state.brought
        ),
    )


@apply.register
def _(event: FollowedUp, state: State, _record: Record) -> State:
    about = (event.session, event.action)
    others = tuple(told for told in state.followed if (told.session, told.action) != about)
    if event.answer is None:
        return replace(state, followed=others)
    said = Answered(event.answer, event.why, event.what, event.by)
    return replace(state, followed=(*others, Followed(event.session, event.action, said)))
