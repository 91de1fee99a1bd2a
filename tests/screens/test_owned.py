"""Another challenge, another owner, and a look at those before: what is asked first, and what stands on the screen."""

from __future__ import annotations

import pytest
from tests.screens.harness import LARGE, SMALL, Desk, started
from tests.screens.stages import AFTER, CHOSEN, FAREWELL, PLANNED, PLANNING, PULSE, RECOMMENDING, REFLECTING

from peerinquiry.inquiry.commands import (
    AnotherChallenge,
    ChooseOwner,
    CloseSession,
    Command,
    EndTurn,
    GoTo,
    SetAction,
    SetCheckIn,
    SetPresence,
    TakeUp,
    WriteChallenges,
)
from peerinquiry.inquiry.events import ClockPaused, InquirySetAside, OwnerChosen, RoundStarted
from peerinquiry.inquiry.model import Presence, Step
from peerinquiry.screens.ask import ConfirmDialog
from peerinquiry.screens.phase import PhaseScreen
from peerinquiry.screens.pick import PickDialog

QUESTIONS: tuple[Command, ...] = (*CHOSEN, GoTo(Step.STORY), EndTurn(), GoTo(Step.QUESTIONS))
SECOND: tuple[Command, ...] = (*FAREWELL, AnotherChallenge(), GoTo(Step.STORY))
"""Bea's challenge was the only one left."""


async def palette(desk: Desk) -> list[str]:
    """What the palette offers."""
    return [command.title for command in desk.app.get_system_commands(desk.screen)]


@pytest.mark.parametrize("stage", [REFLECTING, PULSE, FAREWELL], ids=["words", "pulse", "goodbye"])
async def test_z_at_the_close_asks_and_goes_back_to_the_choice(stage: tuple[Command, ...]) -> None:
    async with started(*stage, WriteChallenges({"Carl": "Mine"})) as desk:
        await desk.press("z")
        assert desk.on(ConfirmDialog)
        assert "Ann's stands as it is, plan and all" in " ".join(desk.page().split())
        await desk.press("escape", "z", "enter")
        assert desk.did(InquirySetAside(Step.VOTING))
        assert desk.at(Step.VOTING)
        assert "taken up · Two suppliers" in desk.page()
        await desk.press("u")
        assert desk.state.inquiries == ()


async def test_after_the_record_is_closed_z_does_nothing() -> None:
    async with started(*FAREWELL, CloseSession()) as desk:
        await desk.press("z")
        assert desk.on(PhaseScreen)


@pytest.mark.parametrize("stage", [QUESTIONS, RECOMMENDING, PLANNING], ids=["inquire", "recommend", "plan"])
async def test_another_owner_in_the_middle_is_asked_twice(stage: tuple[Command, ...]) -> None:
    async with started(*stage) as desk:
        await desk.press("O")
        assert desk.on(PickDialog)
        await desk.press("enter")
        assert "What was said about Ann's challenge is set aside whole" in " ".join(desk.page().split())
        await desk.press("escape")
        assert desk.state.owner == "Ann"
        await desk.press("O", "enter", "enter")
        assert desk.events[-2:] == [
            InquirySetAside(Step.STORY, finished=False),
            OwnerChosen("Bea", "by a change of owner"),
        ]
        assert "Bea tells the story" in desk.page()


async def test_before_anything_was_said_another_owner_is_asked_for_once() -> None:
    async with started(*CHOSEN, GoTo(Step.STORY)) as desk:
        await desk.press("O", "enter")
        assert desk.did(OwnerChosen("Bea", "by talking it through"))


async def test_in_choose_too_what_was_said_is_set_aside_only_after_a_question() -> None:
    async with started(*QUESTIONS, GoTo(Step.VOTING)) as desk:
        await desk.press("o", "enter")
        assert desk.on(ConfirmDialog)
        await desk.press("escape", "x")
        assert "set aside whole" in " ".join(desk.page().split())
        await desk.press("enter")
        assert [past.owner for past in desk.state.inquiries] == ["Ann"]


async def test_nobody_else_has_a_challenge() -> None:
    async with started(*QUESTIONS, WriteChallenges({"Bea": ""})) as desk:
        await desk.press("O")
        assert "No other challenge is written down" in desk.page()


