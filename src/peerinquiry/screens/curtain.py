"""The curtain: nothing of the session is seen, at most the clock of the break."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static

from peerinquiry.inquiry.commands import Command, ToggleClock
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.curtain import curtain
from peerinquiry.session import SystemClock
from peerinquiry.storage.heartbeat import Cover as Told
from peerinquiry.widgets.cover import Cover

HOW_TO_LIFT = "Space lifts the curtain · 5 starts a break of five minutes"
LOOK = 0.25
"""Seconds between looks at the clock."""

Wall = Callable[[], datetime]


class Underneath(Protocol):
    """The session that is covered."""

    @property
    def state(self) -> State:
        """What it is now."""
        ...

    def act(self, command: Command) -> bool:
        """Do what is asked."""
        ...

    def cover(self, cover: Told) -> None:
        """Tell the stages that follow."""
        ...


class CurtainScreen(Screen[None]):
    """Any key says how to lift it; Space then does. A digit starts a break of so many minutes."""

    CSS_PATH = "curtain.tcss"
    BINDINGS: ClassVar = []
    covers = True
    """While this screen is in view, nothing but its own keys may do anything."""

    def __init__(self, underneath: Underneath | None = None, wall: Wall | None = None) -> None:
        """Cover the session `underneath`, if one is open; a break pauses its clock."""
        super().__init__()
        self._underneath, self._wall = underneath, wall or SystemClock().wall
        self._back_at: datetime | None = None
        self._told = False

    def compose(self) -> ComposeResult:
        """What the group sees, and a line for the facilitator."""
        yield Cover()
        yield Static(id="hint")

    def on_mount(self) -> None:
        """Nobody types here."""
        self._show()
        self.set_interval(LOOK, self._show)
        self._tell_stages(down=True)

    def on_key(self, event: Key) -> None:
        """One key tells, Space lifts, digits are breaks."""
        event.stop()
        event.prevent_default()
        if event.key == "space" and self._told:
            self._tell_stages(down=False)
            self.dismiss()
            return
        if event.character and event.character in "123456789":
            self._begin_break(int(event.character))
        else:
            self._told = True
        self._show()

    def _begin_break(self, minutes: int) -> None:
        self._back_at = self._wall() + timedelta(minutes=minutes)
        self._tell_stages(down=True)
        session = self._underneath
        if session and session.state.desk.clock and session.state.desk.clock.running:
            session.act(ToggleClock())

    def _tell_stages(self, *, down: bool) -> None:
        if self._underneath:
            self._underneath.cover(Told(down, self._back_at if down else None))

    def _show(self) -> None:
        self.query_one(Cover).view = curtain(self._back_at, self._wall())
        self.query_one("#hint", Static).update(Content(HOW_TO_LIFT if self._told else ""))
