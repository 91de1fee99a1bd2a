"""The private view: one key turns it on, it is said in the bar, and it ends with the session."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.screens import stages
from tests.screens.harness import LARGE, SMALL, TINY, Desk, started
from tests.screens.lobby import Lobby, at_home

from peerinquiry.app import STAGE_FOLLOWS, STAGE_GONE
from peerinquiry.inquiry.commands import Command, GoTo
from peerinquiry.inquiry.events import Noted
from peerinquiry.inquiry.model import Step
from peerinquiry.storage.home import Home

SAID = "private"


def private(desk: Desk | Lobby) -> bool:
    return desk.app.private


def bar(desk: Desk) -> str:
    return desk.page().splitlines()[0]


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("step", [Step.RULES, Step.WRITING, Step.VOTING, Step.QUESTIONS, Step.PLANNING, Step.PULSE])
async def test_one_key_turns_it_on_and_off_in_every_phase(step: Step, size: tuple[int, int]) -> None:
    commands: tuple[Command, ...] = (*stages.PLANNED, GoTo(step))
    async with started(*commands, size=size) as desk:
        assert not private(desk)
        assert SAID not in bar(desk)
        await desk.press("escape", "full_stop")
        assert private(desk)
        assert SAID in bar(desk)
        await desk.press("full_stop")
        assert not private(desk)
        assert SAID not in bar(desk)


async def test_while_one_types_a_full_stop_is_one_and_f12_turns_it_on() -> None:
    async with started(*stages.PLANNING) as desk:
        desk.note.write()
        await desk.pilot.pause()
        await desk.press("full_stop")
        assert desk.note.text == "."
        assert not private(desk)
        await desk.press("f12")
        assert private(desk)


async def test_a_new_phase_is_as_private_as_the_one_before() -> None:
    async with started(*stages.PLANNING) as desk:
        await desk.press("escape", "full_stop", "right_square_bracket")
        assert SAID in bar(desk)


async def test_it_ends_with_the_session() -> None:
    async with started(*stages.PLANNING) as desk:
        await desk.press("escape", "full_stop")
        desk.app.close_session()
        await desk.pilot.pause()
        assert not private(desk)


async def test_nothing_turns_it_on_behind_the_curtain() -> None:
    async with started(*stages.PLANNING) as desk:
        await desk.press("escape", "c", "f12", "full_stop")
        assert not private(desk)


async def test_without_a_session_nothing_is_private(tmp_path: Path) -> None:
    async with at_home(Home(tmp_path / "peerinquiry")) as lobby:
        await lobby.press("full_stop", "f12")
        assert not private(lobby)


async def test_a_window_that_has_no_bar_still_has_the_key() -> None:
    async with started(*stages.PLANNING, size=TINY) as desk:
        await desk.press("escape", "full_stop")
        assert private(desk)


async def test_when_a_stage_begins_to_follow_it_is_said_once() -> None:
    async with started(*stages.PLANNING) as desk:
        desk.app._beat()
        assert desk.said == []
        desk.recording.stage_follows = True
        desk.app._beat()
        await desk.settle()
        assert desk.said == [STAGE_FOLLOWS]
        desk.app.clear_notifications()
        desk.app._beat()
        await desk.settle()
        assert desk.said == []


async def test_behind_the_curtain_it_waits_to_be_said() -> None:
    async with started(*stages.PLANNING) as desk:
        await desk.press("escape", "c")
        desk.recording.stage_follows = True
        desk.app._beat()
        assert desk.said == []
        await desk.press("x", "space")
        desk.app._beat()
        await desk.settle()
        assert desk.said == [STAGE_FOLLOWS]


async def test_when_it_leaves_a_private_window_is_told_so() -> None:
    async with started(*stages.PLANNING) as desk:
        desk.recording.stage_follows = True
        desk.app._beat()
        await desk.press("escape", "full_stop")
        desk.recording.stage_follows = False
        desk.app._beat()
        await desk.settle()
        assert desk.said == [STAGE_GONE]


async def test_what_to_listen_for_stands_under_the_question_in_the_private_view_alone() -> None:
    async with started(*stages.CHOSEN, GoTo(Step.QUESTIONS)) as desk:
        assert "listen for" not in desk.page()
        await desk.press("full_stop")
        assert "listen for  Something concrete" in desk.page()
        await desk.press("full_stop")
        assert "listen for" not in desk.page()


async def test_a_note_to_oneself_is_in_the_record_and_on_no_screen() -> None:
    async with started(*stages.CHOSEN, GoTo(Step.QUESTIONS)) as desk:
        await desk.press("N")
        assert "everyone who sees this window can read along" in desk.page()
        await desk.type("Dev looks tired")
        await desk.press("enter")
        assert desk.last == Noted("Dev looks tired", private=True)
        await desk.press("full_stop", "N")
        assert "read along" not in desk.page()
        assert "tired" not in desk.page()
