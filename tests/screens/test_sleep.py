"""A laptop that slept during a turn: said, paused, and asked about with one key."""

from __future__ import annotations

from tests.screens.harness import started
from tests.screens.stages import CHOSEN

from peerinquiry.inquiry.commands import GoTo
from peerinquiry.inquiry.events import ClockCredited, ClockStarted, GapNoticed
from peerinquiry.inquiry.model import Step


async def test_sleep_is_said_the_clock_stands_and_one_key_counts_it_or_leaves_it_out() -> None:
    for key, happened in (("k", ClockCredited(120)), ("space", ClockStarted())):
        async with started(*CHOSEN, GoTo(Step.QUESTIONS)) as desk:
            await desk.press("space", "escape")
            desk.time.pass_(12)
            desk.time.slept += 120
            desk.app._beat()
            await desk.settle()
            assert "slept, or stood still, for 2 min" in desk.said[-1]
            assert desk.did(GapNoticed(120))
            desk.app._look()
            await desk.settle()
            assert "18 s left" in desk.page()
            assert "2 min asleep" in desk.page()
            await desk.press(key)
            assert desk.did(happened)
            assert desk.state.desk.clock
            assert desk.state.desk.clock.used == (132 if key == "k" else 12)


async def test_a_time_of_day_that_is_set_back_is_said_and_nothing_breaks() -> None:
    async with started(*CHOSEN, GoTo(Step.STORY)) as desk:
        desk.time.slept -= 3600  # the boot clock goes back with it here, which no machine does: no worse can happen
        desk.app._beat()
        desk.app._look()
        await desk.settle()
        assert "set back by 60 min" in desk.said[-1]
        assert desk.state.desk.clock
