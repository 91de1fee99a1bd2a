"""Events as flat fields: every kind there is, by the names its class gives them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime

import pytest
import tomli
from hypothesis import given
from tests.strategies import events

from peerinquiry.formats import event_fields
from peerinquiry.formats.event_fields import ENVELOPE, fields_of, read_event, write_event
from peerinquiry.inquiry.events import KINDS, EndSet, Event, Recommended, TurnPassed, TurnTaken, Undone
from peerinquiry.inquiry.model import Kind


@given(events())
def test_an_event_comes_back(event: Event) -> None:
    flat = tomli.loads(write_event(event))
    assert read_event(flat["kind"], flat) == (event, ())


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_has_a_key_of_its_own(kind: str) -> None:
    keys = [field.key for field in fields_of(kind)]
    assert len({*keys, *ENVELOPE}) == len(keys) + len(ENVELOPE)
    assert [field.name for field in fields_of(kind)] == [spec.name for spec in fields(KINDS[kind])]


def test_a_field_called_like_one_of_the_block_is_written_with_its_kind() -> None:
    assert write_event(Undone(3)) == 'kind = "undone"\nundone_act = 3\n'
    assert 'recommended_kind = "advice"\n' in write_event(Recommended(1, "Bea", Kind.ADVICE, "call them"))
    assert "end_set_at = 2026-11-22T14:00:00.000Z" in write_event(EndSet(datetime(2026, 11, 22, 14, tzinfo=UTC)))


def test_none_is_left_out_and_read_again() -> None:
    assert write_event(EndSet(None)) == 'kind = "end_set"\nminutes = 0\n'
    assert read_event("end_set", {}) == (EndSet(None), ())


def test_what_is_missing_takes_the_default_or_is_said() -> None:
    assert read_event("turn_taken", {"who": "Ann"}) == (TurnTaken("Ann"), ())
    with pytest.raises(ValueError, match="who is missing"):
        read_event("turn_taken", {"text": "hello"})


def test_what_is_mistyped_is_said_by_its_key() -> None:
    with pytest.raises(ValueError, match=r"^seconds should be a number$"):
        read_event("turn_taken", {"who": "Ann", "seconds": "thirty"})
    with pytest.raises(ValueError, match=r"^undone_act should be a whole number$"):
        read_event("undone", {"undone_act": True})


def test_what_means_nothing_is_named() -> None:
    assert read_event("turn_passed", {"kind": "turn_passed", "seq": 1, "who": "Ann", "why": "shy"}) == (
        TurnPassed("Ann"),
        ("why",),
    )


def test_a_value_that_could_not_be_read_back_is_not_written() -> None:
    with pytest.raises(ValueError, match="turn_taken: seconds should be a number"):
        write_event(TurnTaken("Ann", seconds=float("nan")))


def test_a_type_that_the_journal_cannot_write_is_a_mistake_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True, slots=True)
    class Odd(Event):
        what: complex

    monkeypatch.setitem(KINDS, "odd", Odd)
    monkeypatch.setattr(event_fields, "get_type_hints", lambda _cls: {"what": complex})
    with pytest.raises(TypeError, match="no way to write"):
        fields_of("odd")
