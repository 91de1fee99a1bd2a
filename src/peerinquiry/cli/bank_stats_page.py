"""Which questions work, as a table with bars: for 80 columns and more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from peerinquiry.cli.charts import Bar
from peerinquiry.inquiry.view.bank_stats import BankStats, Outcomes, QuestionStats, Standing
from peerinquiry.inquiry.view.words import counted, spoken

_QUIET: Final = "dim"
_LOUD: Final = "bold"
_BAR: Final = 6  # columns
_HEADS: Final = ("asked", "", "passed", "answer", "timed", "reframe", "action")
_LEGEND: Final = (
    "passed: it lay on the table in so many turns, and was not asked. answer: the middle one of those that were "
    "timed. reframe, action: in so many of the inquiries in which it was asked the challenge was reframed, and the "
    "plan had an action; whether that was its doing, no count can tell."
)


def page(banks: tuple[BankStats, ...]) -> Iterator[RenderableType]:
    """A table for each bank, and what its columns mean."""
    for bank in banks:
        yield Text.assemble((bank.bank.title or "No bank", _LOUD), f"  {bank.bank.name}")
        yield Text(_sum(bank))
        yield Text()
        yield _table(bank)
        yield Text()
    if any(bank.sessions for bank in banks):
        yield Text(_LEGEND, _QUIET)
    if not banks:
        yield Text("No question was asked in any session yet. `peerinquiry rehearse` shows how it goes.")


def _sum(bank: BankStats) -> str:
    if not bank.sessions:
        return "Not used in any session yet."
    came = bank.outcomes
    return (
        f"{counted(bank.sessions, 'session')}, {counted(came.inquiries, 'inquiry', 'inquiries')}: "
        f"{came.reframed} with a reframe, {came.with_actions} with an action in the plan."
    )


def _table(bank: BankStats) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style=_QUIET)
    for head in _HEADS:
        table.add_column(head, justify="right" if head else "left", no_wrap=True)
    table.add_column("question", ratio=1, overflow="fold")
    most = max((one.asked for one in bank.questions if one.standing is not Standing.OWN), default=0)
    for number, (aim, questions) in enumerate(groupby(bank.questions, key=lambda one: one.aim)):
        if number:
            table.add_row()
        table.add_row(*[""] * len(_HEADS), Text(aim, _LOUD))
        for question in questions:
            table.add_row(*_row(question, most))
    return table


def _row(one: QuestionStats, most: int) -> Iterator[RenderableType]:
    yield Text(str(one.asked)) if one.asked else Text("never", _QUIET)
    yield Text() if one.standing is Standing.OWN else Bar(one.asked / most if most else 0.0, _BAR)
    yield Text(str(one.passed_on or ""))
    yield Text(spoken(one.seconds) if one.seconds is not None else "")
    yield Text(str(one.timed or ""))
    yield from (Text(share) for share in _shares(one.outcomes))
    match one.standing:
        case Standing.OWN:
            yield Text("questions of their own", "italic")
        case Standing.FORMER:
            yield Text.assemble(one.text, ("  (no longer in the bank)", _QUIET))
        case Standing.BANK:
            yield Text(one.text, "" if one.asked else _QUIET)


def _shares(came: Outcomes) -> tuple[str, str]:
    if not came.inquiries:
        return "", ""
    return f"{came.reframed}/{came.inquiries}", f"{came.with_actions}/{came.inquiries}"
