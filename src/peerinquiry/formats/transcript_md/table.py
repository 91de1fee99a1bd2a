"""Tables of a transcript's summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from peerinquiry.formats.transcript_md.escape import cell
from peerinquiry.inquiry.view.words import weekday


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def due(by: date | None) -> str:
    """By when, in a cell."""
    return weekday(by) if by else "no date yet"
