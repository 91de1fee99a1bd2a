"""How long the screen stands still while the disk does: the real console in a pty, its journal's sync held up for 3 s.

`python -m tests.faults.stall` prints the figures; it waits for real, so it is no part of the suite. It needs strace.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tests.end_to_end.terminal import Terminal
from tests.end_to_end.test_session import gather
from tests.faults.kills import without_strace

from peerinquiry.live import BREATH

STALL = 3.0
"""Seconds that the sync takes."""
EVERY = 0.05
"""Seconds between two keys."""
MARGIN = 0.2
LEFT = re.compile(r"(\d+):(\d\d) left|(\d+) s left")


def measure(home: Path) -> None:
    """One stall: an event is written, and whoever types on meanwhile is answered, or not."""
    terminal = Terminal("new", home=home)
    gather(terminal)
    terminal.press("Space").until("left")
    terminal.until("Esc commands")
    child = terminal._child
    inject = f"inject=fsync:delay_exit={STALL * 1e6:.0f}:when=1"
    with subprocess.Popen(
        ["strace", *_threads(child.pid or 0), "-e", "trace=fsync", "-e", inject, "-o", f"{home}/strace"],
        stderr=subprocess.PIPE,
        text=True,
    ) as strace:
        assert strace.stderr is not None
        strace.stderr.readline()
        before = _typed(terminal, STALL)
        terminal.press("Enter")
        behind = _typed(terminal, BREATH + MARGIN)
        stalled = _typed(terminal, STALL - BREATH - 2 * MARGIN)
        strace.send_signal(signal.SIGINT)
    terminal.kill()
    held_up = Path(f"{home}/strace").read_text().count("DELAYED")
    sys.stdout.write(f"syncs held up for {STALL:g} s: {held_up}; a key every {EVERY:g} s\n")
    for name, seen in {"before": before, "right behind the act": behind, "during the stall": stalled}.items():
        sys.stdout.write(f"{name}: {seen}\n")


def _threads(process: int) -> Iterator[str]:
    """All but the first, which draws: to be traced would slow it down."""
    for thread in Path(f"/proc/{process}/task").iterdir():
        if thread.name != str(process):
            yield from ("-p", thread.name)


@dataclass
class Seen:
    """The longest time without a frame, and when the clock showed another second; in seconds."""

    gap: float = 0.0
    ticks: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        apart = ", ".join(f"{after - before:.2f}" for before, after in pairwise(self.ticks))
        return f"{self.gap:.3f} s without a frame at most; the clock went on after {apart or 'less than two'} s"


def _typed(terminal: Terminal, seconds: float) -> Seen:
    """A key every so often, for so many seconds: what was seen meanwhile."""
    began = last = time.monotonic()
    seen, sent, shown = Seen(), 0, ""
    while (now := time.monotonic()) - began < seconds:
        if now - began >= sent * EVERY:
            terminal._child.send(b"abcdefghij"[sent % 10 : sent % 10 + 1])
            sent += 1
        if terminal._read(0.005):
            now = time.monotonic()
            seen.gap, last = max(seen.gap, now - last), now
            found = LEFT.search(terminal.text)
            if found and found[0] != shown:
                shown = found[0]
                seen.ticks.append(now)
    return seen


if __name__ == "__main__":
    if missing := without_strace():
        sys.exit(missing)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))
