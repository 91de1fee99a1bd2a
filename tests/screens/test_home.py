"""Home: what to do now, by one letter or by arrows; counts, and names only on request."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.screens.harness import HOSTILE, LARGE, SMALL, TINY
from tests.screens.lobby import at_home, put_closed, put_open

from peerinquiry.inquiry.events.session import UNTITLED
from peerinquiry.screens.home import SENTENCE, WELCOME
from peerinquiry.screens.lobby import TOO_SMALL, kept_at
from peerinquiry.storage.home import Home
from peerinquiry.storage.sessions import list_sessions

OPTIONS = ("New session", "Meet again", "Resume", "Rehearse", "Question banks", "Transcripts", "Search", "Help", "Quit")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "peerinquiry")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_all_one_can_do_is_in_view(home: Home, size: tuple[int, int]) -> None:
    put_open(home)
    async with at_home(home, size) as lobby:
        page = lobby.page()
        assert all(option in page for option in OPTIONS)
        assert str(home.root)[:40] in page
        assert SENTENCE in page


async def test_the_first_time_rehearse_comes_first(home: Home) -> None:
    async with at_home(home) as lobby:
        assert WELCOME in lobby.page()
        await lobby.press("enter")
        assert lobby.shown == "SpeedDialog"
    assert not home.root.exists()


async def test_later_a_new_session_comes_first(home: Home) -> None:
    put_closed(home)
    async with at_home(home) as lobby:
        await lobby.press("enter")
        assert lobby.shown == "AskDialog"


async def test_it_counts_and_names_nobody(home: Home) -> None:
    put_open(home, title="Secret team")
    put_closed(home, title="Secret board")
    async with at_home(home) as lobby:
        await lobby.until("1 session left open")
        await lobby.until("2 sessions on record")
        assert "Secret" not in lobby.page()


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("n", "AskDialog"),
        ("e", "SpeedDialog"),
        ("b", "BanksScreen"),
        ("t", "TranscriptsScreen"),
        ("slash", "SearchScreen"),
        ("s", "SettingsDialog"),
        ("f1", "HelpScreen"),
    ],
)
async def test_a_letter_does_it(home: Home, key: str, screen: str) -> None:
    async with at_home(home) as lobby:
        await lobby.press(key)
        assert lobby.shown == screen


@pytest.mark.parametrize(
    ("downs", "screen"), [(4, "BanksScreen"), (6, "SearchScreen"), (7, "SettingsDialog"), (8, "HelpScreen")]
)
async def test_arrows_and_enter_do_it(home: Home, downs: int, screen: str) -> None:
    async with at_home(home) as lobby:
        await lobby.press(*["down"] * downs, "enter")
        assert lobby.shown == screen


async def test_up_from_the_first_is_the_last(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("up", "enter")
        assert lobby.app._exit


async def test_a_click_does_it(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.pilot.click("Menu", offset=(5, 5))
        await lobby.settle()
        assert lobby.shown == "BanksScreen"


async def test_q_ends_it_without_asking(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("q")
        assert lobby.app._exit
        assert lobby.app.return_code == 0


async def test_a_session_begins_with_a_title(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("n")
        await lobby.type("Leadership team")
        await lobby.press("enter")
        assert lobby.shown == "GatherScreen"
        lobby.app.close_session()
        await lobby.until("1 session left open")
    assert [session.title for session in list_sessions(home).sessions] == ["Leadership team"]


async def test_a_session_needs_no_title(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("n", "enter")
        lobby.app.close_session()
    assert [session.title for session in list_sessions(home).sessions] == [UNTITLED]


async def test_no_session_begins_if_the_question_is_left(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("n", "escape")
        assert lobby.shown == "HomeScreen"
    assert not home.root.exists()


async def test_with_nothing_left_open_it_says_so(home: Home) -> None:
    put_closed(home)
    async with at_home(home) as lobby:
        await lobby.press("r")
        await lobby.settle()
        assert lobby.shown == "HomeScreen"
        assert lobby.said == ["No session was left open. n begins one."]


async def test_what_was_left_open_goes_on(home: Home) -> None:
    put_open(home, "2026-11-22-1400-a", "Sales")
    put_open(home, "2026-11-23-1400-b", "Leadership team", days=1)
    async with at_home(home) as lobby:
        await lobby.press("r")
        await lobby.until("Which session")
        page = lobby.page()
        assert page.index("Leadership team") < page.index("Sales")
        await lobby.press("down", "enter")
        assert lobby.shown == "GatherScreen"
        assert lobby.app.state.title == "Sales"
        lobby.app.close_session()


async def test_hostile_titles_are_only_words(home: Home) -> None:
    for number, text in enumerate(HOSTILE):
        put_open(home, f"2026-11-22-140{number}-x", text)
    async with at_home(home) as lobby:
        await lobby.press("r")
        await lobby.until("[bold]bold")


@pytest.mark.parametrize("fast", [True, False])
async def test_the_rehearsal_plays(home: Home, fast: bool) -> None:
    async with at_home(home) as lobby:
        await lobby.press("e", "f" if fast else "enter")
        assert lobby.shown == "GatherScreen"
        assert lobby.app._understudy is not None
        lobby.app.close_session()


async def test_a_small_window_is_told_and_used(home: Home) -> None:
    put_open(home)
    async with at_home(home, TINY) as lobby:
        assert TOO_SMALL in lobby.page()
        assert all(option in lobby.page() for option in OPTIONS[:6])
        await lobby.press("down", "down", "down", "down", "enter")
        assert lobby.shown == "BanksScreen"


async def test_a_home_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    async with at_home(Home(tmp_path / "file" / "home")) as lobby:
        await lobby.press("n", "enter")
        assert lobby.shown == "HomeScreen"
        assert "could not be made" in lobby.said[-1]


async def test_the_palette_offers_no_screenshot(home: Home) -> None:
    async with at_home(home) as lobby:
        titles = [command.title for command in lobby.app.get_system_commands(lobby.app.screen)]
        assert "Help" in titles
        assert not any("screenshot" in title.lower() for title in titles)
        assert set(lobby.app.available_themes) == {"ink", "paper", "high contrast"}


def test_places_are_told_as_people_write_them() -> None:
    assert kept_at(Path.home() / "peerinquiry" / "sessions") == "~/peerinquiry/sessions"
    assert kept_at(Path.home()) == "~"
    assert kept_at(Path("/elsewhere")) == str(Path("/elsewhere"))
    assert kept_at(Path("/else\x1b[31mwhere\u202e\udcff")) == str(Path("/elsewhere"))
