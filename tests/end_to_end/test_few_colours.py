"""What reaches a terminal of sixteen colours, and one that wants none: nothing else, and every state shows."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest

if sys.platform == "win32":
    pytest.skip("a pty is needed, and Windows has none", allow_module_level=True)

from tests.end_to_end.terminal import Terminal
from tests.inquiry.driver import at_story
from tests.storage.journals import put, put_bank

from peerinquiry.storage.home import Home

SIXTEEN = {"TERM": "xterm-16color", "COLORTERM": None}
NONE = {"NO_COLOR": "1"}
STYLES = re.compile(rb"\x1b\[([\d;]*)m")
PALETTE = "\x10"
MANY = {"38", "48"}
"""What begins a colour beyond the sixteen."""


@dataclass(frozen=True)
class Cell:
    """A character, and how it stands there."""

    char: str
    colour: str
    ground: str
    reverse: bool


@pytest.fixture
def home(home: Home) -> Home:
    put(home, "2026-11-22-1400-leaders", at_story())
    put_bank(home)
    return home


def rows(terminal: Terminal) -> list[list[Cell]]:
    """What stands on the terminal, cell by cell."""
    screen = terminal._screen
    cells = [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
    return [[Cell(cell.data, cell.fg, cell.bg, cell.reverse) for cell in row] for row in cells]


def row_of(terminal: Terminal, words: str) -> list[Cell]:
    """The row in which they stand."""
    return next(row for row in rows(terminal) if words in "".join(cell.char for cell in row))


def colours(raw: bytes) -> Iterator[list[str]]:
    """Each style that was asked for, in the numbers that a terminal takes for it."""
    for found in STYLES.findall(raw):
        yield found.decode().split(";")


def assert_all_states_show(terminal: Terminal) -> None:
    """One after the other, in words; no letter is lost on its ground; and of the palette the marked row stands out."""
    terminal.until("not started", "▸Inquire")
    assert_no_letter_is_lost(terminal)
    terminal.press("Space").until(" left", gone="not started")
    assert_no_letter_is_lost(terminal)
    terminal.leave_line().press("Space").until("paused")
    assert_no_letter_is_lost(terminal)
    terminal.press(PALETTE).until("Cover everything")
    assert_no_letter_is_lost(terminal)
    marked, other = (row_of(terminal, words)[3] for words in ("Another challenge", "Another owner"))
    assert (marked.ground, marked.reverse) != (other.ground, other.reverse)


def assert_no_letter_is_lost(terminal: Terminal) -> None:
    """Each has another colour than what is behind it."""
    assert all(cell.colour != cell.ground for row in rows(terminal) for cell in row if cell.char.isalpha())


def test_sixteen_colours_are_all_that_is_asked_for(home: Home) -> None:
    terminal = Terminal("resume", home=home.root, given=SIXTEEN)
    assert_all_states_show(terminal)
    assert not any(MANY & set(numbers) for numbers in colours(terminal.raw))
    terminal.kill()


def test_where_no_colour_is_wanted_there_is_none(home: Home) -> None:
    terminal = Terminal("resume", home=home.root, given=NONE)
    assert_all_states_show(terminal)
    asked = [numbers for numbers in colours(terminal.raw) if MANY & set(numbers)]
    assert asked
    for numbers in asked:
        at = [index + 2 for index, (kind, how) in enumerate(pairwise(numbers)) if kind in MANY and how == "2"]
        assert all(len(set(numbers[index : index + 3])) == 1 for index in at), "greys alone"
    terminal.kill()
