"""Banks that extend others on disk: which one a name means, circles, what is missing, and what it was made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.storage.shelves import BROKEN, Shelves

from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.storage.banks import Where

MORE = 'extends = "{}"\n[[aims]]\nname = "framing"\nquestions = ["{}"]\n'


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    return Shelves(tmp_path)


def asks(shelves: Shelves, name: str) -> list[str]:
    return [question.ask for aim in shelves.library.load(name).aims for question in aim.questions]


def mistake(shelves: Shelves, name: str) -> str:
    with pytest.raises(BankErrors) as caught:
        shelves.library.load(name)
    (one,) = caught.value.mistakes
    return str(one)


def test_a_bank_is_extended_wherever_it_is_found_first(shelves: Shelves) -> None:
    shelves.put(Where.HERE, "ours", MORE.format("base", "What?"))
    shelves.put(Where.SHIPPED, "base")
    assert asks(shelves, "ours") == ["Who, says shipped?", "What?"]
    shelves.put(Where.HOME, "base")
    assert asks(shelves, "ours") == ["Who, says home?", "What?"]
    assert asks(shelves, "base") == ["Who, says home?"]


def test_a_bank_may_extend_a_bank_that_extends_a_bank(shelves: Shelves) -> None:
    three = shelves.put(Where.HOME, "three", MORE.format("two.toml", "Three?"))
    two = shelves.put(Where.HOME, "two", MORE.format("one", "Two?"))
    one = shelves.put(Where.SHIPPED, "one")
    assert asks(shelves, "three") == ["Who, says shipped?", "Two?", "Three?"]
    assert shelves.library.made_of("three") == (three, two, one)
    assert shelves.library.made_of("one") == (one,)


def test_its_own_name_means_the_one_that_it_is_used_instead_of(shelves: Shelves) -> None:
    shelves.put(Where.SHIPPED, "one")
    shelves.put(Where.HOME, "one", MORE.format("one", "Home?"))
    assert asks(shelves, "one") == ["Who, says shipped?", "Home?"]
    shelves.put(Where.HERE, "one", MORE.format("one", "Here?"))
    assert asks(shelves, "one") == ["Who, says shipped?", "Home?", "Here?"]
    (entry,) = shelves.library.entries()
    hidden = entry.shadows[0]
    assert len(shelves.library.read(hidden.path, hidden.name).aims[0].questions) == 2


def test_where_there_is_no_other_of_its_name(shelves: Shelves) -> None:
    path = shelves.put(Where.HOME, "one", MORE.format("one", "Home?"))
    expected = "there is no other bank “one” that this one could extend; name another"
    assert mistake(shelves, "one") == f"{path}:1:11: {expected}"


def test_a_file_outside_may_have_the_name_of_a_bank_and_extend_it(shelves: Shelves, tmp_path: Path) -> None:
    shelves.put(Where.HOME, "one")
    outside = tmp_path / "one.toml"
    outside.write_text(MORE.format("one", "Outside?"), "utf-8")
    assert len(shelves.library.read(outside).aims[0].questions) == 2


def test_a_bank_that_is_not_there(shelves: Shelves) -> None:
    path = shelves.put(Where.HOME, "ours", MORE.format("bases", "What?"))
    assert mistake(shelves, "ours") == (
        f"{path}:1:11: there is no bank “bases” to extend; name one that `peerinquiry banks list` shows"
    )
    shelves.put(Where.SHIPPED, "base")
    assert mistake(shelves, "ours").endswith("there is no bank “bases” to extend; did you mean “base”?")


@pytest.mark.parametrize("names", [("one", "two"), ("one", "two", "three")])
def test_a_circle_is_told_whole_from_wherever_it_is_entered(shelves: Shelves, names: tuple[str, ...]) -> None:
    paths = {}
    for name, following in zip(names, (*names[1:], names[0]), strict=True):
        paths[name] = shelves.put(Where.HOME, name, MORE.format(following, f"And {name}?"))
    for start, name in enumerate(names):
        round_ = " → ".join((*names[start:], *names[:start], name))
        assert mistake(shelves, name) == (
            f"{paths[name]}:1:11: banks extend each other in a circle: {round_}; extend another bank, or none"
        )


def test_a_circle_further_up_is_told_too(shelves: Shelves) -> None:
    shelves.put(Where.HOME, "one", MORE.format("two", "One?"))
    shelves.put(Where.HOME, "two", MORE.format("three", "Two?"))
    shelves.put(Where.HOME, "three", MORE.format("two", "Three?"))
    assert "in a circle: one → two → three → two" in mistake(shelves, "one")


def test_mistakes_of_the_bank_below_are_to_be_mended_there(shelves: Shelves) -> None:
    path = shelves.put(Where.HOME, "ours", MORE.format("base", "What?"))
    base = shelves.put(Where.SHIPPED, "base", BROKEN)
    assert mistake(shelves, "ours") == (
        f"{path}:1:11: “base”, which this one extends, has a mistake; mend it first: {base}:3:1"
    )
    assert shelves.library.made_of("ours") == (path, base)


def test_examining_finds_what_loading_finds_and_warns(shelves: Shelves) -> None:
    heard: list[str] = []
    path = shelves.put(Where.HOME, "ours", MORE.format("base", "Is it so?"))
    shelves.put(Where.SHIPPED, "base")
    examined = shelves.library.examine(path, heard.append)
    assert examined.value == shelves.library.load("ours")
    assert [str(one).split(": ")[1:3] for one in examined.remarks] == [["warning", "closed"]]
    assert heard == []


def test_rules_that_cannot_be_used_are_told_and_the_shipped_ones_hold(shelves: Shelves) -> None:
    heard: list[str] = []
    path = shelves.put(Where.HOME, "ours", '[[aims]]\nname = "framing"\nquestions = ["Is it so?"]\n')
    (shelves.home / "question_rules").mkdir()
    (shelves.home / "question_rules" / "en.toml").write_text("x", "utf-8")
    assert len(shelves.library.examine(path, heard.append).remarks) == 1
    assert len(heard) == 1
    assert "question_rules" in heard[0]


def test_a_file_that_is_gone_is_examined_too(shelves: Shelves) -> None:
    examined = shelves.library.examine(shelves.home / "none.toml", lambda _: None)
    assert examined.value is None
    assert examined.mistakes[0].message == "there is no such file"
