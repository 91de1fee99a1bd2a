"""The settings on disk. Whatever is wrong with the file, the last good ones, or those one begins with, stay in use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.mistakes import Mistake
from peerinquiry.formats.settings_toml import (
    FIRST,
    Check,
    Colours,
    Option,
    Settings,
    SettingsErrors,
    parse_settings,
    with_colours,
    with_option,
)
from peerinquiry.formats.toml_patch import changed
from peerinquiry.storage.atomic import write_whole
from peerinquiry.storage.files import DISK, Disk, plain_reason
from peerinquiry.storage.toml_source import source_of


class SettingsFile:
    """One settings file, read when it is asked for, and written as a whole."""

    def __init__(self, path: Path, check: Check, disk: Disk = DISK) -> None:
        """Settings at `path`; `check` says what is wrong with keys. Nothing is read yet."""
        self.path = path
        self.current = Settings()
        self._check = check
        self._disk = disk

    def load(self) -> tuple[Mistake, ...]:
        """Read the file anew; what is wrong with it, if anything. Without a file, all is as one begins with."""
        try:
            self.current = self._parsed(self._source())
        except SettingsErrors as errors:
            return errors.mistakes
        return ()

    def switch(self, option: Option, *, on: bool) -> None:
        """Switch an option, on disk and here. Raises PeerInquiryError, and changes nothing, where that cannot be."""
        self._change(
            lambda before: replace(before, on=before.on | {option} if on else before.on - {option}),
            lambda text: with_option(text, option, on=on),
        )

    def choose(self, colours: Colours) -> None:
        """Take other colours, in the same way."""
        self._change(lambda before: replace(before, colours=colours), lambda text: with_colours(text, colours))

    def _change(self, mean: Callable[[Settings], Settings], write: Callable[[str], str]) -> None:
        """Change one thing: what is meant by it, and how it is written."""
        source = self._source()
        wanted = mean(self._parsed(source))
        after = changed(source or FIRST.encode(), write)
        try:
            fits = self._parsed(after) == wanted
        except SettingsErrors:
            fits = False
        if not fits:
            raise PeerInquiryError(
                f"{self.path.name} is written in a way that is not changed from here.", "Change it in a text editor."
            )
        write_whole(self.path, after, self._disk)
        self.current = wanted

    def _parsed(self, source: bytes) -> Settings:
        return parse_settings(source, str(self.path), self._check)

    def _source(self) -> bytes:
        try:
            return source_of(self.path)
        except FileNotFoundError:
            return b""
        except OSError as error:
            wrong = f"the file cannot be read: {plain_reason(error)}"
            raise SettingsErrors(self.path.name, [Mistake(1, 1, wrong, "try again", str(self.path))]) from error
