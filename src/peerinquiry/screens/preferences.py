"""The settings, as they act on the console: how its clock shows and sounds, its colours, and its keys.

Nothing is read, nor loaded, before there is something to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from textual.app import SystemCommand

from peerinquiry.errors import PeerInquiryError
from peerinquiry.screens.themes import TOLD
from peerinquiry.storage.home import Home

if TYPE_CHECKING:
    from textual.binding import Keymap
    from textual.dom import DOMNode

    from peerinquiry.formats.settings_toml import Colours, Complaint, Option, Settings
    from peerinquiry.inquiry.model import State
    from peerinquiry.inquiry.turns import TurnKey
    from peerinquiry.live import Live
    from peerinquiry.session import Moment
    from peerinquiry.storage.settings import SettingsFile


class Wearer(Protocol):
    """What the settings need of the console that they are of."""

    home: Home
    live: Live | None
    counts_up: bool
    theme: str

    def draw_in_ascii(self, *, wanted: bool) -> None:
        """Draw in ASCII from here, or no longer."""
        ...

    def set_keymap(self, keymap: Keymap) -> None:
        """Put other keys in force."""
        ...

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something to the facilitator, in passing."""
        ...

    def bell(self) -> None:
        """Ring the terminal's bell."""
        ...

    def flash(self) -> None:
        """Let the clock's frame change its colour for a second."""
        ...


class Wears(Protocol):
    """The console, as a screen sees it that shows settings or keys."""

    home: Home
    preferences: Preferences
    theme: str


class Preferences:
    """One console's settings."""

    def __init__(self, wearer: Wearer, kind: type[DOMNode]) -> None:
        """Those one begins with; `kind` is the app whose keys they may change."""
        self._wearer, self._kind = wearer, kind
        self.keymap: dict[str, str] = {}
        """By binding, the keys that somebody chose, as Textual names them."""
        self._seen: tuple[TurnKey, float] | None = None
        self._colours = ""

    @cached_property
    def file(self) -> SettingsFile:
        """Where they are kept."""
        from peerinquiry.storage.settings import SettingsFile

        return SettingsFile(self._wearer.home.settings, self._complaints)

    def _complaints(self, keys: Mapping[str, str]) -> Iterable[Complaint]:
        """What is wrong with keys; every screen is loaded for it, so only where somebody chose some."""
        if not keys:
            return ()
        from peerinquiry.screens.keymap import KeyBook

        return KeyBook(self._kind).complaints(keys)

    @property
    def current(self) -> Settings:
        """What holds now."""
        return self.file.current

    def load(self) -> None:
        """Read them, if there are any; say what is wrong with them."""
        if not self._wearer.home.settings.exists() and "file" not in self.__dict__:
            return
        mistakes = self.file.load()
        self.apply()
        if mistakes:
            from peerinquiry.formats.mistakes import briefly

            self._wearer.say(f"{briefly(mistakes)}. What held before holds still.", warn=True)

    def switch(self, option: Option) -> None:
        """Switch an option, and say so where that cannot be."""
        self._keep(lambda: self.file.switch(option, on=option not in self.current.on))

    def choose(self, colours: Colours) -> None:
        """Take other colours; where they cannot be kept, say so, and take them for this window."""
        self._keep(lambda: self.file.choose(colours))
        self._wearer.theme = colours

    def _keep(self, change: Callable[[], None]) -> None:
        try:
            self._wearer.home.prepare()
            change()
        except PeerInquiryError as error:
            self._wearer.say(str(error), warn=True)
        self.apply()

    def palette(self) -> Iterator[SystemCommand]:
        """What the palette offers of them."""
        from peerinquiry.formats.settings_toml import Colours

        for colours in Colours:
            yield SystemCommand(f"Theme: {colours}", TOLD[colours].capitalize(), partial(self.choose, colours))

    def apply(self) -> None:
        """Put what holds in force."""
        if "file" not in self.__dict__:
            return
        from peerinquiry.formats.settings_toml import Option
        from peerinquiry.screens.keymap import chosen

        wearer, settings = self._wearer, self.current
        wearer.draw_in_ascii(wanted=Option.ASCII in settings.on)
        wearer.counts_up = Option.COUNT_UP in settings.on
        if self._colours != settings.colours:  # else those that could not be kept would go
            self._colours = wearer.theme = settings.colours
        if wearer.live:
            wearer.live.recording.session.starts_turns = Option.START_ON_TURN in settings.on
        keymap = {name: chosen(keys) for name, keys in settings.keys.items()}
        if self.keymap != keymap:
            self.keymap = keymap
            wearer.set_keymap(keymap)

    def look(self, state: State, moment: Moment) -> None:
        """Sound or show, if that is wanted, that the time of the turn is up: once, at the moment it is."""
        if "file" in self.__dict__ and self._time_is_up(state, moment):
            from peerinquiry.formats.settings_toml import Option

            if Option.CHIME in self.current.on:
                self._wearer.bell()
            if Option.FLASH in self.current.on:
                self._wearer.flash()

    def _time_is_up(self, state: State, moment: Moment) -> bool:
        from peerinquiry.inquiry import clock as clocks
        from peerinquiry.inquiry.turns import key_of

        clock, before = state.desk.clock, self._seen
        if clock is None or not clock.running:
            self._seen = None
            return False
        self._seen = key_of(state), clocks.left(clock, moment.elapsed)
        return before is not None and before[0] == self._seen[0] and before[1] > 0 >= self._seen[1]
