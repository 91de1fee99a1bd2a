"""What `peerinquiry insights` takes over 50 and over 200 sessions of the invented year: processor time, and memory.

python -m benchmarks.insights     # at the top of the checkout
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.year.making import SESSIONS, make

from peerinquiry.storage.home import Home

FEWER = 50


def measure(home: Home) -> tuple[float, float]:
    """Seconds of a processor, and megabytes at the most, that the command takes."""
    command = [sys.executable, "-m", "peerinquiry", "--home", str(home.root), "insights"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Measure both."""
    for sessions in (FEWER, SESSIONS):
        with tempfile.TemporaryDirectory() as folder:
            home = Home(Path(folder).resolve() / "home")
            make(home, sessions)
            seconds, megabytes = measure(home)
            print(f"{sessions} sessions: {seconds:.2f} s, {megabytes:.0f} MB at the most")


if __name__ == "__main__":
    main()
