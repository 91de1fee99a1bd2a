"""`peerinquiry question`, as it is typed and as scripts call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peerinquiry.cli.commands import app
from peerinquiry.errors import PeerInquiryError

TRIED = "Have you tried talking to Tom?"
WHY = "“Have you tried” hands over an idea of yours."


def run(*arguments: str, given: str | bytes = "", home: Path = Path("nowhere")) -> Result:
    return CliRunner().invoke(app, ["question", "--home", str(home), *arguments], input=given)


def objects(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_an_object_a_line() -> None:
    assert objects(run("--json", TRIED, "What helps?")) == [
        {
            "text": TRIED,
            "cues": [
                {
                    "kind": "advice",
                    "why": WHY,
                    "try": "What have you tried with Tom so far?",
                }
            ],
        },
        {"text": "What helps?", "cues": []},
    ]


def test_words_without_quotes_are_one_question() -> None:
    assert [one["text"] for one in objects(run("--json", *["have", "you", "tried", "it"]))] == ["have you tried it"]
    assert [one["text"] for one in objects(run("--json", "Why?", "When?"))] == ["Why?", "When?"]
    assert [one["text"] for one in objects(run("--json", "Why now?", "When"))] == ["Why now?", "When"]


def test_lines_from_the_input_without_text() -> None:
    given = f"\ufeff{TRIED}\r\n\n  What   helps? \nno newline"
    assert [one["text"] for one in objects(run("--json", given=given))] == [TRIED, "What helps?", "no newline"]


def test_for_people_a_line_each_with_what_to_try_under_it() -> None:
    result = run(TRIED, "What helps?")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        TRIED,
        f"  advice: {WHY} Try: What have you tried with Tom so far?",
        "What helps?: good",
    ]


def test_nothing_is_no_question() -> None:
    assert run("--json", "").stdout == ""
    assert run("--json").stdout == ""


def test_text_that_would_like_to_be_more_is_words() -> None:
    (one,) = objects(run("--json", "[bold]What \x1b]0;x\x07 helps[/x]?"))
    assert one["text"] == "[bold]What helps[/x]?"
    assert "[bold]What helps[/x]?" in run("[bold]What helps[/x]?").stdout


def test_what_is_no_text_is_said_to_be_none() -> None:
    result = run(given=b"What helps?\n\xff\xfe")
    assert isinstance(result.exception, PeerInquiryError)
    assert str(result.exception) == "Line 2 of the input is not UTF-8. Save it as UTF-8 first."


def test_own_rules_are_used(tmp_path: Path) -> None:
    own = tmp_path / "question_rules" / "en.toml"
    own.parent.mkdir()
    own.write_text('[[rule]]\nkind = "long"\nwhy = "W."\ntry = "T."\nwords = 1\nfires = ["a b"]\n', "utf-8")
    assert objects(run("--json", "What helps?", home=tmp_path))[0]["cues"] == [
        {"kind": "long", "why": "W.", "try": "T."}
    ]


@pytest.mark.parametrize("language", ["da", "pt-BR"])
def test_a_language_without_rules_is_no_mistake(language: str) -> None:
    assert objects(run("--json", "--language", language, "Is dette godt?"))[0]["cues"] == []
