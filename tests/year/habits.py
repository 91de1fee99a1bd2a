"""What kind of session an invented one is, and where its events go."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.events import Record
from peerinquiry.storage.outcome import SaveState, SaveStatus


class InMemory:
    """A writer for which everything is saved at once."""

    unsaved = 0
    status = SaveStatus(SaveState.SAVED)

    def submit(self, record: Record) -> None:
        """Nobody looks."""

    def settle(self, timeout: float) -> bool:
        return True

    def beat(self, elapsed: float) -> None:
        """Nobody looks."""

    def close(self, timeout: float = 5.0) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class Habits:
    """What kind of session it is. `stages`: it is left after so many of them, all of them if it comes to its end."""

    stages: int
    slips: float
    """How likely an act is undone, and done again."""
    untimed: float
    """How likely a turn goes without the clock."""
    talkative: float
    """How long people speak, as a share of what they are allowed."""
