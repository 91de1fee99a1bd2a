"""What a screen may ask of the console it stands in."""

from __future__ import annotations

from typing import Protocol

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import Command
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.turns import TurnKey
from peerinquiry.keepsakes import Keepsakes
from peerinquiry.screens.afterwards import Afterwards
from peerinquiry.session import Moment
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home


class Console(Protocol):
    """The app, as its screens see it: state to read, one door for commands."""

    state: State
    afterwards: Afterwards
    """Does what can wait until the frame that answers a key is seen."""
    hands: bool
    """Whether somebody works this window; one that only follows tells no keys, and nothing of files."""
    private: bool
    """Whether what is private may be drawn: nobody but the facilitator looks at this window."""
    counts_up: bool
    """Whether clocks show what has gone by, and not what is left."""
    prompt: str
    """What stands in the line where one types, while nothing is typed."""

    @property
    def home(self) -> Home:
        """Where sessions, banks and teams are kept."""
        ...

    @property
    def library(self) -> BankLibrary:
        """The question banks."""
        ...

    @property
    def bank(self) -> Bank:
        """The question bank of this session."""
        ...

    @property
    def drafts(self) -> dict[TurnKey, str]:
        """What was typed, by the turn it was typed in."""
        ...

    @property
    def forms(self) -> dict[str, tuple[str, ...]]:
        """What was filled in and not kept yet, by form."""
        ...

    @property
    def keepsakes(self) -> Keepsakes:
        """What people take along, and where it is kept; for windows that have hands."""
        ...

    def moment(self) -> Moment:
        """Now."""
        ...

    def seed(self) -> int:
        """A number for what is left to chance."""
        ...

    def act(self, command: Command) -> bool:
        """Do what is asked; False where it was refused, once the reason is on screen."""
        ...

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something to the facilitator, in passing."""
        ...

    def close_session(self) -> None:
        """Leave the session, everything written, and go home."""
        ...
