"""A reading of something long, kept as long as it is the same thing that is read.

Screens ask for their views after every event, and most events leave the turns of two hours as they were.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Long = TypeVar("Long")
Reading = TypeVar("Reading")


def remembered(reading: Callable[[Long], Reading]) -> Callable[[Long], Reading]:
    """Read anew only what is not the very value that was read last; it must be one that never changes."""
    last: list[tuple[Long, Reading]] = []

    @wraps(reading)
    def read(what: Long) -> Reading:
        if not last or last[0][0] is not what:
            last[:] = [(what, reading(what))]
        return last[0][1]

    return read
