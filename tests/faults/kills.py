"""`kill -9` at every system call of the scripted session, by strace, on a real process and real files."""

from __future__ import annotations

import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Self

from tests.faults import law
from tests.faults.loops import a_home, memory, thinned

CHECKOUT = Path(__file__).parents[2]
LINE = re.compile(r"^(?:\d+ +)?(?:[\d:.]+ )?(\w+)\(", re.MULTILINE)
NEVER = frozenset({"exit", "exit_group", "rt_sigreturn"})
"""Calls that a kill at their beginning is no different from what they do."""


@functools.cache
def without_strace() -> str:
    """Why system calls cannot be counted here; nothing, if they can."""
    if shutil.which("strace") is None:
        return "there is no strace here"
    tried = subprocess.run(
        ["strace", "-e", "trace=none", "-e", "inject=fsync:signal=KILL:when=1", sys.executable, "-c", ""],
        capture_output=True,
        check=False,
    )
    return "" if tried.returncode == 0 else "strace may not be used here"


class Victims:
    """Runs of the session, each under strace."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(dir=memory())
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.victim", f"{self._folder.name}/warm"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=CHECKOUT,
        )
        return self

    def __exit__(self, *_: object) -> None:
        _stream(self._server.stdin).close()
        self._server.wait()
        _stream(self._server.stdout).close()
        self._folder.cleanup()

    def run(self, home: Path, acks: Path, how: str, *options: str) -> bool:
        """One session, with strace told `options`: whether it came to its end."""
        _stream(self._server.stdin).write(f"{home} {acks} {how}\n")
        _stream(self._server.stdin).flush()
        child = int(_stream(self._server.stdout).readline())
        with subprocess.Popen(
            ["strace", "-f", "-p", str(child), "-o", os.devnull, *options], stderr=subprocess.PIPE, text=True
        ) as strace:
            for line in _stream(strace.stderr):
                if "attached" in line:
                    break
            os.kill(child, signal.SIGCONT)
            status = int(_stream(self._server.stdout).readline())
            strace.wait()
        return status == 0


def system_calls(every: int) -> Iterator[str]:
    """Killed at each system call, as one that writes at once, and as one with a thread, as the console is."""
    if without_strace():
        return
    with Victims() as victims:
        for how in ("direct", "threaded"):
            counted = _counted(victims, how)
            places = [(name, which) for name in sorted(counted) for which in range(1, counted[name] + 1)]
            for name, which in thinned(places, every):
                case = f"{how}: killed at {name} number {which}"
                with a_home(case) as home:
                    acks = home.root.parent / "acks"
                    victims.run(home.root, acks, how, "-e", f"inject={name}:signal=KILL:when={which}")
                    law.goes_on(home, _acknowledged(acks))
                yield case


def _counted(victims: Victims, how: str) -> Counter[str]:
    """How often each call is made from the first key to the last."""
    with a_home("counting") as home:
        log = home.root.parent / "log"
        acks = home.root.parent / "acks"
        law.hold(victims.run(home.root, acks, how, "-o", str(log)), "the session did not come to its end")
        law.hold(_acknowledged(acks) == len(law.sound().records), "not all was acknowledged")
        return Counter(name for name in LINE.findall(log.read_text()) if name not in NEVER)


def _acknowledged(acks: Path) -> int:
    return max(map(int, acks.read_text().split()), default=0) if acks.exists() else 0


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
