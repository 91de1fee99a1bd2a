"""What may be worth another look in a bank that can be used, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
import tomli_w

from peerinquiry.formats.bank_reader import no_bases
from peerinquiry.formats.bank_toml import examine_bank
from peerinquiry.formats.bank_warnings import MOST_COMPARED
from peerinquiry.formats.mistakes import Level
from peerinquiry.inquiry.questions import Rules
from peerinquiry.storage.question_rules import shipped_rules

ASK = '[[aims]]\nname = "framing"\nquestions = [\n  "Who?",\n'


def warned(source: str, rules: Rules | None = None) -> list[str]:
    examined = examine_bank(source, "ours", "ours.toml", no_bases, lambda language: rules or Rules(language))
    assert examined.value
    return [str(remark) for remark in examined.remarks]


def test_near_doubles_are_warned_of_once_each() -> None:
    source = ASK.replace("Who?", "Who else is caught up in this?")
    near = ["Who is caught up in this?", "Who else was caught up in this?"]
    told = warned(source + "".join(f'  "{ask}",\n' for ask in near) + "]")
    assert [line.split(":")[1] for line in told] == ["5", "6"]
    assert told[0] == (
        "ours.toml:5:3: warning: this asks nearly the same as “Who else is caught up in this?”, on line 4; "
        "keep the better one, or make the difference heard"
    )


@pytest.mark.parametrize("count", [MOST_COMPARED, 5_000])
def test_of_many_questions_the_first_are_compared(count: int) -> None:
    asks = "".join(f'  "What does {number:x} mean to {number * 7919:b}?",\n' for number in range(count))
    assert warned(ASK + asks + "]") is not None


def test_rules_are_asked_for_in_the_language_of_the_bank_and_follow_ups_are_checked_too() -> None:
    asked = []

    def rules(language: str) -> Rules:
        asked.append(language)
        return shipped_rules(language)

    source = 'language = "de"\n' + ASK.replace('"Who?"', '{ ask = "Was hilft?", follow_up = "Ist es gut?" }') + "]"
    (remark,) = examine_bank(source, "ours", "ours.toml", no_bases, rules).remarks
    assert asked == ["de"]
    assert (remark.line, remark.column, remark.level) == (5, 37, Level.WARNING)
    assert remark.message.startswith("closed: ")


def test_mistakes_and_warnings_come_together_in_the_order_of_the_file() -> None:
    source = ASK + '  "Who is it?",\n  "Who is it.",\n]\ntitle = 3\n'
    examined = examine_bank(source, "ours", "ours.toml", no_bases, Rules)
    assert examined.value is None
    assert [(one.line, one.level) for one in examined.remarks] == [(6, Level.WARNING), (8, Level.MISTAKE)]
    assert [one.line for one in examined.mistakes] == [8]


def test_no_two_questions_that_ship_are_near_each_other_even_across_banks(checkout: Path) -> None:
    banks = [tomli.loads(path.read_text("utf-8")) for path in sorted((checkout / "question_banks").glob("*.toml"))]
    asks = list(dict.fromkeys(_words(one) for bank in banks for aim in bank["aims"] for one in aim["questions"]))
    assert len(asks) > MOST_COMPARED - 10
    for some in (asks[:MOST_COMPARED], asks[-MOST_COMPARED:]):
        source = tomli_w.dumps({"aims": [{"name": "framing", "questions": some}]})
        assert warned(source) == []


def _words(question: str | dict[str, str]) -> str:
    return question if isinstance(question, str) else question["ask"]
