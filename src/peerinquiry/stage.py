"""The stage: the public window, in a second terminal. It follows a session, and nobody works it.

It shows the console's own screens, over a session that has nothing private in it: one way of drawing each thing, and
nothing to hide. Keys leave, or change the theme; no other reaches a screen.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent, Key, Paste
from textual.screen import Screen

from peerinquiry.following import Following
from peerinquiry.formats.settings_toml import Option
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.privacy import public_bank
from peerinquiry.inquiry.view.curtain import MOMENT, CurtainView, curtain
from peerinquiry.screens.phase import PhaseScreen, screen_of
from peerinquiry.screens.themes import THEMES
from peerinquiry.screens.window import BANK_LOOK, Window
from peerinquiry.session import Clock, Moment, SystemClock
from peerinquiry.storage.bank_watch import BankWatch, Found
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.storage.settings import SettingsFile
from peerinquiry.widgets.cover import Cover

if TYPE_CHECKING:
    from peerinquiry.inquiry.commands import Command
    from peerinquiry.inquiry.model import State
    from peerinquiry.inquiry.turns import TurnKey
    from peerinquiry.live import Live

LOOK = 0.1
"""Seconds between looks at the files, and at the clock."""
WAITING = "The session will show here in a moment."
KEYS = frozenset({"q", "t", "ctrl+c", "ctrl+q"})
"""All the keys there are."""

Start = Callable[["StageApp"], None]
"""What is done once the window stands."""


class CoverScreen(Screen[None]):
    """Stands where there is no session to be seen, or none may be."""

    CSS = "CoverScreen { background: $background; overflow: hidden; }"

    def __init__(self) -> None:
        """Nothing is said yet."""
        super().__init__()
        self.cover = Cover()

    def compose(self) -> ComposeResult:
        """One thing in the middle."""
        yield self.cover


class StageApp(Window):
    """The window that everyone may see. Its screens find in it what they find in the console, but for hands."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+c,ctrl+q", "quit", "leave", id="leave", priority=True, tooltip="Close this window"),
        Binding("t", "theme", "theme", id="theme", priority=True, tooltip="Ink, paper, or high contrast"),
    ]

    hands = False
    """Nobody works this window."""
    live: Live | None = None
    """It opens no session."""

    def __init__(
        self, home: Home, session: Path | None = None, clock: Clock | None = None, start: Start | None = None
    ) -> None:
        """Follow the session with that journal, or whichever is live; `start` is called once the window stands."""
        super().__init__()
        self.home = home
        self.drafts: dict[TurnKey, str] = {}
        self.forms: dict[str, tuple[str, ...]] = {}
        self._start = start
        self._clock = clock or SystemClock()
        self._following = Following(home, session, self._clock)
        self._followed: Path | None = None
        self._settings = SettingsFile(home.settings, lambda _keys: ())
        self._settings_read = 0
        self._colours: str = self.theme
        self._bank: Bank | None = None
        self._watch: BankWatch | None = None

    def get_default_screen(self) -> Screen[None]:
        """What stands while there is no session."""
        return CoverScreen()

    def on_mount(self) -> None:
        """Begin to follow."""
        self.call_after_refresh(self.look)
        self.set_interval(LOOK, self.look)
        self.set_interval(BANK_LOOK, self._look_at_bank)
        if self._start:
            self._start(self)

    def on_unmount(self) -> None:
        """Follow no more."""
        self._following.leave()

    # What screens read, as they read it in the console

    @property
    def library(self) -> BankLibrary:
        """The question banks, where the console finds them."""
        return BankLibrary(self.home.root, self._following.folder or Path.cwd())

    @property
    def bank(self) -> Bank:
        """The bank of the session, without what is for the facilitator."""
        wanted = self.state.bank
        if self._bank is None or self._watch is None or self._watch.name != wanted.name:
            self._watch, self._bank = BankWatch(self.library, wanted.name), Bank.known(wanted)
            self._take(self._watch.look(sure=True))
        return self._bank

    def _look_at_bank(self) -> None:
        """Follow the file of the bank, as the console does."""
        if self._watch and self._take(self._watch.look()):
            self.show_bank()

    def _take(self, found: Found | None) -> bool:
        """Show the bank that was found, if one was; with mistakes, the one before stays."""
        if found is None or found.bank is None:
            return False
        self._bank = public_bank(found.bank)
        return True

    def moment(self) -> Moment:
        """Now, in the session."""
        return self._following.moment()

    def seed(self) -> int:
        """Nothing is left to chance here."""
        return 0

    def act(self, command: Command) -> bool:
        """Nothing is done here."""
        return False

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Nothing is said in passing: there is nobody to say it to."""

    def close_session(self) -> None:
        """There is none to close."""

    # What shows

    def look(self) -> None:
        """See what is new, and show it; show the time."""
        if not self.screen_stack:  # it closes, and a timer had gone off already
            return
        self._heed_settings()
        following = self._following
        following.look()
        if following.journal != self._followed:
            self._followed, self._bank = following.journal, None
            self._clear()
        state = following.state
        if state is None or following.cover.down:
            self._clear()
            self._show_cover()
            return
        self.prompt = "" if following.alive or state.closed else MOMENT
        self.state = state
        self._show_phase(state)

    def _heed_settings(self) -> None:
        """The clock counts up, and all is in the colours and in ASCII, where the console's does and is; `t` stays."""
        try:
            written = self.home.settings.stat().st_mtime_ns
        except OSError:
            return
        if written != self._settings_read:
            self._settings_read = written
            self._settings.load()
            self.draw_in_ascii(wanted=Option.ASCII in self._settings.current.on)
            self.counts_up = Option.COUNT_UP in self._settings.current.on
            if self._colours != self._settings.current.colours:  # else what was chosen here would go
                self._colours = self.theme = self._settings.current.colours

    def _show_phase(self, state: State) -> None:
        shown = self.screen
        if not isinstance(shown, PhaseScreen):
            self.push_screen(screen_of(state.phase))
        elif shown.phase is not state.phase:
            self.switch_screen(screen_of(state.phase))
        else:
            shown.tick(self.moment())

    def _show_cover(self) -> None:
        cover, screen = self._following.cover, self.screen
        if isinstance(screen, CoverScreen):
            waiting = CurtainView("", self._following.trouble or WAITING)
            screen.cover.view = curtain(cover.back_at, self._clock.wall()) if cover.down else waiting

    def _clear(self) -> None:
        """Nothing of a session shows."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    async def on_event(self, event: Event) -> None:
        """No key but the few there are, no click and no paste reaches a screen."""
        if isinstance(event, Paste) or (isinstance(event, InputEvent) and not _allowed(event)):
            return
        await super().on_event(event)

    def action_theme(self) -> None:
        """The next one."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]


def _allowed(event: InputEvent) -> bool:
    return isinstance(event, Key) and event.key in KEYS
