"""The settings in the console: switched at once and for good; how the clock shows, starts and sounds; chosen keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.screens import harness
from tests.screens.harness import Desk, started
from tests.screens.stages import CHOSEN
from tests.screens.test_help import told

from peerinquiry.app import PeerInquiryApp
from peerinquiry.formats.settings_toml import Colours, Option
from peerinquiry.inquiry.commands import ExtendClock, GoTo
from peerinquiry.inquiry.events import ClockStarted
from peerinquiry.inquiry.model import Step
from peerinquiry.screens.keymap import KeyBook, is_key, normal
from peerinquiry.screens.phase import PhaseScreen
from peerinquiry.screens.settings import SettingsDialog
from peerinquiry.screens.themes import THEMES, TOLD
from peerinquiry.storage.home import Home
from peerinquiry.widgets.countdown import Countdown

BOOK = KeyBook(PeerInquiryApp)
TELLING = (*CHOSEN, GoTo(Step.STORY))
ASKING = (*CHOSEN, GoTo(Step.QUESTIONS))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Where settings are kept in these tests."""
    home = Home(tmp_path / "not-there-yet")
    home.root.mkdir()
    monkeypatch.setattr(harness, "NOWHERE", home)
    return home


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every time that the terminal's bell rang."""
    rung: list[str] = []
    monkeypatch.setattr(PeerInquiryApp, "bell", lambda _app: rung.append("ding"))
    return rung


def look(desk: Desk, seconds: float = 0) -> None:
    """Let time pass, and the console look at the clock."""
    desk.time.pass_(seconds)
    desk.app._look()


async def test_an_option_is_switched_at_once_and_for_good(home: Home) -> None:
    async with started(*TELLING) as desk:
        desk.app.action_settings()
        await desk.settle()
        assert desk.on(SettingsDialog)
        assert "– off  Start on turn" in desk.page()
        await desk.press("enter")
        assert "✓ on   Start on turn" in desk.page()
        assert "start_on_turn = true " in home.settings.read_text()
        assert desk.app.preferences.current.on == {Option.START_ON_TURN}
        await desk.press("enter", "escape")
        assert "start_on_turn = false " in home.settings.read_text()
        assert desk.on(PhaseScreen)


def test_the_themes_are_those_that_may_stand_in_the_file() -> None:
    assert [theme.name for theme in THEMES] == list(Colours) == list(TOLD)


async def test_a_theme_is_there_again_the_next_time(home: Home) -> None:
    async with started(*TELLING) as desk:
        assert desk.app.theme == Colours.INK
        desk.app.action_settings()
        await desk.settle()
        await desk.press("end", "enter")
        assert "Theme           paper: dark on light" in desk.page()
        await desk.press("enter")
        assert desk.app.theme == Colours.CONTRAST
    assert 'theme = "high contrast" ' in home.settings.read_text()
    async with started(*TELLING) as desk:
        assert desk.app.theme == Colours.CONTRAST
        await desk.press("ctrl+p", *"theme: ink", "enter")
        await desk.settle()
        assert desk.app.theme == Colours.INK
    assert 'theme = "ink" ' in home.settings.read_text()


async def test_a_theme_that_cannot_be_kept_holds_while_the_window_is_open(home: Home) -> None:
    home.settings.write_text("[clock]\nflash = tru\n")
    async with started(*TELLING) as desk:
        desk.app.preferences.choose(Colours.PAPER)
        await desk.settle()
        assert "settings.toml:2:9" in desk.said[-1]
        desk.app.preferences.apply()
        assert desk.app.theme == Colours.PAPER
    assert home.settings.read_text() == "[clock]\nflash = tru\n"


async def test_the_first_switch_makes_the_folder(home: Home) -> None:
    home.root.rmdir()
    async with started(*TELLING) as desk:
        desk.app.action_settings()
        await desk.settle()
        await desk.press("enter")
        assert home.settings.is_file()


async def test_what_is_wrong_with_the_file_is_said_and_what_held_holds(home: Home) -> None:
    home.settings.write_text("[clock]\ncount_up = true\n")
    async with started(*TELLING) as desk:
        assert desk.app.counts_up
        home.settings.write_text("[clock]\ncount_up = tru\nflsh = true\n")
        desk.app.action_settings()
        await desk.settle()
        (said,) = desk.said
        assert f"{home.settings}:2:12: " in said
        assert said.endswith("What held before holds still.")
        assert desk.app.counts_up


async def test_counting_up_the_face_shows_what_has_gone_by(home: Home) -> None:
    home.settings.write_text("[clock]\ncount_up = true\n")
    async with started(*TELLING) as desk:
        await desk.press("space")
        look(desk, 72)
        view = desk.screen.query_one(Countdown).view
        assert view is not None
        assert (view.face, view.words, view.over) == ("1:12", "of 3:00", False)
        look(desk, 120)
        view = desk.screen.query_one(Countdown).view
        assert view is not None
        assert (view.face, view.words, view.over) == ("3:12", "12 s over", True)


