"""How the console ends, in a real terminal: on signals, with the terminal gone, by a mistake of its own."""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerinquiry import process
from peerinquiry.errorlog import LARGEST, NAME, log_error
from peerinquiry.storage.home import Home

if sys.platform == "win32":
    pytest.skip("needs a pty", allow_module_level=True)

import pexpect

PATIENCE = 30
"""Seconds that anything may take on the slowest of machines."""
SECRET = "Ann loses two suppliers"

RUN = """
import sys
from pathlib import Path
from peerinquiry import openings
{before}
openings.run(Path(sys.argv[1]), {opening})
"""

CRASH = f"""
from peerinquiry.screens.home import HomeScreen

def action_new(self):
    words = "{SECRET}"
    raise RuntimeError(words)

HomeScreen.action_new = action_new
"""

CRASH_IN_A_THREAD = """
import threading
from peerinquiry.screens.home import HomeScreen

def fail():
    raise RuntimeError("Ann loses two suppliers")

HomeScreen.action_new = lambda self: threading.Thread(target=fail).start()
"""

HANG = """
import time
from peerinquiry.app import PeerInquiryApp
PeerInquiryApp.exit = lambda self, *a, **k: None
from peerinquiry import process
process.PATIENCE = 0.1
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "peerinquiry")


class Run:
    """The console in a terminal of a shell, which tells afterwards how it ended and how the terminal was left."""

    def __init__(self, home: Home, opening: str = "None", before: str = "") -> None:
        program = home.root.parent / "program.py"
        program.write_text(RUN.format(before=before, opening=opening))
        told = f'"{sys.executable}" "{program}" "{home.root}" & echo; fg; echo "<ended $?>"; stty -a; echo "<over>"'
        self.child = pexpect.spawn(
            "bash",
            ["--norc", "-m", "-c", told],
            env={**os.environ, "TERM": "xterm-256color"},
            dimensions=(24, 80),
            timeout=PATIENCE,
            encoding="utf-8",
        )


@pytest.fixture
def spawned() -> Iterator[list[pexpect.spawn]]:
    runs: list[pexpect.spawn] = []
    yield runs
    for child in runs:
        child.close(force=True)
