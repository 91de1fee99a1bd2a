"""What is dear to make, and only read: made once, whichever of the suite's processes needs it first."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` that `make` has filled; it is called with a folder that is not there yet.

    Where `make` fails, the next who needs it tries again.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)  # workers that come meanwhile wait here
        if not made.exists():
            making = tmp_path_factory.mktemp("making") / name
            make(making)
            making.rename(made)
    return made
