"""Keys that come in a burst: each is for what the one before it led to."""

from __future__ import annotations

import pytest
from tests.screens.harness import NEVER, started
from textual.events import Key, Paste

from peerinquiry.inquiry.commands import AddPeople, ChooseOwner, Command, GoTo, WriteChallenges
from peerinquiry.inquiry.events import IdeaParked, TurnTaken
from peerinquiry.inquiry.model import Step
from peerinquiry.screens import afterwards

STORY: tuple[Command, ...] = (
    AddPeople(("Ann", "Bea", "Carl", "Dev")),
    WriteChallenges({"Ann": "We lose two suppliers a year"}),
    GoTo(Step.VOTING),
    ChooseOwner("Ann"),
    GoTo(Step.STORY),
)


async def test_words_right_behind_the_key_that_opens_the_line_are_all_in_it() -> None:
    async with started(*STORY) as desk:
        await desk.type("tit began in spring\n")
        assert isinstance(desk.last, TurnTaken)
        assert desk.last.text == "it began in spring"


async def test_a_paste_right_behind_the_key_that_opens_the_line_is_in_it() -> None:
    async with started(*STORY) as desk:
        desk.app.post_message(Key("t", "t"))
        desk.app.post_message(Paste("it began in spring"))
        await desk.type("\n")
        assert isinstance(desk.last, TurnTaken)
        assert desk.last.text == "it began in spring"


@pytest.mark.parametrize("soon", [0.0, NEVER])
async def test_a_burst_does_what_the_same_keys_do_one_by_one(soon: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afterwards, "SOON", soon)
    keys = "\n tpurchasing\nacall them\n"
    async with started(*STORY) as desk:
        await desk.type(keys)
        at_once = desk.events
    async with started(*STORY) as desk:
        for key in keys:
            await desk.type(key)
        assert at_once == desk.events
    assert IdeaParked(1, "Bea", "call them") in at_once


async def test_a_key_behind_one_that_closed_its_screen_is_not_lost() -> None:
    async with started(*STORY) as desk:
        await desk.type("?" + "?" + "twords")
        await desk.until(lambda: desk.note.text == "words")


async def test_words_right_behind_the_choice_that_leads_to_another_line_are_all_in_it() -> None:
    async with started(*STORY[:-1], GoTo(Step.QUESTIONS)) as desk:
        await desk.type("A")
        await desk.type("Dev\nask them\n")
        await desk.until(lambda: IdeaParked(1, "Dev", "ask them") in desk.events)
