"""The real program in a pty, with a terminal that reads what it draws."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pexpect
import pyte

PATIENCE = 30.0
"""Seconds that a screen may take to show something, on the slowest of machines."""

AS_BEFORE = {"7", "25", "2026"}
"""Modes that a terminal may be left in: lines that wrap, a cursor; the third is over with each frame."""
CHECKOUT = Path(__file__).parents[2]
KEYS = {
    "Enter": "\r",
    "Escape": "\x1b",
    "Tab": "\t",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Right": "\x1b[C",
    "Backspace": "\x7f",
    "Space": " ",
    "F1": "\x1bOP",
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F6": "\x1b[17~",
    "F7": "\x1b[18~",
    "F8": "\x1b[19~",
    "F9": "\x1b[20~",
}


class NeverShownError(AssertionError):
    """The screen did not come to show what was waited for."""


class Terminal:
    """One run of `peerinquiry` in a terminal of so many columns and rows."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        size: tuple[int, int] = (80, 24),
        program: str = "peerinquiry",
        script: str = "",
        given: Mapping[str, str | None] | None = None,
    ) -> None:
        """Start it, with its home in `home`.

        `program` is the module that is run, or `script`, if there is one. `given` is what its environment has
        besides, or has not.
        """
        columns, rows = size
        environment = {
            **{name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}},
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PEERINQUIRY_HOME": str(home),
            "TEXTUAL_ANIMATIONS": "none",
            "PYTHONPATH": str(CHECKOUT),
            "TZ": "UTC",
            **(given or {}),
        }
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._text: str | None = None
        self.beside: list[Terminal] = []
        """Other terminals to be read along: a program that nobody reads stops drawing, and then everything else."""
        self.raw = b""
        """Every byte that reached the terminal."""
        self._as_left: list[Any] = []
        """How the terminal was set once the program had ended."""
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            [*(("-c", script) if script else ("-m", program)), *arguments],
            env={name: value for name, value in environment.items() if value is not None},
            dimensions=(rows, columns),
            timeout=None,
        )
        self._as_given = termios.tcgetattr(self.fd)

    @property
    def text(self) -> str:
        """What the screen shows."""
        if self._text is None:  # to put it together takes longer than to look for words in it
            self._text = "\n".join(self._screen.display)
        return self._text

    def until(self, *wanted: str, gone: str = "") -> Terminal:
        """Read until the screen shows all of `wanted`, and no longer `gone`."""
        end = time.monotonic() + PATIENCE
        while not all(text in self.text for text in wanted) or (gone and gone in self.text):
            if time.monotonic() > end:
                raise NeverShownError(f"{wanted!r} in:\n{self.text}")
            for other in self.beside:
                other._read(0.0)
            if not self._read(0.05) and not self._child.isalive():
                raise NeverShownError(f"{wanted!r}, but it ended with {self._child.exitstatus}:\n{self.text}")
        return self

    @property
    def as_before(self) -> bool:
        """Whether the terminal takes lines and shows what is typed as it did, with a cursor, on its own screen."""
        modes = {"25": True}  # as a terminal is before anybody asks for more: a cursor, and nothing else
        for numbers, sign in re.findall(rb"\x1b\[\?([\d;]+)([hl])", self.raw):
            modes |= dict.fromkeys(numbers.decode().split(";"), sign == b"h")
        on = {mode for mode, is_on in modes.items() if is_on}
        return on <= AS_BEFORE and "25" in on and self._as_left == self._as_given

    @property
    def last_words(self) -> str:
        """What was written once the program had left its screen."""
        return self.raw.rpartition(b"\x1b[?1049l")[2].decode()

    @property
    def pid(self) -> int:
        """The process."""
        return self._child.pid or 0

    @property
    def fd(self) -> int:
        """The terminal's own end."""
        return int(self._child.child_fd)

    def cook(self) -> None:
        """Set the terminal as a shell does that takes it over."""
        termios.tcsetattr(self.fd, termios.TCSANOW, self._as_given)

    def until_stopped(self) -> Terminal:
        """Read until a signal has stopped the program: it draws to the end before that."""
        end = time.monotonic() + PATIENCE
        while os.waitid(os.P_PID, self.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT) is None:
            if time.monotonic() > end:
                raise NeverShownError("the stop of a program that goes on")
            self._read(0.05)
        return self

    def until_opened_again(self, *, after: int) -> Terminal:
        """Read until the program has taken its screen anew, `after` so many bytes; what shows then was drawn since."""
        end = time.monotonic() + PATIENCE
        while (at := self.raw.find(b"\x1b[?1049h", after)) < 0:
            if time.monotonic() > end:
                raise NeverShownError("the screen of a program that goes on")
            self._read(0.05)
        self._screen.reset()
        self._stream.feed(self.raw[at:])
        self._text = None
        return self

    def ends_unread(self) -> bool:
        """Wait until the program has ended, and read nothing; whether it has, as far as the system can tell."""
        if sys.platform != "linux":
            return True
        process = os.pidfd_open(self.pid)
        try:
            return bool(select.select([process], [], [], PATIENCE)[0])
        finally:
            os.close(process)

    def hang_up(self) -> int:
        """Close the terminal: the exit code."""
        inner = vars(self._child)["ptyproc"]  # pexpect's own way to close it sends signals, too
        inner.fileobj.close()
        if not self.ends_unread():
            os.kill(inner.pid, signal.SIGKILL)
        _, status = os.waitpid(inner.pid, 0)
        self._child.closed = inner.closed = inner.terminated = True
        return os.waitstatus_to_exitcode(status)

    def send(self, data: bytes) -> Terminal:
        """Send bytes, whatever they are."""
        self._child.send(data)
        return self

    def press(self, *keys: str) -> Terminal:
        """Hit keys: names of `KEYS`, or single characters."""
        for key in keys:
            self._child.send(KEYS.get(key, key))
            self._read(0.02)
        return self

    def type(self, text: str) -> Terminal:
        """Type text, and wait until it is seen."""
        self._child.send(text)
        return self.until(text[-20:])

    def leave_line(self) -> Terminal:
        """Back to the keys of the screen. A key right after Esc would be taken for an Alt key: so, wait."""
        return self.until("Esc commands").press("Escape").until(gone="Esc commands")

    def paste(self, text: str) -> Terminal:
        """Paste text, as a terminal does."""
        self._child.send(f"\x1b[200~{text}\x1b[201~")
        return self

    def resize(self, columns: int, rows: int) -> Terminal:
        """Give the window another size."""
        self._screen.resize(rows, columns)
        self._text = None
        self._child.setwinsize(rows, columns)
        return self

    def kill(self) -> None:
        """End it as a power cut would: no clean-up, no goodbye."""
        self._child.kill(signal.SIGKILL)
        self._child.wait()

    def signal(self, number: int) -> None:
        """Send it a signal."""
        self._child.kill(number)

    def ended(self) -> int:
        """Wait until it has ended by itself: its exit code."""
        end = time.monotonic() + PATIENCE
        while self._read(0.1) or self._child.isalive():
            if time.monotonic() > end:
                raise NeverShownError(f"the end; it still shows:\n{self.text}")
        self._as_left = termios.tcgetattr(self.fd)
        self._child.close()
        if self._child.exitstatus is None:
            return -(self._child.signalstatus or 0)
        return self._child.exitstatus

    def _read(self, timeout: float) -> bool:
        try:
            data = self._child.read_nonblocking(65536, timeout)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += data
        self._stream.feed(data)
        self._text = None
        return True
