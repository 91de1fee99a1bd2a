"""The columns: every field of every event has one, under a name that every SQL takes as it is."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import get_type_hints

import pytest

from peerinquiry.formats.export import columns as module
from peerinquiry.formats.export.columns import COMMON, Type, columns, own_columns
from peerinquiry.inquiry.events import KINDS, Event
from peerinquiry.inquiry.field_roles import ROLES

SPARK_RESERVED = """
all and anti any as both by case cast check column create cross distinct else end except false fetch for from full grant
group having in inner intersect into is join lateral leading left minus natural not null offset on only or order outer
overlaps primary references right select semi some table then time to trailing true union unique unknown user using when
where with within
"""
"""Words that Spark refuses or may refuse as names, by its documentation."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_event_has_a_column(kind: str) -> None:
    assert [field for field, _ in own_columns(kind)] == [field.name for field in fields(KINDS[kind])]
    assert all(kind in column.kinds for _, column in own_columns(kind))


def test_names_are_there_once_and_not_longer_than_they_need_to_be() -> None:
    names = [column.name for column in columns()]
    assert len(names) == len(set(names))
    assert all(name.isascii() and name.islower() and name.replace("_", "a").isalpha() for name in names)


def test_no_name_is_a_word_of_sql() -> None:
    duckdb = pytest.importorskip("duckdb")
    words = duckdb.sql("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'").fetchall()
    assert len(words) > 50
    assert not {column.name for column in columns()} & ({word for (word,) in words} | set(SPARK_RESERVED.split()))


def test_every_field_with_words_says_whose_words_they_are() -> None:
    """A new one waits here for whoever adds it: without, its names would go out of an anonymous export."""
    words = {
        field.name
        for kind in KINDS.values()
        for field in fields(kind)
        if get_type_hints(kind)[field.name] in (str, str | None, tuple[str, ...])
    }
    assert words <= set(ROLES)


def test_a_column_that_would_mean_two_things_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True, slots=True)
    class Odd(Event):
        seconds: str

    monkeypatch.setitem(KINDS, "odd", Odd)
    with pytest.raises(TypeError, match="odd: seconds cannot share"):
        columns.__wrapped__()


def test_the_common_ones_come_first() -> None:
    assert columns()[: len(COMMON)] == COMMON
    assert all(column.about and not column.kinds for column in COMMON)
    assert all(column.kinds for column in columns()[len(COMMON) :])


def test_what_a_list_is_made_of() -> None:
    assert [type_.item for type_ in (Type.TEXTS, Type.WHOLES, Type.NUMBERS)] == [Type.TEXT, Type.WHOLE, Type.NUMBER]
    assert module.Type.DAY.item is None
