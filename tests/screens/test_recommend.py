"""Recommend: two keys a turn, experience apart from advice, and no parked idea lost."""

from __future__ import annotations

import pytest
from tests.screens.harness import HOSTILE_MIXES, LARGE, SMALL, TINY, started
from tests.screens.stages import AFTER, PARKED, RECOMMENDING

from peerinquiry.inquiry.commands import EndTurn, GoTo, Recommend, SetPresence, Undo
from peerinquiry.inquiry.events import ClockStarted, Recommended, TakenUp, TurnPassed, TurnTaken
from peerinquiry.inquiry.model import Kind, Presence, Step
from peerinquiry.inquiry.text import joined
from peerinquiry.screens.ask import AskDialog
from peerinquiry.screens.pick import PickDialog
from peerinquiry.screens.recommend import RecommendScreen
from peerinquiry.screens.take_up import TakeUpDialog

PARKED_FIRST = (*RECOMMENDING[:-1], *PARKED, GoTo(Step.RECOMMENDING))
"""Bea, the owner and somebody absent parked an idea each."""
ALL_DONE = (EndTurn("We shared forecasts", Kind.EXPERIENCE), EndTurn("Name an owner"), EndTurn(), EndTurn())
"""Bea, Carl, Dev and Eli had their turns."""


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_latecomer_sees_all_of_it(size: tuple[int, int]) -> None:
    told = Recommend("Bea", "When we paid sooner, two of three stayed", Kind.EXPERIENCE)
    async with started(*RECOMMENDING, told, EndTurn("Name one owner"), size=size) as desk:
        page = desk.page()
        assert "Ann only listens" in page
        assert AFTER.split()[0] in page
        assert "Carl recommends" in page
        assert "then Dev" in page
        assert "Carl recommends · not started" in page
        assert "◆ experience  Bea" in page
        assert "◇ advice      Bea" in page


async def test_two_keys_a_turn_and_a_note() -> None:
    async with started(*RECOMMENDING) as desk:
        assert isinstance(desk.screen, RecommendScreen)
        await desk.press("space")
        assert desk.note.typing
        await desk.type("We shared our forecasts\n")
        assert desk.events[-3:-1] == [ClockStarted(), Recommended(1, "Bea", Kind.EXPERIENCE, "We shared our forecasts")]
        assert isinstance(desk.last, TurnTaken)
        assert desk.state.desk.round.holder == "Carl"
        assert desk.note.text == ""
        await desk.press("space", "enter")
        assert desk.state.desk.round.holder == "Dev"
        assert len(desk.state.recommendations) == 1


async def test_a_key_says_that_it_is_advice() -> None:
    async with started(*RECOMMENDING) as desk:
        assert desk.note.label == "◆ experience"
        await desk.press("x")
        assert desk.note.label == "◇ advice"
        await desk.press("space", "f6")
        assert desk.note.label == "◆ experience"
        await desk.press("f6")
        await desk.type("Name an owner\n")
        assert desk.state.recommendations[0].kind is Kind.ADVICE
        assert desk.note.label == "◆ experience", "the next one begins with experience again"


async def test_another_one_in_the_same_turn() -> None:
    async with started(*RECOMMENDING) as desk:
        await desk.press("space")
        await desk.type("We shared forecasts")
        await desk.press("f7")
        assert desk.last == Recommended(1, "Bea", Kind.EXPERIENCE, "We shared forecasts")
        assert desk.note.typing
        assert desk.note.label == "◇ advice"
        await desk.type("Share yours\n")
        assert [(made.who, made.kind) for made in desk.state.recommendations] == [
            ("Bea", Kind.EXPERIENCE),
            ("Bea", Kind.ADVICE),
        ]


async def test_another_one_needs_words() -> None:
    async with started(*RECOMMENDING) as desk:
        await desk.press("m")
        assert "Type it first" in desk.said[-1]
        assert not desk.state.recommendations


async def test_ones_own_parked_idea_comes_back() -> None:
    async with started(*PARKED_FIRST) as desk:
        assert "Parked earlier: Hold a supplier day" in desk.page()
        assert "i takes it in" in desk.page()
        await desk.press("i")
        assert isinstance(desk.screen, AskDialog)
        await desk.type(", in spring\n")
        assert desk.last == Recommended(1, "Bea", Kind.ADVICE, "Hold a supplier day, in spring", 1)
        assert desk.state.parked[0].used
        assert desk.state.desk.round.holder == "Bea", "the turn goes on"
        assert "Parked earlier" not in desk.page()


async def test_the_owners_idea_is_said_by_whoever_has_the_turn() -> None:
    async with started(*PARKED_FIRST, EndTurn()) as desk:
        await desk.press("i")
        assert isinstance(desk.screen, PickDialog)
        await desk.type("Ann")
        await desk.press("enter", "enter")
        assert desk.last == Recommended(1, "Carl", Kind.ADVICE, "A second source", 2)


