"""What is open, as a table: for 80 columns and more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from peerinquiry.cli.nearest import there_is
from peerinquiry.formats.name_words import fits
from peerinquiry.inquiry.model import Answer
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.followups import Promise, Standing, tally
from peerinquiry.inquiry.view.words import counted, day

NARROW: Final = 100
"""Columns below which a line has no room for what a file is called."""
_QUIET: Final = "dim"
_LATE: Final = "bold yellow"
_DONE: Final = "green"
_TWICE: Final = 2
_LONG_NAME: Final = 24  # columns


def page(
    shown: Sequence[Promise], theirs: Sequence[Promise], today: date, due: date | None, *, narrow: bool = False
) -> Iterator[RenderableType]:
    """The actions in the order they come, between how many there are; `theirs` are all that were asked about.

    Where it is `narrow`, no file is named: since when it is open tells the day of its session.
    """
    if not shown:
        yield Text(_nothing(theirs, due))
        return
    yield Text(_headline(shown, today), "bold")
    yield Text()
    yield _table(shown, today, narrow=narrow)
    yield Text()
    figures = tally(theirs)
    yield Text(
        f"Of {counted(len(theirs), 'action')} in all, {figures.kept} kept, {figures.dropped} dropped, "
        f"{figures.changed + figures.unsaid} open.",
        _QUIET,
    )


def _nothing(theirs: Sequence[Promise], due: date | None) -> str:
    still = sum(one.is_open for one in theirs)
    if not theirs:
        return "No action was put down yet. When a plan is made, it shows here."
    if due and still:
        return (
            f"Nothing is due by {day(due)}. {counted(still, 'action is', 'actions are')} open after that, or undated."
        )
    return "Nothing is open: every promise was kept, or let go. Well done."


def none_fits(team: str, who: str, names: Sequence[str]) -> Text:
    """What is said where actions are on record, and none of them is the team's or the person's that was asked about."""
    if who and not any(fits(who, name) for name in names):
        return Text(f"Nobody on record is called “{one_line(who)}”. {there_is(who, names, 'On record')}")
    whose = " and ".join(filter(None, (f"the team {team}" if team else "", f"“{one_line(who)}”" if who else "")))
    return Text(f"No action on record fits {whose}.")


def _headline(shown: Sequence[Promise], today: date) -> str:
    still = [one for one in shown if one.is_open]
    late = sum(one.overdue(today) for one in still)
    words = [f"{len(still)} open"] if still else []
    words += [f"{late} overdue"] if late else []
    words += [f"{len(shown) - len(still)} done or dropped"] if len(shown) > len(still) else []
    return ", ".join(words)


def _table(shown: Sequence[Promise], today: date, *, narrow: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_QUIET)
    table.add_column("due", no_wrap=True)
    table.add_column("whose", max_width=_LONG_NAME, overflow="fold")
    table.add_column("what", ratio=1, overflow="fold")
    several = len({one.team for one in shown}) > 1
    for one in shown:
        about = Text.assemble(one_line(one.action.what), "\n", (_about(one, several=several, narrow=narrow), _QUIET))
        table.add_row(_due(one, today), Text(one_line(one.action.who)), about)
    return table


def _due(one: Promise, today: date) -> Text:
    """When, and in a word what is to be said of it."""
    by = day(one.action.by)
    match one.standing:
        case Standing.OPEN if one.overdue(today):
            return Text.assemble(by, "\n", ("overdue", _LATE))
        case Standing.OPEN:
            return Text(f"{by}\ntoday") if one.action.by == today else Text(by)
        case done:
            return Text.assemble((by, _QUIET), "\n", (done, _DONE if done is Standing.KEPT else _QUIET))


def _about(one: Promise, *, several: bool, narrow: bool) -> str:
    """Since when, how often it was brought up, what was said last, whose of `several` teams, from which session."""
    since = f"since {day(one.action.since)}" if one.action.since else ""
    parts = [since, _carried(one), _last(one), one_line(one.team) if several else ""]
    parts += [] if narrow else [one_line(one.action.session)]
    return " · ".join(filter(None, parts))


def _carried(one: Promise) -> str:
    if one.carried and one.last is None:
        return "not spoken of" if one.carried == 1 else f"not spoken of in {one.carried} sessions"
    match times := one.carried:
        case 0:
            return "not brought up since"
        case 1:
            return "brought up once"
        case _:
            return "brought up twice" if times == _TWICE else f"brought up {times} times"


def _last(one: Promise) -> str:
    if one.last is None or one.last.said is None:
        return ""
    said = one.last.said
    answer = "" if said.answer is not Answer.CHANGED else "changed "
    why = f": {one_line(said.why)}" if said.why else ""
    return f"{answer}on {day(one.last.on)}{why}" if answer or why else ""
