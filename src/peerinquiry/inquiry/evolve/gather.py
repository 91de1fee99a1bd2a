"""The session itself, and who is in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TypeVar

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.bank_ref import BankRef
from peerinquiry.inquiry.events import (
    BankChosen,
    BankEdited,
    EndSet,
    ParticipantAdded,
    ParticipantRemoved,
    ParticipantRenamed,
    PresenceChanged,
    Record,
    Reordered,
    RoundsLimited,
    SessionClosed,
    SessionOpened,
    SessionResumed,
    TimingSet,
    Titled,
)
from peerinquiry.inquiry.evolve.apply import apply
from peerinquiry.inquiry.evolve.steps import paused, retimed
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Choice, Desk, Inquiry, Limits, Participant, Phase, State
from peerinquiry.inquiry.replacing import replace
from peerinquiry.inquiry.view.words import sensible
from peerinquiry.inquiry.voting import Ballot

V = TypeVar("V")
K = TypeVar("K", State, Inquiry)


@apply.register
def _(event: SessionOpened, state: State, record: Record) -> State:
    offset = sensible(event.utc_offset)
    return replace(state, title=event.title, utc_offset=offset, opened_at=record.at, since=record.elapsed)


@apply.register
def _(_event: SessionResumed, state: State, record: Record) -> State:
    return replace(paused(state, record.elapsed), closed=False)


@apply.register
def _(_event: SessionClosed, state: State, record: Record) -> State:
    return replace(paused(state, record.elapsed), closed=True)


@apply.register
def _(event: Titled, state: State, _record: Record) -> State:
    return replace(state, title=event.title)


@apply.register
def _(event: BankChosen, state: State, _record: Record) -> State:
    aim = state.aim if state.aim in event.aims else next(iter(event.aims), "")
    bank = BankRef(event.name, event.title, event.aims, event.rounds, event.shares)
    return retimed(state, replace(state, bank=bank, aim=aim, limits=Limits(), timings=dict(DEFAULT_TIMINGS)))


@apply.register
def _(event: BankEdited, state: State, _record: Record) -> State:
    if event.name != state.bank.name:  # its choice was undone
        return state
    limits = Limits(_kept(state.limits.skipped, event.aims), _kept(state.limits.joined, event.aims))
    bank = BankRef(event.name, event.title, event.aims, event.rounds, event.shares)
    return retimed(state, replace(state, bank=bank, aim=_aim_after(state, event.aims), limits=limits))


def _kept(aims: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(aim for aim in aims if aim in now)


def _aim_after(state: State, aims: tuple[str, ...]) -> str:
    """The aim that questions serve once the bank has these: the same, or the one in its place."""
    if state.aim in aims or not aims:
        return state.aim if aims else ""
    before = state.bank.aims
    place = before.index(state.aim) if state.aim in before else 0
    return aims[min(place, len(aims) - 1)]


@apply.register
def _(event: TimingSet, state: State, _record: Record) -> State:
    return retimed(state, replace(state, timings={**state.timings, event.timing: event.seconds}))


@apply.register
def _(event: RoundsLimited, state: State, _record: Record) -> State:
    return replace(state, limits=Limits(event.skipped, event.joined))


@apply.register
def _(event: EndSet, state: State, _record: Record) -> State:
    return replace(state, ends_at=event.at, ends_after=_length(event, state))


def _length(event: EndSet, state: State) -> int:
    """The minutes that the session is to take, where a length was said: in Gather just those, later all from its start.

    0 where none was said, or clocks were put back meanwhile.
    """
    if event.at is None or event.minutes < 1:
        return 0
    if state.phase is Phase.GATHER:
        return event.minutes
    return max(0, round((event.at - state.opened_at) / timedelta(minutes=1)))


@apply.register
def _(event: ParticipantAdded, state: State, _record: Record) -> State:
    if event.who in state.names:
        return state
    return replace(state, participants=(*state.participants, Participant(event.who, event.presence, event.pronouns)))


@apply.register
def _(event: PresenceChanged, state: State, _record: Record) -> State:
    return replace(
        state,
        participants=tuple(
            replace(person, presence=event.presence) if person.name == event.who else person
            for person in state.participants
        ),
    )


@apply.register
def _(event: ParticipantRemoved, state: State, _record: Record) -> State:
    return replace(
        state,
        participants=tuple(person for person in state.participants if person.name != event.who),
        challenges={who: text for who, text in state.challenges.items() if who != event.who},
        desks={step: replace(desk, round=turns.removed(desk.round, event.who)) for step, desk in state.desks.items()},
    )


@apply.register
def _(event: Reordered, state: State, _record: Record) -> State:
    place = {name: index for index, name in enumerate(event.order)}
    ordered = sorted(state.participants, key=lambda person: place.get(person.name, len(place)))
    return replace(state, participants=tuple(ordered))


@apply.register
def _(event: ParticipantRenamed, state: State, _record: Record) -> State:
    if event.who not in state.names or event.to in state.names:
        return state
    return _renamed(state, event.who, event.to)


def _renamed(state: State, who: str, to: str) -> State:
    """The state with one name for another wherever it stands."""

    def name(old: str) -> str:
        return to if old == who else old

    def names(old: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(name, old))

    def keys(old: Mapping[str, V]) -> dict[str, V]:
        return {name(key): value for key, value in old.items()}

    def desk(old: Desk) -> Desk:
        now = old.round
        return replace(
            old,
            round=replace(
                now,
                holder=name(now.holder) if now.holder else None,
                marks=keys(now.marks),
                later=names(now.later),
                first=names(now.first),
                came_back=names(now.came_back),
            ),
        )

    def cast(old: Ballot) -> Ballot:
        return Ballot(names(old.choices), old.scores, name(old.by))

    def choice(old: Choice) -> Choice:
        return replace(old, owner=name(old.owner))

    def said(old: K) -> K:
        voting, plan = old.voting, old.plan
        return replace(
            old,
            voting=replace(
                voting,
                ballots={name(voter): cast(ballot) for voter, ballot in voting.ballots.items()},
                candidates=names(voting.candidates),
                first=replace(voting.first, points=keys(voting.first.points)) if voting.first else None,
                declined=names(voting.declined),
            ),
            parked=tuple(replace(idea, who=name(idea.who)) for idea in old.parked),
            recommendations=tuple(replace(item, who=name(item.who)) for item in old.recommendations),
            plan=replace(
                plan,
                actions=tuple(
                    replace(action, who=name(action.who), helpers=names(action.helpers)) for action in plan.actions
                ),
                help=tuple((name(helper), text) for helper, text in plan.help),
            ),
        )

    return replace(
        said(state),
        participants=tuple(replace(person, name=name(person.name)) for person in state.participants),
        desks={step: desk(old) for step, old in state.desks.items()},
        brought=tuple(
            replace(brought, earlier=replace(brought.earlier, who=name(brought.earlier.who)))
            for brought in state.brought
        ),
        challenges=keys(state.challenges),
        inquiries=tuple(replace(said(past), choice=choice(past.choice)) for past in state.inquiries),
        choice=choice(state.choice) if state.choice else None,
        turns=tuple(replace(turn, who=name(turn.who), speaker=name(turn.speaker)) for turn in state.turns),
        queued=tuple((name(asker), text) for asker, text in state.queued),
        pulses=keys(state.pulses),
    )
