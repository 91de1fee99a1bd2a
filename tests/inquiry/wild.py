"""Values of any kind, made from the types that the records themselves declare."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.inquiry.driver import BANK, PEOPLE

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.events import KINDS, Event
from peerinquiry.inquiry.model import CheckIn, OpenAction, Question
from peerinquiry.inquiry.voting import Ballot

T = TypeVar("T")

WORDS = ("", "framing", "support", "a few words", "two\nlines", "\x1b[2J", "[/bold]", "🙂", "\u202e")

_SCALARS: Mapping[object, SearchStrategy[object]] = {
    bool: st.booleans(),
    int: st.integers(-2, 12) | st.integers(),
    float: st.sampled_from([0.0, 1.0, 15.0, -1.0]) | st.floats(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    types.NoneType: st.none(),
    Bank: st.just(BANK),
}


def wild(kind: type[T], names: tuple[str, ...] = PEOPLE) -> SearchStrategy[T]:
    """Records of one class with any values that fit their types; a text is often one of the `names`."""
    hints = get_type_hints(kind)
    values = {item.name: _values(hints[item.name], (*names, *WORDS)) for item in fields(kind)}  # type: ignore[arg-type]  # a dataclass
    return st.builds(kind, **values)


def wild_events() -> SearchStrategy[Event]:
    """Events of every kind."""
    return st.one_of(*[wild(kind) for kind in KINDS.values()])


def _values(hint: Any, texts: tuple[str, ...]) -> SearchStrategy[Any]:  # noqa: ANN401 - a type, whatever it is
    origin, inner = get_origin(hint), [_values(part, texts) for part in get_args(hint) if part is not ...]
    if hint is str:
        return st.sampled_from(texts)
    if hint in {Question, Ballot, OpenAction, CheckIn}:
        return wild(hint, texts)
    if origin is tuple and ... not in get_args(hint):
        return st.tuples(*inner)
    if origin is tuple:
        return st.lists(inner[0], max_size=6).map(tuple) if ... in get_args(hint) else st.tuples(*inner)
    if origin is Mapping:
        return st.dictionaries(*inner, max_size=4)
    if origin in (Union, types.UnionType):
        return st.one_of(*inner)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return _SCALARS[hint]
