"""A bank that starts from another one: what it takes, what it adds, what it puts in place of something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerinquiry.formats.bank_reader import no_bases
from peerinquiry.formats.bank_toml import BankErrors, parse_bank
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.model import Timing

BASE = Bank(
    "base",
    "Base",
    (
        Aim("framing", "See.", (BankQuestion("Who?"), BankQuestion("How?")), 2, 40.0),
        Aim("support", "Help.", (BankQuestion("When?"),)),
    ),
    "de",
    "Others",
    {Timing.ANSWER: 20.0, Timing.PLAN: 60.0},
)


def bases(name: str) -> Bank:
    if name != "base":
        return no_bases(name)
    return BASE


def over(source: str) -> Bank:
    return parse_bank(f'extends = "base"\n{source}', "ours", bases=bases)


def mistakes_over(source: str) -> list[str]:
    with pytest.raises(BankErrors) as caught:
        over(source)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_a_bank_that_only_extends_is_the_other_by_its_own_name() -> None:
    assert over("") == replace(BASE, name="ours", title="Ours", extends="base")


def test_what_it_says_itself_holds() -> None:
    bank = over('title = "T"\nlanguage = "fr"\nsource = "Us"\n[timings]\nanswer = 45\n')
    assert (bank.title, bank.language, bank.source) == ("T", "fr", "Us")
    assert bank.timings == {Timing.ANSWER: 45.0, Timing.PLAN: 60.0}


def test_an_aim_of_the_same_name_adds_its_questions_in_its_place() -> None:
    bank = over('[[aims]]\nname = "more"\nquestions = ["Where?"]\n[[aims]]\nname = "Framing"\nquestions = ["Why?"]\n')
    assert [(aim.name, [one.ask for one in aim.questions]) for aim in bank.aims] == [
        ("framing", ["Who?", "How?", "Why?"]),
        ("support", ["When?"]),
        ("more", ["Where?"]),
    ]
    assert bank.aims[0] == replace(BASE.aims[0], questions=(*BASE.aims[0].questions, BankQuestion("Why?")))


def test_or_replaces_them() -> None:
    bank = over('[[aims]]\nname = "framing"\nreplace = true\npurpose = "Look."\nquestions = ["Who?"]\nanswer = 50\n')
    assert bank.aims == (Aim("framing", "Look.", (BankQuestion("Who?"),), 2, 50.0), BASE.aims[1])


def test_an_aim_that_is_there_needs_no_questions_to_be_changed() -> None:
    assert over('[[aims]]\nname = "support"\nrounds = 3\n').aims[1] == replace(BASE.aims[1], rounds=3)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            '[[aims]]\nname = "support"\nquestions = ["WHO?"]\n',
            "4:14: this question, “WHO?”, is in “base” already; word it anew, or take it out",
        ),
        (
            '[[aims]]\nname = "suport"\nreplace = true\nquestions = ["Why?"]\n',
            "4:11: “base” has no aim “suport” to replace; name one of “framing”, “support”, or take this out",
        ),
        ('[[aims]]\nname = "x"\n', '2:1: this aim has no questions; write questions = ["…?"] under its name'),
        (
            '[[aims]]\nname = "support"\nreplace = true\n',
            '2:1: this aim has no questions; write questions = ["…?"] under its name',
        ),
    ],
)
def test_what_cannot_be_added_is_said_where_it_is(source: str, expected: str) -> None:
    assert mistakes_over(source) == [f"ours.toml:{expected}"]


def test_what_a_missing_bank_may_have_is_not_called_missing() -> None:
    source = 'extends = "bse"\n[[aims]]\nname = "support"\nrounds = 2\n[[aims]]\nname = "framing"\nreplace = true\n'
    with pytest.raises(BankErrors) as caught:
        parse_bank(source + 'questions = ["Why?"]\n', "ours")
    assert [mistake.line for mistake in caught.value.mistakes] == [1]
