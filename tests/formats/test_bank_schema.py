"""The schema says what the reader takes, and the file that ships is the one that is made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.formats.documents import Judged, assert_says_what_for, table_of, words

from peerinquiry.formats.bank_format import AIM, BANK, QUESTION
from peerinquiry.formats.bank_schema import SCHEMA_NAME, schema
from peerinquiry.formats.bank_toml import BankErrors, parse_bank
from peerinquiry.formats.described import TIMINGS
from peerinquiry.formats.described_schema import schema_text
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion

BANKS: Final = Path(__file__).parents[2] / "question_banks"
BASE: Final = Bank("base", "Base", (Aim("framing", "", (BankQuestion("Whose?"),)),))


def _base(name: str) -> Bank:
    return replace(BASE, name=name)


JUDGED: Final = Judged(schema(), lambda text: parse_bank(text, "ours", bases=_base), BankErrors)
"""The bank that one extends has the aim `framing`."""


def test_the_schema_that_ships_is_made_from_the_model() -> None:
    assert (BANKS / SCHEMA_NAME).read_text("utf-8") == schema_text(schema()), "write it: peerinquiry banks schema > …"


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("path", sorted(BANKS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_bank_that_ships_fits_and_names_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert JUDGED.fits(tomli.loads(text))
    assert text.startswith(f"#:schema ./{SCHEMA_NAME}\n")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "aims = []",
        "titel = 1\n[[aims]]\nname = 'x'\nquestions = ['Who?']",
        "[aims]\nname = 'x'\nquestions = ['Who?']",
        "[[aims]]\nquestions = ['Who?']",
        "[[aims]]\nname = 'x'",
        "[[aims]]\nname = 'x'\nquestions = []",
        "[[aims]]\nname = 'x'\nquestions = ['']",
        "[[aims]]\nname = 'x'\nquestions = [{ listen_for = 'x' }]",
        "[[aims]]\nname = 'x'\nquestions = [{ ask = 'Who?', tag = ['x'] }]",
        "[[aims]]\nname = 'x'\nquestions = ['Who?']\nrounds = 0",
        "language = 'English'\n[[aims]]\nname = 'x'\nquestions = ['Who?']",
        "timings.answer = '30'\n[[aims]]\nname = 'x'\nquestions = ['Who?']",
    ],
)
def test_what_we_refuse_an_editor_marks(source: str) -> None:
    document = tomli.loads(source)
    assert not JUDGED.reads(document)
    assert not JUDGED.fits(document)


def test_every_key_says_in_a_sentence_what_it_is_for() -> None:
    assert_says_what_for(BANK, AIM, QUESTION, TIMINGS)
    told = schema()["properties"]["aims"]
    assert told["description"] == next(key.says for key in BANK.keys if key.name == "aims")


# Questions are numbered, since that one stands twice is not for a schema.
@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    question = words | table_of(QUESTION.keys)
    aim = table_of(AIM.keys, questions=st.lists(question, max_size=2))
    told = draw(
        table_of(BANK.keys, aims=st.lists(aim, max_size=2), timings=table_of(TIMINGS.keys), language=st.just("de"))
    )
    if isinstance(told.get("aims"), list):
        for number, one in enumerate(one for one in told["aims"] if isinstance(one, dict)):
            _number(one, number)
    return told


def _number(aim: dict[str, Any], number: int) -> None:
    """Names and questions, so that none stands twice."""
    if isinstance(name := aim.get("name"), str) and name.strip():
        aim["name"] = f"{name[:-1]}{number}"
    asks = aim.get("questions")
    for index, ask in enumerate(asks if isinstance(asks, list) else ()):
        if isinstance(ask, str) and ask.strip():
            aim["questions"][index] = f"{ask[:-2]}{number}{index}"
        elif isinstance(ask, dict) and isinstance(told := ask.get("ask"), str) and told.strip():
            ask["ask"] = f"{told[:-2]}{number}{index}"


def _for_the_reader_alone(document: dict[str, Any]) -> bool:
    """What depends on another bank, which a schema knows nothing of."""
    aims = document.get("aims")
    told = [aim for aim in aims if isinstance(aim, dict)] if isinstance(aims, list) else []
    return any(aim.get("replace") or "questions" not in aim for aim in told)


@given(documents())
def test_the_reader_and_the_schema_agree(document: dict[str, Any]) -> None:
    JUDGED.assert_agreed(document, for_the_reader_alone=_for_the_reader_alone(document))
