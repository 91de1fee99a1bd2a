"""Votes from the chat: who votes for what, before any of it is cast."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from peerinquiry.formats.chat.votes import chat_votes
from peerinquiry.inquiry.commands import CastVotes
from peerinquiry.inquiry.view.challenges import Row
from peerinquiry.inquiry.view.chat_votes import ChatVotes, Vote, rows, told
from peerinquiry.screens.asking import ask
from peerinquiry.screens.phase import PhaseScreen
from peerinquiry.screens.sorting import SortingDialog

DIGITS = 10


class ChatVotesDialog(SortingDialog[ChatVotes]):
    """Votes as they were understood; a digit says what one is for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "cast all", id="votes.cast", tooltip="Cast them, as they stand"),
        Binding("1", "digit(1)", "for", key_display="0–9", id="votes.1", tooltip="What it is for"),
        *[
            Binding(str(n), f"digit({n})", "for", show=False, id=f"votes.{n}", tooltip="The one with that number")
            for n in range(DIGITS)
            if n != 1
        ],
        Binding(
            "backspace", "empty", "for nothing", key_display="⌫", id="votes.empty", tooltip="It is for nothing yet"
        ),
    ]
    KEY_ORDER = ("keep", "digit(1)", "turn(1)", "whose", "leave_out", "empty", "row(1)", "undo", "leave")

    def rows(self) -> tuple[Row, ...]:
        """The lines as a table."""
        return rows(self.found, self.index)

    @property
    def waiting(self) -> bool:
        """Whether a line is not clear."""
        return bool(self.found.unclear)

    def aside(self, name: str) -> str:
        """Whether somebody votes already."""
        return "votes already" if name in self.found.ballots() else ""

    def action_digit(self, digit: int) -> None:
        """What it is for."""
        self.change(self.found.pressed(self.index, digit), self.index)

    def action_empty(self) -> None:
        """It is for nothing yet."""
        self.change(self.found.emptied(self.index), self.index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what cannot be done now."""
        if action in {"digit", "empty"}:
            return True if self.found.lines else None
        return super().check_action(action, parameters)


async def take_votes(screen: PhaseScreen, text: str) -> None:
    """Show the votes in a chat, and cast those that are kept."""
    state = screen.console.state
    found = chat_votes(text, state.names, Vote.of(state), state.challenges)
    kept = await ask(screen, ChatVotesDialog(found, lambda votes: told(votes, state), "Who votes for what?"))
    if kept and (ballots := kept.ballots()):
        screen.act(CastVotes(ballots))