async def test_the_clock_of_a_turn_starts_by_itself_if_that_is_wanted(home: Home) -> None:
    home.settings.write_text("[clock]\nstart_on_turn = true\n")
    async with started(*ASKING) as desk:
        await desk.press("enter")
        assert desk.did(ClockStarted(15)), "in questions, once the question was asked"
        look(desk, 5)
        assert "Carl asks" in desk.page()
        assert "starts in 10 s" in desk.page()
        look(desk, 20)
        assert "Ann answers" in desk.page()
        assert "20 s left" in desk.page()
        await desk.press("u")
        assert desk.state.desk.round.holder == "Bea"
        assert desk.state.turns == (), "the end of the turn and the start of the next are one act"


async def test_the_chime_and_the_flash_come_once_when_the_time_is_up(home: Home, bells: list[str]) -> None:
    home.settings.write_text("[clock]\nchime = true\nflash = true\n")
    async with started(*TELLING) as desk:
        await desk.press("space")
        look(desk, 179)
        assert (bells, desk.screen.query_one("#time").has_class("-flash")) == ([], False)
        look(desk, 1)
        assert (bells, desk.screen.query_one("#time").has_class("-flash")) == (["ding"], True)
        look(desk, 1)
        look(desk, 30)
        assert bells == ["ding"]
        await desk.do(ExtendClock(60))
        look(desk)
        look(desk, 40)
        assert bells == ["ding", "ding"], "more time was given, and is up"


async def test_without_a_wish_nothing_sounds(home: Home, bells: list[str]) -> None:
    async with started(*TELLING) as desk:
        await desk.press("space")
        look(desk, 179)
        look(desk, 2)
        assert bells == []
        assert not desk.screen.query_one("#time").has_class("-flash")
        assert not home.settings.exists()


async def test_a_chosen_key_does_it_and_the_help_and_the_bar_tell_it(home: Home) -> None:
    home.settings.write_text('[keys]\nundo = "Z, ctrl+z"\nextend = "*"\n')
    async with started(*TELLING) as desk:
        assert desk.said == []
        await desk.press("space", "escape", "Z")
        assert desk.state.desk.clock
        assert not desk.state.desk.clock.running
        before = len(desk.events)
        await desk.press("u")
        assert len(desk.events) == before, "the key it had before does nothing"
        assert "Z undo" in desk.page()
        await desk.press("question_mark")
        assert any(line.strip().startswith("Z  Ctrl+Z") for line in told(desk))


async def test_a_choice_that_cannot_be_is_said_with_its_place(home: Home) -> None:
    home.settings.write_text('[keys]\nundu = "z"\n')
    async with started(*TELLING) as desk:
        assert "settings.toml:2:8: nothing is called `undu`; did you mean `undo`?" in desk.said[0]
        await desk.press("space", "escape", "u")
        assert desk.state.desk.clock
        assert not desk.state.desk.clock.running


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ({"undo": "p"}, "`p` means `pass` already"),
        ({"undo": "q"}, "`q` means `leave` already"),
        ({"undo": "xyz"}, "there is no key `xyz`"),
        ({"undo": "hyper+u"}, "there is no key `hyper+u`"),
        ({"undo": "k", "redo": "k"}, "`k` means `credit` already"),
    ],
)
def test_what_cannot_be_is_said(keys: dict[str, str], wrong: str) -> None:
    assert wrong in [message for _name, message, _instead in BOOK.complaints(keys)]


@pytest.mark.parametrize("keys", [{}, {"undo": "u,f9"}, {"undo": "ctrl+z"}, {"pass": "l", "later": "p"}, {"help": "?"}])
def test_what_can_be_is_not_complained_about(keys: dict[str, str]) -> None:
    assert list(BOOK.complaints(keys)) == []


def test_every_binding_that_ships_is_sound_and_has_one_meaning() -> None:
    as_shipped = {name: binding.key for name, binding in BOOK.bindings.items()}
    assert all(is_key(key) for keys in as_shipped.values() for key in keys.split(","))
    actions: dict[str, set[str]] = {}
    for kind in BOOK._kinds:
        from peerinquiry.screens.keymap import own

        for binding in own(kind):
            actions.setdefault(binding.id or "", set()).add(binding.action)
    assert {name: found for name, found in actions.items() if len(found) > 1} == {}


def test_a_key_has_one_name() -> None:
    assert [normal(key) for key in ("?", "u", "ctrl+]", "f9", "+")] == [
        "question_mark", "u", "ctrl+right_square_bracket", "f9", "plus",
    ]  # fmt: skip


def test_every_binding_has_a_line_of_its_own() -> None:
    lines = list(BOOK.lines())
    assert len(lines) == len(BOOK.bindings)
    assert any(line.startswith("undo ") and "u,f9" not in line.split()[0] for line in lines)