async def test_what_somebody_absent_parked_is_not_lost() -> None:
    async with started(*PARKED_FIRST, EndTurn()) as desk:
        page = desk.page()
        assert all(who in page for who in ("still parked", "Bea (had a turn)", "Ann (owner)", "Hal (absent)"))
        await desk.press("f3")
        await desk.type("Hal")
        await desk.press("enter", "enter")
        assert desk.last == Recommended(1, "Hal", Kind.ADVICE, "Pay them sooner", 3)


async def test_the_owners_idea_when_nobody_has_a_turn() -> None:
    async with started(*PARKED_FIRST, *ALL_DONE) as desk:
        await desk.press("i")
        await desk.type("Ann")
        await desk.press("enter")
        await desk.type("Dev")
        await desk.press("enter", "enter")
        assert desk.last == Recommended(3, "Dev", Kind.ADVICE, "A second source", 2)


async def test_leaving_a_parked_idea_keeps_it_parked() -> None:
    async with started(*PARKED_FIRST) as desk:
        count = len(desk.events)
        await desk.press("i", "escape")
        assert isinstance(desk.screen, RecommendScreen)
        assert len(desk.events) == count


async def test_the_owner_marks_what_is_taken_up() -> None:
    async with started(*RECOMMENDING, *ALL_DONE) as desk:
        assert "Ann, what do you take up?" in desk.page()
        await desk.press("o")
        assert isinstance(desk.screen, TakeUpDialog)
        await desk.press("down", "enter")
        assert desk.last == TakenUp(2, taken=True)
        assert "✓ Carl: Name an owner" in desk.page()
        await desk.press("enter", "up", "enter", "escape")
        assert [made.taken_up for made in desk.state.recommendations] == [True, False]
        assert "✓ ◆ experience  Bea" in desk.page()


async def test_passing_is_not_the_same_as_being_done() -> None:
    async with started(*RECOMMENDING) as desk:
        await desk.press("p")
        assert desk.last == TurnPassed("Bea")
        assert "○ Bea passed" in desk.page()


async def test_when_everyone_had_a_turn_enter_goes_to_the_plan() -> None:
    async with started(*RECOMMENDING, *[EndTurn()] * 4) as desk:
        assert "Nothing was recommended" in desk.page()
        await desk.press("enter")
        assert desk.state.step is Step.PLANNING


async def test_a_late_word_is_kept_before_going_on() -> None:
    async with started(*RECOMMENDING, *ALL_DONE) as desk:
        await desk.press("t")
        await desk.type("Ask them why\n")
        assert isinstance(desk.screen, PickDialog)
        await desk.type("Eli\n")
        assert desk.last == Recommended(3, "Eli", Kind.EXPERIENCE, "Ask them why")
        assert desk.state.step is Step.RECOMMENDING


async def test_undo_takes_a_turn_back() -> None:
    async with started(*RECOMMENDING) as desk:
        await desk.press("space")
        await desk.type("Words\n")
        await desk.press("u")
        assert desk.state.desk.round.holder == "Bea"
        assert not desk.state.recommendations


async def test_somebody_who_comes_back_is_offered_their_idea() -> None:
    async with started(*PARKED_FIRST) as desk:
        await desk.do(SetPresence("Hal", Presence.HERE), *[EndTurn()] * 4)
        assert "Hal recommends" in desk.page()
        assert "Parked earlier: Pay them sooner" in desk.page()
        await desk.do(Undo())


@pytest.mark.parametrize("text", HOSTILE_MIXES)
async def test_any_text_is_words(text: str) -> None:
    async with started(*RECOMMENDING, *ALL_DONE) as desk:
        await desk.do(Recommend("Bea", f"so {text}", Kind.EXPERIENCE), GoTo(Step.QUESTIONS), GoTo(Step.RECOMMENDING))
        await desk.resize(LARGE)
        assert joined(text)[:12] in desk.page()
        assert "\x1b" not in desk.page()
        await desk.press("o", "escape")
        await desk.resize(TINY)
        await desk.resize(SMALL)
        assert isinstance(desk.screen, RecommendScreen)


async def test_many_recommendations_are_counted_where_they_do_not_fit() -> None:
    many = [Recommend("Bea", f"Number {number}") for number in range(30)]
    async with started(*RECOMMENDING, *many) as desk:
        assert "Number 29" in desk.page()
        assert "earlier · o shows them all" in desk.page()


async def test_a_small_window_and_back_while_the_clock_runs() -> None:
    async with started(*PARKED_FIRST) as desk:
        await desk.press("space")
        await desk.type("half a thou")
        for size in (TINY, SMALL, LARGE, TINY, SMALL):
            await desk.resize(size)
            assert "Bea recommends" in desk.page()
        await desk.type("ght\n")
        assert desk.state.recommendations[0].text == "half a thought"
