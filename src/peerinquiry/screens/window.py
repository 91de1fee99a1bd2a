"""What the console and the stage have in common: two windows on a session, with the same screens in them."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from contextvars import Context, copy_context
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App
from textual.binding import Binding
from textual.driver import Driver
from textual.filter import LineFilter
from textual.reactive import Reactive, var
from textual.theme import Theme

from peerinquiry.screens.afterwards import Afterwards
from peerinquiry.screens.keys import KEY_NAMES
from peerinquiry.screens.saved_first import saved_first
from peerinquiry.screens.signs import InAscii, drawable
from peerinquiry.screens.themes import BY_NAME, THEMES
from peerinquiry.storage.outcome import SaveState, SaveStatus

if TYPE_CHECKING:  # the home screen stands before anything of a session is loaded
    from peerinquiry.inquiry.model import State

BANK_LOOK = 0.3
"""Seconds between looks at the file of the question bank, of which two or three tell that it was saved."""

LEAVES = "q leaves, and Ctrl+Q while you type; nothing is lost."


class Window(App[None]):
    """A window. Screens watch what it knows; whose hands it has is said once."""

    TITLE = "peerinquiry"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-medium"), (36, "-tall")]
    hands: ClassVar[bool]
    """Whether somebody works it."""

    theme: Reactive[str] = Reactive(THEMES[0].name)
    state: var[State] = var(cast("State", None))
    """The session that shows; no screen that reads it stands before there is one."""
    saving: var[SaveStatus] = var(SaveStatus(SaveState.SAVED))
    """How it stands with the journal."""
    private: var[bool] = var(False)
    """Whether this window is the facilitator's alone; what is private is drawn only then."""
    in_ascii: var[bool] = var(False)
    """Whether everything is drawn in ASCII."""
    counts_up: var[bool] = var(False)
    """Whether clocks show what has gone by, and not what is left."""
    bank_saved: var[int] = var(0)
    """Counts how often the file of the question bank was saved, so that what shows of it is drawn anew."""
    prompt: var[str] = var("")
    """What stands in the line where one types, while nothing is typed; without hands, below everything."""

    def __init__(self) -> None:
        """Nothing moves but the clock."""
        super().__init__()
        self.animation_level = "none"
        self.afterwards = Afterwards()
        self._own_loop: asyncio.AbstractEventLoop | None = None
        self._own_context: Context | None = None
        self._notified = False
        self._ascii = InAscii(getattr(sys.__stderr__, "encoding", None) or "utf-8")
        self._has_signs = drawable(sys.__stderr__)
        self.set_reactive(Window.in_ascii, not self._has_signs)
        self.look_for_terminal: Callable[[], None] = lambda: None
        """Ends the window if its terminal is gone; may be called from any thread."""

    def get_driver_class(self) -> type[Driver]:
        """What reads the terminal: ours, where Textual would take its own for terminals like this."""
        usual = super().get_driver_class()
        if sys.platform == "win32" or usual.__name__ != "LinuxDriver":
            return saved_first(usual)
        from peerinquiry.screens.keyboard import Keyboard

        return saved_first(Keyboard)

    def await_disk(self) -> None:
        """To be called before anything is drawn; what this window shows, somebody else saves."""

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours alone: only they were measured for contrast."""
        return BY_NAME

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to each row that is drawn; signs come first, and colours then."""
        filters = super().get_line_filters()
        return [self._ascii, *filters] if self.in_ascii else filters

    def draw_in_ascii(self, *, wanted: bool) -> None:
        """Draw in ASCII from here, or no longer; where the terminal has none of our signs, always."""
        self.in_ascii = wanted or not self._has_signs

    def watch_in_ascii(self) -> None:
        """Every row is drawn anew."""
        if self.is_running:
            self.refresh_css(animate=False)

    def get_key_display(self, binding: Binding) -> str:
        """A key's name as it stands on the key."""
        key = binding.key
        if known := binding.key_display or KEY_NAMES.get(key):
            return known
        if key.startswith("ctrl+"):
            return f"Ctrl+{key.removeprefix('ctrl+').upper()}"
        return key if len(key) == 1 else super().get_key_display(binding).capitalize()

    def on_mount(self) -> None:
        """Remember where callbacks belong."""
        self._own_loop = asyncio.get_running_loop()
        self._own_context = copy_context()  # Textual finds the app in it

    def action_help_quit(self) -> None:
        """Ctrl+C, which ends other programs."""
        self.clear_notifications()
        self.notify(LEAVES, markup=False)

    def notify(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as Textual has it
        """Say something in passing."""
        self._notified = True
        super().notify(*args, **options)

    def clear_notifications(self) -> None:
        """Nothing is said any more. Every act asks for it, and to look for what was said costs it a frame."""
        if self._notified:
            self._notified = False
            super().clear_notifications()

    def show_bank(self) -> None:
        """Show what the question bank is now."""
        self.bank_saved += 1

    def post(self, callback: Callable[[], None]) -> None:
        """Run a callback in the window's own thread."""
        if self._own_loop and not self._own_loop.is_closed():
            self._own_loop.call_soon_threadsafe(callback, context=self._own_context)
