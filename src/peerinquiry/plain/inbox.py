"""What reaches the plain console: lines that are typed or piped in, callbacks from other threads, and the end."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, Queue
from typing import Final, Protocol, TextIO

from peerinquiry.storage.guard import guarded


@dataclass(frozen=True, slots=True)
class End:
    """Nothing more comes: leave with this exit code."""

    code: int = 0


Arrival = str | Callable[[], None] | End

LONGEST: Final = 100_000
"""Characters of a line; more in one is cut."""


class Inbox(Protocol):
    """Where it all arrives."""

    def post(self, arrival: Arrival) -> None:
        """Put something in; from any thread, and from a signal's handler."""
        ...

    def next(self, timeout: float) -> Arrival | None:
        """What comes next, within so many seconds; None if nothing does."""
        ...


class ThreadedInbox:
    """Reads lines in a thread, so that the clock is told though nobody types."""

    def __init__(self) -> None:
        """Empty."""
        self._arrived: Queue[Arrival] = Queue()

    def post(self, arrival: Arrival) -> None:
        """Put something in."""
        self._arrived.put(arrival)

    def next(self, timeout: float) -> Arrival | None:
        """What comes next."""
        try:
            return self._arrived.get(timeout=timeout)
        except Empty:
            return None

    def read(self, stream: TextIO) -> None:
        """Read a stream to its end, in a thread that nothing waits for."""
        threading.Thread(target=self._read, args=(stream,), name="lines", daemon=True).start()

    def _read(self, stream: TextIO) -> None:
        guarded(lambda: self._take(stream))
        self.post(End())  # behind what is said of a mistake

    def _take(self, stream: TextIO) -> None:
        with contextlib.suppress(OSError, ValueError):  # it was closed under us
            while line := stream.readline(LONGEST):
                self.post(line.rstrip("\r\n"))
