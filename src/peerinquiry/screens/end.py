"""When the group must end: asked in the same way wherever it is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from textual.screen import Screen

from peerinquiry.formats.times import end_to_set
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.gather import end
from peerinquiry.inquiry.view.words import time_of_day
from peerinquiry.screens.asking import ask
from peerinquiry.screens.console import Console


async def ask_end(asker: Screen[Any]) -> None:
    """Ask, and set it; an empty answer lifts it."""
    from peerinquiry.screens.ask import AskDialog

    console = cast("Console", asker.app)
    state, wall = console.state, console.moment().wall
    value = time_of_day(state, state.ends_at) if state.ends_at else ""
    dialog = AskDialog(
        "When must we end?", value, placeholder="15:30, or in 75 min", check=lambda text: _told(state, text, wall)
    )
    said = await ask(asker, dialog)
    if said is not None:
        console.act(end_to_set(said, state, wall))


def _told(state: State, said: str, wall: datetime) -> str:
    """What was understood, told back."""
    at = end_to_set(said, state, wall).at
    return f"Yes: {end(replace(state, ends_at=at), wall)}." if at else "No end set: we take the time it takes."
