"""What became of every action that was ever put down: read over many sessions, each action once.

An action is known by the session in whose plan it was put down and its number there, however often it lay on a later
session's table since. Nothing here reads a file: whoever has the sessions hands in what each comes to. `KINDS_READ`
are the only events that matter, so that the rest of a journal need not even be parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Final

from peerinquiry.inquiry.inquiries import actions_of
from peerinquiry.inquiry.model import Action, Answer, Answered, CheckIn, OpenAction, Phase, State
from peerinquiry.inquiry.view.words import held_on

KINDS_READ: Final = frozenset(
    {
        *("session_opened", "titled", "undone", "redone", "amended", "redacted", "team_named", "step_entered"),
        *("participant_added", "participant_renamed", "participant_removed"),
        *("owner_chosen", "owner_declined", "inquiry_set_aside"),
        *("action_set", "action_dropped", "check_in_set"),
        *("action_brought", "check_in_brought", "action_answered", "followed_up"),
    }
)
"""The words on disk of all events that say anything about actions, whose they are, and when."""


@dataclass(frozen=True, slots=True)
class Told:
    """A session as far as it is known: the name of its file without the ending, and what its records come to.

    Not `whole` is one whose file is damaged, or was changed: what it does not say may still have been said.
    """

    session: str
    state: State
    whole: bool = True


class Standing(StrEnum):
    """Whether an action is still to be done. One that changed goes on, and is open."""

    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Heard:
    """One time that an action lay on a later `session`'s table, on that session's day.

    `said` is None where nobody said what became of it.
    """

    session: str
    on: date
    said: Answered | None


@dataclass(frozen=True, slots=True)
class Promise:
    """One action, and all that was heard of it since, the earliest first.

    `action` is in the words, with the date, and by the name of whose it is, that hold by now; its `session`, `action`
    and `since` say where and when it was put down. `team` is whose session that was, or whose table it last lay on;
    empty, if no team's. `title` is what the session was called, empty where its file is gone.
    """

    action: OpenAction
    team: str = ""
    title: str = ""
    heard: tuple[Heard, ...] = ()

    @property
    def last(self) -> Heard | None:
        """The last time that somebody said what became of it."""
        return next((heard for heard in reversed(self.heard) if heard.said), None)

    @property
    def standing(self) -> Standing:
        """Whether it is still to be done."""
        match self.last.said.answer if self.last and self.last.said else None:
            case Answer.KEPT:
                return Standing.KEPT
            case Answer.DROPPED:
                return Standing.DROPPED
            case _:
                return Standing.OPEN

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.standing is Standing.OPEN

    @property
    def carried(self) -> int:
        """How many later sessions it lay on the table of."""
        return len(self.heard)

    def overdue(self, today: date) -> bool:
        """Whether it is open, and its day is past."""
        return self.is_open and self.action.by is not None and self.action.by < today


@dataclass(frozen=True, slots=True)
class Tally:
    """How many actions there are of each fate; every action is in exactly one of the four.

    `kept` and `dropped` are closed. `changed` are open, and were last said to go on otherwise; of `unsaid`, open too,
    nobody ever said anything.
    """

    kept: int = 0
    changed: int = 0
    dropped: int = 0
    unsaid: int = 0


@dataclass(frozen=True, slots=True)
class LastTime:
    """What a new session begins with: what is still open, and when the group meant to hear how it went, if it said so.

    Actions are ordered by their day, those without one last. `met` is how many sessions there were that came
    beyond Gather.
    """

    actions: tuple[OpenAction, ...] = ()
    check_in: CheckIn | None = None
    met: int = 0


def promises(sessions: Iterable[Told]) -> tuple[Promise, ...]:
    """Every action that stands on a plan, each once, in the order in which they were put down.

    The order of `sessions` makes no difference. What was dropped from its plan again is not among them. An action
    whose own session is not among `sessions`, or not whole, is known by those that it was brought to; and what a
    session that is not among them heard, by the plan that it was followed up in. A copy with pseudonyms tells of the
    same actions as its original, and is passed over.
    """
    told = sorted(_originals(sessions), key=lambda one: (one.state.opened_at, one.session))
    known: dict[_Key, Promise] = {}
    for one in told:
        for action in actions_of(one.state):
            known[one.session, action.number] = _put_down(one, action)
    whole = {one.session for one in told if one.whole}
    for one in told:
        for brought in one.state.brought:
            key = (brought.earlier.session, brought.earlier.action)
            if key not in known and key[0] not in whole:
                known[key] = Promise(brought.earlier)
    heard = _heard(told)
    teams = {one.session: one.state.team for one in told}
    return tuple(_followed(promise, heard.get(key, ()), teams) for key, promise in known.items())


def tally(told: Iterable[Promise]) -> Tally:
    """How many of them were kept, changed, dropped, or never spoken of."""
    counts = dict.fromkeys(Answer, 0)
    unsaid = 0
    for promise in told:
        if promise.last and promise.last.said:
            counts[promise.last.said.answer] += 1
        else:
            unsaid += 1
    return Tally(counts[Answer.KEPT], counts[Answer.CHANGED], counts[Answer.DROPPED], unsaid)


def last_time(sessions: Iterable[Told], *, team: str = "", session: str = "") -> LastTime:
    """What a new session of the `team`, or one that goes on from `session`, begins with."""
    told = sorted(_originals(sessions), key=lambda one: (one.state.opened_at, one.session))
    mine = [one for one in told if (one.session == session if session else team and one.state.team == team)]
    found = [promise for promise in promises(told) if promise.is_open and _concerns(promise, team, session)]
    found.sort(key=lambda promise: due_order(promise.action))
    met = [one for one in mine if _met(one)]
    return LastTime(tuple(promise.action for promise in found), _check_in(met[-1]) if met else None, len(met))


def unlinked(sessions: Iterable[Told]) -> tuple[str, ...]:
    """The sessions that heard of an action what the session it is from, being there, does not say that they heard."""
    told = tuple(_originals(sessions))
    known = {(one.session, later.action, later.session): later.said for one in told for later in one.state.followed}
    planned = {(one.session, action.number) for one in told if one.whole for action in actions_of(one.state)}
    return tuple(
        one.session
        for one in told
        if any(
            brought.said != known.get((brought.earlier.session, brought.earlier.action, one.session))
            for brought in one.state.brought
            if (brought.earlier.session, brought.earlier.action) in planned
        )
    )


def due_order(action: OpenAction) -> tuple[date, str, int]:
    """What actions are sorted by: their day, those without one last."""
    return action.by or date.max, action.session, action.action


def _originals(sessions: Iterable[Told]) -> Iterator[Told]:
    return (one for one in sessions if not one.state.redacted)


_Key = tuple[str, int]


def _concerns(promise: Promise, team: str, session: str) -> bool:
    if session:
        return session == promise.action.session or any(heard.session == session for heard in promise.heard)
    return bool(team) and promise.team == team


def _met(one: Told) -> bool:
    """Whether the group came beyond Gather: what was begun, and left there, was no meeting."""
    beyond = any(phase is not Phase.GATHER for phase in (one.state.phase, *one.state.time_in))
    return beyond or _check_in(one) is not None


def _check_in(one: Told) -> CheckIn | None:
    plans = (one.state.plan, *(past.plan for past in reversed(one.state.inquiries)))
    on = next((plan.check_in for plan in plans if plan.check_in), None)
    return CheckIn(one.session, on) if on else None


def _put_down(one: Told, action: Action) -> Promise:
    since = held_on(one.state)
    standing = OpenAction(one.session, action.number, action.what, action.who, action.by, action.sign, since)
    return Promise(standing, one.state.team, one.state.title)


@dataclass(frozen=True, slots=True)
class _Hearing:
    """One `Heard`, when its session began, and what that session called whoever's action it is."""

    at: datetime
    heard: Heard
    who: str = ""


