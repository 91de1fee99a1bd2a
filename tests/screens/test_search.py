"""Search: what was said in all sessions, while one types; and words on a page that one reads."""

from __future__ import annotations

import sys

import pytest
from tests.formats.small_session import small_session
from tests.screens.harness import HOSTILE, LARGE, SMALL, TINY
from tests.screens.lobby import Lobby, at_home
from tests.storage.journals import put
from textual.widgets import Input

from peerinquiry.screens import search as module
from peerinquiry.screens.search import NOWHERE, TOO_LONG, WORDS_MEANT
from peerinquiry.storage import search_apart
from peerinquiry.storage.home import Home
from peerinquiry.widgets.pager import Pager
from peerinquiry.widgets.rows import Rows

NAME = "2026-11-22-1500-leadership-team"


@pytest.fixture
def home(home: Home) -> Home:
    """Two sessions with their pages."""
    for name in (NAME, "2026-01-10-0900-board"):
        put(home, name, small_session())
    return home


def page(home: Home, name: str, text: str) -> None:
    (home.sessions / f"{name}.md").write_text(text, encoding="utf-8")


async def type_in(lobby: Lobby, words: str, until: str) -> str:
    """Put words in the line, and wait for what comes of it."""
    await lobby.type(words)
    await lobby.until(until)
    await lobby.settle()  # what is said of the list may be drawn a moment before it
    return lobby.page()


def marked(lobby: Lobby) -> str:
    """The words of the row under the bar."""
    rows = lobby.app.screen.query_one(Rows)
    return str(rows.highlighted_option.prompt) if rows.highlighted_option else ""


