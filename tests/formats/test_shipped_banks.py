"""The banks that ship: each is good as it is, and says the things a facilitator counts on."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from tests.inquiry.driver import PEOPLE, Run

from peerinquiry.formats.bank_toml import parse_bank
from peerinquiry.inquiry.bank import Bank, BankQuestion
from peerinquiry.inquiry.commands import AddPeople, OpenSession
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Timing
from peerinquiry.inquiry.pace.projection import seconds_left
from peerinquiry.inquiry.questions import check
from peerinquiry.storage.question_rules import load_rules

FOLDER: Final = Path(__file__).parents[2] / "question_banks"
FILES: Final = sorted(FOLDER.glob("*.toml"))
BANKS: Final = {path.stem: parse_bank(path.read_bytes(), path.stem, str(path)) for path in FILES}
DEFAULT: Final = "collaborative-inquiry"
OTHER_LANGUAGES: Final = ("de", "es", "fr")
OCCASIONS: Final = sorted(name for name in BANKS if not name.startswith(DEFAULT))

LONGEST_TO_SAY: Final = 16
"""Words of a question: at an unhurried two a second, eight seconds."""
OPENINGS: Final = {
    "en": re.compile(r"(By )?(How|What|Which|Who|Whose|When|Where)\b"),
    "de": re.compile(r"(Wie|Was|Welche|Wer|Wonach|Woran|Worauf|Wann)\b"),
    "es": re.compile(r"¿(A |De |En )?(Cómo|Qué|Quién|Cuándo|qué|quién)\b"),
    "fr": re.compile(r"(À |De )?(Quels|Quelles|Qui|Comment|Que|Qu'|Quand|quoi)"),
}
"""How an open question begins, in the languages there are."""


def all_of(bank: Bank) -> list[BankQuestion]:
    return [question for aim in bank.aims for question in aim.questions]


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


each = pytest.mark.parametrize("bank", BANKS.values(), ids=BANKS)


def test_there_is_one_for_each_occasion() -> None:
    assert OCCASIONS == [
        "action-learning",
        "career-and-growth",
        "case-clinic",
        "conflict-between-teams",
        "consultancy-protocol",
        "hard-decision",
        "incident-review",
        "project-kick-off",
        "retrospective",
        "strategy-bet",
        "troika-consulting",
    ]
    assert set(BANKS) == {DEFAULT, *(f"{DEFAULT}-{code}" for code in OTHER_LANGUAGES), *OCCASIONS}


def test_the_default_has_its_aims_and_its_source() -> None:
    bank = BANKS[DEFAULT]
    assert {aim.name: len(aim.questions) for aim in bank.aims} == {
        "framing": 5,
        "possibilities": 3,
        "milestones": 4,
        "support": 3,
    }
    assert "bluSPARC" in bank.source


@pytest.mark.parametrize("name", [DEFAULT, *(f"{DEFAULT}-{code}" for code in OTHER_LANGUAGES)])
def test_the_default_writes_the_usual_timings_out_to_be_changed(name: str) -> None:
    text = (FOLDER / f"{name}.toml").read_text("utf-8")
    bank = parse_bank(re.sub(r"(?m)^# (\w+ = \d+ )", r"\1", text), name)
    assert BANKS[name].timings == {}
    assert bank.timings == DEFAULT_TIMINGS


@pytest.mark.parametrize("name", OCCASIONS)
def test_an_occasion_has_timings_of_its_own(name: str) -> None:
    timings = BANKS[name].timings
    assert Timing.STORY in timings
    assert sum(DEFAULT_TIMINGS[key] != seconds for key, seconds in timings.items()) >= 3
    assert BANKS[name].language == "en"


@pytest.mark.parametrize("code", OTHER_LANGUAGES)
def test_a_translation_asks_the_same_in_the_same_place(code: str) -> None:
    original, other = BANKS[DEFAULT], BANKS[f"{DEFAULT}-{code}"]
    assert other.language == code
    assert [[bool(q.listen_for) for q in aim.questions] for aim in other.aims] == [
        [bool(q.listen_for) for q in aim.questions] for aim in original.aims
    ]
    assert not {q.ask for q in all_of(other)} & {q.ask for q in all_of(original)}


def test_no_two_have_one_title() -> None:
    assert max(Counter(folded(bank.title) for bank in BANKS.values()).values()) == 1


@each
def test_it_says_where_it_comes_from(bank: Bank) -> None:
    assert bank.source.endswith(".")
    assert len(bank.source) > 60


@each
def test_every_aim_says_in_a_sentence_what_it_is_for(bank: Bank) -> None:
    for aim in bank.aims:
        assert re.fullmatch(r"[^.?!]{10,80}\.", aim.purpose), aim
    assert max(Counter(aim.purpose for aim in bank.aims).values()) == 1


@each
def test_the_aims_stand_side_by_side_on_one_line_of_a_small_screen(bank: Bank) -> None:
    told = "   ".join(f"{aim.name} {'○' * len(aim.questions)}" for aim in bank.aims)
    assert len(told) + len(" +1" * len(bank.aims)) <= 78


@each
def test_there_is_enough_to_ask_and_no_more_than_a_session_needs(bank: Bank) -> None:
    assert 12 <= len(all_of(bank)) <= 20
    assert all(len(aim.questions) >= 3 for aim in bank.aims)


@each
def test_no_question_is_there_twice(bank: Bank) -> None:
    assert max(Counter(folded(question.ask) for question in all_of(bank)).values()) == 1


@each
def test_every_question_is_one_open_one_that_can_be_said_aloud(bank: Bank) -> None:
    for question in all_of(bank):
        words = question.ask.removesuffix("?").split()
        assert len(words) <= LONGEST_TO_SAY, question.ask
        assert question.ask.count("?") == 1, question.ask
        assert question.ask.endswith("?"), question.ask
        assert OPENINGS[bank.language].match(question.ask), question.ask


@each
def test_no_question_gets_a_cue(bank: Bank, tmp_path: Path) -> None:
    rules = load_rules(tmp_path, bank.language)
    assert {question.ask: cues for question in all_of(bank) if (cues := check(question.ask, rules))} == {}


@each
def test_some_questions_say_what_to_listen_for(bank: Bank) -> None:
    hints = [question.listen_for for question in all_of(bank) if question.listen_for]
    assert 3 <= len(hints) <= len(all_of(bank)) // 2
    assert all(hint[0].isupper() or hint[0] == "“" for hint in hints)
    assert all(hint.endswith(".") for hint in hints)


def test_the_readme_says_when_to_take_which() -> None:
    readme = (FOLDER.parent / "README.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| `([a-z-]+)` \| .+ \| (\d+) \| (\d+) \|$", readme)
    assert {name for name, _, _ in rows} == {DEFAULT, *OCCASIONS}
    for name, people, minutes in rows:
        assert abs(seconds_for(BANKS[name], int(people)) / 60 - int(minutes)) <= 3, name


def seconds_for(bank: Bank, people: int) -> float:
    """How long a session with that bank takes, if each turn takes the time it is given."""
    run = Run().all(OpenSession(bank.title, bank), AddPeople(PEOPLE[:people]))
    return seconds_left(run.state, run.now)
