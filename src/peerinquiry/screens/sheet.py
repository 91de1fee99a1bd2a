"""What stays open over a session while its keys act: what all such dialogs share."""

from __future__ import annotations

from typing import cast

from textual.screen import ModalScreen

from peerinquiry.inquiry.commands import Undo
from peerinquiry.screens.console import Console


class SheetDialog(ModalScreen[None]):
    """A dialog that stays open; each key acts at once, and what it leads to is seen at once."""

    @property
    def console(self) -> Console:
        """The console this dialog stands in."""
        return cast("Console", self.app)

    def action_undo(self) -> None:
        """Take the last act back."""
        self.console.act(Undo())

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
