"""The three streams that a program is given, of which a shell may have closed some."""

from __future__ import annotations

import os
import sys
from typing import Final

STREAMS: Final = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))
"""By their numbers: what Python calls each, and what is done with it."""
DRAWS_NOTHING: Final = frozenset({"", "dumb"})
"""What TERM is on a terminal without rows and columns."""


def keep_open() -> None:
    """Put nowhere in place of a stream that is closed.

    The next file that is opened would take its number otherwise, and then a journal is what errors are written to.
    """
    if all(getattr(sys, name) for name, _ in STREAMS):
        return
    while (fd := os.open(os.devnull, os.O_RDWR)) < len(STREAMS):
        os.set_inheritable(fd, True)  # noqa: FBT003 - as the streams of every program are; it has no name
    os.close(fd)
    for fd, (name, mode) in enumerate(STREAMS):
        if getattr(sys, name) is None:
            nowhere = open(fd, mode, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115 - open for as long as the program is
            setattr(sys, name, nowhere)
            setattr(sys, f"__{name}__", nowhere)
