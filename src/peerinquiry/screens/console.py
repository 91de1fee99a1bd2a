"""What a screen may ask of the console it stands in."""

from __future__ import annotations

from typing import Protocol

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import Command
from peerinquiry.inquiry.model import State, Step
from peerinquiry.session import Moment


class Console(Protocol):
    """The app, as its screens see it: state to read, one door for commands."""

    state: State

    @property
    def bank(self) -> Bank:
        """The question bank of this session."""
        ...

    @property
    def drafts(self) -> dict[Step, str]:
        """What was typed and not kept yet, by step."""
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
