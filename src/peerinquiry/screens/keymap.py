"""Keys that somebody chose: what each binding is called, and what is wrong with a choice before it is made.

A binding is named by its id, which has one meaning wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key, key_to_character
from textual.screen import ModalScreen, Screen

from peerinquiry.formats.mistakes import short
from peerinquiry.formats.settings_toml import Complaint

PRINTED = frozenset(_character_to_key(chr(code)) for code in range(ord("!"), ord("~") + 1))
"""What the characters of a keyboard are called as keys."""
MODIFIERS = ("ctrl", "shift", "alt")


class KeyBook:
    """All bindings of one app, its screens and its widgets."""

    def __init__(self, app: type[DOMNode]) -> None:
        """Nothing is loaded yet."""
        self._app = app

    def complaints(self, keys: Mapping[str, str]) -> Iterator[Complaint]:
        """What is wrong with `keys`: names and keys that there are not, two meanings on one key."""
        if not keys:
            return
        for name, written in keys.items():
            if name not in self.bindings:
                near = get_close_matches(name, self.bindings, n=1)
                wanted = f"did you mean `{near[0]}`?" if near else "`peerinquiry keys` shows them all"
                yield name, f"nothing is called `{short(name)}`", wanted
                continue
            wrong = next((key for key in split(written) if not is_key(key)), None)
            if wrong is not None:
                yield name, f"there is no key `{short(wrong)}`", "write a letter, f9, ctrl+x, space, enter or the like"
        sound = {name: written for name, written in keys.items() if name in self.bindings}
        yield from dict.fromkeys(clash for kind in self._kinds for clash in self._clashes(kind, sound))

    def lines(self) -> Iterator[str]:
        """What each binding is called, on which keys it is, and what it does: a line each, in order."""
        for name, binding in sorted(self.bindings.items()):
            yield f"{name:<18} {binding.key:<26} {binding.tooltip or binding.description}"

    @cached_property
    def bindings(self) -> Mapping[str, Binding]:
        """Every binding there is, by its id."""
        return {binding.id: binding for kind in self._kinds for binding in own(kind) if binding.id}

    @cached_property
    def _kinds(self) -> tuple[type[DOMNode], ...]:
        """All screens and widgets of ours, and the app."""
        from peerinquiry import screens, widgets

        kinds: dict[type[DOMNode], None] = {self._app: None}
        for package in (screens, widgets):
            for module in iter_modules(package.__path__, f"{package.__name__}."):
                for value in vars(import_module(module.name)).values():
                    if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__ == module.name:
                        kinds[value] = None
        return tuple(kinds)

    def _clashes(self, kind: type[DOMNode], keys: Mapping[str, str]) -> Iterator[Complaint]:
        """Keys that would mean two things on one screen, at least one of them by choice."""
        behind = issubclass(kind, Screen) and not issubclass(kind, ModalScreen)  # the app's keys reach no dialog
        taken: dict[str, str] = {}
        for binding in [*own(kind), *(own(self._app) if behind else [])]:
            name = binding.id or ""
            for key in split(keys.get(name, binding.key)):
                other = taken.setdefault(normal(key), name)
                chosen = next((one for one in (name, other) if one in keys), None)
                if other != name and chosen:
                    theirs = other if chosen == name else name
                    wanted = f"give `{theirs}` another key, or choose another here"
                    yield chosen, f"`{key}` means `{theirs}` already", wanted


def own(kind: type[DOMNode]) -> list[Binding]:
    """The bindings of a screen or widget: its own, and those of the kinds of ours that it is made after."""
    found: dict[tuple[str, str], Binding] = {}
    for base in reversed(kind.__mro__):
        for binding in Binding.make_bindings(base.__dict__.get("BINDINGS", ())):
            if binding.id:
                found[binding.id, binding.key] = binding
    return list(found.values())


def split(written: str) -> list[str]:
    """The keys that are written with commas between."""
    return [key.strip() for key in written.split(",") if key.strip()]


def normal(key: str) -> str:
    """A key by Textual's name for it: `question_mark` for `?`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, _character_to_key(last) if len(last) == 1 else last])


def chosen(written: str) -> str:
    """Keys as Textual names them, with commas between."""
    return ",".join(normal(key) for key in split(written))


def is_key(key: str) -> bool:
    """Whether there is such a key."""
    *modifiers, last = normal(key).split("+")
    known = last in PRINTED or last in {item.value for item in Keys} or key_to_character(last) is not None
    return known and all(modifier in MODIFIERS for modifier in modifiers)
