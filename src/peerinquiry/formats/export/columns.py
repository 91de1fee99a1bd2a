"""The columns of the export: what every event has, then the fields of all events, read off their classes.

Two events share a column where a field of theirs has the same name and the same type. What a column is called, and
what it holds, lasts: a new event adds columns, and `SCHEMA_VERSION` counts the changes that break a query.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum, StrEnum
from functools import cache
from typing import Final, Union, get_args, get_origin, get_type_hints

from peerinquiry.inquiry.events import KINDS

SCHEMA_VERSION: Final = 1


class Type(Enum):
    """What a column holds. Moments are UTC, to the microsecond."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    DAY = "day"
    MOMENT = "moment"
    TEXTS = "list of texts"
    WHOLES = "list of whole numbers"
    NUMBERS = "list of numbers"

    @property
    def item(self) -> Type | None:
        """Of what it holds several; None where it holds one."""
        return next((item for item, several in _LISTS.items() if several is self), None)


class Words(Enum):
    """What words somebody chose are: free text; a name, of a person or a thing; or the name of a session's file."""

    TEXT = "text"
    NAME = "name"
    SESSION = "session"


CHOSEN: Final[Mapping[str, Words]] = {
    **dict.fromkeys(("title", "text", "what", "sign", "why", "how", "offered"), Words.TEXT),
    **dict.fromkeys(("who", "to", "by", "order", "first", "choices", "candidates", "helpers", "pronouns"), Words.NAME),
    **dict.fromkeys(("name", "aims", "aim", "skipped", "joined"), Words.NAME),
    "session": Words.SESSION,
}
"""What the words in a field are, by its name, which means one thing in every event."""

_SCALARS: Final[Mapping[object, Type]] = {
    str: Type.TEXT,
    int: Type.WHOLE,
    float: Type.NUMBER,
    bool: Type.FLAG,
    date: Type.DAY,
    datetime: Type.MOMENT,
}
_LISTS: Final = {Type.TEXT: Type.TEXTS, Type.WHOLE: Type.WHOLES, Type.NUMBER: Type.NUMBERS}

_CALLED: Final[Mapping[tuple[str, Type], str]] = {
    ("act", Type.WHOLE): "about_act",
    ("at", Type.MOMENT): "ends_at",
    ("by", Type.DAY): "due",
    ("by", Type.TEXT): "handed_in_by",
    ("kind", Type.TEXT): "recommendation_kind",
    ("on", Type.DAY): "check_in_on",
    ("order", Type.TEXTS): "turn_order",
    ("right", Type.FLAG): "heard_right",
    ("session", Type.TEXT): "other_session",
    ("step", Type.TEXT): "to_step",
    ("to", Type.TEXT): "new_name",
}
"""Fields whose name would mean two things in one table, or is a word of SQL, which each dialect quotes otherwise."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `about` says what it holds. `kinds` are the events that fill it, none where it is for all.

    `words` says what its words are; None where it has none, or those of a closed vocabulary.
    """

    name: str
    type: Type
    about: str = ""
    words: Words | None = None
    kinds: tuple[str, ...] = ()


COMMON: Final = (
    Column("schema_version", Type.WHOLE, f"which description of the columns holds: {SCHEMA_VERSION}"),
    Column("session", Type.TEXT, "the name of the session's file, without its ending", Words.SESSION),
    Column("team", Type.TEXT, "whose session it is, as it was named last; empty if nobody's", Words.NAME),
    Column("held_on", Type.DAY, "the day on which the session was opened, where it was held"),
    Column("seq", Type.WHOLE, "the number of the event in its session, from 1"),
    Column("act", Type.WHOLE, "`seq` of the first event of the same act: what one key did"),
    Column("happened_at", Type.MOMENT, "when"),
    Column("elapsed_s", Type.NUMBER, "the same, in seconds of the session, which stand still while nobody is in it"),
    Column("kind", Type.TEXT, "what happened; see below"),
    Column("undone", Type.FLAG, "whether it was taken back, and does not count in the end"),
    Column("inquiry", Type.WHOLE, "the number of the inquiry that ran then; most sessions have one"),
    Column("phase", Type.TEXT, "the phase that the group was in as it happened"),
    Column("step", Type.TEXT, "the step within that phase"),
    Column("owner", Type.TEXT, "whose challenge was chosen by then", Words.NAME),
    Column("speaker", Type.TEXT, "of `turn_taken`: who spoke while its clock ran; in questions, the owner", Words.NAME),
    Column(
        "asked", Type.TEXT, "of `turn_taken` in questions: what was asked; empty if nobody wrote it down", Words.TEXT
    ),
    Column("asked_aim", Type.TEXT, "of `turn_taken` in questions: the aim of that question", Words.NAME),
)
"""What is told of every event."""


@cache
def columns() -> tuple[Column, ...]:
    """All of them, in order. Raises TypeError where a new event leaves open what a column holds."""
    own: dict[str, Column] = {}
    kinds: dict[str, list[str]] = {}
    taken = {column.name for column in COMMON}
    for kind in KINDS:
        for field, name, type_ in _fields(kind):
            column = own.setdefault(name, Column(name, type_, words=_words(kind, field)))
            if name in taken or column.type is not type_:
                raise TypeError(f"{kind}: {field} cannot share the column {name}; give it a name of its own in _CALLED")
            kinds.setdefault(name, []).append(kind)
    return (*COMMON, *(Column(c.name, c.type, c.about, c.words, tuple(kinds[c.name])) for c in own.values()))


@cache
def own_columns(kind: str) -> tuple[tuple[str, Column], ...]:
    """Each field of the event that is written as `kind`, with its column."""
    known = {column.name: column for column in columns()}
    return tuple((field, known[name]) for field, name, _ in _fields(kind))


def _fields(kind: str) -> Iterator[tuple[str, str, Type]]:
    """Each field of a kind: its name, its column's, and its type."""
    hints = get_type_hints(KINDS[kind])
    for field in fields(KINDS[kind]):
        type_ = _type(hints[field.name])
        yield field.name, _CALLED.get((field.name, type_), field.name), type_


def _type(hint: object) -> Type:
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not types.NoneType)
    if get_origin(hint) is tuple:
        return _LISTS[_type(get_args(hint)[0])]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Type.TEXT
    return _SCALARS[hint]


def _words(kind: str, field: str) -> Words | None:
    if get_type_hints(KINDS[kind])[field] not in (str, str | None, tuple[str, ...]):
        return None
    if field not in CHOSEN:
        raise TypeError(f"{kind}: say in CHOSEN what the words of {field} are, or they might go out unasked")
    return CHOSEN[field]
