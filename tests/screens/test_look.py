"""What is drawn can be read: in every theme, in as few colours as a terminal may have, and in none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.screens.harness import LARGE as LARGE_WINDOW
from tests.screens.harness import SMALL
from tests.screens.looks import (
    BLOCK,
    DEPTHS,
    HOUR,
    LARGE,
    TEXT,
    Run,
    dialogs,
    faintest,
    looked_at,
    passes,
    runs,
    screens,
    too_faint,
)

from peerinquiry.inquiry.commands import GoTo, ToggleClock
from peerinquiry.inquiry.model import Step
from peerinquiry.screens.themes import THEMES
from peerinquiry.widgets.countdown import Countdown
from peerinquiry.widgets.speaker_card import SpeakerCard

Keep = Callable[[str, object], None]
NAMES = [theme.name for theme in THEMES]


@pytest.mark.parametrize("theme", NAMES)
async def test_every_pair_of_colours_on_any_screen_can_be_read(theme: str, record_property: Keep) -> None:
    seen: set[Run] = set()
    async with looked_at(theme) as desk:
        async for name in screens(desk):
            seen |= set(runs(desk.screen, name))
        async for name in dialogs(desk):
            seen |= set(runs(desk.screen, name))
    assert too_faint(seen) == []
    pairs = {(run.colour, run.ground) for run in seen}
    record_property("measured", f"{len(pairs)} pairs of colours in {len({run.screen for run in seen})} pictures")
    for depth in DEPTHS:
        record_property("measured", f"{depth.name}: the faintest text stands out {faintest(seen, depth):.1f} to 1")


@pytest.mark.parametrize("size", [SMALL, LARGE_WINDOW])
@pytest.mark.parametrize("theme", NAMES)
async def test_the_clock_and_the_question_stand_out_most(theme: str, size: tuple[int, int]) -> None:
    async with looked_at(theme, size) as desk:
        await desk.do(GoTo(Step.QUESTIONS))
        drawn = [*runs(desk.screen, "idle", desk.screen.query_one(Countdown))]
        await desk.do(ToggleClock())
        for name, seconds in (("runs", 5), ("over", HOUR)):
            await passes(desk, seconds)
            drawn += runs(desk.screen, name, desk.screen.query_one(Countdown))
        asked = [run for run in runs(desk.screen, "question", desk.screen.query_one(SpeakerCard)) if run.bold]
        words = desk.screen.query_one(SpeakerCard).card.headline.split()
    faces = {run.screen: run.ground for run in drawn if set(run.text) == {BLOCK}}
    grounds = {run.ground for run in drawn if run.kind is TEXT}
    assert len(set(faces.values())) == 3, "idle, running and over each look their own way"
    told = [run for run in asked if set(run.text.split()) & set(words)]
    assert {word for run in told for word in run.text.split()} >= set(words)
    for depth in DEPTHS:
        assert all(depth.ratio(face, ground) >= depth.least(LARGE) for face in faces.values() for ground in grounds)
        assert all(depth.ratio(run.colour, run.ground) >= depth.least(LARGE) for run in told)


async def test_without_colour_all_is_grey_and_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for theme in NAMES:
        seen: set[Run] = set()
        async with looked_at(theme) as desk:
            for step in (Step.RULES, Step.VOTING, Step.QUESTIONS, Step.PLANNING, Step.PULSE):
                await desk.do(GoTo(step))
                seen |= set(runs(desk.screen, step))
            async for name in dialogs(desk):
                seen |= set(runs(desk.screen, name))
        assert all(len(set(colour)) == 1 for run in seen for colour in (run.colour, run.ground) if colour)
        assert too_faint(seen) == []
