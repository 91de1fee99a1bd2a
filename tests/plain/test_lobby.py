"""Before a session is open, line by line: what is asked for, and what is said where it cannot be had."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hostile.payloads import LITERALS, hostile, obeyed
from tests.hostile.session import LITERAL, hostile_records
from tests.plain.talking import START, Script
from tests.test_team_in_use import put_team

from peerinquiry import openings
from peerinquiry.cli.console import open_plain
from peerinquiry.formats.journal_toml import Header, encode_journal
from peerinquiry.plain.inbox import Arrival
from peerinquiry.plain.lobby import REFUSED, WORDS, Finders, Lobby
from peerinquiry.rehearsal import SteppedClock
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.team_in_use import Meeting, meeting

HELLO = 1 + len(WORDS)
"""Lines that it begins with."""


def asked(home: Home, *lines: Arrival) -> tuple[object, list[str], list[str]]:
    """What came of the lines: the exit code if it is one, what was said, and which teams were found."""
    said: list[str] = []
    met: list[str] = []

    def team(name: str) -> Meeting:
        found = meeting(home, BankLibrary(home.root, home.root), name)
        met.append(found.team.name)
        return found

    lobby = Lobby(Script(lines, SteppedClock(START)), said.append, home, Finders(Path, team), None)
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


def test_what_another_thread_has_to_say_is_said_before_a_session_is_open(home: Home) -> None:
    told: list[str] = []
    assert asked(home, lambda: told.append("Something went wrong inside."), "quit")[0] == 0
    assert told


def test_sessions_are_listed_as_words_whatever_their_files_are_called(home: Home) -> None:
    records = hostile_records()
    name = f"2026-11-22-1400-{hostile('x', LITERAL).replace(chr(0), '')}"
    (home.sessions / f"{name}.toml").write_bytes(encode_journal(Header(records[0].at, "x"), records))
    said = asked(home, "sessions", "quit")[1]
    assert any(LITERAL in line for line in said[HELLO:])
    assert not [line for line in said if obeyed(line.encode())]


def test_what_is_told_on_a_terminal_is_words_in_any_case(
    home: Home, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def says(_home: object, _opening: object, say: Callable[[str], None], _prompt: object) -> int:
        say(hostile("one\ntwo"))
        return 0

    monkeypatch.setattr(openings, "run_plain", says)
    with pytest.raises(SystemExit):
        open_plain(home.root)
    assert capfd.readouterr().out == f"{LITERALS[0]}one\ntwo\n"
