"""Deleting a session for good: the day it was held is typed first, since nothing brings it back."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.view.words import counted
from peerinquiry.screens.ask import AskDialog
from peerinquiry.screens.asking import ask
from peerinquiry.screens.lobby import Lobby


class DeleteDialog(AskDialog):
    """Asks for the day of what shall be deleted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "delete it", id="delete.do", tooltip="Delete it, once its day is typed"),
        Binding("escape", "leave", "leave it", id="delete.leave", tooltip="Close, and delete nothing"),
    ]


async def ask_deletion(asker: Screen[Any], lobby: Lobby, journal: Path, name: str, held_on: date) -> None:
    """Ask, and delete the session in `journal` with all that goes with it."""
    from peerinquiry.storage.belongings import belongings, delete

    files = counted(len(await asyncio.to_thread(belongings, journal)), "file")
    day = held_on.isoformat()
    question = f"Delete {name} for good, {files}?\nType its day, {day}."
    typed = await ask(asker, DeleteDialog(question, placeholder=day, check=lambda text: _fits(text, day)))
    if typed is None:
        return
    try:
        gone = await asyncio.to_thread(delete, journal)
    except PeerInquiryError as error:
        lobby.say(str(error), warn=True)
    else:
        lobby.say(f"{counted(len(gone), 'file')} deleted. Backups are as they were.")


def _fits(typed: str, day: str) -> str:
    """What comes of what is typed. Raises ValueError where it is not the day."""
    if typed.strip() != day:
        raise ValueError(f"Esc leaves it as it is; {day} and Enter delete it.")
    return "Enter deletes it, and nothing brings it back."
