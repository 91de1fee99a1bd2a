"""The pace on screen: f shows when we end, a number ends us on time, u takes it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.screens.harness import LARGE, SMALL, START, TINY, Desk, started
from tests.screens.stages import CHOSEN, PLANNING

from peerinquiry.inquiry.commands import Command, GoTo, SetEnd
from peerinquiry.inquiry.events import EndSet, RoundsLimited, TimingSet
from peerinquiry.inquiry.model import Limits, Phase, Step, Timing
from peerinquiry.inquiry.pace import margin, projected_end
from peerinquiry.inquiry.pace.budgets import budgets
from peerinquiry.screens.pace import PaceDialog
from peerinquiry.screens.phase import PhaseScreen
from peerinquiry.screens.timings import TimingsDialog

ASKING: tuple[Command, ...] = (*CHOSEN, GoTo(Step.QUESTIONS))


def until(minutes: int) -> Command:
    return SetEnd(START + timedelta(minutes=minutes))


def in_hand(desk: Desk) -> int | None:
    moment = desk.app.moment()
    return margin(desk.state, projected_end(desk.state, moment.elapsed, moment.wall))


def offered(desk: Desk) -> list[str]:
    return desk.text("Offers").splitlines()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_f_says_when_we_end_and_a_number_ends_us_on_time(size: tuple[int, int]) -> None:
    async with started(*ASKING, until(21), size=size) as desk:
        assert "min over" in desk.page().splitlines()[0]
        await desk.press("f")
        assert "On course for 15:25" in desk.text("#course")
        assert desk.text("#agreed") == "agreed: 15:21 · 4 min over"
        first = offered(desk)[0]
        assert first.startswith(" 1 ")
        assert "✓ ends 15:" in first
        await desk.press("1")
        assert in_hand(desk) is not None
        assert (in_hand(desk) or 0) >= 0
        assert first[-5:] in desk.text("#course"), "what was promised is what it says now"
        assert desk.text("#asked").startswith("Nothing has to give.")
        await desk.press("u")
        assert "4 min over" in desk.text("#agreed")
        await desk.press("f")
        assert desk.on(PhaseScreen)


async def test_everything_is_in_sight_at_80_by_24() -> None:
    async with started(*ASKING, until(16)) as desk:
        await desk.press("f")
        page = (await desk.settle()).page()
        for words in (*(phase.capitalize() for phase in Phase), "planned", "to come", "ends 15:", "1-5 do it", "done"):
            assert words in page, words
        assert len(offered(desk)) >= 5
        assert "…" not in desk.text("Offers")


async def test_a_number_without_a_choice_does_nothing() -> None:
    async with started(*PLANNING, until(60)) as desk:
        await desk.press("f")
        count, events = len(offered(desk)), len(desk.events)
        assert count < 5
        await desk.press("5")
        assert len(desk.events) == events


async def test_a_phase_gets_a_minute_more_or_the_minutes_one_types() -> None:
    async with started(*ASKING) as desk:
        await desk.press("f")
        assert desk.text("#agreed") == "no end agreed"
        before = budgets(desk.state, 0)[3]
        await desk.press("plus")
        more = budgets(desk.state, 0)[3]
        assert before.phase is Phase.INQUIRE
        assert more.left > before.left
        await desk.press("u", "minus")
        assert budgets(desk.state, 0)[3].left < before.left
        await desk.press("u", "down", "enter")
        await desk.press(*["backspace"] * 5)
        await desk.type("10 min")
        assert "Yes: a recommendation 2 min 30 s." in desk.page()
        await desk.press("enter")
        assert desk.did(TimingSet(Timing.RECOMMENDATION, 150))
        assert budgets(desk.state, 0)[4].left == 600


async def test_a_phase_that_is_over_is_said_to_be() -> None:
    async with started(*ASKING) as desk:
        await desk.press("f", "home", "plus")
        assert desk.said == ["Nothing is left in this phase that a length could change."]
        await desk.press("enter")
        assert "Nothing is left in this phase" in desk.page()


async def test_the_end_and_the_lengths_are_set_from_there() -> None:
    async with started(*ASKING) as desk:
        await desk.press("f", "e")
        await desk.type("16:00\n")
        assert desk.did(EndSet(START + timedelta(minutes=60)))
        await desk.press("m")
        assert desk.on(TimingsDialog)
        await desk.press("escape", "escape")
        assert desk.on(PhaseScreen)


async def test_aims_that_share_a_round_are_said_where_the_round_ends() -> None:
    async with started(*ASKING, until(20)) as desk:
        await desk.press("f")
        while not (desk.state.limits.joined or desk.state.limits.skipped):
            number = next(line[1] for line in offered(desk) if "round" in line or "support" in line)
            await desk.press(number)
        assert any(isinstance(event, RoundsLimited) for event in desk.events)
        assert desk.state.limits != Limits()


@pytest.mark.parametrize("step", [Step.RULES, Step.WRITING, Step.VOTING, Step.RECOMMENDING, Step.PLANNING, Step.PULSE])
async def test_f_opens_it_in_every_phase(step: Step) -> None:
    async with started(*CHOSEN, GoTo(step), until(60)) as desk:
        await desk.press("escape", "f")
        assert desk.on(PaceDialog)
        await desk.resize(TINY)
        assert desk.on(PaceDialog)


async def test_that_we_run_over_is_said_once_and_again_only_after_a_while_on_time() -> None:
    async with started(*ASKING, until(25)) as desk:
        live = desk.app.live
        assert live
        live.beat()
        assert desk.said == []
        desk.time.pass_(4 * 60)
        live.beat()
        await desk.settle()
        assert len(desk.said) == 1
        assert "min over. f shows what can give." in desk.said[0]
        desk.app.clear_notifications()
        live.beat()
        await desk.settle()
        assert desk.said == []
        await desk.do(until(60))
        live.beat()
        await desk.do(until(20))
        live.beat()
        await desk.settle()
        assert len(desk.said) == 1
