"""Keys that somebody chose: what each binding is called, and what is wrong with a choice before it is made.

A binding is named by its id, which has one meaning wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key, key_to_character

from peerinquiry.formats.mistakes import short
from peerinquiry.formats.settings_toml import Complaint

MODIFIERS = ("ctrl", "shift", "alt")


def complaints(keys: Mapping[str, str]) -> Iterator[Complaint]:
    """What is wrong with `keys`: bindings that there are not, keys that there are not, two meanings on one key."""
    known = bindings()
    for name, written in keys.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            wanted = f"did you mean `{near[0]}`?" if near else "`peerinquiry keys` shows them all"
            yield name, f"nothing is called `{short(name)}`", wanted
            continue
        wrong = next((key for key in _split(written) if not is_key(key)), None)
        if wrong is not None:
            yield name, f"there is no key `{short(wrong)}`", "write a letter, f9, ctrl+x, space, enter or the like"
    sound = {name: written for name, written in keys.items() if name in known}
    for kind in _kinds():
        yield from _clashes(kind, sound)


def _clashes(kind: type[DOMNode], keys: Mapping[str, str]) -> Iterator[Complaint]:
    """Keys that would mean two things on one screen, at least one of them by choice."""
    taken: dict[str, str] = {}
    for binding in _own(kind):
        name = binding.id or ""
        for key in _split(keys.get(name, binding.key)):
            other = taken.setdefault(normal(key), name)
            chosen = next((one for one in (name, other) if one in keys), None)
            if other != name and chosen:
                theirs = other if chosen == name else name
                yield (
                    chosen,
                    f"`{key}` means `{theirs}` already",
                    f"give `{theirs}` another key, or choose another here",
                )


@cache
def bindings() -> Mapping[str, Binding]:
    """Every binding there is, by its id."""
    return {binding.id: binding for kind in _kinds() for binding in _own(kind) if binding.id}


def _own(kind: type[DOMNode]) -> list[Binding]:
    """The bindings of a screen or widget: its own, and those of the kinds of ours that it is made after."""
    found: dict[tuple[str, str], Binding] = {}
    for base in reversed(kind.__mro__):
        for binding in Binding.make_bindings(base.__dict__.get("BINDINGS", ())):
            if binding.id:
                found[binding.id, binding.key] = binding
    return list(found.values())


@cache
def _kinds() -> tuple[type[DOMNode], ...]:
    """All screens and widgets of ours that have keys, and the app."""
    from peerinquiry import app, screens, widgets

    kinds: dict[type[DOMNode], None] = {app.PeerInquiryApp: None}
    for package in (screens, widgets):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__ == module.name:
                    kinds[value] = None
    return tuple(kinds)


def _split(written: str) -> list[str]:
    return [key.strip() for key in written.split(",") if key.strip()]


def normal(key: str) -> str:
    """A key by Textual's name for it: `question_mark` for `?`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, _character_to_key(last) if len(last) == 1 else last])


def is_key(key: str) -> bool:
    """Whether there is such a key."""
    *modifiers, last = normal(key).split("+")
    known = last in {item.value for item in Keys} or key_to_character(last) is not None
    return known and all(modifier in MODIFIERS for modifier in modifiers)


def lines() -> Iterator[str]:
    """What each binding is called, on which keys it is, and what it does: a line each, in order."""
    for name, binding in sorted(bindings().items()):
        yield f"{name:<20} {binding.key:<28} {binding.tooltip or binding.description}"
