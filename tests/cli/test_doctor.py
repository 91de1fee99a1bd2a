"""The doctor: what is well, what to do about what is not, and nobody's name."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peerinquiry.cli import doctor_terminal
from peerinquiry.cli.commands import app
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.checkup import Check, check_files
from peerinquiry.storage.home import Home

CANARY = "Xanthippe"


def ticking(step: float) -> Iterator[float]:
    return (step * tick for tick in count())


def checks(root: Path, step: float = 0.004) -> dict[str, Check]:
    timer = ticking(step)
    return {check.about: check for check in check_files(Home(root), BankLibrary(root, root), lambda: next(timer))}


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    """A home with a session, a team and a bank, all of them somebody's."""
    ran = CliRunner().invoke(app, ["new", "--plain", CANARY, "--home", str(tmp_path / CANARY)], input="add Ann\n")
    assert ran.exit_code == 0, ran.output
    return tmp_path / CANARY


def test_a_home_that_is_well(lived_in: Path) -> None:
    before = set((lived_in / "sessions").iterdir())
    found = checks(lived_in)
    assert all(check.good for check in found.values()), found
    assert found["disk"].found == "a write and a sync take 4.0 ms (median of 9)"
    assert found["sessions"].found == "1 journal, 0 not as written, 0 that cannot be read"
    assert set((lived_in / "sessions").iterdir()) == before, "what was written to time the disk is gone"


def test_a_slow_disk_is_said_to_be(lived_in: Path) -> None:
    assert "faster disk" in checks(lived_in, step=0.4)["disk"].do


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_a_home_that_others_may_look_into(lived_in: Path) -> None:
    lived_in.chmod(0o755)
    assert "chmod" in checks(lived_in)["folder"].do


def test_a_home_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert checks(tmp_path / "none")["folder"].good
    assert not (tmp_path / "none").exists()


def test_what_is_broken_is_counted_and_not_named(lived_in: Path) -> None:
    (lived_in / "question_banks" / f"{CANARY}.toml").write_text("aims = 3\n")
    (lived_in / "teams" / f"{CANARY}.toml").write_text("people = 3\n")
    (journal,) = (lived_in / "sessions").glob("*.toml")
    journal.write_bytes(journal.read_bytes().replace(b"Ann", b"Bob"))
    (lived_in / "sessions" / "other.toml").write_text("x = 1\n")
    found = checks(lived_in)
    assert {about for about, check in found.items() if not check.good} == {"question banks", "teams", "sessions"}
    assert found["sessions"].found == "2 journals, 1 not as written, 1 that cannot be read"
    assert CANARY not in repr(found)


def test_as_a_command_it_names_nobody_and_no_folder(lived_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", f"/home/{CANARY}/bin/none")
    monkeypatch.setenv("TERM", f"{CANARY} \x1b]0;x\x07")
    for arguments in (["doctor"], ["doctor", "--json"]):
        ran = CliRunner().invoke(app, [*arguments, "--home", str(lived_in)])
        assert ran.exit_code == 1
        assert "EDITOR" in ran.output
        assert CANARY not in ran.output
        assert str(Path.home()) not in ran.output
        assert "\x1b" not in ran.output


def test_as_one_object(lived_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", sys.executable)
    told = json.loads(CliRunner().invoke(app, ["doctor", "--json", "--home", str(lived_in)]).stdout)
    assert told["format"] == 1
    assert {"program", "terminal", "disk", "sessions", "editor"} <= {check["about"] for check in told["checks"]}
    assert told["good"] == all(check["good"] for check in told["checks"])


def test_without_a_dumb_terminal_colours_are_told() -> None:
    assert not doctor_terminal._colours({"TERM": "dumb"}).good
    assert doctor_terminal._colours({"TERM": "xterm-256color", "NO_COLOR": "1"}).good
    assert CANARY not in doctor_terminal._colours({"TERM": f"{CANARY} [x]"}).found


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
def test_what_a_terminal_answers_is_read() -> None:
    import pty
    import tty

    leader, follower = pty.openpty()
    try:
        tty.setraw(follower)
        os.write(leader, b"noise\x1b[1;3R")
        assert doctor_terminal._answer(follower).endswith(b"\x1b[1;3R")
    finally:
        os.close(leader)
        os.close(follower)
