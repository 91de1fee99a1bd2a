"""What can wait until the frame that answers a key is at the terminal.

The clock is what a key was hit for; what else it changed, and whether the next key may come, nobody misses for the few
milliseconds in which that frame is made and sent. Done before, it would stand in its way; done at once behind it, it
would take the processor from whatever sends it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

SOON: Final = 0.008
"""Seconds in which most machines make and send a frame. Where it takes longer, the two come together."""

Work = Callable[[], object]


class Afterwards:
    """Work that is done soon, in the order it came in, and what came twice once. All of it runs in the app's loop."""

    def __init__(self) -> None:
        """Nothing waits."""
        self._due: dict[Work, asyncio.TimerHandle] = {}

    def add(self, work: Work) -> None:
        """Do it soon."""
        if work not in self._due:
            self._due[work] = asyncio.get_running_loop().call_later(SOON, self._do, work)

    def catch_up(self) -> None:
        """Do now what waits."""
        for work in tuple(self._due):
            self._do(work)

    def _do(self, work: Work) -> None:
        self._due.pop(work).cancel()
        work()
