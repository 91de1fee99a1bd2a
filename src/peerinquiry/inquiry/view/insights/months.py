"""Months in a row, as `2026-03`, and what is counted in each of them and over all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Generic, Protocol, TypeVar

from peerinquiry.inquiry.view.insights.session import Told

_DECEMBER = 12


class Count(Protocol):
    """Something that counts sessions."""

    def add(self, told: Told) -> None:
        """Count a session."""
        ...


C = TypeVar("C", bound=Count)


class ByMonth(Generic[C]):
    """The same count over `all` sessions, and over those of each month."""

    def __init__(self, nothing: Callable[[], C]) -> None:
        """`nothing` makes a count to begin with."""
        self._nothing = nothing
        self.all = nothing()
        self._months: dict[str, C] = {}

    def add(self, told: Told) -> None:
        """Count a session."""
        month = month_of(told.on)
        if month not in self._months:
            self._months[month] = self._nothing()
        self.all.add(told)
        self._months[month].add(told)

    def months(self) -> Iterator[tuple[str, C]]:
        """Every month from the first to the last, those without a session too."""
        for month in months_from(self._months):
            yield month, self._months.get(month) or self._nothing()


def month_of(on: date) -> str:
    """The month that a day is in."""
    return f"{on.year:04}-{on.month:02}"


def months_from(some: Iterable[str]) -> tuple[str, ...]:
    """All months from the first of these to the last."""
    known = sorted(some)
    if not known:
        return ()
    months = [known[0]]
    while months[-1] < known[-1]:
        year, month = (int(part) for part in months[-1].split("-"))
        year, month = (year + 1, 1) if month == _DECEMBER else (year, month + 1)
        months.append(f"{year:04}-{month:02}")
    return tuple(months)
