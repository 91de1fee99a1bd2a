"""A program in a pty, with the moments at which it draws: what the benchmarks of the console share."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 30.0


class PtyRun:
    """One run of a command in a terminal of 80 by 24."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        """Start it; `began` is the moment it was started."""
        self._terminal, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PEERINQUIRY_HOME": str(home)}
        self.seen = b""
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, env=environment, start_new_session=True
        )
        os.close(inner)

    def until(self, wanted: bytes) -> float:
        """Seconds from the start until `wanted` was drawn."""
        while wanted not in self.seen:
            self._read(PATIENCE)
        return time.perf_counter() - self.began

    def key_to_frame(self, key: bytes) -> float:
        """Seconds from a key until the frame that answers it arrives; Textual writes a frame at once."""
        self.quiet()
        began = time.perf_counter()
        os.write(self._terminal, key)
        self._read(PATIENCE)
        return time.perf_counter() - began

    def type(self, keys: bytes) -> None:
        """Hit keys."""
        os.write(self._terminal, keys)

    def quiet(self, seconds: float = 0.15) -> None:
        """Wait until nothing was drawn for so long."""
        while select.select([self._terminal], [], [], seconds)[0]:
            self._read(0)

    def frame(self) -> None:
        """Wait for the next frame."""
        self._read(PATIENCE)

    def processor_seconds(self) -> float:
        """How long processors have worked for it so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """End it."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._terminal)

    def _read(self, patience: float) -> None:
        if not select.select([self._terminal], [], [], patience)[0]:
            raise TimeoutError(f"nothing was drawn for {patience} s; so far:\n{self.seen[-2000:]!r}")
        self.seen += os.read(self._terminal, 65536)
