"""Whether all is saved, in sentences."""

from __future__ import annotations

from collections.abc import Callable

from peerinquiry.storage.outcome import SaveState, SaveStatus


class SavingWords:
    """Says how it stands with the files whenever there is something to say, and not twice."""

    def __init__(self, out: Callable[[str], None]) -> None:
        self._out = out
        self._trouble = ""

    def __call__(self, status: SaveStatus) -> None:
        """Hear how it stands."""
        if status.notice:
            self._out(status.notice)
        if status.state is SaveState.NOT_SAVED and status.reason != self._trouble:
            self._trouble = status.reason
            self._out(f"Not saved: {status.reason}. The session goes on, and saving is tried again.")
        elif status.state is SaveState.SAVED and self._trouble:
            self._trouble = ""
            self._out("All is saved again.")
