"""What is taken along, through a real terminal: the bytes that reach it, what tmux makes of them, and the files."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject

if sys.platform == "win32":
    pytest.skip("a pty is needed, and Windows has none", allow_module_level=True)

from tests.end_to_end.terminal import CHECKOUT, PATIENCE, Terminal
from tests.inquiry.driver import BANK, PEOPLE
from tests.storage.journals import put_bank

from peerinquiry.inquiry.commands import (
    AddNotDoing,
    AddPeople,
    ChooseOwner,
    GoTo,
    SetAction,
    SetCheckIn,
    WriteChallenges,
)
from peerinquiry.inquiry.model import Step
from peerinquiry.recording import Keeping
from peerinquiry.rehearsal import SteppedClock
from peerinquiry.storage.home import Home

OSC_52 = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
ODD = "a[/x]; \\N \u202e b\tc 👩\u200d💻"
FRIDAY = date(2026, 12, 4)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a session that was left in the middle of its plan."""
    clock = SteppedClock(datetime.now(UTC) - timedelta(hours=1))
    recording = Keeping(Home(tmp_path / "home"), clock, direct=True).begin("Leadership team", BANK, 0)
    for command in (
        AddPeople(PEOPLE),
        WriteChallenges({"Ann": "We lose two suppliers a year"}),
        GoTo(Step.VOTING),
        ChooseOwner("Ann"),
        GoTo(Step.PLANNING),
        SetAction(ODD, "Ann", FRIDAY, "two dates", ("Bea",)),
        AddNotDoing("A new tender"),
        SetCheckIn(FRIDAY),
    ):
        clock.advance(5)
        assert not recording.session.dispatch(command)
    recording.close()
    put_bank(Home(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def terminal(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal("resume", home=home).until("two dates")
    yield terminal
    terminal.kill()


def kept(home: Path, ending: str) -> bytes:
    (found,) = (home / "sessions").glob(f"*{ending}")
    assert found.stat().st_mode & 0o777 == 0o600
    return found.read_bytes()


def test_what_reaches_the_terminal_is_what_is_in_the_file_and_what_the_command_prints(
    terminal: Terminal, home: Path
) -> None:
    terminal.press("y").until("on the clipboard", "plan.txt")
    (sent,) = OSC_52.findall(terminal.raw)
    text = b64decode(sent, validate=True)
    assert text == kept(home, "-plan.txt")
    assert "1. Ann: a[/x]; \\N" in text.decode()
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", text)
    printed = subprocess.run(
        [sys.executable, "-m", "peerinquiry", "plan", "--home", str(home)], capture_output=True, check=True
    )
    assert printed.stdout == text


def test_the_calendar_file_is_there_at_once_and_goes_with_the_plan_at_the_close(terminal: Terminal, home: Path) -> None:
    terminal.press("i").until("1 action, 1 check-in")
    first = vobject.readOne(kept(home, ".ics").decode()).contents["vevent"]
    assert {event.dtstart.value for event in first} == {FRIDAY}
    terminal.press("Up", "Up", "Up", "Up", "x").until(gone="two dates")
    terminal.press("i").until("1 called off")
    again = vobject.readOne(kept(home, ".ics").decode()).contents["vevent"]
    assert {event.uid.value for event in again} == {event.uid.value for event in first}
    assert sorted(event.status.value for event in again) == ["CANCELLED", "CONFIRMED"]


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    found = shutil.which("tmux")
    if found is None:
        pytest.skip("tmux is not here to be tried")
    command = [found, "-S", str(tmp_path / "tmux"), "-f", "/dev/null"]
    yield command
    subprocess.run([*command, "kill-server"], check=False, capture_output=True)


def said(tmux: list[str], *arguments: str) -> str:
    ran = subprocess.run([*tmux, *arguments], check=False, capture_output=True, text=True, encoding="utf-8")
    return ran.stdout


def shown(tmux: list[str], words: str) -> None:
    end = time.monotonic() + PATIENCE
    while words not in said(tmux, "capture-pane", "-p"):
        assert time.monotonic() < end, said(tmux, "capture-pane", "-p")


@pytest.mark.parametrize("lets", [True, False])
def test_tmux_takes_it_where_it_is_told_to_and_the_file_is_there_in_any_case(
    tmux: list[str], home: Path, lets: bool
) -> None:
    program = [sys.executable, "-m", "peerinquiry", "resume", "--home", str(home)]
    environment = ("-e", f"PYTHONPATH={CHECKOUT}", "-e", "TZ=UTC")
    said(tmux, "new-session", "-d", "-x", "80", "-y", "24", *environment, *program)
    said(tmux, "set-option", "-s", "set-clipboard", "on" if lets else "external")
    shown(tmux, "h helps")  # the keys are told last, once the screen hears them
    said(tmux, "send-keys", "y")
    shown(tmux, "plan.txt")
    text = kept(home, "-plan.txt").decode()
    assert said(tmux, "show-buffer") == (text if lets else "")
