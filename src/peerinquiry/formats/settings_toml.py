"""The settings as people edit them: TOML to `Settings`, or all that is wrong with it at once, each at its place.

Changing one option changes its own line and nothing else: comments, order and blanks stay as their writer left them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, Final

from peerinquiry.formats.mistakes import short
from peerinquiry.formats.table_reader import TableReader, kind_of
from peerinquiry.formats.toml_file import FileErrors, parse_file
from peerinquiry.formats.toml_patch import with_value

CLOCK, LOOK, KEYS = "clock", "look", "keys"
THEME = "theme"


class Option(StrEnum):
    """What can be switched on; all are off until somebody does. The names stand in the file."""

    START_ON_TURN = "start_on_turn"
    COUNT_UP = "count_up"
    CHIME = "chime"
    FLASH = "flash"
    ASCII = "ascii"

    @property
    def table(self) -> str:
        """Under which heading it stands."""
        return LOOK if self is Option.ASCII else CLOCK


class Colours(StrEnum):
    """What all is drawn in: the themes that were measured for contrast. The names stand in the file."""

    INK = "ink"
    PAPER = "paper"
    CONTRAST = "high contrast"


@dataclass(frozen=True, slots=True)
class Settings:
    """What is switched on, which keys somebody chose (by binding, keys with commas between), and which colours."""

    on: frozenset[Option] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict)
    colours: Colours = Colours.INK


Complaint = tuple[str, str, str]
"""Whose keys cannot be as they are written, what is wrong with them, and what to write instead."""
Check = Callable[[Mapping[str, str]], Iterable[Complaint]]


class SettingsErrors(FileErrors):
    """Settings that cannot be used, with all their mistakes in the order of the file. As text: a line for each."""

    WHAT: ClassVar[str] = "settings file"


def parse_settings(source: str | bytes, file: str, check: Check) -> Settings:
    """The settings written in `source`; `check` says what is wrong with keys.

    Raises SettingsErrors with every mistake.
    """
    reader = _Reader(file, check)
    return parse_file(source, file, reader, reader.settings, SettingsErrors)


class _Reader(TableReader):
    def __init__(self, name: str, check: Check) -> None:
        super().__init__(name)
        self._check = check

    def settings(self, table: Mapping[str, Any]) -> Settings:
        """What is written."""
        self._know(table, (CLOCK, LOOK, KEYS), (), "the settings")
        clock, look = self._table(table, CLOCK, "chime = true"), self._table(table, LOOK, "ascii = true")
        on = frozenset((*self._options(clock, CLOCK), *self._options(look, LOOK, THEME)))
        return Settings(on, self._keys(table), self._colours(look))

    def _options(self, written: Mapping[str, Any], heading: str, *others: str) -> Iterable[Option]:
        """What is switched on under a heading, under which there may be `others`."""
        options = [option for option in Option if option.table == heading]
        self._know(written, (*options, *others), (heading,), f"[{heading}]")
        for option in options:
            value = written.get(option, False)
            if not isinstance(value, bool):
                self._fault((heading, option), f"`{option}` is {kind_of(value)}", f"write {option} = true, or false")
            elif value:
                yield option

    def _colours(self, look: Mapping[str, Any]) -> Colours:
        name = self._text(look, THEME, (LOOK,))
        if name in tuple(Colours):
            return Colours(name)
        if name:
            known = ", ".join(f'"{one}"' for one in Colours)
            self._fault((LOOK, THEME), f"there is no theme “{short(name)}”", f"write one of {known}")
        return Colours.INK

    def _keys(self, table: Mapping[str, Any]) -> dict[str, str]:
        written = self._table(table, KEYS, 'undo = "u"')
        keys = {}
        for name in written:
            value = written[name]
            if isinstance(value, list) and all(isinstance(key, str) for key in value):
                value = ",".join(value)
            if not isinstance(value, str) or not value.strip(", "):
                wrong = f"`{name}` is {kind_of(value)}" if value != "" else f"`{name}` has no key"
                self._fault((KEYS, name), wrong, f'write {name} = "f9", or "u,f9" for two keys')
            else:
                keys[name] = value
        for name, wrong, instead in self._check(keys):
            self._fault((KEYS, name), wrong, instead)
        return keys

    def _table(self, table: Mapping[str, Any], name: str, example: str) -> Mapping[str, Any]:
        value = table.get(name, {})
        if isinstance(value, dict):
            return value
        self._fault(
            (name,), f"`{name}` is {kind_of(value)}", f"write [{name}] on a line of its own, and {example} under it"
        )
        return {}


FIRST: Final = """\
# Settings of peerinquiry. What begins with # is for you to read; a change counts from the next time it is looked at.

[clock]
start_on_turn = false   # the clock starts by itself when a turn is given
count_up = false        # it shows how long somebody has spoken, not how long is left
chime = false           # the terminal's bell, once, when the time is up
flash = false           # the clock's frame changes its colour for a second, when the time is up

[look]
theme = "ink"           # ink (light on dark), paper (dark on light), or high contrast (white and yellow on black)
ascii = false           # letters and plain signs alone: for fonts and lines that have no others

[keys]
# undo = "u,f9"         # ? shows every key; `peerinquiry keys` shows what each is called here
"""
"""What is written where there is no file yet."""


def with_option(source: str, option: Option, *, on: bool) -> str:
    """`source`, which has no mistakes, with one option switched; all else in it stays as it is."""
    return with_value(source, (option.table, option.value), str(on).lower())


def with_colours(source: str, colours: Colours) -> str:
    """The same with other colours."""
    return with_value(source, (LOOK, THEME), f'"{colours}"')
