"""The console with a session in memory: keys go in; state, events and what stands on the screen come out.

Nothing here sleeps or writes. Time is handed in, and passes only where a test lets it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from peerinquiry.app import PeerInquiryApp
from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.commands import Command, OpenSession, Refused
from peerinquiry.inquiry.events import Event, Record
from peerinquiry.inquiry.model import State, Step
from peerinquiry.inquiry.view.calendar import CalendarEntry, calendar_entries
from peerinquiry.live import Live
from peerinquiry.recording import Recording
from peerinquiry.session import Session
from peerinquiry.storage.banks import DEFAULT_BANK
from peerinquiry.storage.heartbeat import Cover
from peerinquiry.storage.home import Home
from peerinquiry.storage.outcome import SaveState, SaveStatus
from peerinquiry.widgets.note_line import NoteLine

LOOKS = 1_500
"""How often a test looks for what a thread, or another process, has a part in, before it gives up."""
A_WHILE = 0.02
"""Seconds between two looks for what another process does."""
NEVER = 3600.0
"""Seconds that no test waits."""
SMALL = (80, 24)
LARGE = (120, 36)
TINY = (40, 10)

START = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
"""When invented sessions begin; the wall clock where they are held is an hour ahead."""
AN_HOUR_AHEAD = 60
SEED = 7
"""What is left to chance comes out of this."""

NOWHERE = Home(Path("nowhere"))

HOSTILE = (
    "[/x]",
    "[@click=app.quit]quit[/]",
    "[bold]bold",
    "list[int]",
    "\x1b]52;c;eA==\x07\x1b[2J\x1b[31mred",
    "\u202eright to left",
    "👩‍👩‍👧‍👦 فارسی می‌خواهم",
    "e" + "\u0301" * 200,
    "\x00\x7f\x9b",
    "a" * 3000,
)
"""Texts that would like to be more than words."""

HOSTILE_MIXES = (
    " ".join(HOSTILE[:4]),
    " ".join((HOSTILE[4], HOSTILE[5], HOSTILE[8])),
    " ".join(HOSTILE[6:8]),
    HOSTILE[9],
)
"""The same in four, for where each takes a session to show."""


class Time:
    """A clock that passes when it is told to."""

    def __init__(self) -> None:
        """Three o'clock where the session is held."""
        self.seconds = self.slept = 0.0

    def wall(self) -> datetime:
        """Now, in UTC."""
        return START + timedelta(seconds=self.seconds + self.slept)

    def monotonic(self) -> float:
        """Seconds since the beginning."""
        return self.seconds

    def boot(self) -> float:
        """The same, and what the machine slept."""
        return self.seconds + self.slept

    @property
    def patience(self) -> float:
        """However long nobody looks."""
        return inf

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds


class Memory:
    """A writer that keeps nothing: every event counts as saved at once."""

    unsaved = 0
    status = SaveStatus(SaveState.SAVED)

    def submit(self, record: Record) -> None:
        """Forget it."""

    def settle(self, timeout: float) -> bool:
        """Nothing is under way."""
        return True

    def beat(self, elapsed: float) -> None:
        """Nobody needs to know."""

    def close(self, timeout: float = 5.0) -> int:
        """Nothing is left."""
        return 0


class InMemory(Recording):
    """A recording without files."""

    def __init__(self, session: Session) -> None:
        """Record a session nowhere."""
        self.session = session
        self._writer = Memory()
        self.warnings = ()
        self.unlinked = ()
        self.covers: list[Cover] = []
        self.stage_follows = False
        self.plans: list[str] = []
        self.reports = 0
        self.trouble = ""

    @property
    def path(self) -> Path:
        """No file of that name is ever made."""
        return Path("sessions/in-memory.toml")

    def beat(self) -> None:
        """Nobody needs to know."""

    def cover(self, cover: Cover) -> None:
        """Remember what stages were told."""
        self.covers.append(cover)

    @property
    def followed(self) -> bool:
        """Whether a stage follows, as a test says."""
        return self.stage_follows

    def link_back(self) -> tuple[str, ...]:
        """There is no earlier record."""
        return ()

    def write_page(self) -> str:
        """There is no page."""
        return ""

    def write_calendar(self) -> tuple[CalendarEntry, ...]:
        """What would be in the file."""
        if self.trouble:
            raise PeerInquiryError(self.trouble)
        return calendar_entries(self.session.records)

    def write_plan(self, text: str) -> None:
        """Remember what would be in the file."""
        if self.trouble:
            raise PeerInquiryError(self.trouble)
        self.plans.append(text)

    def write_report(self) -> None:
        """Count them."""
        if self.trouble:
            raise PeerInquiryError(self.trouble)
        self.reports += 1

    def close(self) -> int:
        """Nothing is left to write."""
        return 0


class Seeded(Live):
    """A live session in which chance is no chance."""

    def seed(self) -> int:
        """The same number each time."""
        return SEED


