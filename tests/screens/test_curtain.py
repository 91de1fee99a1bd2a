"""The curtain: whatever is in front is covered, and stays so until two keys lift it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.screens.harness import LARGE, SMALL, START, TINY, Desk, started
from tests.screens.lobby import at_home, put_open

from peerinquiry.inquiry.commands import AddPeople, ChooseOwner, GoTo, ToggleClock, WriteChallenges
from peerinquiry.inquiry.events import ClockPaused
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.view.curtain import MOMENT
from peerinquiry.screens.curtain import HOW_TO_LIFT, CurtainScreen
from peerinquiry.storage.heartbeat import Cover
from peerinquiry.storage.home import Home

STORY = (
    AddPeople(("Ann", "Bea", "Carl")),
    WriteChallenges({"Ann": "Two suppliers a year walk away", "Bea": "Two teams build one thing"}),
    ChooseOwner("Ann"),
    GoTo(Step.STORY),
)
NAMES = ("Ann", "Bea", "Carl", "suppliers", "Leadership")


def covered(desk: Desk) -> bool:
    page = desk.page()
    return isinstance(desk.screen, CurtainScreen) and not any(name in page for name in NAMES)


async def test_it_covers_everything_and_two_keys_lift_it() -> None:
    async with started(*STORY) as desk:
        await desk.press("escape", "c")
        assert covered(desk)
        assert MOMENT in desk.page()
        assert HOW_TO_LIFT not in desk.page()
        await desk.press("space")
        assert covered(desk)
        assert HOW_TO_LIFT in desk.page()
        await desk.press("space")
        assert "Ann" in desk.page()


@pytest.mark.parametrize(
    "key", ["x", "enter", "escape", "question_mark", "f1", "q", "c", "f10", "ctrl+p", "ctrl+q", "u"]
)
async def test_no_other_key_lifts_it_or_does_anything(key: str) -> None:
    async with started(*STORY) as desk:
        await desk.press("escape", "c")
        before = desk.state
        await desk.press(key, key)
        assert covered(desk)
        assert desk.state is before


async def test_a_dialog_is_covered_too() -> None:
    async with started(*STORY) as desk:
        await desk.press("escape", "q", "f10")
        assert covered(desk)
        await desk.press("space", "space")
        assert "Leave this session" in desk.page()


async def test_while_one_types_it_covers_what_is_typed() -> None:
    async with started(*STORY) as desk:
        desk.note.text = "Ann was angry"
        desk.note.write()
        await desk.pilot.pause()
        await desk.press("f10")
        assert covered(desk)
        await desk.press("space", "space")
        assert desk.note.text == "Ann was angry"


async def test_what_is_said_in_passing_waits_behind_it() -> None:
    async with started(*STORY) as desk:
        await desk.press("escape", "c")
        desk.app.say("Ann is not saved")
        await desk.pilot.pause()
        await desk.pilot.pause()
        assert covered(desk)


async def test_another_phase_shows_only_once_it_is_lifted() -> None:
    async with started(*STORY) as desk:
        await desk.press("escape", "c")
        await desk.do(GoTo(Step.RECOMMENDING))
        assert covered(desk)
        await desk.press("space", "space")
        await desk.pilot.pause()
        assert type(desk.screen).__name__ == "RecommendScreen"


async def test_a_digit_starts_a_break() -> None:
    async with started(*STORY) as desk:
        await desk.press("escape", "c")
        desk.app.pop_screen()
        curtain = CurtainScreen(desk.app.live, desk.time.wall)
        await desk.app.push_screen(curtain)
        await desk.press("5")
        back = START.replace(minute=START.minute + 5).astimezone()
        assert f"A short break. Back at {back:%H:%M}." in desk.page()
        assert "█" in desk.page()
        before = desk.page()
        desk.time.pass_(28)
        curtain._show()
        await desk.pilot.pause()
        assert desk.page() != before
        desk.time.pass_(300)
        curtain._show()
        await desk.pilot.pause()
        assert f"It is {back:%H:%M}: we go on." in desk.page()
        assert "█" not in desk.page()
        await desk.press("1")
        assert "A short break" in desk.page()


async def test_a_break_pauses_the_clock() -> None:
    async with started(*STORY, ToggleClock()) as desk:
        await desk.press("escape", "c", "5")
        assert isinstance(desk.last, ClockPaused)
        await desk.press("5")
        assert [type(event) for event in desk.events].count(ClockPaused) == 1


@pytest.mark.parametrize("size", [TINY, SMALL, LARGE, (10, 3)])
async def test_it_fits_any_window(size: tuple[int, int]) -> None:
    async with started(*STORY, size=size) as desk:
        await desk.press("escape", "f10", "5")
        assert covered(desk)
        await desk.resize(SMALL)
        assert "█" in desk.page()


async def test_at_home_it_covers_too(tmp_path: Path) -> None:
    home = Home(tmp_path / "peerinquiry")
    put_open(home)
    async with at_home(home) as lobby:
        await lobby.press("t", "c", "5")
        assert lobby.shown == "CurtainScreen"
        assert "Leadership" not in lobby.page()
        await lobby.press("space", "space")
        assert lobby.shown == "TranscriptsScreen"


async def test_the_stages_that_follow_are_told_of_it() -> None:
    async with started(*STORY) as desk:
        recording = desk.recording
        await desk.press("escape", "c")
        assert recording.covers == [Cover(down=True)]
        await desk.press("5")
        assert recording.covers[-1] == Cover(down=True, back_at=recording.covers[-1].back_at)
        assert recording.covers[-1].back_at
        await desk.press("x", "space")
        assert recording.covers[-1] == Cover()
