"""What a bank may say beside its questions, on the screens: what follows, tags, its language, its clock."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.screens.harness import LARGE, SMALL, started
from tests.screens.test_inquire import ASKING

from peerinquiry.inquiry.events import QuestionPut
from peerinquiry.inquiry.model import Origin
from peerinquiry.screens.bank_picker import BankPicker
from peerinquiry.screens.pick import PickDialog

BANK = """\
title = "Ours"
language = "de"
[[aims]]
name = "framing"
answer = 45
questions = [
  { ask = "Wer gehört dazu?", follow_up = "Wen hast du nicht genannt?", tags = ["people"] },
  "Was hilft?",
]
"""
NEXT = "Wen hast du nicht genannt?"


@pytest.fixture(autouse=True)
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bank that sessions begin with."""
    (tmp_path / "question_banks").mkdir()
    (tmp_path / "question_banks" / "collaborative-inquiry.toml").write_text(BANK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_follows_is_offered_on_one_key(size: tuple[int, int]) -> None:
    async with started(*ASKING, size=size) as desk:
        assert NEXT not in desk.page()
        await desk.press("m")
        assert desk.state.question is None
        await desk.press("space", "escape", "enter")
        assert "Was hilft?" in desk.text("SpeakerCard")
        assert f"m: “{NEXT}”" in desk.text("SpeakerCard")
        await desk.press("m")
        assert desk.last == QuestionPut("Carl", NEXT, "framing", Origin.BANK)
        assert "m: " not in desk.text("SpeakerCard")
        await desk.press("u")
        assert f"m: “{NEXT}”" in desk.text("SpeakerCard")


async def test_the_picker_says_what_follows_what_and_finds_a_question_by_its_tags() -> None:
    async with started(*ASKING, size=LARGE) as desk:
        await desk.press("space", "escape", "enter", "b")
        assert desk.on(BankPicker)
        assert f"{NEXT}  follows “Wer gehört dazu?”" in desk.page()
        assert "asked by Bea · people" in desk.page()
        await desk.type("peop")
        picker = desk.screen
        assert isinstance(picker, BankPicker)
        assert picker.marked
        assert picker.marked.value.question.text == "Wer gehört dazu?"
        assert len(picker._shown) == 1


async def test_the_clock_is_as_long_as_the_aim_says() -> None:
    async with started(*ASKING) as desk:
        clock = desk.state.desk.clock
        assert clock
        assert clock.allowed == 45.0


async def test_banks_are_offered_with_their_language() -> None:
    async with started(size=LARGE) as desk:
        await desk.press("f6")
        assert desk.on(PickDialog)
        assert "2 questions · de · this folder" in desk.page()
        assert "questions · en · built in" in desk.page()