def _heard(told: Iterable[Told]) -> Mapping[_Key, list[_Hearing]]:
    """What every session says of the actions on its table; and what those that are not there are said to have heard."""
    found: dict[_Key, list[_Hearing]] = {}
    told = tuple(told)
    there = {one.session for one in told}
    for one in told:
        day = held_on(one.state)
        for brought in one.state.brought:
            key = (brought.earlier.session, brought.earlier.action)
            hearing = _Hearing(one.state.opened_at, Heard(one.session, day, brought.said), brought.earlier.who)
            found.setdefault(key, []).append(hearing)
        for later in one.state.followed:
            if later.session not in there:
                on = _day_in_name(later.session) or day
                hearing = _Hearing(datetime.combine(on, time.max, UTC), Heard(later.session, on, later.said))
                found.setdefault((one.session, later.action), []).append(hearing)
    for hearings in found.values():
        hearings.sort(key=lambda hearing: (hearing.at, hearing.heard.session))
    return found


def _day_in_name(session: str) -> date | None:
    """The day that the name of a session begins with."""
    try:
        return date.fromisoformat(session[:10])
    except ValueError:
        return None


def _followed(promise: Promise, hearings: Iterable[_Hearing], teams: Mapping[str, str]) -> Promise:
    """The promise with all that was heard of it."""
    action, team = promise.action, promise.team
    for hearing in hearings:
        said = hearing.heard.said
        if said and said.answer is Answer.CHANGED:
            action = replace(action, what=said.what or action.what, by=said.by or action.by)
        action = replace(action, who=hearing.who or action.who)
        if not promise.team:
            team = teams.get(hearing.heard.session) or team
    return replace(promise, action=action, team=team, heard=tuple(hearing.heard for hearing in hearings))
