"""What the plan shows: actions in a table and on a timeline, help, what is left alone, the check-in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peerinquiry.inquiry.days import month_end, months_on
from peerinquiry.inquiry.model import Action, Plan, State
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.words import MONTHS, WEEKDAYS, listed, weekday

NO_DATE = "no date yet"
NEAR = 300
"""Days within which a date needs no year."""


class Part(StrEnum):
    """The parts of a plan."""

    ACTION = "action"
    HELP = "help"
    NOT_DOING = "not doing"
    CHECK_IN = "check-in"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the plan that can be pointed at: an action's number, a helper's name, or a text."""

    part: Part
    at: str = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. `label` is its number on the screen, `helped` says who helps."""

    entry: Entry
    label: str
    what: str
    who: str
    by: str
    dated: bool
    sign: str
    helped: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An action, or the check-in, on the timeline: how far through its stretch, 0 to 1."""

    label: str
    at: float
    entry: Entry


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the timeline, with what falls into it in the order of time."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line beside the actions: `Bea: joins the first call`."""

    entry: Entry
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """All of it."""

    actions: tuple[ActionRow, ...] = ()
    timeline: tuple[Stretch, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that can be pointed at, from top to bottom."""
        return (*(row.entry for row in self.actions), *(line.entry for line in self.lines))


CHECK_IN = Entry(Part.CHECK_IN)
CHECK_IN_MARK = "◆"
STRETCHES = ("this month", "within 3 months", "within 6 months", "later")


def plan_view(state: State, today: date) -> PlanView:
    """The plan as it is on `today`."""
    plan = state.plan
    rows = tuple(_row(label, action, today) for label, action in labelled(state))
    return PlanView(rows, timeline(state, today), _lines(plan))


def labelled(state: State) -> tuple[tuple[str, Action], ...]:
    """The actions of the plan, numbered as they are told: on from the plans of the inquiries before this one."""
    first = 1 + sum(len(past.plan.actions) for past in state.inquiries)
    return tuple((str(number), action) for number, action in enumerate(state.plan.actions, start=first))


def _row(label: str, action: Action, today: date) -> ActionRow:
    by = near_day(action.by, today) if action.by else NO_DATE
    entry = Entry(Part.ACTION, str(action.number))
    return ActionRow(entry, label, action.what, action.who, by, action.by is not None, action.sign, helped_by(action))


def helped_by(action: Action) -> str:
    """Who helps with it: `Bea and Carl help`; empty where nobody does."""
    helpers = tuple(joined(name) for name in action.helpers)
    return f"{listed(helpers)} {'helps' if len(helpers) == 1 else 'help'}" if helpers else ""


def _lines(plan: Plan) -> tuple[Line, ...]:
    helped = [Line(Entry(Part.HELP, who), who, joined(text)) for who, text in plan.help]
    left = [Line(Entry(Part.NOT_DOING, text), "", joined(text)) for text in plan.not_doing]
    check = [Line(CHECK_IN, "", weekday(plan.check_in))] if plan.check_in else []
    return (*helped, *left, *check)


def near_day(on: date, today: date) -> str:
    """A date as people say it when it is near: `Fri 27 Nov`."""
    if 0 <= (on - today).days <= NEAR:
        return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"
    return weekday(on)


def timeline(state: State, today: date) -> tuple[Stretch, ...]:
    """This month, three months, six months, later; and, if there are any, those without a date."""
    ends = (month_end(today), months_on(today, 3), months_on(today, 6), months_on(today, 24))
    marks: list[list[Mark]] = [[] for _ in ends]
    undated: list[Mark] = []
    numbered = [(action.by, label, _entry(action)) for label, action in labelled(state)]
    if state.plan.check_in:
        numbered.append((state.plan.check_in, CHECK_IN_MARK, CHECK_IN))
    for on, label, entry in sorted(numbered, key=lambda item: item[0] or date.max):
        if on is None:
            undated.append(Mark(label, 0, entry))
            continue
        index = sum(on > end for end in ends[:-1])
        start = ends[index - 1] if index else today
        marks[index].append(Mark(label, _part(on, start, ends[index]), entry))
    stretches = [Stretch(name, tuple(found)) for name, found in zip(STRETCHES, marks, strict=True)]
    return (*stretches, Stretch(NO_DATE, tuple(undated))) if undated else tuple(stretches)


def _entry(action: Action) -> Entry:
    return Entry(Part.ACTION, str(action.number))


def _part(on: date, start: date, end: date) -> float:
    """How far `on` is from one date to another; what is past stands at the beginning."""
    whole = (end - start).days
    return min(1.0, max(0.0, (on - start).days / whole)) if whole > 0 else 0.0


def placed(marks: tuple[Mark, ...], room: int) -> list[tuple[int, Mark]] | None:
    """Each mark with the cell it begins at, of `room` cells, a gap between them; None where they do not fit."""
    if sum(len(mark.label) + 1 for mark in marks) - 1 > room:
        return None
    starts: list[int] = []
    free = 0
    for mark in marks:
        start = max(free, round(mark.at * (room - len(mark.label))))
        starts.append(start)
        free = start + len(mark.label) + 1
    limit = room
    for index in reversed(range(len(marks))):
        starts[index] = min(starts[index], limit - len(marks[index].label))
        limit = starts[index] - 1
    return list(zip(starts, marks, strict=True))
