"""What a screen outside a session may ask of the console it stands in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.screen import Screen

if TYPE_CHECKING:
    from peerinquiry.screens.bank_desk import BankDesk
    from peerinquiry.storage.banks import BankLibrary
    from peerinquiry.storage.home import Home
    from peerinquiry.team_in_use import Meeting


TOO_SMALL = "Small window: 80 by 24 shows more."


class Lobby(Protocol):
    """The app, as its screens see it while no session is open."""

    @property
    def home(self) -> Home:
        """Where sessions and banks are kept."""
        ...

    @property
    def library(self) -> BankLibrary:
        """The question banks."""
        ...

    def begin(self, title: str, meeting: Meeting | None = None) -> None:
        """Open a new session, with what a team brings, if it is one's."""
        ...

    def take_up(self, journal: Path) -> None:
        """Go on with a session that was left."""
        ...

    def rehearse(self, *, fast: bool = False) -> None:
        """Play the invented session."""
        ...

    @property
    def bank_desk(self) -> BankDesk:
        """Where banks are edited."""
        ...

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something to the facilitator, in passing."""
        ...


def stands(screen: Screen[None]) -> bool:
    """Whether a screen is still there, in view or covered: it may be gone by the time that a thread has an answer."""
    return screen.app.is_running and screen in screen.app.screen_stack


def kept_at(path: Path) -> str:
    """A place on disk as people write it, the home folder as `~`; safe to show, whatever it is called."""
    try:
        below = path.relative_to(Path.home())
        text = "~" if below == Path() else f"~/{below.as_posix()}"
    except (ValueError, RuntimeError):  # elsewhere, or a user without a home
        text = str(path)
    if text.isprintable():
        return text
    from peerinquiry.inquiry.text import one_line

    return one_line(text)
