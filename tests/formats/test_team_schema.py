"""The schema of a team says what the reader takes."""

from __future__ import annotations

from typing import Any, Final

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.formats.documents import Judged, assert_says_what_for, table_of, words

from peerinquiry.formats.described import TIMINGS
from peerinquiry.formats.team_format import PERSON, TEAM
from peerinquiry.formats.team_schema import SCHEMA_NAME, schema
from peerinquiry.formats.team_toml import TeamErrors, parse_team, written
from peerinquiry.team_in_use import example_team

JUDGED: Final = Judged(schema(), lambda text: parse_team(text, "ours"), TeamErrors)


def test_it_is_a_schema_and_a_new_team_names_and_fits_it() -> None:
    Draft7Validator.check_schema(schema())
    text = written(example_team("ours"))
    assert text.startswith(f"#:schema ./{SCHEMA_NAME}\n")
    assert JUDGED.fits(tomli.loads(text))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "people = []",
        "titel = 1\npeople = ['Ann']",
        "[people]\nname = 'Ann'",
        "people = ['']",
        "people = [7]",
        "people = [{ pronouns = 'she/her' }]",
        "people = [{ name = 'Ann', mail = 'a@b' }]",
        "people = [{ name = 'Ann', email = 'nobody' }]",
        "people = ['Ann']\ntimings.answer = '30'",
        "people = ['Ann']\ntime_zone = 'Europe Berlin'",
        "people = ['Ann']\nends = 15:00:00",
    ],
)
def test_what_we_refuse_an_editor_marks(source: str) -> None:
    document = tomli.loads(source)
    assert not JUDGED.reads(document)
    assert not JUDGED.fits(document)


def test_every_key_says_in_a_sentence_what_it_is_for() -> None:
    assert_says_what_for(TEAM, PERSON)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Teams, right or wrong; people are numbered, since that nobody stands twice is not for a schema."""
    person = words | table_of(PERSON.keys, email=st.sampled_from(["ann@example.org", "nobody", "a b@c"]))
    told = draw(
        table_of(
            TEAM.keys,
            people=st.lists(person, max_size=4),
            timings=table_of(TIMINGS.keys),
            ends=st.sampled_from(["15:00", "75 min"]),
            time_zone=st.sampled_from(["UTC", "Europe/Berlin", "Etc/GMT+1", "here!", "-1"]),
        )
    )
    if isinstance(told.get("people"), list):
        told["people"] = [_numbered(one, number) for number, one in enumerate(told["people"])]
    return told


def _numbered(person: object, number: int) -> object:
    if isinstance(person, str) and person.strip():
        return f"{person[:-2]}{number}"
    if isinstance(person, dict) and isinstance(name := person.get("name"), str) and name.strip():
        return person | {"name": f"{name[:-2]}{number}"}
    return person


def _for_the_reader_alone(document: dict[str, Any]) -> bool:
    """How an end is said, a schema does not know."""
    return isinstance(ends := document.get("ends"), str) and ends not in {"15:00", "75 min"}


@given(documents())
def test_the_reader_and_the_schema_agree(document: dict[str, Any]) -> None:
    JUDGED.assert_agreed(document, for_the_reader_alone=_for_the_reader_alone(document))
