"""The strings of events, read off the event classes themselves, so that no field of any kind is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from enum import Enum
from typing import Any, Final, TypeGuard

from peerinquiry.inquiry.events import Event, Record

NAMES: Final = frozenset({"who", "to", "by", "order", "first", "choices", "candidates", "helpers"})
"""Fields whose strings are people's names, each a whole one. A test holds that every other string is no name."""


def strings(event: Event) -> Iterator[tuple[str, str]]:
    """Each string in an event with its field; words of a closed vocabulary are none."""
    for field in fields(event):
        value: object = getattr(event, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if _is_free(item):
                yield field.name, item


def with_strings(record: Record, change: Callable[[str], str]) -> Record:
    """The record with another string for each; the very same where none is another."""
    event = record.event
    changed: dict[str, Any] = {}
    for field in fields(event):
        before: object = getattr(event, field.name)
        after = _changed(before, change)
        if after != before:
            changed[field.name] = after
    return replace(record, event=replace(event, **changed)) if changed else record


def names_of(records: Iterable[Record]) -> Iterator[str]:
    """Every name that stands where names stand, as often as it stands there."""
    for record in records:
        yield from (text for field, text in strings(record.event) if field in NAMES and text)


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, tuple):
        return tuple(change(item) if _is_free(item) else item for item in value)
    return change(value) if _is_free(value) else value


def _is_free(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and not isinstance(value, Enum)
