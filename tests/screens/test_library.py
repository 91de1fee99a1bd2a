"""Transcripts and question banks: lists to look through, and pages to read."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from tests.formats.small_session import small_session
from tests.screens.harness import HOSTILE, SMALL, TINY
from tests.screens.lobby import Lobby, at_home, put_closed, put_open
from tests.storage.journals import put
from textual.widgets import Input

from peerinquiry.formats.page_line import plain
from peerinquiry.screens.page_lines import page_lines
from peerinquiry.screens.transcripts import NOTHING_YET, TranscriptsScreen
from peerinquiry.storage.banks import DEFAULT_BANK, shipped_folder
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.widgets.pager import Pager

LISTENS = """
title = "Ours"
source = "We wrote it."
[timings]
answer = 45
[[aims]]
name = "framing"
purpose = "What is happening."
questions = ["What [bold]is[/] it?", { ask = "And you?", listen_for = "a pause" }]
"""
BROKEN = """
title = "Broken"
[[aims]]
name = "framing"
questions = ["What?" "Who?"]
[timing]
"""


@pytest.fixture(autouse=True)
def _nowhere_special(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No bank lies in the folder one works in."""
    (tmp_path / "cwd").mkdir()
    monkeypatch.chdir(tmp_path / "cwd")


RICH = """\
extends = "troika-consulting"
[[aims]]
name = "courage"
rounds = 2
answer = 45
questions = [
  { ask = "Is it so?", tags = ["fear"], follow_up = "What else?" },
]
"""


def put_bank(home: Home, name: str, text: str) -> None:
    home.prepare()
    (home.question_banks / f"{name}.toml").write_text(text)


def resumable(lobby: Lobby) -> bool | None:
    return lobby.app.screen.check_action("resume", ())


# Transcripts


