"""Rules for the session itself and who is in it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from random import Random

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import (
    AddPeople,
    BringActions,
    ChooseBank,
    CloseSession,
    EditBank,
    MeetAs,
    NameTeam,
    NoticeGap,
    OpenSession,
    Redo,
    Refused,
    Remove,
    Rename,
    Reorder,
    ResumeSession,
    SetEnd,
    SetPace,
    SetPresence,
    SetTiming,
    SetTitle,
    Shuffle,
    Undo,
)
from peerinquiry.inquiry.decide.rule import NOTHING, Events, rule, unknown
from peerinquiry.inquiry.events import (
    BankChosen,
    BankEdited,
    ClockPaused,
    EndSet,
    GapNoticed,
    ParticipantAdded,
    ParticipantRemoved,
    ParticipantRenamed,
    PresenceChanged,
    Redone,
    Reordered,
    RoundsLimited,
    SessionClosed,
    SessionOpened,
    SessionResumed,
    TimingSet,
    Titled,
    Undone,
)
from peerinquiry.inquiry.events.session import UNTITLED
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Inquiry, Limits, Presence, State, Step, Timing
from peerinquiry.inquiry.roster import another_of
from peerinquiry.inquiry.team import LONGEST_NAME, LONGEST_PRONOUNS, MOST_KNOWN

LONGEST_GAP = 365 * 24 * 3600
LONGEST_TIMING = 24 * 3600


def _bank_events(bank: Bank, state: State) -> list[BankChosen | TimingSet]:
    """That it is chosen, with its timings: what it leaves out keeps its default, whatever the bank before had set."""
    ref = bank.ref
    timings = {**DEFAULT_TIMINGS, **bank.timings}
    changed = (TimingSet(timing, seconds) for timing, seconds in timings.items() if state.timings[timing] != seconds)
    return [BankChosen(ref.name, ref.title, ref.aims, ref.rounds, ref.shares), *changed]


@rule.register
def _(command: OpenSession, state: State, _now: float) -> Events | Refused:
    opened = SessionOpened(command.title or UNTITLED, command.utc_offset)
    return [opened, *_bank_events(command.bank, state)]


@rule.register
def _(_command: ResumeSession, _state: State, _now: float) -> Events | Refused:
    return [SessionResumed()]


@rule.register
def _(command: NoticeGap, _state: State, _now: float) -> Events | Refused:
    return [GapNoticed(round(command.seconds, 3))] if 1 <= command.seconds <= LONGEST_GAP else NOTHING


@rule.register
def _(_command: CloseSession, state: State, _now: float) -> Events | Refused:
    return NOTHING if state.closed else [SessionClosed()]


@rule.register
def _(_command: Undo, state: State, _now: float) -> Events | Refused:
    if not state.done:
        return Refused("There is nothing to undo yet.")
    return [Undone(state.done[-1])]


@rule.register
def _(_command: Redo, state: State, _now: float) -> Events | Refused:
    if not state.undone:
        return Refused("There is nothing to redo.")
    return [Redone(state.undone[-1])]


@rule.register
def _(command: SetTitle, state: State, _now: float) -> Events | Refused:
    if not command.title:
        return Refused("A session needs a title; type a few words.")
    return NOTHING if command.title == state.title else [Titled(command.title)]


@rule.register
def _(command: ChooseBank, state: State, _now: float) -> Events | Refused:
    return NOTHING if command.bank.ref == state.bank else _bank_events(command.bank, state)


@rule.register
def _(command: EditBank, state: State, _now: float) -> Events | Refused:
    ref = command.bank.ref
    if ref.name != state.bank.name:
        return Refused("This session asks from another bank.")
    return NOTHING if ref == state.bank else [BankEdited(ref.name, ref.title, ref.aims, ref.rounds, ref.shares)]


@rule.register
def _(command: SetTiming, state: State, _now: float) -> Events | Refused:
    return _timed(state, {command.timing: command.seconds})


def _timed(state: State, timings: Mapping[Timing, float]) -> list[TimingSet] | Refused:
    if not all(1 <= seconds <= LONGEST_TIMING for seconds in timings.values()):
        return Refused("A length of time is between a second and a day.")
    return [TimingSet(timing, seconds) for timing, seconds in timings.items() if state.timings[timing] != seconds]


@rule.register
def _(command: SetPace, state: State, _now: float) -> Events | Refused:
    was = state.limits
    limits = Limits(
        was.skipped if command.skipped is None else command.skipped,
        was.joined if command.joined is None else command.joined,
    )
    for aim in (*(command.skipped or ()), *(command.joined or ())):
        if aim not in state.bank.aims:
            return Refused(f"This bank has no aim called {aim}.")
    timed = _timed(state, command.timings)
    if isinstance(timed, Refused):
        return timed
    return [*timed, *([] if limits == was else [RoundsLimited(limits.skipped, limits.joined)])]


@rule.register
def _(command: SetEnd, state: State, _now: float) -> Events | Refused:
    return NOTHING if command.at == state.ends_at else [EndSet(command.at, command.minutes)]


@rule.register
def _(command: AddPeople, state: State, _now: float) -> Events | Refused:
    new = [name for name in dict.fromkeys(command.names) if name and name not in state.names]
    too_long = next((name for name in new if len(name) > LONGEST_NAME), None)
    if too_long:
        return Refused(f"“{too_long[:20]}…” is long for a name; keep it under {LONGEST_NAME} letters.")
    if len(state.participants) + len(new) > MOST_KNOWN:
        return Refused(f"That makes more than {MOST_KNOWN} people; an inquiry works with 3 to 15.")
    if any(len(command.pronouns.get(name, "")) > LONGEST_PRONOUNS for name in new):
        return Refused(f"That is long for pronouns; keep them under {LONGEST_PRONOUNS} letters.")
    return [ParticipantAdded(name, command.presence, command.pronouns.get(name, "")) for name in new]


@rule.register
def _(command: MeetAs, state: State, now: float) -> Events | Refused:
    """Each part as its own command would decide it; one that is refused refuses all."""
    timed = _team_timings(command, state)
    parts = (
        AddPeople(command.names, pronouns=command.pronouns),
        *([ChooseBank(command.bank)] if command.bank else []),
        *([SetEnd(command.ends_at)] if command.ends_at else []),
        BringActions(command.actions, check_in=command.check_in),
        NameTeam(command.team),  # the last: it is what undo says of the act
    )
    decided = [rule(part, state, now) for part in parts]
    refused = next((part for part in decided if isinstance(part, Refused)), None)
    if refused:
        return refused
    *others, named = (part for part in decided if not isinstance(part, Refused))
    return [*chain.from_iterable(others), *timed, *named]


def _team_timings(command: MeetAs, state: State) -> list[TimingSet]:
    """What is other than in the bank; like a bank's they are taken as they stand in the file."""
    chosen = command.bank and command.bank.ref != state.bank
    now = {**DEFAULT_TIMINGS, **command.bank.timings} if command.bank and chosen else state.timings
    return [TimingSet(timing, seconds) for timing, seconds in command.timings.items() if now[timing] != seconds]


