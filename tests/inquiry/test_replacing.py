"""A record with some fields changed: as `dataclasses.replace` makes it."""

from __future__ import annotations

import dataclasses
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from peerinquiry.inquiry.clock import Clock
from peerinquiry.inquiry.model import Desk, Participant, Round, State
from peerinquiry.inquiry.replacing import replace

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

RECORDS: tuple[DataclassInstance, ...] = (
    State(title="before"),
    Desk(),
    Round(2, "Ann"),
    Clock(30.0, used=4.0),
    Participant("Ann"),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_it_makes_what_dataclasses_make_and_leaves_the_record_alone(record: DataclassInstance) -> None:
    before = dataclasses.asdict(record)
    for spec in dataclasses.fields(record):
        changed = replace(record, **{spec.name: "changed"})
        assert changed == dataclasses.replace(record, **{spec.name: "changed"})
        assert repr(changed) == repr(dataclasses.replace(record, **{spec.name: "changed"}))
        assert getattr(changed, spec.name) == "changed"
    assert dataclasses.asdict(record) == before
    assert replace(record) == record


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_field_that_it_has_not_is_refused(record: DataclassInstance) -> None:
    with pytest.raises(TypeError, match="mood"):
        replace(record, mood="calm")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_what_comes_of_it_is_frozen(record: DataclassInstance) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(replace(record), dataclasses.fields(record)[0].name, "changed")


@pytest.mark.parametrize("kind", [State, Desk, Round, Clock])
def test_such_a_record_does_nothing_as_it_is_made_and_remembers_nothing_but_its_fields(
    kind: type[DataclassInstance],
) -> None:
    assert not hasattr(kind, "__post_init__")
    assert all(spec.init for spec in dataclasses.fields(kind))
    assert not any(isinstance(value, cached_property) for value in vars(kind).values())
