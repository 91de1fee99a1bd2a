"""Help: the keys of the screen one comes from, then all others, and the rules of the step."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.inquiry.driver import at_questions
from tests.screens.harness import LARGE, SMALL, TINY, Desk, started
from tests.screens.lobby import Lobby, at_home
from textual.binding import Binding
from textual.dom import DOMNode

from peerinquiry.app import PeerInquiryApp
from peerinquiry.inquiry.commands import AddPeople, ChooseOwner, GoTo, WriteChallenges
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.view.help import LOBBY, rules
from peerinquiry.screens.help import OTHERS, _kind
from peerinquiry.screens.keys import keys_declared, keys_now
from peerinquiry.screens.window import LEAVES
from peerinquiry.storage.home import Home
from peerinquiry.widgets.pager import Pager

QUESTIONS = (
    AddPeople(("Ann", "Bea", "Carl")),
    WriteChallenges({"Ann": "Two suppliers a year walk away"}),
    ChooseOwner("Ann"),
    GoTo(Step.QUESTIONS),
)


def told(at: Desk | Lobby) -> list[str]:
    return [line.content.plain for line in at.app.screen.query_one(Pager).lines]


def section(lines: list[str], title: str) -> str:
    """The rows under a heading."""
    start = lines.index(title)
    return "\n".join(lines[start : lines.index("", start)])


async def test_the_rules_of_the_step_then_the_keys_of_this_screen() -> None:
    async with started(*QUESTIONS) as desk:
        await desk.press("question_mark")
        lines = told(desk)
        assert lines[0].startswith("In turn, each peer asks one open question")
        assert "Ann answers in 30 s or less" in lines[0]
        assert lines[2] == "On this screen"
        here = section(lines, "On this screen")
        assert "Start or pause the clock" in here
        assert "The keys of this screen, then all" in section(lines, "Everywhere")


async def test_no_heading_is_the_last_line_in_view(tmp_path: Path) -> None:
    async with at_home(Home(tmp_path)) as lobby:
        await lobby.press("question_mark")
        headings = {line.content.plain for line in lobby.app.screen.query_one(Pager).lines if line.heads}
        assert {"On this screen", "Everywhere"} < headings
        for height in range(24, 36):
            await lobby.pilot.resize_terminal(80, height)
            await lobby.pilot.pause()
            pager = lobby.app.screen.query_one(Pager)
            rows = [pager.render_line(y).text.strip() for y in range(pager.scrollable_content_region.height)]
            assert rows[-1] not in headings
        assert "On this screen" in rows


async def test_ctrl_c_says_how_to_leave_in_our_words(tmp_path: Path) -> None:
    async with at_home(Home(tmp_path)) as lobby:
        await lobby.press("ctrl+c")
        assert [notification.message for notification in lobby.app._notifications] == [LEAVES]


async def test_every_key_of_every_screen_is_told() -> None:
    async with started(*QUESTIONS) as desk:
        await desk.press("question_mark")
        lines = told(desk)
        for place in OTHERS.values():
            for row in keys_declared(_kind(place), desk.app.get_key_display, {}):
                assert any(row.words in line for line in lines), row
        assert section(lines, "On this screen").count("Start or pause the clock") == 1
        assert sum("Start or pause the clock" in line for line in lines) == 1


async def test_what_cannot_be_done_now_says_so() -> None:
    async with started(AddPeople(("Ann", "Bea", "Carl"))) as desk:
        await desk.press("escape", "f1")
        (redo,) = [line for line in told(desk) if line.startswith("U ")]
        assert redo.endswith("; not now")


async def test_while_one_types_the_letters_are_told_too_and_typing_goes_on() -> None:
    async with started(*QUESTIONS) as desk:
        desk.note.write()
        await desk.pilot.pause()
        await desk.press("f1")
        lines = told(desk)
        assert "Leave the line" in section(lines, "While you type")
        assert "Take the last act back" in section(lines, "On this screen")
        await desk.press("x")
        assert desk.note.typing
        assert desk.note.text == ""


async def test_while_one_types_no_key_is_told_of_textuals_own() -> None:
    async with started(*QUESTIONS) as desk:
        desk.note.write()
        await desk.pilot.pause()
        assert all(row.words for row in keys_now(desk.screen, desk.app.get_key_display).typing)
        assert desk.note.typing, "asking changes nothing"


@pytest.mark.parametrize("key", ["x", "escape", "enter", "question_mark", "f1", "c", "q"])
async def test_any_key_closes_it(home: Home, key: str) -> None:
    async with at_home(home) as lobby:
        await lobby.press("f1")
        assert lobby.shown == "HelpScreen"
        await lobby.press(key)
        assert lobby.shown == "HomeScreen"
        assert not lobby.app._exit


async def test_arrows_and_space_turn_the_page(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("f1")
        before = lobby.page()
        for key in ("space", "down", "pagedown", "end"):
            await lobby.press(key)
            assert lobby.page() != before, key
            before = lobby.page()
        assert lobby.shown == "HelpScreen"


async def test_outside_a_session_it_tells_what_one_is_for(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("question_mark")
        assert told(lobby)[0] == LOBBY


async def test_over_a_dialog_it_tells_its_keys(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("n", "f1")
        assert "Close without a change" in section(told(lobby), "On this screen")


@pytest.mark.parametrize("size", [TINY, SMALL, LARGE])
async def test_nothing_is_cut_off(size: tuple[int, int]) -> None:
    async with started(*QUESTIONS, size=size) as desk:
        await desk.press("escape", "f1")
        pager = desk.screen.query_one(Pager)
        assert pager.virtual_size.height >= len(pager.lines)
        assert all(row.cell_length <= pager.size.width for row in pager._rows)


@pytest.mark.parametrize("step", Step)
def test_each_step_has_two_sentences(step: Step) -> None:
    state = at_questions().all(GoTo(step)).state if step is not Step.QUESTIONS else at_questions().state
    words = rules(state)
    assert words.endswith(".")
    assert words.count(". ") == 1
    assert "{" not in words


@pytest.mark.parametrize("place", OTHERS.values())
def test_every_binding_has_a_name_and_says_what_it_does(place: str) -> None:
    kinds: list[type[DOMNode]] = [_kind(place), PeerInquiryApp]
    for kind in kinds:
        own = [base for base in kind.__mro__ if base.__module__.startswith("peerinquiry.")]
        for binding in [one for base in own for one in Binding.make_bindings(base.__dict__.get("BINDINGS", ()))]:
            assert binding.id, binding
            assert binding.tooltip or binding.description, binding
