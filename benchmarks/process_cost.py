"""What a whole process takes, as the system counts it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass

from peerinquiry.storage.home import Home


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds from start to end, seconds of all processors, and megabytes at the most."""

    taken: float
    processor: float
    megabytes: float


def cost_of(home: Home, *words: str) -> Cost:
    """What `peerinquiry --home HOME WORDS` takes; what it prints goes nowhere. Raises CalledProcessError."""
    command = [sys.executable, "-m", "peerinquiry", "--home", str(home.root), *words]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
