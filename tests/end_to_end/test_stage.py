"""Two windows: a console and a stage in terminals of their own, on one home, with the console killed in the middle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty is needed, and Windows has none", allow_module_level=True)

from tests.end_to_end.terminal import Terminal

from peerinquiry.inquiry.view.curtain import MOMENT
from peerinquiry.stage import WAITING

PRIVATE = "zx9private"
PASTED = "Ann: We lose two suppliers a year\nBea: Two teams build one thing\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def stage(home: Path) -> Iterator[Terminal]:
    terminal = Terminal("stage", home=home)
    yield terminal
    terminal.kill()


def beside(stage: Terminal, console: Terminal) -> Terminal:
    """Both are read, whichever is waited for."""
    stage.beside, console.beside = [console], [stage]
    return console


def test_the_stage_follows_the_console_through_its_crash(home: Path, stage: Terminal) -> None:
    stage.until(WAITING)
    console = beside(stage, Terminal("new", "Leadership team", home=home))
    try:
        stage.until("Leadership team", gone=WAITING)
        console.until("names").type("Ann, Bea, Carl").press("Enter").until("3 here")
        stage.until("3 here")
        console.leave_line().press("Enter").until("One challenge of yours")
        stage.until("One challenge of yours")
        console.paste(PASTED).until("Two teams build one")
        console.press("Enter").until("Ann  ", gone="keeps")
        stage.until("We lose two suppliers")
        console.leave_line().press("]").until("Which one shall we take up")
        console.press("1").until("1 of 3 in")
        stage.until("1 of 3 in")
        console.press("1").until("2 of 3 in").press("1").until("3 of 3 in").press("Enter").until("it is")
        stage.until("Ann's challenge it is", "3")
        console.press("Enter").until("Ann tells the story").press("Space").until("left", "Esc")
        stage.until("Ann tells the story", "2:57 left")
        console.type(PRIVATE)
    finally:
        console.kill()
    stage.beside = []
    stage.until(MOMENT, "paused")
    again = beside(stage, Terminal("resume", home=home))
    try:
        again.until("Ann tells the story", "paused")
        stage.until("Ann tells the story", gone=MOMENT)
        again.until("A stage follows").press("c").until(MOMENT)
        stage.until(MOMENT, gone="Ann")
        again.press("x").until("Space lifts").press("Space").until("Ann tells the story")
        stage.until("Ann tells the story")
        again.press("Enter").until("The story is told").press("Enter").until("Bea asks")
        stage.until("Bea asks")
    finally:
        again.kill()
    stage.beside = []
    stage.press("x", "u", "Enter", "Space").until("Bea asks")
    assert PRIVATE.encode() not in stage.raw
    assert str(home).encode() not in stage.raw
    stage.press("q")
    assert stage.ended() == 0


def test_a_rehearsal_is_followed_too(home: Path, stage: Terminal) -> None:
    stage.until(WAITING)
    console = beside(stage, Terminal("rehearse", "--fast", home=home))
    try:
        stage.until("One challenge of yours").until("says theirs")
    finally:
        console.kill()


def test_one_that_was_left_can_be_named_and_shows_where_it_stands(home: Path) -> None:
    console = Terminal("new", "Leadership team", home=home)
    console.until("names").type("Ann, Bea, Carl").press("Enter").until("3 here")
    console.kill()
    stage = Terminal("stage", "latest", home=home)
    stage.until("3 here", MOMENT).press("q")
    assert stage.ended() == 0


def test_a_session_that_is_not_there_is_said_before_anything_is_drawn(home: Path) -> None:
    stage = Terminal("stage", "nothing-like-it", home=home)
    assert stage.ended() != 0
    assert b"There is no" in stage.raw or b"nothing" in stage.raw
