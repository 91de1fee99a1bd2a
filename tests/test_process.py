"""What the console opens with, and how it ends, in a real terminal; all the ways: end_to_end/test_ends.py."""

from __future__ import annotations

import os
import signal
import stat
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest
from tests.screens.lobby import put_open

from peerinquiry import process
from peerinquiry.errorlog import LARGEST, NAME, log_error
from peerinquiry.storage.home import Home
from peerinquiry.storage.sessions import list_sessions

PATIENCE = 60
"""Seconds that anything may take on the slowest of machines."""
SECRET = "Ann loses two suppliers"

PROGRAM = """
import sys
from pathlib import Path
from peerinquiry.openings import New, Rehearse, Resume, run
{before}
run(Path(sys.argv[1]), {opening})
"""

FAILS_ON_N = f"""
from peerinquiry.screens.home import HomeScreen

def action_new(self):
    words = "{SECRET}"
    raise RuntimeError(words)

HomeScreen.action_new = action_new
"""

FAILS_AT_ONCE = f"""
from peerinquiry.app import PeerInquiryApp

def on_mount(self):
    raise RuntimeError("{SECRET}")

PeerInquiryApp.on_mount = on_mount
"""

NEVER_LEAVES = """
from peerinquiry import process
from peerinquiry.app import PeerInquiryApp

process.PATIENCE = 0.1
PeerInquiryApp.exit = lambda self, *args, **kwargs: None
"""


class Console:
    """One run of the console in a terminal."""

    def __init__(self, home: Home, opening: str = "None", before: str = "") -> None:
        self.output = ""
        program = PROGRAM.format(before=before, opening=opening)
        self.child = pexpect.spawn(
            sys.executable,
            ["-c", program, str(home.root)],
            env={**os.environ, "TERM": "xterm-256color"},
            dimensions=(24, 80),
            timeout=PATIENCE,
            encoding="utf-8",
        )

    def until(self, words: str) -> Console:
        self.child.expect_exact(words)
        return self

    def signal(self, number: int) -> Console:
        self.child.kill(number)
        return self

    def ended(self) -> int:
        """Wait until it ended by itself: the exit code."""
        self.output += self.child.read()
        self.child.wait()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)

    @property
    def plain(self) -> bool:
        """Whether the terminal takes lines and shows what is typed, on its own screen, with a cursor."""
        flags = termios.tcgetattr(self.child.child_fd)[3]
        shown = self.output.rindex("\x1b[?1049l") > self.output.rfind("\x1b[?1049h")
        return bool(flags & termios.ICANON and flags & termios.ECHO) and shown and "\x1b[?25h" in self.output


Starter = Callable[..., Console]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "peerinquiry")


@pytest.fixture
def start(home: Home) -> Iterator[Starter]:
    runs: list[Console] = []

    def begin(opening: str = "None", before: str = "") -> Console:
        runs.append(Console(home, opening, before))
        return runs[-1]

    yield begin
    for run in runs:
        run.child.close(force=True)


@pytest.mark.parametrize("opening", ['New("Leadership team")', 'Resume("latest")', "Rehearse(fast=True)"])
def test_it_opens_with_what_was_asked_for(start: Starter, home: Home, opening: str) -> None:
    put_open(home)
    console = start(opening).until("Gather").signal(signal.SIGTERM)
    console.ended()
    assert "could not be saved" not in console.output
    assert len(list_sessions(home).sessions) == (1 if "Resume" in opening else 2)


def test_a_signal_closes_the_session(start: Starter, home: Home) -> None:
    console = start('New("Leadership team")').until("Gather").until("commands").signal(signal.SIGTERM)
    assert console.ended() == 128 + signal.SIGTERM
    (session,) = list_sessions(home).sessions
    assert session.path.with_suffix(".md").read_text(encoding="utf-8").startswith("# Leadership team")
    assert not session.closed


def test_what_hangs_is_ended_all_the_same(start: Starter, home: Home) -> None:
    console = start('New("Leadership team")', NEVER_LEAVES).until("Gather").until("commands").signal(signal.SIGTERM)
    assert console.ended() == 128 + signal.SIGTERM
    assert console.plain
    assert list(home.sessions.glob("*.md"))


@pytest.mark.parametrize(
    ("before", "key", "place"),
    [(FAILS_ON_N, "n", "in action_new"), (FAILS_AT_ONCE, "", "in on_mount")],
    ids=["later", "at once"],
)
def test_a_crash_is_one_line_and_a_log_without_anybodys_words(
    start: Starter, home: Home, before: str, key: str, place: str
) -> None:
    console = start(before=before)
    if key:
        console.until("Quit").child.send(key)
    assert console.ended() == 1
    assert console.plain
    last = console.output.rpartition("\x1b")[2].partition("peerinquiry: ")[2]
    assert last.startswith("stopped by a mistake of its own (RuntimeError)")
    assert last.count("\n") == 1
    log = home.root / NAME
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    text = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in text
    assert place in text
    assert SECRET not in console.output + text


def test_leaving_home_ends_it_well(start: Starter) -> None:
    console = start().until("Quit")
    console.child.send("q")
    assert console.ended() == 0
    assert console.plain


def error_of(words: str) -> BaseException:
    error = ValueError(words)
    error.__cause__ = KeyError(words)
    return error


def test_the_log_tells_the_chain(home: Home) -> None:
    log = log_error(home, error_of(SECRET))
    assert log is not None
    first, second, *_ = [line for line in log.read_text().splitlines() if "builtins" in line]
    assert (first, second) == ("builtins.ValueError", "because of builtins.KeyError")


def test_the_log_grows_and_begins_anew(home: Home) -> None:
    log = log_error(home, error_of("x"))
    assert log is not None
    once = log.stat().st_size
    log_error(home, error_of("x"))
    assert log.stat().st_size == 2 * once
    log.write_bytes(b"x" * (LARGEST + 1))
    log_error(home, error_of("x"))
    assert log.stat().st_size == once


def test_a_log_is_no_link(home: Home, tmp_path: Path) -> None:
    home.prepare()
    (tmp_path / "other").write_text("mine")
    (home.root / NAME).symlink_to(tmp_path / "other")
    assert log_error(home, error_of("x")) is None
    assert (tmp_path / "other").read_text() == "mine"


def test_where_nothing_can_be_written_there_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert log_error(Home(tmp_path / "file" / "home"), error_of("x")) is None


def test_textual_still_brings_its_errors_where_we_wait_for_them() -> None:
    from textual.app import App

    assert callable(getattr(App, process.HANDLER))


def test_handlers_are_put_back() -> None:
    told: list[BaseException] = []
    before = [signal.getsignal(signal.SIGTERM), threading.excepthook]
    ending = process.Ending(lambda _code: None, lambda: None)
    with process.heard_errors(told.append, told.append), ending.on_signals():
        assert signal.getsignal(signal.SIGTERM) != before[0]
        assert threading.excepthook != before[1]
    assert [signal.getsignal(signal.SIGTERM), threading.excepthook] == before


def test_a_system_that_cannot_write_without_waiting_tells_the_terminal_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as told:
        with os.fdopen(writer, "w") as terminal, monkeypatch.context() as windows:
            windows.setattr(sys, "__stderr__", terminal)
            windows.setattr(sys, "platform", "win32")
            windows.delattr(os, "get_blocking")
            process.OwnTerminal().restore()
        assert told.read().endswith(b"\x1b[0m")
