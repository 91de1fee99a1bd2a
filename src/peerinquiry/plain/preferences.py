"""The settings, as they hold in lines: what starts a clock, which way it counts, and whether it rings."""

from __future__ import annotations

from peerinquiry.formats.mistakes import briefly
from peerinquiry.formats.settings_toml import Option
from peerinquiry.storage.home import Home
from peerinquiry.storage.settings import SettingsFile


class Preferences:
    """The same file as the screen's. Keys of one's own mean nothing here, so nothing is said of them."""

    def __init__(self, home: Home) -> None:
        """Nothing is read yet."""
        self._home = home
        self._file = SettingsFile(home.settings, lambda _keys: ())

    def load(self) -> str:
        """Read them; what is wrong with them, if anything."""
        mistakes = self._file.load()
        return f"{briefly(mistakes)}. All settings are off meanwhile." if mistakes else ""

    def holds(self, option: Option) -> bool:
        """Whether it is on."""
        return option in self._file.current.on

    def switch(self, option: Option, *, on: bool) -> None:
        """Switch it, for good. Raises PeerInquiryError, and changes nothing, where that cannot be."""
        self._home.prepare()
        self._file.switch(option, on=on)
