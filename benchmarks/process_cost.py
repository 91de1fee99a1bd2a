"""What a whole process takes, as the system counts it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

from peerinquiry.storage.home import Home


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a processor, and megabytes at the most."""

    processor: float
    megabytes: float


def cost_of(home: Home, *words: str) -> Cost:
    """What `peerinquiry --home HOME WORDS` takes; what it prints goes nowhere. Raises CalledProcessError."""
    command = [sys.executable, "-m", "peerinquiry", "--home", str(home.root), *words]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
