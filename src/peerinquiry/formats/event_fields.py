"""Events as flat TOML fields, and back: read off the event classes themselves, so that no event is forgotten."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints

from peerinquiry.formats.toml_lines import DAY, FLAG, MOMENT, NUMBER, TEXT, WHOLE, Codec, list_of, word_of
from peerinquiry.inquiry.events import KINDS, Event

ENVELOPE = ("seq", "act", "at", "elapsed", "kind", "sum")
"""What every block has of its own; an event's field of such a name is written with its kind before it."""

WORDS: Mapping[type[Event], str] = {event: word for word, event in KINDS.items()}
"""From the class to the word written on disk."""

_SCALARS: Mapping[object, Codec[object]] = {
    str: TEXT,
    bool: FLAG,
    int: WHOLE,
    float: NUMBER,
    date: DAY,
    datetime: MOMENT,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an event: its name here, its key on disk, and how its values are written.

    `needed` is False where a missing key means something: None, or the class's own default.
    """

    name: str
    key: str
    codec: Codec[object]
    nullable: bool
    needed: bool


@cache
def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of the event that is written as `kind`, in the class's order."""
    cls = KINDS[kind]
    hints = get_type_hints(cls)
    found = []
    for spec in fields(cls):
        codec, nullable = _codec(hints[spec.name])
        key = f"{kind}_{spec.name}" if spec.name in ENVELOPE else spec.name
        needed = not nullable and spec.default is MISSING and spec.default_factory is MISSING
        found.append(Field(spec.name, key, codec, nullable, needed))
    return tuple(found)


def _codec(hint: object) -> tuple[Codec[object], bool]:
    """How a field of that type is written, and whether it may be None."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = [part for part in get_args(hint) if part is not types.NoneType]
        if len(inner) == 1:
            return _codec(inner[0])[0], True
    if get_origin(hint) is tuple:
        item, *rest = get_args(hint)
        if rest == [...]:
            return list_of(_codec(item)[0]), False
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return word_of(hint), False
    if hint in _SCALARS:
        return _SCALARS[hint], False
    raise TypeError(f"the journal has no way to write {hint}")


def write_event(event: Event) -> str:
    """The kind and the fields, a line each. Raises ValueError for a value that could not be read back."""
    kind = WORDS[type(event)]
    lines = [f'kind = "{kind}"\n']
    for field in fields_of(kind):
        value = getattr(event, field.name)
        if value is None and field.nullable:
            continue
        try:
            lines.append(f"{field.key} = {field.codec.write(value)}\n")
        except ValueError as error:
            raise ValueError(f"{kind}: {field.key} {error}") from error
    return "".join(lines)


def read_event(kind: str, flat: Mapping[str, object]) -> tuple[Event, tuple[str, ...]]:
    """The event of these fields, and the keys that mean nothing here.

    Raises ValueError, in words for people, for a field that is missing or is not what it should be, and KeyError
    for a kind that is not known.
    """
    make: Callable[..., Event] = KINDS[kind]
    values: dict[str, object] = {}
    known = 0
    for field in fields_of(kind):
        if field.key in flat:
            known += 1
            try:
                values[field.name] = field.codec.read(flat[field.key])
            except ValueError as error:
                raise ValueError(f"{field.key} {error}") from error
        elif field.needed:
            raise ValueError(f"{field.key} is missing")
        elif field.nullable:
            values[field.name] = None
    if known == len(flat):
        return make(**values), ()
    keys = {*ENVELOPE, *(field.key for field in fields_of(kind))}
    return make(**values), tuple(key for key in flat if key not in keys)
