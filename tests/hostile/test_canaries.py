"""What is private turns up nowhere but where it was promised to: each thing that is private, times each way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from tests.hostile.canaries import EMAIL, KNOWN, LISTEN_FOR, MARK, PRIVATE_NOTE, canary, fields, fill, found
from tests.hostile.session import PEOPLE
from typer.testing import CliRunner

from peerinquiry.cli.commands import app
from peerinquiry.storage.home import Home

UNOPENED: Final = "2026-11-21-1400-unopened"

NOTES: Final = frozenset({canary("turn_taken", "text"), canary("noted", "text")})
"""What was noted of a turn, and beside it: on the page and in what is made of it, and on no window that all see."""
BALLOTS: Final = frozenset({canary("vote_cast", "choices")})
MENDED: Final = frozenset({canary("amended", "text")})
FOLLOWED: Final = frozenset(canary("followed_up", name) for name in ("why", "what", "session"))
BROUGHT: Final = frozenset({canary("action_brought", "session"), canary("check_in_brought", "session")})
"""Names of other sessions."""
OFFERED: Final = frozenset({canary("turn_passed", "offered"), canary("question_put", "offered")})

ORIGIN: Final = frozenset({canary("action_brought", "session")})
"""Where an action comes from: the name of another session's file."""
CARRIED: Final = frozenset({canary("followed_up", "what")})
"""How an action goes on, as a later session has it."""
TOLD: Final = FOLLOWED - {canary("followed_up", "session")}
PAGE: Final = NOTES | BALLOTS | MENDED | FOLLOWED | ORIGIN
NOBODY: Final[frozenset[str]] = frozenset()
SURFACES: Final[dict[tuple[str, ...], frozenset[str]]] = {
    ("transcripts", "show", KNOWN): PAGE,
    ("transcripts", "show", UNOPENED): ORIGIN | {canary("turn_taken", "text")},
    ("transcripts", "list"): NOBODY,
    ("report", KNOWN): TOLD,
    ("report", KNOWN, "--json"): TOLD | ORIGIN,
    ("report", UNOPENED): NOBODY,
    ("plan", KNOWN): NOBODY,
    ("calendar", KNOWN, "-o", "-"): CARRIED,
    ("calendar", KNOWN, "-o", "-", "--team", "ateam", "--attendees"): CARRIED | {EMAIL},
    ("followups", "--all"): TOLD,
    ("followups", "--all", "--json"): FOLLOWED | ORIGIN,
    ("insights", "--all"): NOBODY,
    ("insights", "--all", "--json"): NOBODY,
    ("search", ".", "--json"): PAGE,
    ("search", MARK): PAGE,
    ("banks", "show", "abank"): NOBODY,
    ("banks", "show", "abank", "--hints"): frozenset({LISTEN_FOR}),
    ("banks", "stats", "abank"): OFFERED,
    ("banks", "list"): NOBODY,
    ("banks", "check"): NOBODY,
    ("teams", "list"): NOBODY,
    ("teams", "show", "ateam"): NOBODY,
    ("export", "--format", "csv"): PAGE | OFFERED | BROUGHT,
    ("export", "--format", "ndjson"): PAGE | OFFERED | BROUGHT,
    ("export", "--format", "csv", "--anonymous"): NOTES | MENDED | TOLD | OFFERED,
    ("export", "--format", "csv", "--no-text"): BALLOTS | BROUGHT | {canary("followed_up", "session")},
    ("export", "--format", "csv", "--with-private"): PAGE | OFFERED | BROUGHT | {PRIVATE_NOTE},
    ("doctor",): NOBODY,
    ("doctor", "--json"): NOBODY,
}
"""What is typed, and which of what is private may be read in what comes out, because that is what it is for."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return fill(tmp_path_factory.mktemp("canaries") / "home")


def out(home: Home, *words: str) -> str:
    ran = CliRunner().invoke(app, [*words, "--home", str(home.root)])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.stdout + ran.stderr


def test_each_private_field_has_a_word_of_its_own_on_record(
    home: Home, record_property: Callable[[str, object], None]
) -> None:
    journal = (home.sessions / f"{KNOWN}.toml").read_bytes() + (home.sessions / f"{UNOPENED}.toml").read_bytes()
    words = {PRIVATE_NOTE, *(canary(kind, name) for kind, names in fields().items() for name in names)}
    assert found(journal) == words
    record_property("measured", f"{len({*words, LISTEN_FOR, EMAIL})} kinds of canary, {len(SURFACES)} commands")


@pytest.mark.parametrize("words", SURFACES, ids=" ".join)
def test_what_comes_out_tells_what_it_is_for_and_nothing_else(home: Home, words: tuple[str, ...]) -> None:
    assert found(out(home, *words)) == SURFACES[words]  # neither more, nor is more allowed than there is


@pytest.mark.parametrize("words", [("export", "--format", "csv", "--anonymous"), ("doctor",), ("insights", "--all")])
def test_no_name_is_in_what_promises_none(home: Home, words: tuple[str, ...]) -> None:
    told = out(home, *words)
    assert not [who for who in (*PEOPLE, "Eve", "Evi") if who in told]


def test_no_file_is_named_after_a_person_or_a_challenge(tmp_path: Path) -> None:
    copy = fill(tmp_path / "home")
    for words in (("report", KNOWN, "--html"), ("calendar", KNOWN), ("redact", KNOWN, "--everyone", "--keep")):
        out(copy, *words)
    names = [path.name for path in copy.root.rglob("*")]
    assert len(names) > 10
    assert not [name for name in names if MARK in name or any(who.casefold() in name.casefold() for who in PEOPLE)]
    report = (copy.sessions / f"{KNOWN}.html").read_bytes()
    assert found(report) <= PAGE
    redacted = [path for path in copy.sessions.iterdir() if "redacted" in path.name]
    assert len(redacted) == 2
    for path in redacted:
        assert not [who for who in PEOPLE if who.encode() in path.read_bytes()]
