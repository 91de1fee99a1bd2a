"""Where question rules are found: in the home first, then among the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerinquiry.formats.rules_toml import RulesErrors
from peerinquiry.inquiry.questions import check
from peerinquiry.storage.question_rules import ANY_LANGUAGE, load_rules, shipped_languages, shipped_rules, usable_rules

OWN = '[[rule]]\nkind = "long"\nwhy = "W."\ntry = "T."\nwords = 1\nfires = ["a b"]\n'


def own(home: Path, text: str, language: str = "en") -> Path:
    path = home / "question_rules" / f"{language}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_ones_are_read_once(tmp_path: Path) -> None:
    assert load_rules(tmp_path) is shipped_rules("en")
    assert {"en", ANY_LANGUAGE} <= set(shipped_languages())


def test_those_of_the_home_are_first(tmp_path: Path) -> None:
    own(tmp_path, OWN)
    assert [cue.why for cue in check("What helps?", load_rules(tmp_path))] == ["W."]
    assert not check("What helps?", load_rules(tmp_path / "elsewhere"))


def test_a_language_with_a_region_has_the_rules_of_its_language(tmp_path: Path) -> None:
    assert load_rules(tmp_path, "en-GB") is shipped_rules("en")


@pytest.mark.parametrize("language", ["da", "", "../../x", "x" * 400])
def test_a_language_without_rules_has_what_holds_in_any(tmp_path: Path, language: str) -> None:
    assert load_rules(tmp_path, language) is shipped_rules(ANY_LANGUAGE)


def test_with_mistakes_the_shipped_ones_are_used_once_it_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    own(tmp_path, OWN)
    assert usable_rules(tmp_path, "en", told.append) == load_rules(tmp_path)
    path = own(tmp_path, "rule = 3")
    assert usable_rules(tmp_path, "en", told.append) is shipped_rules("en")
    mistake = f"{path}:1:8: `rule` is a number; write [[rule]], in two brackets, before each"
    assert told == [f"{mistake}. The rules that came with the program are used."]


def test_a_mistake_names_its_file_and_line(tmp_path: Path) -> None:
    path = own(tmp_path, OWN + "word = 3\n")
    with pytest.raises(RulesErrors, match="mistake") as caught:
        load_rules(tmp_path)
    assert str(caught.value.mistakes[0]).startswith(f"{path}:7:1: ")