@rule.register
def _(command: Rename, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who):
        return refused
    if not command.to or command.to == command.who:
        return NOTHING
    if command.to in state.names:
        proposed = another_of(command.to, state.names)
        return Refused(f"Somebody is called {command.to} already; add a surname, or say {proposed}.")
    if len(command.to) > LONGEST_NAME:
        return Refused(f"That is long for a name; keep it under {LONGEST_NAME} letters.")
    return [ParticipantRenamed(command.who, command.to)]


@rule.register
def _(command: Remove, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who):
        return refused
    if _took_part(state, command.who):
        return Refused(f"{command.who} is in the record already; say that they are gone instead.")
    return [ParticipantRemoved(command.who)]


def _took_part(state: State, who: str) -> bool:
    spoke = {turn.who for turn in state.turns} | set(state.pulses)
    return who in spoke or _part_of(state, who) or any(_part_of(past, who) for past in state.inquiries)


def _part_of(inquiry: State | Inquiry, who: str) -> bool:
    voting, plan = inquiry.voting, inquiry.plan
    advised = {idea.who for idea in inquiry.parked} | {made.who for made in inquiry.recommendations}
    ballots = voting.ballots.values()
    voted = set(voting.ballots).union(*((*ballot.choices, ballot.by) for ballot in ballots))
    voted |= {*voting.candidates, *voting.declined, *(voting.first.points if voting.first else ())}
    helps = {helper for helper, _ in plan.help}.union(*((action.who, *action.helpers) for action in plan.actions))
    return inquiry.owner == who or who in advised | voted | helps


@rule.register
def _(command: SetPresence, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who):
        return refused
    person = state.participant(command.who)
    if person and person.presence is command.presence:
        return NOTHING
    changed = PresenceChanged(command.who, command.presence)
    return [changed, ClockPaused()] if _cut_off(state, changed) else [changed]


def _cut_off(state: State, changed: PresenceChanged) -> bool:
    """Whether the owner goes in the middle of an answer: then the clock waits for them."""
    clock, away = state.desk.clock, changed.presence is not Presence.HERE
    answering = state.step is Step.QUESTIONS and state.owner == changed.who
    return away and answering and clock is not None and clock.running


@rule.register
def _(command: Reorder, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, *command.order):
        return refused
    rest = [name for name in state.names if name not in command.order]
    return _reordered(state, (*dict.fromkeys(command.order), *rest))


@rule.register
def _(command: Shuffle, state: State, _now: float) -> Events | Refused:
    order = sorted(state.names)  # so that the seed alone decides
    Random(command.seed).shuffle(order)  # noqa: S311 - a fair draw, not a secret
    return _reordered(state, tuple(order))


def _reordered(state: State, order: tuple[str, ...]) -> Events:
    return NOTHING if order == state.names else [Reordered(order)]