async def test_nothing_is_shown_before_one_types(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("slash")
        assert lobby.shown == "SearchScreen"
        assert WORDS_MEANT[:40] in lobby.page()
        assert "leadership" not in lobby.page()
        await lobby.press("escape")
        assert lobby.shown == "HomeScreen"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_was_said_is_found_while_one_types(home: Home, size: tuple[int, int]) -> None:
    async with at_home(home, size) as lobby:
        await lobby.press("slash")
        shown = await type_in(lobby, "CALLS halved", "2 lines in 2 sessions")
        newest, older = shown.index("Sun 22 Nov 2026, 15:00  leadership team"), shown.index("Sat 10 Jan 2026, 09:00")
        assert newest < older
        assert shown.count("15:12  experience  Bea: When we named one owner, calls halved") == 2
        await type_in(lobby, "CALLS halved nowhere", NOWHERE)
        await type_in(lobby, "", WORDS_MEANT[:40])


async def test_more_than_fit_are_counted(home: Home) -> None:
    page(home, "2027-01-01-0900-many", "- 10:00:00 NOTE Ann: suppliers\n" * 1234)
    page(home, "2020-01-01-0900-more", "suppliers\n")
    async with at_home(home) as lobby:
        await lobby.press("slash")
        await type_in(lobby, "suppliers", "The first 200 of 1,2")
        assert lobby.app.screen.query_one(Rows).option_count == 201


async def test_where_a_line_is_long_what_was_found_is_in_view(home: Home) -> None:
    page(home, "2027-01-01-0900-long", f"- 10:00:00 NOTE Ann: {'so it went on ' * 20}until the ferry came\n")
    async with at_home(home) as lobby:
        await lobby.press("slash")
        shown = await type_in(lobby, "ferry", "1 line in 1 session")
        assert "Ann: …" in shown
        assert "until the ferry came" in shown


async def test_enter_reads_on_from_there(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("slash")
        await type_in(lobby, "lighter", "2 lines in 2 sessions")
        await lobby.press("down", "enter")
        await lobby.until("1 line ")
        assert lobby.shown == "SessionReader"
        assert "15:15:47  reflect     Ann: I go home lighter" in lobby.page()
        pager = lobby.app.screen.query_one(Pager)
        assert pager.current is not None
        assert "lighter" in pager.lines[pager.current].content.plain
        await lobby.press("escape")
        assert lobby.shown == "SearchScreen"
        assert "lighter" in lobby.page()


async def test_of_two_lines_alike_enter_goes_to_the_one_that_was_marked(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("slash")
        await type_in(lobby, "nobody owns it", "in 2 sessions")
        while "chosen" not in marked(lobby):
            await lobby.press("down")
        await lobby.press("enter")
        await lobby.until("chosen      Ann: We lose")
        pager = lobby.app.screen.query_one(Pager)
        assert pager.current is not None
        assert "  chosen " in pager.lines[pager.current].content.plain


async def test_an_expression_on_a_key_and_a_calm_word_while_it_is_none(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("slash", "f2")
        assert "Search by expression" in lobby.page()
        shown = await type_in(lobby, "call[s", "Not an expression yet.")
        assert "column 5" in " ".join(shown.split())
        await type_in(lobby, "call[s]", "2 lines in 2 sessions")
        await lobby.press("enter")
        await lobby.until("calls halved")
        assert lobby.shown == "SessionReader"
        await lobby.press("escape", "f2")
        await lobby.until(NOWHERE)


@pytest.mark.skipif(sys.platform == "win32", reason="nobody limits a process there")
async def test_an_expression_that_is_never_done_is_let_go_of(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    page(home, "2027-01-01-0900-long", f"{'a' * 60}!\n")
    program = "import peerinquiry.storage.search_apart as apart; apart.PATIENCE = 1; apart.main()"
    monkeypatch.setattr(search_apart, "_OURS", [sys.executable, "-c", program])
    async with at_home(home) as lobby:
        await lobby.press("slash", "f2")
        await type_in(lobby, "(a+)+$", TOO_LONG)


async def test_whoever_types_on_ends_what_was_looked_for_before(home: Home) -> None:
    page(home, "2027-01-01-0900-long", f"{'a' * 60}!\n")
    async with at_home(home) as lobby:
        await lobby.press("slash", "f2")
        await lobby.type("(a+)+$")
        await lobby.pilot.pause(3 * module.PAUSE)
        await type_in(lobby, "calls", "2 lines in 2 sessions")


async def test_a_page_without_its_journal_is_read_as_it_is(home: Home) -> None:
    name = "notes\x1b]0;title\x07"
    page(home, name, "# Notes\n\n- 10:00:00 NOTE Ann: a \x1b[31mheron\n")
    async with at_home(home) as lobby:
        await lobby.press("slash")
        await type_in(lobby, "heron", "1 line in 1 session")
        await lobby.press("enter")
        await lobby.until("10:00:00  note        Ann: a heron")
        assert lobby.shown == "PageReader"
        assert "\x1b" not in lobby.page()
        await lobby.press("escape")
        (home.sessions / f"{name}.md").unlink()
        await lobby.press("enter")
        await lobby.until("notes.md could not be read")
        assert "\x1b" not in lobby.page()


async def test_it_is_reached_from_the_transcripts_too(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("t", "s")
        assert lobby.shown == "SearchScreen"
        await lobby.press("escape")
        assert lobby.shown == "TranscriptsScreen"


async def test_hostile_words_are_only_words(home: Home) -> None:
    page(home, "2027-01-01-0900-[bold]x", "".join(f"- 10:00:00 NOTE [b]: heron {text}\n" for text in HOSTILE))
    async with at_home(home, TINY) as lobby:
        await lobby.press("slash")
        await type_in(lobby, "heron", "[b]: heron [")
        for text in HOSTILE:
            await lobby.type(text)
        assert lobby.shown == "SearchScreen"


# Words on a page


async def reading(lobby: Lobby) -> Pager:
    await lobby.press("t", "enter")
    await lobby.until("Summary")
    return lobby.app.screen.query_one(Pager)


async def test_words_are_found_on_a_page_that_one_reads(home: Home) -> None:
    async with at_home(home) as lobby:
        pager = await reading(lobby)
        await lobby.press("slash")
        await lobby.type("HALVED")
        assert "1 line" in lobby.page()
        assert "calls halved" in lobby.page()
        await lobby.type("zebra")
        assert "nowhere on this page" in lobby.page()
        await lobby.press("escape", "home", "slash")
        await lobby.type("own")
        await lobby.press("enter")
        assert pager.has_focus
        first = pager.current
        assert "1 of 11 lines" in lobby.page()
        await lobby.press("n")
        assert pager.current is not None
        assert first is not None
        assert pager.current > first
        await lobby.press("N", "N")
        assert pager.current == max(
            place for place, line in enumerate(pager.lines) if "own" in line.content.plain.lower()
        )
        await lobby.press("slash", "escape")
        assert vars(pager).get("_reactive_sought") is None
        assert "1 of" not in lobby.page()
        assert not lobby.app.screen.query_one(Input).display
        await lobby.press("escape")
        assert lobby.shown == "TranscriptsScreen"


async def test_a_bank_is_looked_through_alike(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("b", "enter", "slash")
        await lobby.type("?")
        assert " of " in lobby.page()


async def test_tables_are_left_out_and_pages_that_lack_are_spoken_of_where_some_do(home: Home) -> None:
    page(home, "2027-01-01-0900-rows", "| Zebras | Ann |\n- 10:00:00 NOTE Ann: Zebras\n")
    async with at_home(home) as lobby:
        await lobby.press("slash")
        await type_in(lobby, "zebras", "1 line in 1 session")
        shown = await type_in(lobby, "zebras nowhere", NOWHERE)
        assert "transcripts check" not in shown
        (home.sessions / "2027-01-01-0900-rows.toml").write_text("")
        (home.sessions / "2027-01-01-0900-rows.md").unlink()
        await type_in(lobby, "zebras no", "transcripts check")
