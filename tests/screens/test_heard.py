"""Who was heard: names on any window, figures where they are asked for, and an invitation that everyone sees."""

from __future__ import annotations

import pytest
from tests.screens.harness import LARGE, SMALL, TINY, started

from peerinquiry.inquiry.commands import (
    AddPeople,
    ChooseOwner,
    EndTurn,
    GoTo,
    Pass,
    ToggleClock,
    WriteChallenges,
)
from peerinquiry.inquiry.events import UnheardInvited
from peerinquiry.inquiry.model import Step
from peerinquiry.screens.heard import HeardDialog
from peerinquiry.screens.recommend import RecommendScreen

PEOPLE = ("Ann", "Bea", "Carl", "Dev", "Eli")
CHOSEN = (AddPeople(PEOPLE), GoTo(Step.WRITING), WriteChallenges({"Ann": "Two suppliers a year"}), ChooseOwner("Ann"))
RECOMMENDING = (*CHOSEN, GoTo(Step.RECOMMENDING), ToggleClock(), EndTurn("Ring them"), Pass())


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_window_that_everyone_may_see_shows_names_and_no_figures(size: tuple[int, int]) -> None:
    async with started(*RECOMMENDING, ToggleClock(), size=size) as desk:
        desk.time.pass_(75)
        await desk.press("H")
        assert desk.on(HeardDialog)
        page = desk.page()
        assert "in this session not yet  Ann, Carl and Eli" in page
        assert "passed in this round  Carl" in page
        assert "the next round begins with  Carl" in page
        assert "1 min 15 s" not in page
        assert "figures" in page
        await desk.press("f")
        page = desk.page()
        assert "1 min 15 s" in page
        assert "Only you should see this" in page
        await desk.press("x")
        assert desk.on(RecommendScreen)
        assert "1 min 15 s" not in desk.page()


async def test_a_window_that_is_the_facilitators_alone_shows_figures_at_once() -> None:
    async with started(*RECOMMENDING, ToggleClock()) as desk:
        desk.time.pass_(75)
        await desk.press("full_stop", "H")
        assert "1 min 15 s" in desk.page()


@pytest.mark.parametrize("key", ["escape", "enter", "space", "p"])
async def test_one_press_closes_it_and_does_nothing_else(key: str) -> None:
    async with started(*RECOMMENDING) as desk:
        before = len(desk.events)
        await desk.press("H", "f", key)
        assert desk.on(RecommendScreen)
        assert len(desk.events) == before


async def test_everyone_sees_who_is_asked_to_come_in_once_it_is_asked_for() -> None:
    async with started(*RECOMMENDING) as desk:
        assert "come in" not in desk.page()
        await desk.press("H", "s")
        assert desk.did(UnheardInvited())
        assert "Eli, would you like to come in?" in desk.page()
        await desk.press("H")
        assert "ask no longer" in desk.page()
        await desk.press("s")
        assert desk.did(UnheardInvited(shown=False))
        assert "come in" not in desk.page()


async def test_nobody_is_asked_in_where_nobody_takes_turns() -> None:
    async with started(AddPeople(PEOPLE), GoTo(Step.WRITING)) as desk:
        before = len(desk.events)
        await desk.press("H")
        assert "ask them in" not in desk.page()
        await desk.press("s")
        assert len(desk.events) == before


@pytest.mark.parametrize("step", [Step.RULES, Step.SAYING, Step.STORY, Step.QUESTIONS, Step.PLANNING, Step.FAREWELL])
async def test_the_key_is_the_same_in_every_phase(step: Step) -> None:
    async with started(*CHOSEN, GoTo(step)) as desk:
        await desk.press("H")
        assert desk.on(HeardDialog)


async def test_fifteen_people_fit_a_small_window() -> None:
    crowd = tuple(f"Person {chr(ord('A') + number)}" for number in range(15))
    start = (AddPeople(crowd), GoTo(Step.WRITING), WriteChallenges({crowd[0]: "One"}), ChooseOwner(crowd[0]))
    turns = (GoTo(Step.STORY), ToggleClock(), EndTurn(), GoTo(Step.RECOMMENDING), ToggleClock(), EndTurn(), Pass())
    async with started(*start, *turns) as desk:
        await desk.press("H", "f")
        page = desk.page()
        assert "Only you should see this" in page
        assert all(f"│  {name} " in page for name in crowd)
        assert "any key close" in page
        await desk.press("f")
        page = desk.page()
        assert "the next round begins with  Person C" in page
        assert "Only you" not in page


async def test_a_tiny_window_still_says_who() -> None:
    async with started(*RECOMMENDING, size=TINY) as desk:
        await desk.press("H")
        assert "Carl" in desk.page()
