"""From which day to which: the options of commands that read many sessions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

import typer

from peerinquiry.inquiry.days import month_end

_WRITE: Final = "Write a day as 2026-03-01, a month as 2026-03, or a year as 2026."
_YEAR, _MONTH, _DAY = 1, 2, 3


def _parts(text: str) -> tuple[int, ...]:
    """The numbers of a day, a month or a year. Raises typer.BadParameter for anything else."""
    parts = text.strip().split("-")
    if (
        len(parts) > _DAY
        or len(parts[0]) != len("2026")
        or not all(part.isascii() and part.isdigit() for part in parts)
    ):
        raise typer.BadParameter(_WRITE)
    return tuple(int(part) for part in parts)


def _day(*parts: int) -> date:
    try:
        return date(*parts)
    except (ValueError, TypeError) as error:
        raise typer.BadParameter(_WRITE) from error


def first_day(text: str) -> date:
    """The day that is written, or the first one of the month or the year."""
    return _day(*(*_parts(text), 1, 1)[:_DAY])


def last_day(text: str) -> date:
    """The day that is written, or the last one of the month or the year."""
    parts = _parts(text)
    if len(parts) == _DAY:
        return _day(*parts)
    return month_end(_day(*(*parts, 12)[:_MONTH], 1))


SinceOption = Annotated[
    date | None,
    typer.Option(
        "--since",
        parser=first_day,
        metavar="DAY",
        help="Sessions from then on: 2026-03-01, 2026-03 or 2026.",
        show_default=False,
    ),
]
UntilOption = Annotated[
    date | None,
    typer.Option(
        "--until",
        parser=last_day,
        metavar="DAY",
        help="Sessions until then, that day, month or year included.",
        show_default=False,
    ),
]
