"""A group that meets again: saved in one session, it begins the next, and what was promised comes back with it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty is needed, and Windows has none", allow_module_level=True)

from tests.end_to_end.terminal import Terminal
from tests.end_to_end.test_session import challenges, choose, turn

from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import Answer, Answered, CheckIn, Followed
from peerinquiry.storage.journal import read_journal

MINE = "# These words are mine.\n"


def first_session(terminal: Terminal) -> None:
    """Three people, saved as a team, one of whom will do something by Friday."""
    terminal.until("names").type("Ann (she/her), Bea, Carl").press("Enter").until("3 here", "Ann (she/her)")
    terminal.leave_line().press("S").until("What is this group called?").press("Enter").until("Saved.")
    terminal.press("Enter").until("One challenge of yours")
    challenges(terminal)
    choose(terminal)
    turn(terminal, "It began in March.", "The story is told").press("]").until("Bea recommends")
    terminal.press("]").until("will you do").press("t").until("Esc commands").type("Visit Brandt by fri")
    terminal.press("Enter").until("1 Visit Brandt")
    terminal.leave_line().press("d").until("Esc leave it").type("in 6 weeks").press("Enter").until("Check-in")
    home(terminal)


def home(terminal: Terminal) -> None:
    """Leave the session, and nothing else."""
    terminal.press("q").until("Leave this session?").press("Enter").until("Meet again")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    terminal = Terminal("new", "Leadership team", home=folder)
    yield terminal
    terminal.kill()


def test_a_group_is_saved_and_what_it_promised_comes_back_with_it(terminal: Terminal, folder: Path) -> None:
    first_session(terminal)
    team = folder / "teams" / "leadership-team.toml"
    team.write_text(f"{MINE}{team.read_text('utf-8')}", "utf-8")

    terminal.press("m").until("Bea begins today. 1 action is open.", "Ann said:", "0 of 1 answered").press("Escape")
    terminal.until("You promised to meet on", "Bea   Carl", "Ann (she/her)", "Leadership team")
    terminal.press("u").until("Taken back: the team.", "Type the names below").press("U").until("Done again: the team.")
    terminal.until("Ann said:").press("k").until("Kept: why?").type("he was in").press("Enter")
    terminal.until("1 kept", "All is answered").press("Enter").until("1 action from last time: 1 kept.")
    terminal.press("n").until("Esc commands").type("Dev (they/them)").press("Enter").until("Dev (they/them)")
    terminal.leave_line().press("S").until("What is this group called?").press("Enter")
    terminal.until("Dev joins the team").press("Enter").until("Saved.")
    home(terminal)
    terminal.press("q")
    assert terminal.ended() == 0

    found = (folder / "sessions").glob("*.toml")
    first, second = (read_journal(path) for path in sorted(found, key=lambda path: path.stem))
    earlier, now = fold(first.records), fold(second.records)
    assert earlier.team == now.team == "leadership-team"
    assert now.names == ("Bea", "Carl", "Ann", "Dev")
    assert [brought.what for brought in now.brought] == ["Visit Brandt"]
    assert earlier.plan.check_in is not None
    assert now.check_in == CheckIn(now.brought[0].earlier.session, earlier.plan.check_in)
    kept = Answered(Answer.KEPT, "he was in")
    assert now.brought[0].said == kept
    assert [*earlier.followed] == [Followed(max(path.stem for path in (folder / "sessions").glob("*.toml")), 1, kept)]
    text = team.read_text("utf-8")
    assert text.startswith(MINE)
    assert '{ name = "Dev", pronouns = "they/them" },\n]' in text
    assert "Ann (she/her)" in render(second.records)
