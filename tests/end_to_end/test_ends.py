"""However the console ends, and whatever comes over it: a table, in a real terminal.

After each row the terminal is as it was, nobody's words are left on it or in the log, the exit code is honest, and the
record is whole.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
from collections.abc import Callable, Iterator, Mapping

import pytest

if sys.platform == "win32":
    pytest.skip("a pty is needed, and Windows has none", allow_module_level=True)

from tests.end_to_end.terminal import Terminal
from tests.inquiry.driver import at_story
from tests.storage.journals import put, put_bank

from peerinquiry.errorlog import NAME
from peerinquiry.inquiry.commands import EndTurn
from peerinquiry.inquiry.evolve import fold
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal

CANARY = "kestrel"
"""What somebody said: in the record, and in what goes wrong."""
STANDS = "The story is told"
RESUME = 'Resume("latest")'
OPENS = """
import sys
from pathlib import Path
from peerinquiry.openings import Rehearse, Resume, run
{before}
run(Path(sys.argv[1]), {opening})
"""

Start = Callable[..., Terminal]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="it asks the system about a process as Linux answers")
A_MOMENT = 0.2
"""Seconds in which a terminal with room would have said so."""


@pytest.fixture
def home(home: Home) -> Home:
    run = at_story()
    run.all(EndTurn(f"It began with a {CANARY}"))
    put(home, "2026-11-22-1400-leaders", run)
    put_bank(home)
    return home


@pytest.fixture
def start(home: Home) -> Iterator[Start]:
    """Opens the session that was left, and waits until it stands."""
    terminals: list[Terminal] = []

    def begin(before: str = "", given: Mapping[str, str | None] | None = None, opening: str = RESUME) -> Terminal:
        script = OPENS.format(before=before, opening=opening)
        terminals.append(Terminal(str(home.root), home=home.root, script=script, given=given))
        return terminals[-1]

    yield begin
    for terminal in terminals:
        terminal.kill()


def assert_in_order(terminal: Terminal, home: Home, code: int) -> None:
    """It ended with `code`, and left everything as it should be."""
    assert terminal.ended() == code, terminal.last_words
    assert terminal.as_before
    assert_quiet(terminal, home)


def assert_quiet(terminal: Terminal, home: Home) -> None:
    """What is left on the screen and in the log says nothing of what was said; what was written is whole."""
    assert CANARY not in terminal.last_words
    assert "Traceback" not in terminal.raw.decode()
    log = home.root / NAME
    assert CANARY not in (log.read_text() if log.exists() else "")
    for journal in home.sessions.glob("*.toml"):
        read = read_journal(journal)
        assert read.warnings == ()
        assert fold(read.records).names


# Signals


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_ends_it(start: Start, home: Home, number: int) -> None:
    terminal = start().until(STANDS)
    terminal.signal(number)
    assert_in_order(terminal, home, 128 + number)


@on_linux
def test_a_terminal_that_nobody_reads_does_not_keep_it(start: Start, home: Home) -> None:
    terminal = start().until(STANDS)
    stuff(terminal)
    terminal.signal(signal.SIGTERM)
    assert terminal.ends_unread()
    assert_in_order(terminal, home, 128 + signal.SIGTERM)


def test_a_window_that_is_closed_ends_it(start: Start, home: Home) -> None:
    terminal = start().until(STANDS)
    assert terminal.hang_up() == 128 + signal.SIGHUP
    assert_quiet(terminal, home)


NOT_TOLD = """
import signal
from peerinquiry import process
process.SIGNALS = ()
signal.signal(signal.SIGHUP, signal.SIG_IGN)
"""


@on_linux
def test_a_window_that_is_closed_without_a_word_ends_it_though_much_is_to_be_drawn(start: Start, home: Home) -> None:
    terminal = start(NOT_TOLD).until(STANDS)
    stuff(terminal)
    assert terminal.hang_up() == 128 + signal.SIGHUP
    assert_quiet(terminal, home)


@on_linux
@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_stopped_it_goes_on_where_it_was(start: Start, home: Home, number: int) -> None:
    terminal = start().until(STANDS)
    terminal.signal(number)
    terminal.until_stopped().cook()  # as a shell does that takes the terminal over
    before = len(terminal.raw)
    terminal.signal(signal.SIGCONT)
    terminal.until_opened_again(after=before).until(STANDS).press("t").until("Esc commands")
    terminal.signal(signal.SIGTERM)
    assert_in_order(terminal, home, 128 + signal.SIGTERM)


@on_linux
def test_asked_to_stop_while_a_frame_is_handed_on_it_stops_and_goes_on(start: Start, home: Home) -> None:
    held = "with self._driver._writer_thread._queue.mutex: os.kill(os.getpid(), signal.SIGTSTP)"
    terminal = start(failing(held)).until(STANDS).press("F1").until_stopped()
    before = len(terminal.raw)
    terminal.signal(signal.SIGCONT)
    terminal.until_opened_again(after=before).until(STANDS).press("t").until("Esc commands")
    terminal.signal(signal.SIGTERM)
    assert_in_order(terminal, home, 128 + signal.SIGTERM)


# Terminals of all kinds


KINDS: dict[str, dict[str, str | None]] = {
    "16 colours": {"TERM": "xterm-16color", "COLORTERM": None},
    "8 colours": {"TERM": "linux", "COLORTERM": None},
    "unknown": {"TERM": "nobody-knows-it", "COLORTERM": None},
    "no colour": {"NO_COLOR": "1"},
    "ASCII": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a size in the environment": {"COLUMNS": "20", "LINES": "5"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_on_any_terminal_it_opens_and_is_left(home: Home, kind: str) -> None:
    terminal = Terminal("resume", home=home.root, given=KINDS[kind]).until(STANDS, "Ann")
    assert max(len(line.rstrip()) for line in terminal.text.splitlines()) > 60
    if kind == "ASCII":
        assert ">Inquire" in terminal.text, "a sign of ours, as ASCII has it, and not lost"
        assert terminal.text.isascii()
    terminal.press("q").until("Leave this session?").press("Enter").until("New session").press("q")
    assert_in_order(terminal, home, 0)


def test_where_nothing_can_be_drawn_nothing_is(home: Home) -> None:
    terminal = Terminal("resume", home=home.root, given={"TERM": "dumb"})
    assert terminal.ended() == 2
    assert terminal.raw.count(b"\n") == 1
    assert b"peerinquiry --plain" in terminal.raw
    assert b"\x1b" not in terminal.raw


def test_a_burst_of_sizes_down_to_a_single_cell_and_back(start: Start, home: Home) -> None:
    terminal = start().until(STANDS)
    for size in [(1, 1), (80, 1), (1, 24), (200, 60), (2, 2), (79, 23)] * 5:
        terminal.resize(*size)
    terminal.resize(80, 24).until(STANDS)
    terminal.signal(signal.SIGTERM)
    assert_in_order(terminal, home, 128 + signal.SIGTERM)


# What comes in


def test_bytes_that_are_no_text_end_nothing(start: Start, home: Home) -> None:
    terminal = start().until(STANDS)
    terminal.send(b"\xff\xc3\x28\xfe").press("t").until("Esc commands")
    terminal.send(b"caf\xe9 au lait").until("au lait")
    terminal.signal(signal.SIGTERM)
    assert_in_order(terminal, home, 128 + signal.SIGTERM)


def test_an_escape_in_a_paste_is_no_key(start: Start, home: Home) -> None:
    terminal = start().until(STANDS).press("t").until("Esc commands")
    terminal.paste("They left \x1b[31min March\x1b[A\x1b\x1b[2J\x1bq and nobody asked").until("They left in March")
    terminal.until("nobody asked", "Esc commands")
    terminal.signal(signal.SIGTERM)
    assert_in_order(terminal, home, 128 + signal.SIGTERM)


def test_a_megabyte_is_pasted_and_the_console_goes_on(start: Start, home: Home) -> None:
    terminal = start().until(STANDS).press("t").until("Esc commands")
    terminal.paste("We lose two suppliers a year\r\n" * 35_000).until("more lines were", "not read")
    terminal.signal(signal.SIGTERM)
    assert_in_order(terminal, home, 128 + signal.SIGTERM)


# What goes wrong inside


FAILS = f"""
import asyncio, os, signal, threading
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.drivers._writer_thread import WriterThread
from peerinquiry.app import PeerInquiryApp
from peerinquiry.inquiry.commands import Undo
from peerinquiry.screens import keyboard
from peerinquiry.storage.journal import Journal

