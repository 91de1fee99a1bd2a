"""No state is told by colour alone: each stands there in signs or words, in either alphabet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.screens import stages
from tests.screens.harness import LARGE, SMALL, TINY, started
from tests.screens.lobby import at_home
from tests.screens.looks import HOUR, passes, runs

from peerinquiry.formats.settings_toml import Option
from peerinquiry.inquiry.commands import (
    CastVote,
    Command,
    EndTurn,
    GiveTurn,
    GoTo,
    Pass,
    Postpone,
    SetPresence,
    ToggleClock,
)
from peerinquiry.inquiry.model import Presence, Step
from peerinquiry.inquiry.view.frame import Place, Sign
from peerinquiry.screens.signs import in_ascii
from peerinquiry.storage.home import Home
from peerinquiry.storage.outcome import SaveState, SaveStatus
from peerinquiry.widgets.aim_meter import AimMeter
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.phase_bar import PhaseBar
from peerinquiry.widgets.speaker_card import SpeakerCard

ALPHABETS = (str, in_ascii)
ASKING = (*stages.CHOSEN, GoTo(Step.QUESTIONS))


def assert_told_apart(shown: Mapping[str, str]) -> None:
    """Each looks its own way."""
    for alphabet in ALPHABETS:
        assert len({alphabet(page) for page in shown.values()}) == len(shown), shown


# Who speaks, and who did


async def strip_of(*commands: Command) -> str:
    async with started(*ASKING, *commands) as desk:
        return desk.text("TurnStrip")


def chip_of(name: str, strip: str) -> str:
    """What stands around a name."""
    (chip,) = [chip for chip in re.split(r" {3}|\n", strip) if name in chip]
    return chip


async def test_every_state_of_a_person_has_a_sign_or_a_word_of_its_own() -> None:
    told = {
        "now": await strip_of(),
        "to come": await strip_of(GiveTurn("Carl")),
        "passed": await strip_of(Pass()),
        "back later": await strip_of(Postpone()),
        "away": await strip_of(SetPresence("Bea", Presence.ABSENT)),
        "late": await strip_of(SetPresence("Bea", Presence.LATE)),
        "done": await strip_of(EndTurn("")),
    }
    assert_told_apart({state: chip_of("Bea", strip) for state, strip in told.items()})


# The clock


async def test_the_clocks_states_differ_in_words_and_in_shape() -> None:
    async with started(*stages.CHOSEN, GoTo(Step.STORY)) as desk:
        shown = {"not started": desk.page()}
        await desk.do(ToggleClock())
        await passes(desk, 5)
        shown["left"] = desk.page()
        await desk.do(ToggleClock())
        await desk.settle()
        shown["paused"] = desk.page()
        await desk.do(ToggleClock())
        await passes(desk, HOUR)
        shown["over"] = desk.page()
    for alphabet in ALPHABETS:
        assert all(words in alphabet(page) for words, page in shown.items())
        assert [alphabet("▲▲▲▲▲▲") in alphabet(page) for page in shown.values()] == [False, False, False, True]


# Where we are


@pytest.mark.parametrize("width", [120, 100, 80])
async def test_the_phase_that_the_group_is_in_has_a_sign(width: int) -> None:
    async with started(*stages.CHOSEN, size=(width, 24)) as desk:
        bar = desk.screen.query_one(PhaseBar)
        names = [name for name, _ in bar.phases]
        for here in names:
            bar.phases = tuple((name, Place.NOW if name == here else Place.AHEAD) for name in names)
            for alphabet in ALPHABETS:
                shown = alphabet(str(bar.render()))
                assert shown.count(alphabet(Sign.NOW)) == 1
                assert f"{alphabet(Sign.NOW)}{here}" in shown


async def test_the_aim_that_is_asked_about_has_a_sign() -> None:
    async with started(*ASKING) as desk:
        meter = desk.screen.query_one(AimMeter)
        shown = {}
        for here in meter.aims:
            meter.aims = tuple(replace(aim, current=aim.name == here.name) for aim in meter.aims)
            shown[here.name] = str(meter.render())
    assert len(shown) == 4
    assert_told_apart(shown)


# What is marked

MARKED: dict[str, tuple[tuple[Command, ...], tuple[str, ...]]] = {
    "people": (ASKING, ("w",)),
    "the pace": (ASKING, ("f",)),
    "the lengths of turns": (ASKING, ("f", "m")),
    "the question bank": (ASKING, ("b",)),
    "whose turn it is to be": (ASKING, ("j",)),
    "how the group chooses": (stages.CHOSEN[:-1], ("m",)),
    "actions": (stages.PLANNED, ("escape",)),
    "settings": (ASKING, ("ctrl+p", *"settings", "enter")),
}


@pytest.mark.parametrize("kind", MARKED)
async def test_the_marked_row_has_a_sign(kind: str) -> None:
    commands, keys = MARKED[kind]
    async with started(*commands) as desk:
        await desk.press(*keys)
        shown = []
        for key in ("home", "down", "down", "up"):
            await desk.press(key)
            shown.append(desk.page())
    for alphabet in ALPHABETS:
        pages = [alphabet(page) for page in shown]
        assert all(one != other for one, other in pairwise(pages))
        assert pages[1] == pages[3], "nothing else changed"


async def test_the_marked_line_of_the_home_screen_has_a_sign(tmp_path: Path) -> None:
    async with at_home(Home(tmp_path / "home")) as lobby:
        first = lobby.page()
        await lobby.press("down")
        assert in_ascii(lobby.page()) != in_ascii(first)
        await lobby.press("up")
        assert lobby.page() == first


# What became of something


async def test_a_question_that_was_asked_has_a_sign_and_says_by_whom() -> None:
    async with started(*ASKING) as desk:
        words = desk.screen.query_one(SpeakerCard).card.headline[:30]
        shown = {}
        for asked in (False, True):
            await desk.press("escape", "b", *words[:10])
            shown[asked] = next(line for line in desk.page().splitlines() if words in line)
            assert ("asked by Bea" in desk.page()) == asked
            await desk.press("escape", "space", "enter")
    for alphabet in ALPHABETS:
        assert [alphabet("✓ ") in alphabet(row) for row in shown.values()] == [False, True]


async def test_a_vote_that_is_in_is_counted_and_has_a_sign() -> None:
    async with started(*stages.CHOSEN[:-1]) as desk:
        before = desk.text("TurnStrip")
        await desk.do(CastVote("Bea", ("Ann",)))
        assert "1 of 5 in" in desk.page()
        assert_told_apart({"out": chip_of("Bea", before), "in": chip_of("Bea", desk.text("TurnStrip"))})


@pytest.mark.parametrize("size", [LARGE, SMALL, (60, 20), TINY])
async def test_what_is_not_saved_is_said_in_words(size: tuple[int, int]) -> None:
    async with started(*ASKING, size=size) as desk:
        assert "NOT SAVED" not in desk.page()
        desk.app.saving = SaveStatus(SaveState.NOT_SAVED, 3, "the disk is full")
        await desk.settle()
        assert "NOT SAVED: the disk is full" in desk.page()


@pytest.mark.parametrize("size", [LARGE, SMALL, (60, 20), TINY])
async def test_a_disk_that_takes_its_time_is_said_in_words(size: tuple[int, int]) -> None:
    async with started(*ASKING, size=size) as desk:
        desk.app.saving = SaveStatus(SaveState.SAVING, 1)
        await desk.settle()
        assert "saving …" in desk.page()
        desk.app.saving = SaveStatus(SaveState.SAVED)
        await desk.settle()
        assert "saving …" not in desk.page()


@pytest.mark.parametrize("size", [LARGE, SMALL, (60, 20), TINY])
async def test_the_private_view_is_said_in_words(size: tuple[int, int]) -> None:
    async with started(*ASKING, size=size) as desk:
        assert "private" not in desk.page()
        desk.app.private = True
        await desk.settle()
        assert "private" in desk.page()


@pytest.mark.parametrize("option", list(Option))
async def test_an_option_says_whether_it_is_on(option: Option, tmp_path: Path) -> None:
    async with at_home(Home(tmp_path / "home")) as lobby:
        lobby.app.action_settings()
        await lobby.settle()
        off = in_ascii(lobby.page())
        lobby.app.preferences.switch(option)
        await lobby.press("escape")
        lobby.app.action_settings()
        await lobby.settle()
        on = in_ascii(lobby.page())
    assert off.count(" on ") + 1 == on.count(" on ")


async def test_what_a_key_cannot_do_now_is_not_in_bold() -> None:
    async with started(*stages.CHOSEN[:3], GoTo(Step.VOTING), size=(200, 36)) as desk:
        bar = desk.screen.query_one(KeyBar)
        bold = " ".join(run.text for run in runs(desk.screen, "keys", bar) if run.bold)
        plain = " ".join(run.text for run in runs(desk.screen, "keys", bar) if not run.bold)
        shown = [key for key in bar.keys if " ".join(key[:2]) in desk.page()]
        assert {enabled for _, _, enabled in shown} == {True, False}
        assert [key in bold.split() for key, _, _ in shown] == [enabled for _, _, enabled in shown]
        assert all(words in plain for _, words, _ in shown)
