"""A video call as one facilitator has it: the console, the stage beside it, and time that passes when it is told to."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Final

from tests.end_to_end.terminal import PATIENCE, Terminal
from tests.end_to_end.told_clock import ToldTime

from peerinquiry.storage.heartbeat import beat_of

HURRIED: Final = "tests.end_to_end.hurried"

DIRECT: Final = "marzipan"
"""A word of a message that was for one person alone."""
LISTEN_FOR: Final = "kestrel"
"""A word of what the bank tells the facilitator to listen for."""
CUE: Final = "hands over an idea"
"""What the private hint says of a question."""
ANSWER: Final = "plant leads"
"""Words of what the facilitator noted of an answer: for the page, and not for the stage."""
NOTE: Final = "tangerine"
"""A word of a note that the facilitator keeps alone."""
FIGURES: Final = "of all that was timed"
"""What is said of how long somebody spoke."""
SECRETS: Final = (DIRECT, LISTEN_FOR, CUE, ANSWER, NOTE, FIGURES)
"""What no participant may ever see."""


class Stage(Terminal):
    """The public window. Each frame of it is looked at for what should not be there."""

    def _read(self, timeout: float) -> bool:
        drawn = super()._read(timeout)
        if drawn:
            shown = self.text.casefold()
            assert not [secret for secret in SECRETS if secret in shown], self.text
        return drawn


class Call:
    """What a test of a whole call holds in its hands."""

    def __init__(self, folder: Path, title: str) -> None:
        """The console opens, then the stage."""
        self.home = folder / "home"
        self.time = ToldTime(folder / "time")
        self.stage = Stage("stage", home=self.home)
        self.console = self._console("new", title)

    def _console(self, *arguments: str) -> Terminal:
        console = Terminal(str(self.time.file), *arguments, home=self.home, program=HURRIED)
        console.beside, self.stage.beside = [self.stage], [console]
        return console

    @property
    def journal(self) -> Path:
        """The record of the call."""
        (journal,) = (self.home / "sessions").glob("*.toml")
        return journal

    def crash(self) -> None:
        """The console ends as by a power cut."""
        self.console.kill()
        self.stage.beside = []

    def resume(self) -> None:
        """The console opens once more, on the session that was left."""
        self.console = self._console("resume")

    def hang_up(self) -> None:
        """End both, however they stand."""
        self.console.kill()
        self.stage.kill()

    # What a facilitator does again and again

    def both(self, *words: str) -> None:
        """See it in both windows."""
        self.console.until(*words)
        self.stage.until(*words)

    def pass_time(self, seconds: float) -> None:
        """So many seconds pass."""
        self.time.tell(seconds)

    def who(self, number: int, key: str, then: str) -> Terminal:
        """In "Who is here?": the key, on whoever is at that place in the order of turns."""
        self.console.press("w").until("Who is here?")
        return self.console.press(str(number), key).until(then)

    def speak(self, seconds: float, note: str = "", asking: float = 0.0) -> Terminal:
        """After the time that asking takes the clock runs, and somebody speaks; the turn is still open."""
        self.pass_time(asking)
        self.console.press("Space").until("Esc commands")
        self.pass_time(seconds)
        return self.console.type(note) if note else self.console

    def turn(self, seconds: float, note: str, following: str, asking: float = 0.0) -> None:
        """A whole turn: two keys, a note between them, and then `following`."""
        self.speak(seconds, note, asking).press("Enter").until(following)

    def beaten(self) -> None:
        """Wait until the heart has beaten in this very second: a crash costs what came after the last beat."""
        now = datetime.now(UTC)
        end = monotonic() + PATIENCE
        while (beat := beat_of(self.journal)) is None or beat.at <= now:
            assert monotonic() < end, "the heart stands still"
            self.console._read(0.1)
