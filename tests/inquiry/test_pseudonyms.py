"""Nobody's name is left, and the same person stays the same person."""

from __future__ import annotations

import pytest
from tests.inquiry.driver import Run, at_planning, at_questions, opened

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.events import ActionSet
from peerinquiry.inquiry.pseudonyms import SOMEBODY, Pseudonyms


def of(*names: str) -> Pseudonyms:
    return Pseudonyms(opened().all(c.AddPeople(names)).records)


def test_who_joined_first_is_the_first_person() -> None:
    people = of("Ann", "Bea", "Carl")
    assert [people.name(name, 99) for name in ("Carl", "Ann", "Bea", "")] == ["Person 3", "Person 1", "Person 2", ""]


def test_who_is_renamed_stays_the_same_person() -> None:
    run = at_questions().all(c.Rename("Bea", "Beatrice"))
    people = Pseudonyms(run.records)
    assert people.name("Bea", 1) == people.name("Beatrice", 99) == "Person 2"
    assert people.text("Bea, or Beatrice") == "Person 2, or Person 2"


def test_two_of_one_name_in_turn_are_two_people_and_in_texts_somebody() -> None:
    run = at_questions().all(c.Rename("Bea", "Trixi"), c.AddPeople(("Bea",)))
    people = Pseudonyms(run.records)
    assert people.name("Bea", 1) != people.name("Bea", len(run.records))
    assert people.text("Ask Bea") == f"Ask {SOMEBODY}"


@pytest.mark.parametrize(
    ("names", "text", "told"),
    [
        (
            ("Ann Berg",),
            "Ann said it; ANN BERG's idea, not Mr. Berg's",
            "Person 1 said it; Person 1's idea, not Mr. Person 1's",
        ),
        (("Ann",), "Annual plans by hannah", "Annual plans by hannah"),
        (("Ann Berg", "Ann Lee"), "Ann Lee, or ann?", "Person 2, or somebody?"),
        (("Jan van Dam",), "a van for jan", "a van for Person 1"),
        (("Renée",), "renee and Renée", "Person 1 and Person 1"),
        (("Weiß",), "Frau WEIß, weiß", "Frau Person 1, Person 1"),
        (("山田",), "山田さんは来ない", "Person 1さんは来ない"),
        (("A.",), "A plan by A.", "A plan by Person 1"),
        (("Bea (Sales)",), "bea", "Person 1"),
        (("Sſ",), "ss sſ SS", "Person 1 Person 1 Person 1"),
        (("C++",), "C++ is he", "Person 1 is he"),
    ],
)
def test_names_in_texts(names: tuple[str, ...], text: str, told: str) -> None:
    assert of(*names).text(text) == told


def test_who_is_named_without_having_joined_has_a_pseudonym_too() -> None:
    run = at_planning()
    run.append(ActionSet(9, "Call", "Dana"))
    people = Pseudonyms(run.records)
    assert people.text("Dana will") == f"{people.name('Dana', 999)} will" == "Person 8 will"


def test_nobody_is_in_an_empty_session() -> None:
    assert Pseudonyms(Run().records).text("Ann") == "Ann"