async def test_nothing_yet_is_a_friendly_word(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("t")
        assert NOTHING_YET.splitlines()[0] in lobby.page()
        await lobby.press("enter", "r", "g", "slash", "escape", "escape")
        assert lobby.shown == "HomeScreen"


async def test_sessions_stand_by_month_the_newest_first(home: Home) -> None:
    put_open(home, "2026-11-22-1400-a", "Sales")
    put_open(home, "2026-12-01-1400-b", "Board", days=9)
    async with at_home(home) as lobby:
        await lobby.press("t")
        page = lobby.page()
        places = [page.index(words) for words in ("Dec 2026", "Board", "Nov 2026", "Sun 22 Nov  14:00", "Sales")]
        assert places == sorted(places)
        assert page.count("left open") == 2


async def test_or_by_group(home: Home) -> None:
    put_open(home, "2026-11-22-1400-a", "Sales")
    put_open(home, "2026-12-01-1400-b", "Board", days=9)
    put_open(home, "2026-12-02-1400-c", "Sales", days=10)
    async with at_home(home) as lobby:
        await lobby.press("t", "g")
        page = lobby.page()
        assert page.index("Wed 2 Dec") < page.index("Sun 22 Nov")
        assert "Nov 2026" not in page
        await lobby.press("g")
        assert "Nov 2026" in lobby.page()


async def test_a_session_is_deleted_once_its_day_is_typed(home: Home) -> None:
    put_closed(home)
    put_open(home, "2026-12-01-1400-b", "Sales", days=9)
    async with at_home(home) as lobby:
        await lobby.press("t", "down", "D")
        assert "Delete Board for good, 2 files?" in lobby.page()
        assert "Type its day, 2026-11-22." in lobby.page()
        assert "Enter delete it  Esc leave it" in lobby.page()
        await lobby.press("enter")
        await lobby.type("2026-12-01")
        await lobby.press("enter")
        assert lobby.shown == "DeleteDialog"
        assert "Esc leaves it as it is" in lobby.page()
        await lobby.press("escape")
        assert len(list(home.sessions.iterdir())) == 4
        await lobby.press("D")
        await lobby.type("2026-11-22")
        assert "nothing brings it back" in lobby.page()
        await lobby.press("enter")
        await lobby.until("2 files deleted")
        await lobby.settle()
        assert lobby.shown == "TranscriptsScreen"
        assert "Board" not in lobby.page()
        assert "Sales" in lobby.page()
        assert {path.stem for path in home.sessions.iterdir()} == {"2026-12-01-1400-b"}


async def test_a_session_that_is_open_elsewhere_is_not_deleted(home: Home) -> None:
    held, _ = Journal.open(put_closed(home))
    async with at_home(home) as lobby:
        await lobby.press("t", "D")
        await lobby.type("2026-11-22")
        await lobby.press("enter")
        await lobby.until("open in another console")
    held.close()
    assert len(list(home.sessions.iterdir())) == 2, "the journal, and its page"


async def test_without_a_session_there_is_nothing_to_delete(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("t", "D")
        assert lobby.shown == "TranscriptsScreen"


@pytest.mark.parametrize("typed", ["boa", "1 dec", "2026-12-01", "DEC board"])
async def test_typing_narrows_the_list(home: Home, typed: str) -> None:
    put_open(home, "2026-11-22-1400-a", "Sales")
    put_open(home, "2026-12-01-1400-b", "Board", days=9)
    async with at_home(home) as lobby:
        await lobby.press("t", "slash")
        await lobby.type(typed)
        assert "Board" in lobby.page()
        assert "Sales" not in lobby.page()
        await lobby.press("escape")
        assert "Sales" in lobby.page()
        assert not lobby.app.screen.query_one(Input).display


async def test_what_fits_nothing_says_so(home: Home) -> None:
    put_open(home)
    async with at_home(home) as lobby:
        await lobby.press("t", "slash")
        await lobby.type("zebra")
        assert "Nothing fits" in lobby.page()
        await lobby.press("enter")
        assert lobby.shown == "TranscriptsScreen"


async def test_enter_reads_what_was_found_by_typing(home: Home) -> None:
    put_open(home, "2026-11-22-1400-a", "Sales")
    put_open(home, "2026-12-01-1400-b", "Board", days=9)
    async with at_home(home) as lobby:
        await lobby.press("t", "slash")
        await lobby.type("2026")
        await lobby.press("down", "enter")
        assert lobby.shown == "SessionReader"
        assert "Sales" in lobby.page()


async def test_a_session_is_read_with_headings(home: Home) -> None:
    put_closed(home)
    async with at_home(home) as lobby:
        await lobby.press("t", "enter")
        assert lobby.shown == "SessionReader"
        await lobby.until("Summary")
        lines = [line.content.plain for line in lobby.app.screen.query_one(Pager).lines]
        assert {"Summary", "Challenges", "Inquire", "Recommend"} <= set(lines)
        assert any(line.startswith("14:00:04  challenge   Ann: We lose two suppliers") for line in lines)
        assert not any(line.startswith(("#", "- ", "|")) for line in lines)
        before = lobby.page()
        await lobby.press("space")
        assert lobby.page() != before
        await lobby.press("escape")
        assert lobby.shown == "TranscriptsScreen"


async def test_an_open_one_is_taken_up_from_the_list_and_from_the_page(home: Home) -> None:
    put_open(home)
    async with at_home(home) as lobby:
        await lobby.press("t", "r")
        assert lobby.shown == "GatherScreen"
        lobby.app.close_session()
        await lobby.settle()
        assert lobby.shown == "HomeScreen"
        await lobby.press("t", "enter", "r")
        assert lobby.shown == "GatherScreen"
        lobby.app.close_session()


async def test_a_closed_one_is_not(home: Home) -> None:
    put_closed(home)
    async with at_home(home) as lobby:
        await lobby.press("t")
        assert resumable(lobby) is None
        await lobby.press("enter", "r")
        assert resumable(lobby) is False
        assert lobby.shown == "SessionReader"


async def test_a_page_is_exported(home: Home, tmp_path: Path) -> None:
    path = put_closed(home)
    async with at_home(home) as lobby:
        await lobby.press("t", "enter")
        for target, said in (
            (tmp_path, f"Written to {tmp_path / path.stem}.md"),
            (tmp_path / "plan.md", f"Written to {tmp_path / 'plan.md'}"),
            (tmp_path / "plan.md", "already"),
            (tmp_path / "no" / "such" / "folder.md", "could not be written"),
        ):
            await lobby.press("x")
            await lobby.type(str(target))
            await lobby.press("enter")
            await lobby.until(said)
    assert (tmp_path / "plan.md").read_text() == (tmp_path / f"{path.stem}.md").read_text()
    assert (tmp_path / "plan.md").read_text().startswith("# Board\n")


async def test_what_cannot_be_read_is_counted_or_said(home: Home) -> None:
    path = put_open(home)
    (home.sessions / "foreign.toml").write_text("x = 1\n")
    async with at_home(home) as lobby:
        await lobby.press("t")
        assert "1 file there could not be read" in lobby.page()
        path.write_text("x = 1\n")
        await lobby.press("enter")
        assert "is not a peerinquiry journal" in lobby.page()


async def test_many_sessions_are_listed(home: Home) -> None:
    first = put_open(home)
    for number in range(300):
        shutil.copy(first, first.with_name(f"2026-11-22-1400-team-{number}.toml"))
    async with at_home(home) as lobby:
        await lobby.until("301 sessions left open")
        await lobby.press("t", "end")
        await lobby.until("Leadership team")


async def test_hostile_words_are_only_words(home: Home) -> None:
    for number, text in enumerate(HOSTILE):
        put_open(home, f"2026-11-22-140{number}-x", text)
    async with at_home(home) as lobby:
        await lobby.press("t")
        await lobby.until("[bold]bold")
        for _ in HOSTILE:
            await lobby.press("enter", "escape", "down")


async def test_small_windows(home: Home) -> None:
    put_closed(home)
    async with at_home(home, TINY) as lobby:
        await lobby.press("t")
        assert "Small window" in lobby.page()
        await lobby.press("enter", "space")
        await lobby.pilot.resize_terminal(*SMALL)
        await lobby.pilot.resize_terminal(*TINY)
        await lobby.press("escape", "escape", "b", "enter")
        assert lobby.shown == "BankReader"


# A page as lines


def told(page: str) -> list[str]:
    return [line.content.plain for line in page_lines(page)]


def test_escapes_are_taken_away() -> None:
    assert plain(r"a\*b\_c\\d \[x]") == r"a*b_c\d [x]"


def test_a_narrow_table_stands_in_columns() -> None:
    assert told("| Who | Turns |\n| --- | --- |\n| Ann | 2 |\n| Gustav | 12 |") == [
        "Who      Turns",
        "Ann      2    ",
        "Gustav   12   ",
    ]


def test_a_wide_table_is_told_row_by_row() -> None:
    wide = "x" * 80
    assert told(f"| What | Who |\n| --- | --- |\n| {wide} | Ann |\n| b \\| c |  |") == [
        f"What   {wide}",
        "Who    Ann",
        "",
        "What   b | c",
    ]


def test_a_whole_page_loses_no_word() -> None:
    from peerinquiry.formats.transcript_md import LINE, render

    page = render(small_session().records)
    lines = told(page)
    for found in filter(None, map(LINE.fullmatch, page.splitlines())):
        words = f"{plain(found['name'])}: {plain(found['text'])}"
        assert any(line.startswith(found["time"]) and words in line for line in lines)


# Banks


async def narrow_to(lobby: Lobby, name: str) -> None:
    await lobby.press("b", "slash")
    await lobby.type(name)


async def test_a_shipped_bank_is_listed_and_read(home: Home) -> None:
    async with at_home(home) as lobby:
        await narrow_to(lobby, DEFAULT_BANK)
        assert DEFAULT_BANK in lobby.page()
        assert "4 aims, 15 questions" in lobby.page()
        assert "came with peerinquiry" in lobby.page()
        await lobby.press("enter")
        assert lobby.shown == "BankReader"
        lines = [line.content.plain for line in lobby.app.screen.query_one(Pager).lines]
        assert sum(line[:5].strip().isdigit() for line in lines) == 15
        assert any("e opens a copy" in line for line in lines)


async def test_which_bank_is_used_instead_of_which(home: Home) -> None:
    put_bank(home, DEFAULT_BANK, LISTENS)
    async with at_home(home) as lobby:
        await narrow_to(lobby, DEFAULT_BANK)
        assert "not used: yours is first" in lobby.page()
        await lobby.press("enter")
        assert "instead of the one that came with it" in lobby.page()
        assert "Its own timings: answer 45 s." in lobby.page()
        assert "e, or the file below" in lobby.page()


async def test_what_to_listen_for_is_shown_only_after_a_key(home: Home) -> None:
    put_bank(home, "ours", LISTENS)
    async with at_home(home) as lobby:
        await narrow_to(lobby, "ours")
        await lobby.press("enter")
        assert "What [bold]is[/] it?" in lobby.page()
        assert "a pause" not in lobby.page()
        await lobby.press("l")
        assert "listen for: a pause" in lobby.page()
        await lobby.press("l")
        assert "a pause" not in lobby.page()


async def test_a_broken_bank_shows_its_mistakes(home: Home) -> None:
    put_bank(home, "a-broken-one", BROKEN)
    async with at_home(home, (120, 36)) as lobby:
        await lobby.press("b")
        assert "2 mistakes" in lobby.page()
        await lobby.press("enter")
        assert [place for place in (":5:", ":6:2") if f"a-broken-one.toml{place}" not in lobby.page()] == []
        lines = [line.content.plain for line in lobby.app.screen.query_one(Pager).lines]
        at = next(index for index, line in enumerate(lines) if "a-broken-one.toml:5:" in line)
        assert lines[at + 1].startswith("    5 | ")
        assert lines[at + 2].endswith("^")
        put_bank(home, "a-broken-one", LISTENS)
        await lobby.press("escape")
        assert "1 aim, 2 questions" in lobby.page()


async def test_a_bank_says_what_may_be_worth_another_look_and_what_it_has_of_its_own(home: Home) -> None:
    put_bank(home, "ours", RICH)
    async with at_home(home, (120, 36)) as lobby:
        await narrow_to(lobby, "ours")
        await lobby.press("enter")
        lines = [line.content.plain for line in lobby.app.screen.query_one(Pager).lines]
        for expected in (
            "extends troika-consulting",
            "Courage   2 rounds · answers 45 s",
            "     tags: fear",
            "     then: What else?",
            "ours.toml:7:11  worth another look",
            '    7 |   { ask = "Is it so?", tags = ["fear"], follow_up = "What else?" },',
        ):
            assert expected in lines, expected
        assert "e, or the file below" in lines[-1]


async def test_rules_that_cannot_be_used_are_told_with_the_bank(home: Home) -> None:
    put_bank(home, "ours", LISTENS)
    (home.root / "question_rules").mkdir()
    (home.root / "question_rules" / "en.toml").write_text("x")
    async with at_home(home, (120, 36)) as lobby:
        await narrow_to(lobby, "ours")
        await lobby.press("enter")
        assert "The rules that came with the program are used" in " ".join(lobby.page().split())


async def test_without_a_bank_it_says_so(home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from peerinquiry.storage import banks

    monkeypatch.setattr(banks, "shipped_folder", lambda: tmp_path / "none")
    async with at_home(home) as lobby:
        await lobby.press("b", "enter")
        assert "No question bank was found" in lobby.page()


def test_the_shipped_folder_is_there() -> None:
    assert list(shipped_folder().iterdir())


def test_what_was_put_is_a_session(home: Home) -> None:
    assert not read_journal(put(home, "x", small_session())).warnings


async def test_a_list_that_comes_too_late_is_of_no_use(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    put_open(home)
    come = threading.Event()
    monkeypatch.setattr(TranscriptsScreen, "look", lambda _screen: come.wait(10) and ())
    async with at_home(home) as lobby:
        await lobby.pilot.press("t")
        await lobby.pilot.press("escape")
        come.set()
        await lobby.settle()
        assert lobby.shown == "HomeScreen"
