"""Lines on standard output: for people on a terminal, for grep in a pipe."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable
from typing import Final

from rich.console import Console, RenderableType
from rich.text import Text

from peerinquiry.cli.streams import DRAWS_NOTHING
from peerinquiry.inquiry.text import clean

WIDEST: Final = 110
"""Columns that an eye still takes in as one line."""


def say(lines: Iterable[Text], width: int = 0) -> None:
    """Print each line as it is: in colour where there is any, its text never read as markup.

    It is broken only where it is longer than `width` columns, if that is more than nothing, and then between words.
    """
    console = _console()
    for line in lines:
        for row in line.wrap(console, width) if width else (line,):
            if width:
                row.rstrip()
            console.print(row, soft_wrap=True)


def say_plainly(words: str) -> None:
    """Print what is told line by line: words alone, on rows that a screen reader and a braille display go by."""
    say((Text(line) for line in clean(words).split("\n")), window())


def draw(pages: Iterable[RenderableType], widest: int = WIDEST) -> None:
    """Print tables and paragraphs as wide as the terminal, at most `widest` columns; into a pipe 80, and no blanks."""
    console = _console()
    console.width = min(console.width, widest)
    for page in pages:
        if console.is_terminal:
            console.print(page)
            continue
        with console.capture() as drawn:
            console.print(page)
        say(Text(line.rstrip()) for line in drawn.get().splitlines())


def window() -> int:
    """Columns of the window as it is now, to break lines between words; 0 where lines stay whole.

    They do in a pipe, and on a terminal that cannot draw: what reads those (an editor's shell, a braille display's
    own program) has lines, and no rows.
    """
    if os.environ.get("TERM", "") in DRAWS_NOTHING:
        return 0
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):  # it is no terminal
        return 0


def _console() -> Console:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal of one alphabet shall show a question mark, and not end the command.
        with contextlib.suppress(OSError):
            sys.stdout.reconfigure(errors="replace")
    return Console(markup=False, emoji=False, highlight=False)


def columns(rows: Iterable[Iterable[Text]]) -> list[Text]:
    """Rows as lines, each column as wide as its widest cell, and nothing after the last one."""
    table = [list(row) for row in rows]
    widths = [max(cell.cell_len for cell in column) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        line = Text()
        for cell, width in zip(row, widths, strict=True):
            line.append_text(cell).append(" " * (width - cell.cell_len + 2))
        line.rstrip()
        lines.append(line)
    return lines
