"""While a question is typed: a hint for the facilitator alone, and a key that parks it."""

from __future__ import annotations

import pytest
from tests.screens.harness import LARGE, SMALL, started
from tests.screens.test_inquire import ASKING, FIRST

from peerinquiry.inquiry.events import IdeaParked, QuestionPut
from peerinquiry.inquiry.model import Origin
from peerinquiry.screens.ask import AskDialog
from peerinquiry.screens.bank_picker import BankPicker
from peerinquiry.screens.pick import PickDialog
from peerinquiry.screens.questioning import QuestionDialog

TRIED = "Have you tried talking to Tom?"
TRY = "What have you tried with Tom so far?"
WHY = "hands over an idea"


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("key", ["o", "b"])
async def test_nothing_of_it_shows_where_everyone_may_look(key: str, size: tuple[int, int]) -> None:
    async with started(*ASKING, size=size) as desk:
        await desk.press(key)
        await desk.type(TRIED)
        assert TRIED in desk.page()
        assert WHY not in desk.page()
        assert TRY not in desk.page()


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("key", ["o", "b"])
async def test_the_private_view_shows_it_and_nothing_moves(key: str, size: tuple[int, int]) -> None:
    async with started(*ASKING, size=size) as desk:
        await desk.press(key)
        await desk.type(TRIED)
        rows = [row for row, line in enumerate(desk.page().splitlines()) if TRIED in line or "park for" in line]
        await desk.press("f12")
        assert WHY in desk.page()
        assert TRY in desk.page()
        assert [row for row, line in enumerate(desk.page().splitlines()) if TRIED in line or "park for" in line] == rows
        await desk.press("f12")
        assert WHY not in desk.page()


async def test_it_is_silent_while_the_question_may_still_turn_out_well() -> None:
    async with started(*ASKING) as desk:
        await desk.press("full_stop", "o")
        for word in ("Could ", "you ", "tell ", "us ", "more ", "about ", "it?"):
            await desk.type(word)
            assert "try " not in desk.text("QuestionCue")
        assert desk.text("QuestionCue").strip() == ""


async def test_asked_for_with_a_key_it_shows_in_this_dialog_alone() -> None:
    async with started(*ASKING) as desk:
        await desk.press("o", "f4")
        assert "Type the question first." in desk.page()
        await desk.type("Do you")
        assert "Yes or no would answer it." in desk.page()
        await desk.press(*["backspace"] * 6)
        await desk.type("What helps?")
        assert "One open question." in desk.page()
        await desk.press("f4")
        assert "One open question." not in desk.page()
        await desk.press("f4", "escape", "o")
        await desk.type(TRIED)
        assert WHY not in desk.page()


async def test_it_blocks_nothing() -> None:
    async with started(*ASKING) as desk:
        await desk.press("full_stop", "o")
        await desk.type(TRIED)
        await desk.press("enter")
        assert desk.last == QuestionPut("Bea", TRIED, "framing", Origin.OWN, FIRST)


@pytest.mark.parametrize("key", ["o", "b"])
async def test_one_key_parks_it_and_the_turn_and_the_line_stay(key: str) -> None:
    async with started(*ASKING) as desk:
        await desk.press(key)
        await desk.type(f"{TRIED} zzz")
        await desk.press("f3")
        assert desk.did(IdeaParked(1, "Bea", f"{TRIED} zzz"))
        assert desk.said == ["Parked for Bea."]
        assert desk.on(QuestionDialog) or desk.on(BankPicker)
        await desk.type("What helps, qqq?")
        await desk.press("enter")
        assert desk.did(QuestionPut("Bea", "What helps, qqq?", "framing", Origin.OWN, FIRST))
        assert desk.state.desk.round.holder == "Bea"


async def test_it_may_be_parked_for_somebody_else() -> None:
    async with started(*ASKING) as desk:
        await desk.press("o")
        await desk.type(TRIED)
        await desk.press("f2")
        assert desk.on(PickDialog)
        await desk.type("carl")
        await desk.press("enter")
        assert desk.last == IdeaParked(1, "Carl", TRIED)
        assert desk.on(QuestionDialog)
        assert desk.state.desk.round.holder == "Bea"


async def test_left_again_nobody_is_chosen_and_the_text_stays() -> None:
    async with started(*ASKING) as desk:
        await desk.press("o")
        await desk.type(TRIED)
        before = len(desk.events)
        await desk.press("f2", "escape", "f2", "escape")
        assert len(desk.events) == before
        assert TRIED in desk.page()


async def test_with_nothing_typed_nothing_is_parked() -> None:
    async with started(*ASKING) as desk:
        await desk.press("o", "f3", "f2")
        assert desk.on(QuestionDialog)
        assert not any(isinstance(event, IdeaParked) for event in desk.events)


async def test_a_bank_question_is_neither_parked_nor_checked_until_it_is_edited() -> None:
    async with started(*ASKING) as desk:
        await desk.press("full_stop", "b")
        await desk.type("excites")
        await desk.press("f3", "f4")
        assert not any(isinstance(event, IdeaParked) for event in desk.events)
        await desk.press("f5", "f4")
        assert "One open question." in desk.page()
        await desk.press("f3")
        assert desk.last == IdeaParked(1, "Bea", "What about this excites you?")


async def test_whoever_spoke_up_has_their_idea_parked_and_the_turn_stays() -> None:
    async with started(*ASKING) as desk:
        await desk.press("space")
        await desk.type("Pay them sooner")
        await desk.press("escape", "A")
        await desk.type("dev")
        await desk.press("enter")
        assert desk.last == IdeaParked(1, "Dev", "Pay them sooner")
        assert desk.state.desk.round.holder == "Bea"
        await desk.press("A", "enter")
        assert desk.on(AskDialog)
        await desk.type("A second source")
        await desk.press("enter")
        assert desk.did(IdeaParked(2, "Ann", "A second source"))
