"""No sentence that lines tell names a key."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerinquiry.plain.wording import KEYS, by_word

TOLD = (
    *("inquiry/view/frame.py", "inquiry/view/help.py", "inquiry/view/pace.py"),
    *("inquiry/view/pasting.py", "inquiry/view/chat_votes.py"),
    *("session.py", "bank_in_use.py", "live.py", "keepsakes.py", "team_in_use.py"),
    *("inquiry/decide", "inquiry/roster.py", "inquiry/pace"),
)
"""Where sentences come from that the screen and the lines share."""
KEY = re.compile(r"(?<![\w'’`.{-])(?:[b-rt-zB-HJ-Z!]|Space|Enter|Esc)(?=,? [a-z])| with a,")
LOBBY = "Two keys are enough"
"""The help of the screen's home, which lines have words of their own for."""


def sentences(source: Path) -> Iterator[str]:
    for path in sorted(source.rglob("*.py")) if source.is_dir() else [source]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
                yield node.value


@pytest.fixture(scope="module")
def told(checkout: Path) -> list[str]:
    core = checkout / "src" / "peerinquiry"
    return [sentence for place in TOLD for sentence in sentences(core / place)]


def test_each_key_that_is_named_has_its_word(told: list[str]) -> None:
    assert any(KEY.search(sentence) for sentence in told), "what is looked for can be found"
    left = [sentence for sentence in told if KEY.search(by_word(sentence)) and LOBBY not in sentence]
    assert left == []


def test_what_is_said_otherwise_is_still_said(told: list[str]) -> None:
    assert [key for key in KEYS if not any(key in sentence for sentence in told)] == []


def test_parts_are_kept_apart_by_commas() -> None:
    assert by_word("1 vote each · a tie goes to a run-off") == "1 vote each, a tie goes to a run-off"
