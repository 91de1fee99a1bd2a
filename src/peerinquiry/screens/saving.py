"""The group can be saved as a team in every phase; from then on this is its session, and what is open comes back."""

from __future__ import annotations

from collections.abc import Iterable

from textual import work
from textual.app import SystemCommand
from textual.screen import Screen

SAVE = "Save these people as a team, to meet again with what is open"


class SavingScreen(Screen[None]):
    """A screen from which the group can be saved."""

    def palette(self) -> Iterable[SystemCommand]:
        """What the palette offers: the group as a team."""
        yield SystemCommand("Save this group as a team", SAVE, self.action_save_group)

    @work
    async def action_save_group(self) -> None:
        """Save these people as a team."""
        from peerinquiry.screens.team_saving import save_group

        await save_group(self)
