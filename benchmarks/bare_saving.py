"""The smallest Textual app that keeps the console's promise: what a key did is on disk before it shows.

It has as many widgets as the screen of the questions, since each costs something in every frame.
"""

from __future__ import annotations

import os
import threading
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Digits, Static

BLOCK = bytes(300)
"""As long as an event."""


class BareSaving(App[None]):
    """Digits, which a key changes once that is saved."""

    CSS: ClassVar[str] = """
    Static { height: 1; }
    Horizontal { height: 1fr; }
    """
    BINDINGS = [("plus", "count", "count")]
    count = 0

    def compose(self) -> ComposeResult:
        """Lines on top, two columns, lines below."""
        yield Static("peerinquiry")
        yield Static("what to do")
        with Horizontal():
            with VerticalScroll():
                yield from map(Static, ("the challenge", "the aims", "the question", "the answers"))
            with Vertical():
                yield Digits("0")
        yield from map(Static, ("turns", "note", "keys"))

    def on_mount(self) -> None:
        """A thread that writes what it is woken for."""
        self._asked = threading.Event()
        threading.Thread(target=self._save, daemon=True).start()

    def _save(self) -> None:
        fd = os.open(Path(os.environ["PEERINQUIRY_HOME"]) / "counts", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        while self._asked.wait():
            self._asked.clear()
            os.write(fd, BLOCK)
            os.fsync(fd)
            self.call_later(partial(self.query_one(Digits).update, str(self.count)))

    def action_count(self) -> None:
        """Change it."""
        self.count += 1
        self._asked.set()


if __name__ == "__main__":
    BareSaving().run()
