"""Days that are said in words, seen from today; and from which to which, for commands that read many sessions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer


def today() -> date:
    """Today, on the machine's wall clock."""
    return datetime.now().astimezone().date()


def first_day(text: str) -> date:
    """The first of the days that are meant. Raises typer.BadParameter for what is none."""
    return _days(text)[0]


def last_day(text: str) -> date:
    """The last of the days that are meant. Raises typer.BadParameter for what is none."""
    return _days(text)[1]


def _days(text: str) -> tuple[date, date]:
    from peerinquiry.formats.past_days import past_days

    try:
        return past_days(text, today())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


SinceOption = Annotated[
    date | None,
    typer.Option(
        "--since",
        parser=first_day,
        metavar="WHEN",
        help="Sessions from then on: 2w, last month, 1 dec, 2026-01, 2026-01-15.",
        show_default=False,
    ),
]
UntilOption = Annotated[
    date | None,
    typer.Option(
        "--until",
        parser=last_day,
        metavar="WHEN",
        help="Sessions up to then, and on that day.",
        show_default=False,
    ),
]
