"""The curtain: nothing of the session is seen, at most the clock of the break."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key, Resize
from textual.screen import Screen
from textual.widgets import Static

from peerinquiry.inquiry.commands import Command, ToggleClock
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.words import on_the_clock
from peerinquiry.session import SystemClock
from peerinquiry.widgets.countdown import face_rows

MOMENT = "One moment, please."
HOW_TO_LIFT = "Space lifts the curtain · 5 starts a break of five minutes"
LOOK = 0.25
"""Seconds between looks at the clock."""
MARGIN = 4
"""Rows that the clock leaves for the words."""

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
        yield Static(id="face")
        yield Static(id="words")
        yield Static(id="hint")

    def on_mount(self) -> None:
        """Nobody types here."""
        self._show()
        self.set_interval(LOOK, self._show)

    def on_resize(self, event: Resize) -> None:
        """As large as it can be."""
        self._show()

    def on_key(self, event: Key) -> None:
        """One key tells, Space lifts, digits are breaks."""
        event.stop()
        event.prevent_default()
        if event.key == "space" and self._told:
            self.dismiss()
            return
        if event.character and event.character in "123456789":
            self._begin_break(int(event.character))
        else:
            self._told = True
        self._show()

    def _begin_break(self, minutes: int) -> None:
        self._back_at = self._wall() + timedelta(minutes=minutes)
        session = self._underneath
        if session and session.state.desk.clock and session.state.desk.clock.running:
            session.act(ToggleClock())

    def _show(self) -> None:
        face, words = self._told_of_break() if self._back_at else ("", MOMENT)
        rows = face_rows(face, self.size.width, self.size.height - MARGIN) if face else []
        across = max(map(len, rows), default=0)
        self.query_one("#face", Static).update(Content("\n".join(row.ljust(across) for row in rows)))
        self.query_one("#words", Static).update(Content(words))
        self.query_one("#hint", Static).update(Content(HOW_TO_LIFT if self._told else ""))

    def _told_of_break(self) -> tuple[str, str]:
        """How long it still is, and until when; afterwards only when it ended."""
        if self._back_at is None:
            return "", MOMENT
        left = (self._back_at - self._wall()).total_seconds()
        at = f"{self._back_at.astimezone():%H:%M}"
        return (on_the_clock(left), f"A short break. Back at {at}.") if left > 0 else ("", f"It is {at}: we go on.")
