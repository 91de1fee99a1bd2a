"""Asking one thing at a time."""

from __future__ import annotations

from typing import Any, TypeVar

from textual.screen import ModalScreen, Screen

T = TypeVar("T")


async def ask(asker: Screen[Any], dialog: ModalScreen[T]) -> T | None:
    """What `dialog` is answered; None, unasked, where another dialog was quicker than this key."""
    if not asker.is_current:
        return None
    answer: T | None = await asker.app.push_screen_wait(dialog)
    return answer
