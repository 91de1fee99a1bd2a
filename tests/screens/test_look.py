"""What is drawn can be read: in every theme, without colour, and in ASCII."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from tests.screens import stages
from tests.screens.harness import LARGE, SMALL, Desk, started
from tests.screens.lobby import at_home
from tests.screens.looks import Run, dialogs, looked_at, runs, screens, within

from peerinquiry.formats.settings_toml import Option
from peerinquiry.inquiry.commands import (
    AddPeople,
    Command,
    EndTurn,
    GoTo,
    Pass,
    Postpone,
    SetPresence,
    ToggleClock,
)
from peerinquiry.inquiry.model import Presence, Step
from peerinquiry.screens.signs import OURS, TWINS, drawable, in_ascii
from peerinquiry.screens.themes import THEMES
from peerinquiry.storage.home import Home
from peerinquiry.widgets.countdown import Countdown
from peerinquiry.widgets.speaker_card import SpeakerCard

Keep = Callable[[str, object], None]
NAMES = [theme.name for theme in THEMES]
TEXT, LARGE_TEXT, SHAPE = 4.5, 7.0, 3.0
LINES = frozenset("─━╌┄│┃╭╮╰╯┌┐└┘├┤┼▔▁▏▕▎▊▌▐")
"""What only parts one thing from another; nothing is told by it."""
BARS = frozenset("█▀▄░▲▁▂▃▅▆▇")


def too_faint(seen: set[Run]) -> list[str]:
    """What does not stand out as it has to, with how far it does."""
    return sorted(f"{ratio(run):.1f} {run.text!r} in {run.screen}" for run in seen if ratio(run) < wanted(run))


def wanted(run: Run) -> float:
    signs = set(run.text) - {" "}
    return 0.0 if signs <= LINES or run.colour == run.ground else SHAPE if signs <= LINES | BARS else TEXT


def ratio(run: Run) -> float:
    if run.colour is None or run.ground is None:
        return 0.0
    light, dark = sorted((luminance(run.colour.rgb), luminance(run.ground.rgb)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lost_in_sixteen(run: Run) -> bool:
    """Whether letters and ground become one where a terminal has sixteen colours."""
    colours = (run.colour, run.ground)
    return len({colour.rich_color.downgrade(ColorSystem.STANDARD).number for colour in colours if colour}) == 1


def luminance(rgb: tuple[int, int, int]) -> float:
    """As the guidelines for accessible pages define it."""
    parts = (part / 255 for part in rgb)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", NAMES)
async def test_every_pair_of_colours_on_any_screen_can_be_read(theme: str, record_property: Keep) -> None:
    seen: set[Run] = set()
    async with looked_at(theme) as desk:
        async for name in screens(desk):
            seen |= set(runs(desk, name))
        async for name in dialogs(desk):
            seen |= set(runs(desk, name, within(desk)))
    assert too_faint(seen) == []
    assert sorted(run.text for run in seen if wanted(run) == TEXT and lost_in_sixteen(run)) == []
    pairs = {(run.colour, run.ground) for run in seen}
    least = min(ratio(run) for run in seen if wanted(run) == TEXT)
    record_property("measured", f"{len(pairs)} pairs of colours in {len({run.screen for run in seen})} pictures")
    record_property("measured", f"the faintest text stands out {least:.1f} to 1")


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("theme", NAMES)
async def test_the_clock_and_the_question_stand_out_most(theme: str, size: tuple[int, int]) -> None:
    async with looked_at(theme, size) as desk:
        await desk.do(GoTo(Step.QUESTIONS))
        faces, grounds = [], []
        for passed, running in ((0.0, False), (5.0, True), (3600.0, True)):
            if running and not (desk.state.desk.clock and desk.state.desk.clock.running):
                await desk.do(ToggleClock())
            desk.time.pass_(passed)
            desk.app._look()
            await desk.settle()
            drawn = list(runs(desk, "clock", desk.screen.query_one(Countdown)))
            faces += [run.ground for run in drawn if set(run.text) == {"█"}]
            grounds += [run.ground for run in drawn if run.text.strip(" █")]
        asked = [run for run in runs(desk, "question", desk.screen.query_one(SpeakerCard)) if run.bold]
        for face in faces:
            for ground in grounds:
                assert ratio(Run("", face, ground, bold=False, screen="")) >= LARGE_TEXT
        assert len(set(faces)) >= 2, "idle, running and over were drawn"
        assert asked
        words = desk.screen.query_one(SpeakerCard).card.headline.split()
        assert all(ratio(run) >= LARGE_TEXT for run in asked if set(run.text.split()) & set(words))


# Without colour


def bare(desk: Desk) -> str:
    """All that stands there, without any colour."""
    return desk.page()


async def strip_of(*commands: Command) -> str:
    async with started(*stages.CHOSEN, GoTo(Step.QUESTIONS), *commands) as desk:
        return desk.text("TurnStrip")


async def test_every_state_of_a_person_has_a_sign_or_a_word_of_its_own() -> None:
    plain = await strip_of()
    told = {
        "now": plain,
        "passed": await strip_of(Pass()),
        "back later": await strip_of(Postpone()),
        "away": await strip_of(SetPresence("Bea", Presence.ABSENT)),
        "late": await strip_of(SetPresence("Bea", Presence.LATE)),
        "done": await strip_of(EndTurn("")),
    }
    for alphabet in (str, in_ascii):
        bea = {state: chip_of("Bea", alphabet(strip)) for state, strip in told.items()}
        assert len(set(bea.values())) == len(bea), bea


def chip_of(name: str, strip: str) -> str:
    """What stands around a name."""
    (chip,) = [chip for chip in re.split(r" {3}|\n", strip) if name in chip]
    return chip


@pytest.mark.parametrize("alphabet", [str, in_ascii])
async def test_the_clocks_states_differ_in_words_and_in_shape(alphabet: Callable[[str], str]) -> None:
    async with started(*stages.CHOSEN, GoTo(Step.STORY)) as desk:
        idle = alphabet(bare(desk))
        await desk.do(ToggleClock())
        desk.time.pass_(5)
        desk.app._look()
        await desk.settle()
        runs_ = alphabet(bare(desk))
        await desk.do(ToggleClock())
        await desk.settle()
        paused = alphabet(bare(desk))
        await desk.do(ToggleClock())
        desk.time.pass_(3600)
        desk.app._look()
        await desk.settle()
        over = alphabet(bare(desk))
    assert "not started" in idle
    assert "left" in runs_
    assert "paused" in paused
    assert "over" in over
    line = alphabet("▲▲▲▲▲▲")
    assert line in over
    assert line not in runs_


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


async def test_without_colour_all_is_grey_and_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    seen: set[Run] = set()
    async with looked_at(NAMES[0]) as desk:
        async for name in screens(desk):
            seen |= set(runs(desk, name))
    assert all(run.colour is None or len(set(run.colour.rgb)) == 1 for run in seen)
    assert too_faint(seen) == []


# In ASCII


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_no_sign_of_ours_is_drawn_that_is_not_ascii(size: tuple[int, int]) -> None:
    async with looked_at(NAMES[0], size) as desk:
        desk.app.draw_in_ascii(wanted=True)
        await desk.settle()
        pictures = 0
        async for name in screens(desk):
            assert desk.page().isascii(), name
            pictures += 1
        async for name in dialogs(desk):
            assert desk.page().isascii(), name
            pictures += 1
        assert pictures > 25


async def test_at_home_and_back_again(tmp_path: Path) -> None:
    async with at_home(Home(tmp_path / "home")) as lobby:
        lobby.app.preferences.switch(Option.ASCII)
        await lobby.settle()
        assert lobby.page().isascii()
        assert "peerinquiry" in lobby.page()
        lobby.app.preferences.switch(Option.ASCII)
        await lobby.settle()
        assert not lobby.page().isascii()


async def test_what_people_say_keeps_its_letters() -> None:
    async with started(AddPeople(("Zoë", "Łukasz", "美咲")), title="Überblick") as desk:
        desk.app.draw_in_ascii(wanted=True)
        await desk.settle()
        for word in ("Zoë", "Łukasz", "美咲", "Überblick"):
            assert word in desk.page()


@given(text=st.text(st.sampled_from([*map(chr, TWINS), *"aé漢👍"])) | st.text())
def test_a_row_is_as_wide_as_before(text: str) -> None:
    assert cell_len(in_ascii(text)) == cell_len(text)
    assert cell_len(in_ascii(text, "ascii")) == cell_len(text)
    assert in_ascii(text, "ascii").isascii()


@given(text=st.text(st.characters(categories=["L", "N"])))
def test_letters_and_digits_stay(text: str) -> None:
    assert in_ascii(text) == text


def test_what_a_terminal_can_draw_depends_on_its_alphabet() -> None:
    assert all(drawable(io.TextIOWrapper(io.BytesIO(), name)) for name in ("utf-8", "utf-16"))
    assert not any(drawable(io.TextIOWrapper(io.BytesIO(), name)) for name in ("ascii", "latin-1", "cp1252"))


def test_no_sign_stands_for_itself() -> None:
    assert all(twin.isascii() and cell_len(sign) == len(twin) == 1 for sign, twin in OURS.items())