class Desk:
    """What a test sits at: the console, its keys, and what came of them."""

    def __init__(self, app: PeerInquiryApp, pilot: Pilot[None], session: Session, time: Time) -> None:
        """Sit down."""
        self.app, self.pilot, self.session, self.time = app, pilot, session, time

    @property
    def state(self) -> State:
        """What the session is now."""
        return self.session.state

    @property
    def events(self) -> list[Event]:
        """Everything that happened, undone or not."""
        return [record.event for record in self.session.records]

    @property
    def last(self) -> Event:
        """What happened last."""
        return self.events[-1]

    def did(self, event: Event) -> bool:
        """Whether this happened last."""
        return self.last == event

    def at(self, step: Step) -> bool:
        """Whether the group is in this step."""
        return self.state.step is step

    def on(self, kind: type[Screen[Any]]) -> bool:
        """Whether a screen of this kind is in front."""
        return isinstance(self.screen, kind)

    @property
    def screen(self) -> Screen[object]:
        """What is in front."""
        return self.app.screen

    @property
    def recording(self) -> InMemory:
        """What stands in for the files."""
        assert self.app.live
        assert isinstance(self.app.live.recording, InMemory)
        return self.app.live.recording

    @property
    def note(self) -> NoteLine:
        """The line of the screen in front."""
        return self.screen.query_one(NoteLine)

    @property
    def said(self) -> list[str]:
        """What the console said in passing, the latest last."""
        return [notification.message for notification in self.app._notifications]

    async def press(self, *keys: str) -> Desk:
        """Hit keys, one after another."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self

    async def type(self, text: str) -> Desk:
        """Type a text, as fast as a terminal hands it in."""
        for char in text:
            key = NAMED.get(char) or _character_to_key(char)
            self.app.post_message(events.Key(key, None if char == "\n" else char))
        await self.pilot.pause()
        return await self.settle()

    async def settle(self) -> Desk:
        """Let the console come to rest."""
        await self.pilot.pause()
        return self

    async def paste(self, text: str) -> Desk:
        """Paste a text, as a terminal hands it in."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()
        await self.pilot.pause()
        return self

    async def do(self, *commands: Command) -> Desk:
        """Ask the session directly; none may be refused."""
        do(self.session, *commands)
        await self.pilot.pause()
        return self

    async def resize(self, size: tuple[int, int]) -> Desk:
        """Give the window another size."""
        await self.pilot.resize_terminal(*size)
        await self.pilot.pause()
        return self

    async def until(self, holds: Callable[[], bool]) -> Desk:
        """Let the console work until something holds that a thread has a part in."""
        for _ in range(LOOKS):
            if holds():
                return self
            await self.pilot.pause()
        raise AssertionError("it never came to that")

    def text(self, selector: str) -> str:
        """What a widget of the screen in front shows, as plain words."""
        widget = self.screen.query_one(selector)
        shown = widget.visual if isinstance(widget, Static) else widget.render()
        return str(shown)

    def page(self) -> str:
        """All that stands on the screen, line by line."""
        rows = self.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in rows)


NAMED = {" ": "space", "\n": "enter"}


TURNS = 10
"""Of the loop, in which nothing is under way: what a thread has done is handed over by it, and drawn after that."""

P = ParamSpec("P")
T = TypeVar("T")


class Hands(ThreadPoolExecutor):
    """The threads in which a loop has things done, and what they have in hand."""

    def __init__(self) -> None:
        """Nothing yet."""
        super().__init__()
        self.busy: set[Future[Any]] = set()

    def submit(self, call: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> Future[T]:
        """Take it in hand."""
        future = super().submit(call, *given, **named)
        self.busy.add(future)
        future.add_done_callback(self.busy.discard)
        return future


async def rest(app: App[Any], pilot: Pilot[Any]) -> None:
    """Let all that is under way arrive, in messages and in threads, without waiting for a quiet processor.

    A machine on which others work is never quiet, and what is done in a thread there is done late.
    """
    loop = asyncio.get_running_loop()
    hands = getattr(loop, "_default_executor", None)
    if not isinstance(hands, Hands):
        hands = Hands()
        loop.set_default_executor(hands)
    quiet = 0
    while quiet < TURNS:
        await pilot._wait_for_screen()
        app.screen._on_timer_update()
        under_way = [asyncio.wrap_future(future) for future in tuple(hands.busy)]
        waiting = any(one.message_queue_size for one in (app, *app._registry))
        quiet = 0 if under_way or waiting else quiet + 1
        if under_way:
            await asyncio.wait(under_way)
        await asyncio.sleep(0)


@asynccontextmanager
async def started(
    *commands: Command, size: tuple[int, int] = SMALL, title: str = "Leadership team"
) -> AsyncIterator[Desk]:
    """The console in a session to which `commands` have been given; none may be refused."""
    time, app = Time(), PeerInquiryApp(NOWHERE)
    session = Session(Memory(), time)
    do(session, OpenSession(title, app.library.load(DEFAULT_BANK), AN_HOUR_AHEAD), *commands)
    async with app.run_test(size=size) as pilot:
        app.show_session(Seeded(app, InMemory(session), app.library, app.post))
        await pilot.pause()
        await pilot.pause()
        yield Desk(app, pilot, session, time)


def do(session: Session, *commands: Command) -> None:
    """Ask for each command; none may be refused."""
    for command in commands:
        refused = session.dispatch(command)
        assert not isinstance(refused, Refused), f"{command}: {refused.reason}"
