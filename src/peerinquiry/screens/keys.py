"""The keys of a screen as rows of a table, read from its bindings: what is told cannot differ from what is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

KEY_NAMES = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "equals_sign": "=",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "slash": "/",
    "full_stop": ".",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
"""Keys that Textual shows by other names."""

SEVERAL = 2
"""Digits in a row, up to which each is told."""

Display = Callable[[Binding], str]
"""A key's name as it stands on the key."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What some keys do; `ids` name their bindings."""

    ids: tuple[str, ...]
    keys: tuple[str, ...]
    words: str
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The keys that hold now: those of the screen, those of the line in which one types, those that hold everywhere."""

    here: tuple[KeyRow, ...]
    typing: tuple[KeyRow, ...]
    everywhere: tuple[KeyRow, ...]

    @property
    def rows(self) -> tuple[KeyRow, ...]:
        """All of them."""
        return (*self.here, *self.typing, *self.everywhere)


def keys_now(screen: Screen[object], display: Display) -> KeyTable:
    """The keys of `screen` as it is; while one types in it, also those that work once one does not."""
    line = screen.focused if isinstance(screen.focused, Input) else None
    active = screen.active_bindings
    commands = _without_focus(screen) if line else active
    everywhere = _rows((one for one in commands.values() if one.node is screen.app), display)
    here = _rows((one for one in commands.values() if one.node is screen), display)
    within = _rows((one for one in commands.values() if one.node not in {screen, screen.app}), display)
    told = {name for row in (*here, *within, *everywhere) for name in row.ids}
    typed = (one for one in active.values() if line and one.binding.id not in told)
    return KeyTable((*here, *within), tuple(_rows(typed, display)), tuple(everywhere))


def keys_declared(kind: type[DOMNode], display: Display, keymap: Mapping[str, str]) -> list[KeyRow]:
    """The keys that a kind of screen has whatever happens on it: its own, not those that all widgets have.

    `keymap` has those that somebody chose.
    """
    found = [Binding.make_bindings(base.__dict__.get("BINDINGS", ())) for base in reversed(kind.__mro__)]
    ours = (binding for bindings in found for binding in bindings if binding.id)
    return list(_grouped(((chosen, True) for binding in ours for chosen in _chosen(binding, keymap)), display))


def _chosen(binding: Binding, keymap: Mapping[str, str]) -> list[Binding]:
    """The binding on the keys that somebody chose for it, or as it is."""
    keys = keymap.get(binding.id or "")
    return [binding.with_key(key, key_display=None) for key in keys.split(",")] if keys else [binding]


def _without_focus(screen: Screen[object]) -> dict[str, ActiveBinding]:
    """The keys that hold once nobody types; nothing on screen notices that it was asked for."""
    focused = screen.focused
    screen.set_reactive(Screen.focused, None)
    try:
        return screen.active_bindings
    finally:
        screen.set_reactive(Screen.focused, focused)


def _rows(active: Iterable[ActiveBinding], display: Display) -> list[KeyRow]:
    """A row for each binding of ours; Textual's own have no id."""
    return list(_grouped(((one.binding, one.enabled) for one in active if one.binding.id), display))


def _grouped(bindings: Iterable[tuple[Binding, bool]], display: Display) -> Iterator[KeyRow]:
    """Keys that do the same on one row."""
    rows: dict[str, KeyRow] = {}
    for binding, enabled in bindings:
        words = binding.tooltip or f"{binding.description[:1].upper()}{binding.description[1:]}"
        before = rows.get(words, KeyRow((), (), words, enabled))
        names = dict.fromkeys((*before.ids, binding.id or ""))
        keys = dict.fromkeys((*before.keys, display(binding)))
        rows[words] = replace(before, ids=tuple(names), keys=tuple(keys), enabled=before.enabled or enabled)
    yield from (replace(row, keys=_digits(row.keys)) for row in rows.values())


def _digits(keys: tuple[str, ...]) -> tuple[str, ...]:
    """`1–9` for all the digits in between."""
    return (f"{keys[0]}–{keys[-1]}",) if len(keys) > SEVERAL and "".join(keys) in "123456789" else keys
