"""The plain console with a script, a clock that is told, and real files."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from peerinquiry.inquiry.commands import Command
from peerinquiry.inquiry.events import Event
from peerinquiry.inquiry.model import State
from peerinquiry.live import Live, Opener
from peerinquiry.plain.console import PlainConsole
from peerinquiry.plain.inbox import Arrival, End
from peerinquiry.plain.language import Scene
from peerinquiry.plain.preferences import Preferences
from peerinquiry.rehearsal import SteppedClock
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal

START = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


class Script:
    """Lines that wait; where none does, time passes. What other threads hand in comes first."""

    def __init__(self, lines: Sequence[Arrival], clock: SteppedClock) -> None:
        self._arrived: deque[Arrival] = deque()
        self._lines: deque[Arrival] = deque([*lines, End()])
        self._clock = clock

    def post(self, arrival: Arrival) -> None:
        self._arrived.append(arrival)

    def next(self, timeout: float) -> Arrival | None:
        if self._arrived:
            return self._arrived.popleft()
        if self._lines:
            return self._lines.popleft()
        self._clock.advance(timeout)
        return None


class Talk:
    """What came of a script; or, where it is `typed`, of what somebody said on a terminal, who is asked for it."""

    def __init__(self, home: Path, *lines: str, typed: bool = False, before: Command | None = None) -> None:
        self.said: list[str] = []
        self.asked: list[Command] = []
        clock = SteppedClock(START)
        library = BankLibrary(home, home)
        prompt = self.said.append if typed else None
        console = PlainConsole(Script(lines, clock), self.said.append, prompt)
        self.journal = Path()

        def opening(opener: Opener) -> Live:
            live = opener.begin("Leadership team")
            self.journal = live.recording.path
            self.scene = Scene(live, library, home, Preferences(Home(home)))
            act = live.act
            if before:
                assert act(before)

            def asked(command: Command) -> bool:
                self.asked.append(command)
                return act(command)

            live.seed = lambda: 7  # type: ignore[method-assign]  # chance draws the same each time
            live.act = asked  # type: ignore[method-assign]  # to hear what a line asks for
            return live

        self.code = console.run(opening, Home(home), library, clock)

    @property
    def state(self) -> State:
        """The session, as it was left."""
        return self.scene.state

    @property
    def events(self) -> list[Event]:
        """What is on disk."""
        return [record.event for record in read_journal(self.journal).records]

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(self.said)
