"""The real program in a pty, with a terminal that reads what it draws."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pexpect
import pyte

PATIENCE = 30.0
"""Seconds that a screen may take to show something, on the slowest of machines."""

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
        self, *arguments: str, home: Path, size: tuple[int, int] = (80, 24), program: str = "peerinquiry"
    ) -> None:
        """Start it, with its home in `home`; `program` is the module that is run."""
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
        }
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._text: str | None = None
        self.beside: list[Terminal] = []
        """Other terminals to be read along: a program that nobody reads stops drawing, and then everything else."""
        self.raw = b""
        """Every byte that reached the terminal."""
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable, ["-m", program, *arguments], env=environment, dimensions=(rows, columns), timeout=None
        )

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
