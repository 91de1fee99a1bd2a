"""The console while no session is open: on a folder of its own, with sessions that were held there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.inquiry.driver import Run, at_reflecting, opened
from tests.screens.harness import LOOKS, SMALL
from tests.storage.journals import put, put_records
from textual.pilot import Pilot
from textual.widgets import Input

from peerinquiry.app import PeerInquiryApp
from peerinquiry.inquiry.commands import CloseSession
from peerinquiry.inquiry.events import Record, SessionOpened
from peerinquiry.screens import home as home_screen
from peerinquiry.storage.home import Home


class Lobby:
    """What a test stands in: the console, its keys, and what it shows."""

    def __init__(self, app: PeerInquiryApp, pilot: Pilot[None]) -> None:
        """Come in."""
        self.app, self.pilot = app, pilot

    @property
    def shown(self) -> str:
        """The kind of screen that is in front."""
        return type(self.app.screen).__name__

    @property
    def said(self) -> list[str]:
        """What the console said in passing, the latest last."""
        return [notification.message for notification in self.app._notifications]

    async def settle(self) -> Lobby:
        """Wait until all that was begun is done, in threads too."""
        await self.pilot.pause()
        busy = [worker for worker in self.app.workers if worker.group in {"count", "fill", "read"}]
        if busy:
            await self.app.workers.wait_for_complete(busy)
        await self.pilot.pause()
        return self

    async def until(self, words: str) -> Lobby:
        """Wait until the screen shows `words`, or the console said them in passing."""
        for _ in range(LOOKS):
            if words in self.page() or any(words in sentence for sentence in self.said):
                return self
            await self.pilot.pause(0.01)
        raise AssertionError(f"{words!r} in:\n{self.page()}")

    async def press(self, *keys: str) -> Lobby:
        """Hit keys, one after another, each when the last one is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()
        return self

    async def type(self, text: str) -> Lobby:
        """Put words in the line that one types in."""
        self.app.screen.query_one(Input).value = text
        return await self.settle()

    def page(self) -> str:
        """All that stands on the screen, line by line."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())


@asynccontextmanager
async def at_home(home: Home, size: tuple[int, int] = SMALL) -> AsyncIterator[Lobby]:
    """The console on `home`, all counted."""
    app = PeerInquiryApp(home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(home_screen, "FIRST_THINGS_FIRST", 0.001)
        async with app.run_test(size=size) as pilot:
            yield await Lobby(app, pilot).settle()


def put_open(home: Home, name: str = "2026-11-22-1400-leaders", title: str = "Leadership team", days: int = 0) -> Path:
    """A session that was left open, some days after the first."""
    later = [replace(record, at=record.at + timedelta(days=days)) for record in opened(title).records]
    return put_records(home, name, later)


def put_closed(home: Home, name: str = "2026-11-20-0900-board", title: str = "Board") -> Path:
    """A session that is over."""
    run = at_reflecting()
    run.records[0] = _titled(run, title)
    run.all(CloseSession())
    return put(home, name, run)


def _titled(run: Run, title: str) -> Record:
    first = run.records[0]
    assert isinstance(first.event, SessionOpened)
    return replace(first, event=replace(first.event, title=title))