def fail(*_):
    words = "{CANARY}"
    raise RuntimeError(words)

async def fail_later(*_):
    fail()

class Boom(Message): pass
class Composed(Screen):
    compose = fail
class Mounted(Screen):
    on_mount = fail
class Drawn(Widget):
    render = fail
class Lined(Widget):
    render_line = fail

def once(usual):
    def does(self):
        keyboard.Parser.tick = usual
        fail()
    return does

def patch(kind, name, does):
    setattr(kind, name, does)

class Pen:
    broken = False
    def __init__(self, file):
        self.file = file
    def write(self, text):
        return fail() if Pen.broken else self.file.write(text)
    def __getattr__(self, name):
        return getattr(self.file, name)

begin = WriterThread.__init__
WriterThread.__init__ = lambda self, file: begin(self, Pen(file))
PeerInquiryApp.on_boom = fail
"""

CRASHES = {
    "an action": "fail()",
    "a message handler": "self.post_message(Boom())",
    "a timer": "self.set_timer(0.01, fail)",
    "an interval": "self.set_interval(0.01, fail)",
    "an async timer": "self.set_timer(0.01, fail_later)",
    "a callback": "self.call_later(fail)",
    "a callback after a refresh": "self.call_after_refresh(fail)",
    "a worker": "self.run_worker(fail_later())",
    "a worker in a thread": "self.run_worker(fail, thread=True)",
    "a watcher": "patch(PeerInquiryApp, 'watch_counts_up', fail); self.counts_up = True",
    "an async watcher": "patch(PeerInquiryApp, 'watch_counts_up', fail_later); self.counts_up = True",
    "compose": "self.push_screen(Composed())",
    "a mount": "self.push_screen(Mounted())",
    "a drawing": "self.screen.mount(Drawn())",
    "a drawn line": "self.screen.mount(Lined())",
    "the thread that draws": "Pen.broken = True; self.bell()",
}
"""What is done on a key, and ends the console."""

GOES_ON = {
    "a thread": "threading.Thread(target=fail).start()",
    "a call from a thread": "threading.Thread(target=lambda: self.call_from_thread(fail)).start()",
    "a task": "asyncio.create_task(fail_later())",
    "a callback of the loop": "asyncio.get_running_loop().call_soon(fail)",
    "a callback from a thread": "self.post(fail)",
    "the thread that writes the record": "patch(Journal, '_add', fail); self.act(Undo())",
    "the thread that reads the keys": "patch(keyboard.Parser, 'tick', once(keyboard.Parser.tick))",
}
"""What is done on a key, and is told, while the session goes on."""


def failing(does: str) -> str:
    """A console that does something on a key."""
    return f"{FAILS}\ndef action_help(self):\n    {does}\nPeerInquiryApp.action_help = action_help\n"


def crashes() -> list[str]:
    """Which ways to fail are tried: all of them if somebody asks for that, else every third, the first and the last."""
    return list(CRASHES)[:: 1 if os.environ.get("PEERINQUIRY_TESTS") == "all" else 3]


@pytest.mark.parametrize("kind", crashes())
def test_what_nobody_caught_is_one_line_without_anybodys_words(start: Start, home: Home, kind: str) -> None:
    terminal = start(failing(CRASHES[kind])).until(STANDS).press("F1")
    assert_in_order(terminal, home, 1)
    last = terminal.last_words.rpartition("\x1b[?7h")[2].rpartition("\x1b[0m")[2].strip()
    assert last.startswith("peerinquiry: stopped by a mistake of its own")
    assert len(last.splitlines()) == 1
    assert "builtins.RuntimeError" in (home.root / NAME).read_text()


def test_what_goes_wrong_out_of_sight_is_told_and_the_session_goes_on(start: Start, home: Home) -> None:
    clear = "self.clear_notifications()"
    steps = [step for does in GOES_ON.values() for step in (does, clear)]
    step = "exec(next(steps), {**globals(), 'self': self})"
    terminal = start(f"steps = iter({steps!r})\n{failing(step)}").until(STANDS)
    for number, kind in enumerate(GOES_ON, 1):
        terminal.press("F1").until("went wrong inside")
        assert (home.root / NAME).read_text().count("builtins.RuntimeError") == number, kind
        terminal.press("F1").until(gone="went wrong inside")
    terminal.press("t").until("Esc commands")
    terminal.signal(signal.SIGTERM)
    assert_in_order(terminal, home, 128 + signal.SIGTERM)


# A terminal that nobody reads


def stuff(terminal: Terminal) -> None:
    """Fill the terminal, so that nothing more goes in, and give the program much to draw."""
    other = os.open(f"/proc/{terminal.pid}/fd/0", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        while select.select([], [other], [], A_MOMENT)[1]:
            with contextlib.suppress(BlockingIOError):
                os.write(other, bytes(4096))
    finally:
        os.close(other)
    terminal.resize(100, 30)
