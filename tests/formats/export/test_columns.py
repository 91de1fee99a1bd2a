"""The columns: every field of every event has one, under a name that every SQL takes as it is."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pytest

from peerinquiry.formats.export import columns as module
from peerinquiry.formats.export.columns import CHOSEN, COMMON, Type, columns, own_columns
from peerinquiry.inquiry.events import KINDS, Event

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


@dataclass(frozen=True, slots=True)
class Clash(Event):
    seconds: int


@dataclass(frozen=True, slots=True)
class Unsaid(Event):
    whispered: str


@pytest.mark.parametrize(
    ("kind", "complaint"),
    [(Clash, "odd: seconds cannot share"), (Unsaid, "odd: say in CHOSEN what the words of whispered are")],
)
def test_a_new_event_says_what_its_columns_hold(
    kind: type[Event], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without, a column would mean two things, or somebody's words would go out where only names are wanted."""
    monkeypatch.setitem(KINDS, "odd", kind)
    with pytest.raises(TypeError, match=complaint):
        columns.__wrapped__()


def test_no_words_are_told_of_that_no_event_has() -> None:
    assert set(CHOSEN) == {field for kind in KINDS for field, column in own_columns(kind) if column.words}


def test_the_common_ones_come_first() -> None:
    assert columns()[: len(COMMON)] == COMMON
    assert all(column.about and not column.kinds for column in COMMON)
    assert all(column.kinds for column in columns()[len(COMMON) :])


def test_what_a_list_is_made_of() -> None:
    assert [type_.item for type_ in (Type.TEXTS, Type.WHOLES, Type.NUMBERS)] == [Type.TEXT, Type.WHOLE, Type.NUMBER]
    assert module.Type.DAY.item is None
