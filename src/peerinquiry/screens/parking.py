"""Whose advice is parked, where it is not that of whoever has the turn."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from peerinquiry.inquiry.model import State
from peerinquiry.screens.asking import ask


async def whose_idea(asker: Screen[Any], state: State) -> str | None:
    """The one who is picked among the others who are here; None if nobody was."""
    from peerinquiry.screens.pick import Option, PickDialog

    names = [name for name in state.here if name != state.desk.round.holder]
    return await ask(asker, PickDialog("Whose idea is it?", [Option(name, name) for name in names]))
