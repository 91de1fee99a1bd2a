"""Keys in turn: each is for what the one before it led to, however quickly they come.

Textual hands a key to what has the focus when it arrives, though those before it may not have been acted on yet: of `t`
and a word, typed while the machine was busy, the word would go to where no line is open. Whether a key was acted on
is asked once its frame is out, or when the next comes: to ask is work, too.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from textual.events import Key, Paste
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from peerinquiry.screens.window import Window

Typed = Key | Paste

TURNS_OF_THE_LOOP = 100
"""How long a key waits for a dialog that is on its way."""
LAPS = 3
"""How often the way of a key is gone behind it: what a line keeps is a message of the line, then of its frame."""


class Acted(Message):
    """Follows a key on its way up, `laps` times, and so arrives once that was acted on, and what came of it, too."""

    def __init__(self, laps: int) -> None:
        """So many are to go."""
        super().__init__()
        self.laps = laps


class InTurn:
    """Whose turn it is among what is typed: one at most is on its way. All of it runs in the app's own queue."""

    def __init__(
        self, app: Window, ready: Callable[[Typed], Awaitable[bool]], hand: Callable[[Typed], Awaitable[None]]
    ) -> None:
        """`ready` waits until a key may go, False if it goes nowhere; `hand` hands it to what has the focus then."""
        self._app, self._ready, self._hand = app, ready, hand
        self._waiting: deque[Typed] = deque()
        self._behind: Acted | None = None
        self._target: Widget | None = None
        self._screen: Screen[object] | None = None
        self._looked_at: Acted | None = None

    async def come(self, typed: Typed) -> None:
        """Hand it on, or keep it until it is its turn."""
        self._app.afterwards.catch_up()
        self._waiting.append(typed)
        if not self._behind or not self._under_way():
            await self._next()

    async def go_on(self, acted: Acted) -> None:
        """`acted` has come up."""
        if acted is self._behind and not self._follow(acted.laps - 1):
            await self._next()

    async def look(self) -> None:
        """To be called now and then: what is still on its way the second time was taken along by what it closed."""
        if self._behind and self._behind is self._looked_at:
            await self._next()
        self._looked_at = self._behind

    async def _next(self) -> None:
        self._behind = None
        while self._waiting and self._behind is None:
            typed = self._waiting.popleft()
            if await self._ready(typed):
                self._target, self._screen = self._app.focused or self._app.screen, self._app.screen
                await self._hand(typed)
                if self._waiting:
                    self._go_behind()
                else:
                    self._app.afterwards.add(self._go_behind)

    def _go_behind(self) -> None:
        self._follow(LAPS)

    def _follow(self, laps: int) -> bool:
        """Go behind the key so many times more; False where there is nothing to go behind, or no need to."""
        behind = Acted(laps)
        goes = laps > 0 and self._target is not None and self._target.post_message(behind)
        self._behind = behind if goes else None
        return goes

    def _under_way(self) -> bool:
        """A screen that went away took along what was on its way there."""
        return self._target is not None and self._target.is_attached and self._screen is self._app.screen


async def dialog_to_come(app: Window) -> None:
    """Wait for the dialog that a key before this one asked for, and until all of it stands."""
    for _ in range(TURNS_OF_THE_LOOP):
        asked = (worker for worker in app.workers if worker.node is app.screen and worker.group == "default")
        if app.screen.is_mounted and not any(worker.is_running for worker in asked):
            return
        await asyncio.sleep(0)
