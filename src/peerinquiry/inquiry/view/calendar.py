"""What a calendar is told of a session: an entry for each dated action and each check-in, as the record has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from peerinquiry.inquiry.events import Record, SessionClosed, SessionResumed, StepEntered
from peerinquiry.inquiry.inquiries import each
from peerinquiry.inquiry.model import Action, Answer, Answered, State
from peerinquiry.inquiry.moments import states
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.plan import helped_by
from peerinquiry.inquiry.view.words import counted, held_on, weekday

PASSED_ON: Final = timedelta(minutes=1)
"""What stood for less than this, within one step, is in nobody's calendar: nothing has to be called off there."""
_FIRST_REVISION: Final = datetime(2020, 1, 1, tzinfo=UTC)
_LAST_REVISION: Final = 2**31 - 10**6
"""Calendars keep revisions in 32 bits; what a clock gone astray says ends here, with room to count on."""
Key = tuple[str, str]
"""An earlier session's name, or nothing, and what the entry is called there."""
_LEAVING = (StepEntered, SessionClosed, SessionResumed)
"""What happens when the group moves on, or the console was closed: by then others may have what stood."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What an entry says: the day, a line, and more lines. `people` are whom it concerns, who does it first."""

    on: date
    words: str
    notes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    check_in: bool = False
    off: bool = False
    """Whether the group let it go."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An entry with its history. `key` names it within its session, and stays: `action 3`, `check-in 1`.

    `session` is the name of that session's file, without its ending; empty where it is the one that is told of.
    `revision` rises whenever what it says changes, from session to session, too. Of one that is `cancelled`, `says`
    is what it said last.
    """

    session: str
    key: str
    says: Dated
    created: datetime
    changed: datetime
    revision: int
    cancelled: bool = False


def calendar_entries(records: Sequence[Record]) -> tuple[CalendarEntry, ...]:
    """The entries of a session by their days, those that were called off among them. The same for the same records."""
    known: dict[Key, _Line] = {}
    before: tuple[object, ...] = ()
    for record, state in zip(records, states(records), strict=True):
        for line in known.values():
            line.passed_on = line.passed_on or (line.stands and record.at - line.created >= PASSED_ON)
        after = (state.plan, state.inquiries, state.title, state.owner, state.names, state.brought, state.followed)
        if after != before:
            before = after
            _take_over(known, _dated(state), record.at)
        if isinstance(record.event, _LEAVING):
            for line in known.values():
                line.passed_on = line.passed_on or line.stands
    found = (line.entry(key) for key, line in known.items() if line.stands or line.passed_on)
    return tuple(sorted(found, key=lambda entry: (entry.says.on, entry.session, entry.key)))


def told(entries: Iterable[CalendarEntry]) -> str:
    """What a calendar file holds, in a few words: `2 actions, 1 check-in, 1 called off`."""
    kinds = Counter(
        "called off" if each.cancelled else "check-in" if each.says.check_in else "action" for each in entries
    )
    words = (
        counted(kinds["action"], "action") if kinds["action"] else "",
        counted(kinds["check-in"], "check-in") if kinds["check-in"] else "",
        f"{kinds['called off']} called off" if kinds["called off"] else "",
    )
    return ", ".join(filter(None, words))


@dataclass(slots=True)
class _Line:
    """What is known of an entry so far."""

    says: Dated
    created: datetime
    changed: datetime
    revision: int
    stands: bool = True
    passed_on: bool = False

    def change(self, says: Dated | None, at: datetime) -> None:
        """It says something else from now on, or, without anything to say, is called off."""
        if says == (self.says if self.stands else None):
            return
        self.says, self.stands = says or self.says, says is not None
        self.changed = max(self.changed, at)
        self.revision = max(self.revision + 1, _revision(at))

    def entry(self, key: Key) -> CalendarEntry:
        """It, as it stands."""
        off = not self.stands or self.says.off
        return CalendarEntry(*key, self.says, self.created, self.changed, self.revision, cancelled=off)


def _take_over(known: dict[Key, _Line], dated: Mapping[Key, Dated], at: datetime) -> None:
    for key, line in known.items():
        line.change(dated.get(key), at)
    for key, says in dated.items():
        if key not in known:
            known[key] = _Line(says, at, at, _revision(at))


def _revision(at: datetime) -> int:
    """A number that rises with time: a count would fall behind what people change in their own calendars."""
    return min(max(0, int((at - _FIRST_REVISION).total_seconds())), _LAST_REVISION)


def _dated(state: State) -> dict[Key, Dated]:
    """What has a date, in all inquiries; and what was said here of actions that earlier sessions have in calendars."""
    source = ", ".join(filter(None, (joined(state.title), weekday(held_on(state)))))
    heard = {told.action: told.said for told in state.followed}
    found: dict[Key, Dated] = {}
    for brought in state.brought:
        before, by = brought.earlier, brought.by
        if brought.said and by:
            action = Action(before.action, before.what, before.who, by, before.sign)
            since = weekday(before.since) if before.since else ""
            found[before.session, _action_key(before.action)] = _action(action, by, since, brought.said)
    for then in each(state):
        for action in then.plan.actions:
            said = heard.get(action.number)
            if by := (said and said.by) or action.by:
                found["", _action_key(action.number)] = _action(action, by, source, said)
        if on := then.plan.check_in:
            found["", f"check-in {then.inquiry}"] = _check_in(then, on, source)
    return found


def _action_key(number: int) -> str:
    return f"action {number}"


def _action(action: Action, by: date, source: str, said: Answered | None) -> Dated:
    what = (said.what if said else "") or action.what
    sign = f"We will know: {joined(action.sign)}" if action.sign else ""
    return Dated(
        by,
        f"{'Done: ' if said and said.answer is Answer.KEPT else ''}{joined(action.who)}: {joined(what)}",
        tuple(filter(None, (sign, helped_by(action), source))),
        (action.who, *action.helpers),
        off=said is not None and said.answer is Answer.DROPPED,
    )


def _check_in(state: State, on: date, source: str) -> Dated:
    whose = f"{joined(state.owner)}'s plan" if state.owner else "the plan"
    return Dated(on, f"Check-in: how {whose} went", (source,), _owner_first(state), check_in=True)


def _owner_first(state: State) -> tuple[str, ...]:
    owner = state.owner
    return (owner, *(name for name in state.names if name != owner)) if owner else state.names
