"""Values as they come out of a session: any event, record or history that a journal has to keep."""

from __future__ import annotations

import types
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from peerinquiry.inquiry.events import KINDS, Event, Record
from peerinquiry.inquiry.text import clean

_AWKWARD = (
    "",
    " ",
    '"""',
    "'",
    "\\",
    "\\u0041",
    "a\nb",
    "\t",
    "[[event]]",
    'x"\n[[event]]\nseq = 1\nsum = "00000000"',
    "# no comment",
    "[/bold]",
    "\x1b]52;c;eA==\x07",
    "\u202eabc",
    "a\u0301",
    "👩\u200d💻",
    "می\u200cخواهم",
    "\x85\u2028\u2029",
    "\ud800",
    "\ufeff",
)


def texts() -> SearchStrategy[str]:
    """Texts that passed the border."""
    return (st.text(max_size=40) | st.sampled_from(_AWKWARD)).map(clean)


def numbers() -> SearchStrategy[float]:
    """Lengths of time in seconds, and whatever else a float within reason may be."""
    return st.floats(-1e12, 1e12, allow_nan=False)


def moments() -> SearchStrategy[datetime]:
    """Times in UTC."""
    return st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive


@cache
def events(*kinds: type[Event]) -> SearchStrategy[Event]:
    """Events of these kinds, or of all there are."""
    return st.one_of(*[_event(kind) for kind in kinds or tuple(KINDS.values())])


@st.composite
def records(draw: st.DrawFn, seq: int | None = None) -> Record:
    """One record, with number `seq` if that is given."""
    number = seq or draw(st.integers(1, 10**9))
    act = number if draw(st.booleans()) else draw(st.integers(1, number))
    elapsed = draw(st.floats(0, 1e9))
    return Record(number, act, draw(moments()), elapsed, draw(events()))


@st.composite
def histories(draw: st.DrawFn, max_size: int = 12) -> tuple[Record, ...]:
    """Records as they follow one another in a journal, numbered from 1."""
    size = draw(st.integers(0, max_size))
    return tuple(draw(records(seq=number)) for number in range(1, size + 1))


def _event(kind: type[Event]) -> SearchStrategy[Event]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{item.name: _values(hints[item.name]) for item in fields(kind)})


def _values(hint: object) -> SearchStrategy[object]:
    parts = [_values(part) for part in get_args(hint) if part is not ...]
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(*parts)
    if get_origin(hint) is tuple:
        return st.lists(parts[0], max_size=5).map(tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    scalars: dict[object, SearchStrategy[object]] = {
        str: texts(),
        bool: st.booleans(),
        int: st.integers(-(2**63) + 1, 2**63 - 1),
        float: numbers(),
        date: st.dates(),
        datetime: moments(),
        types.NoneType: st.none(),
    }
    return scalars[hint]