@pytest.mark.parametrize("stage", [QUESTIONS, RECOMMENDING, PLANNED, REFLECTING])
async def test_the_palette_offers_another_challenge_in_every_later_phase(stage: tuple[Command, ...]) -> None:
    async with started(*stage) as desk:
        offered = await palette(desk)
        assert "Another challenge" in offered
        assert ("Another owner" in offered) == (desk.state.step.phase != "close")
        assert "Earlier challenges" not in offered
    async with started(*SECOND) as desk:
        assert "Earlier challenges" in await palette(desk)


async def test_a_look_at_the_first_plan_while_the_second_inquiry_runs_changes_nothing() -> None:
    async with started(*SECOND, size=LARGE) as desk:
        before = desk.state
        await desk.press("E")
        page = desk.page()
        for words in (f"Ann said at last: {AFTER}", "1  Call both suppliers", "Dev helps", "Not doing", "Check-in"):
            assert words in page
        await desk.press("enter")
        assert desk.on(PhaseScreen)
        assert desk.state == before


async def test_e_does_nothing_while_there_is_one_challenge() -> None:
    async with started(*QUESTIONS) as desk:
        await desk.press("E")
        assert desk.on(PhaseScreen)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_second_close_has_both_plans(size: tuple[int, int]) -> None:
    stage = (*SECOND, GoTo(Step.PLANNING), SetAction("Meet the other team", "Bea"), GoTo(Step.REFLECTING))
    async with started(*stage, size=size) as desk:
        page = desk.page()
        assert f"Ann: {AFTER[:30]}" in page
        assert "Bea: Two people want one job" in page
        assert "5 Meet the other team" in page
        assert "Ann: Fri 18 Dec 2026" in page
        await desk.do(GoTo(Step.FAREWELL))
        page = desk.page()
        assert "4 actions, check-in Fri 18 Dec 2026" in page
        assert "Bea leaves with  Two people want one job" in page
        assert 'grep " ACTION "' in page


async def test_closing_words_of_the_first_time_stay_and_r_has_another_round() -> None:
    said = (*REFLECTING, *[EndTurn("Thanks") for _ in range(5)], AnotherChallenge(), GoTo(Step.REFLECTING))
    async with started(*said) as desk:
        assert "Everyone has spoken" in desk.page()
        await desk.press("r")
        assert isinstance(desk.last, RoundStarted)
        assert f"{desk.state.desk.round.holder} reflects" in desk.page()


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        ((*CHOSEN, GoTo(Step.STORY)), "Ann is away for now: we wait, or another owner begins."),
        (QUESTIONS, "Ann is away for now: we wait, or another owner begins."),
        ((*QUESTIONS, GoTo(Step.SAY_BACK)), "Ann is away for now: we wait, or we say back what we heard."),
        ((*QUESTIONS, GoTo(Step.REFRAME)), "Ann is away for now: we wait, or we leave the challenge as it is."),
        (RECOMMENDING, "Ann is away for now: we wait, or we recommend all the same."),
        (PLANNING, "Ann is away for now: we wait, or we note what is clear already."),
    ],
)
async def test_what_the_group_does_without_the_owner_is_said_in_a_sentence(
    stage: tuple[Command, ...], sentence: str
) -> None:
    async with started(*stage, SetPresence("Ann", Presence.ABSENT)) as desk:
        assert sentence in desk.page()
        await desk.do(SetPresence("Ann", Presence.GONE))
        assert "Ann has left: " in desk.page()
        assert "another owner begins" in desk.page()
        await desk.do(SetPresence("Ann", Presence.HERE))
        assert "another owner begins" not in desk.page()


async def test_the_clock_waits_for_an_owner_who_drops_off_in_the_middle_of_an_answer() -> None:
    async with started(*QUESTIONS) as desk:
        await desk.press("space", "escape")
        desk.time.pass_(10)
        await desk.do(SetPresence("Ann", Presence.ABSENT))
        assert desk.did(ClockPaused())
        assert "Ann is away for now" in desk.page()
        desk.time.pass_(60)
        await desk.do(SetPresence("Ann", Presence.HERE))
        await desk.press("space", "escape")
        assert "20 s left" in desk.page()


async def test_recommendations_the_first_owner_took_up_are_marked_when_one_looks_back() -> None:
    stage = (*RECOMMENDING, EndTurn("Visit them"), TakeUp(1), SetCheckIn(None), AnotherChallenge())
    async with started(*stage, ChooseOwner("Bea"), GoTo(Step.STORY)) as desk:
        await desk.press("E")
        assert "Bea: Visit them  advice, taken up" in desk.page()
