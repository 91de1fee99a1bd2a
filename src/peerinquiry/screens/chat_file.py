"""Names the file that a chat was saved to: typed, completed with Tab, or dragged into the terminal."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from peerinquiry.errors import PeerInquiryError
from peerinquiry.screens.ask import AskDialog
from peerinquiry.screens.asking import ask
from peerinquiry.storage.chats import completed, named_path, read_chat_text
from peerinquiry.widgets.note_line import TextLine


class ChatFileDialog(AskDialog):
    """Asks for a file, and says while one types whether it is there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", id="file.complete", tooltip="As far as the name is sure", priority=True),
    ]

    def __init__(self) -> None:
        """Ask for it."""
        super().__init__(
            "Which file holds the chat?", placeholder="type its name, or drag it into this window", check=_found
        )

    def action_complete(self) -> None:
        """Add to what is typed as far as it is sure."""
        line = self.query_one(TextLine)
        line.value = completed(line.value)
        line.cursor_position = len(line.value)


def _found(text: str) -> str:
    """What is said of a name; raises `ValueError` where it cannot be opened."""
    if not text.strip():
        raise ValueError("~ is your home folder; Tab completes a name.")
    try:
        found = named_path(text).is_file()
    except (OSError, ValueError):
        found = False
    if not found:
        raise ValueError("There is no such file.")
    return "Enter opens it."


async def chat_of_file(screen: Screen[None]) -> str | None:
    """The text of the file that is named; None if none is, or it cannot be read, which is said."""
    name = await ask(screen, ChatFileDialog())
    if name is None:
        return None
    try:
        return read_chat_text(named_path(name))
    except PeerInquiryError as error:
        screen.notify(str(error), severity="warning", markup=False)
        return None
