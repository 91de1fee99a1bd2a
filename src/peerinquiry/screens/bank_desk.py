"""Editing question banks from the console: it waits behind the editor, and its session goes on.

What happens to the clock meanwhile, and why: docs/decisions/0020-edit-while-live.md.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import SuspendNotSupported, SystemCommand
from textual.screen import Screen

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.home import Home

if TYPE_CHECKING:
    from peerinquiry.formats.mistakes import Mistake
    from peerinquiry.live import Live
    from peerinquiry.storage.banks import BankLibrary

EDIT = "Edit the question bank"
EDIT_TOOLTIP = "Open the bank in your editor; hints and all are seen in this window, and the clock goes on"
COPIED = "A copy of the built-in bank is yours now, and used from here on."


class Desk(Protocol):
    """The app, as this sees it."""

    home: Home
    live: Live | None

    @property
    def screen(self) -> Screen[Any]:
        """What is in front."""
        ...

    @property
    def library(self) -> BankLibrary:
        """The question banks."""
        ...

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something to the facilitator, in passing."""
        ...

    def suspend(self) -> AbstractContextManager[None]:
        """Leave the terminal to another program."""
        ...

    def batch_update(self) -> AbstractContextManager[None]:
        """Draw nothing."""
        ...

    def clear_notifications(self) -> None:
        """Say nothing any more."""
        ...

    def push_screen(self, screen: Screen[None]) -> object:
        """Show a screen over this one."""
        ...

    def run_worker(self, work: Coroutine[Any, Any, None], *, group: str) -> object:
        """Do it while everything else goes on."""
        ...


class BankDesk:
    """What one can do with the file of a bank. One editor is open at a time."""

    def __init__(self, desk: Desk) -> None:
        """For this console."""
        self._desk = desk
        self._away = False
        self._kept: dict[str, bool] = {}
        """What was said while nobody could see it, and whether it warns."""

    def keeps(self, sentence: str, *, warn: bool) -> bool:
        """Whether an editor has the terminal: then it is said once that is left."""
        if self._away:
            self._kept[sentence] = warn
        return self._away

    def look(self) -> None:
        """See whether the session's bank was saved; to be called every `BANK_LOOK` seconds."""
        if self._desk.live:
            self._desk.live.banks.look()

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What is wrong in the session's bank as it was saved."""
        live = self._desk.live
        return live.banks.mistakes if live else ()

    def palette(self) -> Iterator[SystemCommand]:
        """What the palette offers while a session is open."""
        if self._desk.live:
            yield SystemCommand(EDIT, "In your own editor; the clock goes on", self.edit)
        if self.mistakes:
            yield SystemCommand(
                "Mistakes in the question bank", "Where they are, and what to write", self.show_mistakes
            )

    def show_mistakes(self) -> None:
        """Every mistake, at its place."""
        from peerinquiry.screens.banks import BankReader, look_at

        if self._desk.live and not isinstance(self._desk.screen, BankReader):
            try:
                entry = self._desk.library.entry(self._desk.live.state.bank.name)
            except PeerInquiryError as error:
                self._desk.say(str(error), warn=True)
            else:
                self._desk.clear_notifications()
                self._desk.push_screen(BankReader(look_at(self._desk.library, entry)))

    def edit(self, name: str = "", then: Callable[[], object] = lambda: None) -> None:
        """Open the bank of that name, the session's if left out; `then` is called once the editor is left."""
        wanted = name or (self._desk.live.state.bank.name if self._desk.live else "")
        if wanted and not self._away:
            self._away = True
            self._desk.run_worker(self._edit(wanted, then), group="editor")

    async def _edit(self, name: str, then: Callable[[], object]) -> None:
        self._kept = {}
        try:
            sentence, warn = await self._edited(name), False
        except PeerInquiryError as error:
            sentence, warn = str(error), True
        finally:
            self._away = False
        live = self._desk.live
        news = live.banks.saved() if live else ""
        said = [sentence, *self._kept, *([news] if news not in self._kept else [])]
        warn = warn or any(self._kept.values()) or bool(news and self.mistakes)
        self._desk.say(" ".join(filter(None, said)), warn=warn)
        then()

    async def _edited(self, name: str) -> str:
        """Edit it; what there is to say. Raises PeerInquiryError where that cannot be."""
        from peerinquiry.storage.editor import editor_command, ended_badly, run_editor
        from peerinquiry.storage.own_banks import to_edit

        desk = self._desk
        command = editor_command(os.environ)
        file = await asyncio.to_thread(to_edit, desk.home, desk.library, name)
        copied = COPIED if file.copied else ""
        trouble = ""
        try:
            # What is drawn while the terminal is another's would fill a queue that nobody empties, and stop the loop.
            with desk.suspend(), desk.batch_update():
                try:
                    code = await run_editor(command, file.path)
                    trouble = ended_badly(code)
                except (
                    PeerInquiryError
                ) as error:  # caught here: an error that leaves `suspend` leaves the terminal, too
                    trouble = str(error)
        except SuspendNotSupported:
            trouble = f"Open {file.path} in another window: it is read each time it is saved."
        return " ".join(filter(None, (copied, trouble)))
