"""Before a session is open, line by line: what is asked for, and what is said where it cannot be had."""

from __future__ import annotations

from pathlib import Path

from tests.plain.talking import START, Script
from tests.test_team_in_use import put_team

from peerinquiry.plain.lobby import REFUSED, WORDS, Finders, Lobby
from peerinquiry.rehearsal import SteppedClock
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.team_in_use import Meeting, meeting

HELLO = 1 + len(WORDS)
"""Lines that it begins with."""


def asked(home: Home, *lines: str) -> tuple[object, list[str], list[str]]:
    """What came of the lines: the exit code if it is one, what was said, and which teams were found."""
    said: list[str] = []
    met: list[str] = []

    def team(name: str) -> Meeting:
        found = meeting(home, BankLibrary(home.root, home.root), name)
        met.append(found.team.name)
        return found

    lobby = Lobby(Script(list(lines), SteppedClock(START)), said.append, home, Finders(Path, team), None)
    return lobby.ask(), said, met


def test_the_only_team_needs_no_name(home: Home) -> None:
    put_team(home)
    opening, _, met = asked(home, "meet")
    assert callable(opening)
    assert met == ["ours"]


def test_of_several_one_is_named(home: Home) -> None:
    put_team(home)
    put_team(home, name="board")
    opening, said, met = asked(home, "meet", "meet bord", "meet board")
    assert callable(opening)
    assert met == ["board"]
    assert said[HELLO:] == [
        "Which team: board, ours? Name one of them.",
        "There is no team “bord”. Did you mean “board”?",
    ]


def test_without_a_team_it_says_how_to_get_one(home: Home) -> None:
    assert asked(home, "meet", "quit")[1][HELLO:] == ["There is no team yet. `peerinquiry teams new NAME` makes one."]


def test_a_wrong_team_is_told_with_its_mistakes(home: Home) -> None:
    put_team(home, "people = 3")
    assert "`people` is a number, not a list" in asked(home, "meet ours", "quit")[1][HELLO]


def test_a_script_that_asks_in_vain_ends_with_a_code_that_says_so(home: Home) -> None:
    assert asked(home, "quit")[0] == 0
    assert asked(home, "help", "sessions")[0] == 0
    assert asked(home, "begin", "quit")[0] == REFUSED
    assert asked(home, "meet")[0] == REFUSED
