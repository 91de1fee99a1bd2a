"""The report of a session on a terminal: for 80 columns and more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from peerinquiry.cli.charts import QUIET, Row, bars
from peerinquiry.inquiry.model import Plan
from peerinquiry.inquiry.view.plan import CHECK_IN_MARK, NO_DATE, ActionRow, Part, Stretch, placed
from peerinquiry.inquiry.view.report import FollowedRow, Report, TimeTold, Told, Voices
from peerinquiry.inquiry.view.report.aims import asked_words
from peerinquiry.inquiry.view.report.words import (
    LONG,
    LONGEST,
    dates_words,
    people_words,
    plan_heading,
    silence_words,
    when_words,
)
from peerinquiry.inquiry.view.words import shortened

WIDEST: Final = 100
"""Columns: it is read from top to bottom, and not across as a table is."""
_LOUD: Final = "bold"
_BAR: Final = 16
_SCORES: Final = 5
_EDGE: Final = 2  # columns before everything that has a heading above it


def page(report: Report) -> Iterator[RenderableType]:
    """The page, block by block."""
    yield Text(shortened(report.title, LONG), _LOUD)
    team = f" · team {report.team}" if report.team else ""
    yield Text(f"{when_words(report)}{team}", QUIET)
    if report.people:
        yield Text(people_words(report), QUIET)
    if not report.inquiries:
        yield from _section("Challenge", Text("No challenge was chosen."))
    for told in report.inquiries:
        yield from _inquiry(told, several=len(report.inquiries) > 1)
    if report.followed:
        yield from _section("Last time's actions", *map(_followed, report.followed))
    if report.voices:
        yield from _section("Who was heard how long", *_voices(report.voices))
    if report.aims:
        rows = [Row(row.aim, row.part, row.words, row.aside) for row in report.aims]
        yield from _section(f"{asked_words(report.aims)}, by aim", bars(rows, _BAR))
    if report.pulse:
        rows = [Row(one.key, one.score / _SCORES, f"{one.score:.1f} of {_SCORES}") for one in report.pulse]
        said = Text(f"Averages of {report.pulses} people.", QUIET)
        yield from _section("How it was for us", bars(rows, _BAR), said)
    if report.time:
        yield from _section("How the time went", *_time(report.time))


def _section(head: str, *parts: RenderableType) -> Iterator[RenderableType]:
    yield Text()
    yield Text(head, "bold cyan")
    yield Padding(Group(*parts), (0, 0, 0, _EDGE))


def _inquiry(told: Told, *, several: bool) -> Iterator[RenderableType]:
    owner, after = told.challenge.owner, told.challenge.reframed
    table = _grid()
    table.add_row(Text("before", QUIET), Text(shortened(told.challenge.before or "not written down", LONGEST)))
    table.add_row(Text("after", QUIET), Text(shortened(after, LONGEST), _LOUD if told.challenge.after else "italic"))
    aside = f"  chosen {told.how}" if told.how else ""
    yield Text()
    yield Text.assemble((f"{owner}'s challenge", "bold cyan"), (aside, QUIET), ("" if told.finished else "  set aside"))
    yield Padding(table, (0, 0, 0, _EDGE))
    if told.plan != Plan() or told.finished:
        yield from _section(plan_heading(told, several=several), *_plan(told))
    if told.recommended:
        ideas = (
            Text.assemble("✓ ", shortened(made.text, LONGEST), (f"  {made.who}, {made.kind}", QUIET))
            for made in told.taken_up
        )
        yield from _section(told.recommended_words, *ideas)


def _plan(told: Told) -> Iterator[RenderableType]:
    if dates_words(told):
        yield _Timeline(told.shown.timeline)
        yield Text()
    if not told.shown.actions:
        yield Text("No action was planned.")
    else:
        table = _grid(4)
        for row in told.shown.actions:
            table.add_row(*_action(row, told.since.get(row.label, "")))
        yield table
    beside = _grid()
    for part, head in (
        (Part.HELP, "help"),
        (Part.NOT_DOING, "not doing"),
        (Part.CHECK_IN, f"{CHECK_IN_MARK} check-in"),
    ):
        for line in told.shown.lines:
            if line.entry.part is part:
                words = f"{line.who}: {line.text}" if line.who else line.text
                beside.add_row(Text(head, QUIET), Text(shortened(words, LONGEST)))
    if told.shown.lines:
        yield Text()
        yield beside


def _action(row: ActionRow, since: str) -> Iterator[Text]:
    what = Text(shortened(row.what, LONGEST))
    for more in filter(None, (row.sign, row.helped, since)):
        what.append(f"\n{shortened(more, LONGEST)}", QUIET)
    yield Text(row.label, _LOUD)
    yield what
    yield Text(row.who)
    yield Text(row.by if row.dated else NO_DATE)


def _followed(row: FollowedRow) -> Text:
    return Text.assemble(
        (f"{row.answer or 'open'}  ", _LOUD),
        shortened(row.what, LONGEST),
        (f"  {row.who}", QUIET),
        (f"\n  {shortened(row.words, LONGEST)}" if row.how or row.why else "", QUIET),
    )


def _voices(voices: Voices) -> Iterator[RenderableType]:
    yield bars([Row(row.name, row.part, row.words, row.aside) for row in voices.rows], _BAR)
    for note in (*voices.owners, *silence_words(voices)):
        yield Text(note, QUIET)


def _time(time: TimeTold) -> Iterator[RenderableType]:
    yield Text(time.end_words)
    rows = [Row(row.phase.capitalize(), row.used_part, row.words, row.aside) for row in time.phases]
    yield bars(rows, _BAR)
    if time.turns_words:
        yield Text(time.turns_words, QUIET)


def _grid(columns: int = 2) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for index in range(columns):
        wraps = index == (1 if columns > 1 else 0)
        table.add_column(ratio=1 if wraps else None, overflow="fold", no_wrap=False)
    return table


class _Timeline:
    """The stretches of time side by side, and under each name what falls into it, where it falls."""

    def __init__(self, stretches: tuple[Stretch, ...]) -> None:
        self._stretches = stretches

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Names above, line below."""
        width = options.max_width // len(self._stretches)
        names, axis = Text(no_wrap=True), Text(no_wrap=True)
        for stretch in self._stretches:
            name = Text(stretch.name.removeprefix("within "), "" if stretch.marks else QUIET)
            name.truncate(width - 1, pad=True)
            names.append_text(name).append(" ")
            axis.append_text(_axis(stretch, width - 1, options)).append("+" if options.ascii_only else "┼", QUIET)
        yield names
        yield axis


def _axis(stretch: Stretch, room: int, options: ConsoleOptions) -> Text:
    line = "-" if options.ascii_only else "─"
    found = placed(stretch.marks, room)
    drawn = Text()
    if found is None or stretch.name == NO_DATE:
        drawn.append(" ".join(_label(mark.label, options) for mark in stretch.marks), _LOUD)
        drawn.truncate(room, overflow="ellipsis")
    else:
        for start, mark in found:
            drawn.append(line * (start - len(drawn)), QUIET).append(_label(mark.label, options), _LOUD)
    return drawn.append(line * (room - len(drawn)), QUIET)


def _label(label: str, options: ConsoleOptions) -> str:
    return "*" if options.ascii_only and label == CHECK_IN_MARK else label
