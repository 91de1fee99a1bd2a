"""The editor in the middle of a session: a program of the test's own, started by the console as any editor is."""

from __future__ import annotations

import re
import shlex
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty is needed, and Windows has none", allow_module_level=True)

from tests.end_to_end.terminal import Terminal
from tests.end_to_end.test_session import challenges, choose, gather, turn

from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry.events import GapNoticed, TurnTaken
from peerinquiry.storage.banks import DEFAULT_BANK, shipped_folder
from peerinquiry.storage.journal import read_journal

QUESTION = "What would a newcomer notice first?"
EDITOR = """
import sys
what, path = sys.argv[1:]
print("\\x1b[2J\\x1b[HEDITOR HAS IT", path.rpartition("/")[2], flush=True)
while (line := sys.stdin.readline().strip()) != "done":
    if line == "add":
        text = open(path, encoding="utf-8").read()
        open(path, "w", encoding="utf-8").write(text.replace("questions = [", "questions = [\\n  \\"%s\\"," % what, 1))
        print("WRITTEN", flush=True)
"""
"""Appends a question each time that `add` is typed, and ends with `done`."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def _editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the banks of the checkout are this folder's to whoever starts there
    script = tmp_path / "my editor.py"
    script.write_text(EDITOR, encoding="utf-8")
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(script), QUESTION]))


@pytest.fixture
def terminal(home: Path) -> Iterator[Terminal]:
    terminal = Terminal("new", "Leadership team", home=home)
    gather(terminal)
    challenges(terminal)
    choose(terminal)
    turn(terminal, "It began in March.", "The story is told").press("Enter").until("Bea asks")
    yield terminal
    terminal.kill()


def seconds_left(terminal: Terminal) -> int:
    left = re.search(r"(\d+) s left", terminal.text)
    assert left is not None, terminal.text
    return int(left[1])


def the_journal(home: Path) -> Path:
    (found,) = (home / "sessions").glob("*.toml")
    return found


def test_the_editor_comes_and_goes_in_the_same_turn_and_the_clock_went_on(terminal: Terminal, home: Path) -> None:
    terminal.press("Space").until("27 s left").leave_line()
    terminal.press("\x05").until("EDITOR HAS IT", f"{DEFAULT_BANK}.toml")
    terminal.press("add", "\r").until("WRITTEN")
    terminal.press("\x03").until("^C")  # Ctrl+C ends the editor of this test, and not the console
    terminal.until("Bea asks", "s left", "A copy of the built-in bank", "1 new question")
    assert 10 <= seconds_left(terminal) <= 27
    terminal.press("b").until("Which question?", QUESTION, "asked by Bea").press("Escape").until(gone="Which question?")
    terminal.press("Enter").until("Carl asks")
    records = read_journal(the_journal(home)).records
    taken = [record.event for record in records if isinstance(record.event, TurnTaken)]
    assert taken[-1].seconds >= 3
    assert not [record for record in records if isinstance(record.event, GapNoticed)]
    own = (home / "question_banks" / f"{DEFAULT_BANK}.toml").read_text(encoding="utf-8")
    shipped = (shipped_folder() / f"{DEFAULT_BANK}.toml").read_text(encoding="utf-8")
    assert own == shipped.replace("questions = [", f'questions = [\n  "{QUESTION}",', 1)


def test_beats_and_the_stage_go_on_behind_the_editor(terminal: Terminal, home: Path) -> None:
    stage = Terminal("stage", home=home)
    stage.beside, terminal.beside = [terminal], [stage]
    try:
        stage.until("Bea asks", "Framing ○○○○○ ")
        terminal.press("Space").until("s left").leave_line().press("\x05").until("EDITOR HAS IT")
        before = stage.until("s left").text
        stage.until("Bea asks", gone=re.findall(r"\d+ s left", before)[0])  # the clock moves on
        terminal.press("add", "\r").until("WRITTEN")
        stage.until("Framing ●○○○○○")
        assert "paused" not in stage.text
        terminal.press("done", "\r").until("Bea asks", "s left")
    finally:
        stage.kill()
        terminal.beside = []


def test_an_end_by_signal_ends_the_editor_too(terminal: Terminal, home: Path) -> None:
    terminal.press("\x05").until("EDITOR HAS IT")
    terminal.signal(signal.SIGTERM)
    assert terminal.ended() == 128 + signal.SIGTERM
    decoded = read_journal(the_journal(home))
    assert decoded.warnings == ()
    assert the_journal(home).with_suffix(".md").read_text(encoding="utf-8") == render(decoded.records)
