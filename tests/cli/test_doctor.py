"""The doctor: what is well, what to do about what is not, and nobody's name."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.storage.faults import FaultyDisk, always
from typer.testing import CliRunner

from peerinquiry.cli import doctor_terminal
from peerinquiry.cli.commands import app
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.checkup import Check, check_files
from peerinquiry.storage.home import Home

if sys.platform != "win32":  # there is no pty there
    from tests.end_to_end.terminal import Terminal

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
    monkeypatch.setenv("HOME", str(lived_in))
    monkeypatch.setenv("LANG", CANARY)
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


def test_a_terminal_that_is_gone_is_not_waited_for() -> None:
    with Path(os.devnull).open("rb") as nothing:
        assert doctor_terminal._answer(nothing.fileno()) == b""


@pytest.mark.skipif(sys.platform == "win32", reason="programs are found in another way")
def test_a_program_that_is_called_after_somebody_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (CANARY, "nano", "vim.exe"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert doctor_terminal._editor({"EDITOR": CANARY}) == Check("editor", "one of your own")
    assert doctor_terminal._editor({"EDITOR": str(tmp_path / "nano")}) == Check("editor", "nano")
    assert doctor_terminal._editor({"EDITOR": "vim.exe"}) == Check("editor", "vim")
    assert not doctor_terminal._editor({"EDITOR": "none-such"}).good
    (tmp_path / "nano").unlink()
    assert not doctor_terminal._editor({}).good


@pytest.mark.parametrize(
    "term", ["xterm-256color", "tmux-256color", "screen.xterm-256color", "xterm-kitty", "linux", "vt100"]
)
def test_terminals_are_told_by_their_kind(term: str) -> None:
    assert term in doctor_terminal._colours({"TERM": term}).found
    assert CANARY not in doctor_terminal._colours({"TERM": CANARY}).found


@pytest.mark.skipif(sys.platform == "win32", reason="there is no tmux")
@pytest.mark.parametrize(("told", "good"), [("on", True), ("external", False), ("off", False), ("", True)])
def test_tmux_is_asked_whether_programs_may_copy(
    told: str, good: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmux").write_text(f"#!/bin/sh\necho {told}\n")
    (tmp_path / "tmux").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert doctor_terminal._clipboard({"TMUX": "x"}).good == good
    assert doctor_terminal._clipboard({}).good


def test_a_terminal_that_keeps_silent_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(doctor_terminal, "_drawn_width", asked.append)
    assert doctor_terminal._widths().good
    assert len(asked) == 1


def test_what_cannot_be_looked_into_is_not_taken_for_empty(lived_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def closed(folder: str | Path = ".") -> object:
        if Path(folder).name == "sessions":
            raise PermissionError
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", closed)
    assert checks(lived_in)["sessions"].found == "they cannot be read"
    ran = CliRunner().invoke(app, ["transcripts", "list", "--home", str(lived_in)])
    assert ran.exit_code == 1
    assert "cannot be read" in str(ran.exception)
    told = CliRunner().invoke(app, ["doctor", "--json", "--home", str(lived_in)]).stdout
    assert '"they cannot be read"' in told, "whatever is closed, the doctor looks at the rest"


def test_a_folder_that_cannot_be_made_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    found = checks(tmp_path / "file" / "home")
    assert {about for about, check in found.items() if not check.good} == {"folder"}


def test_a_disk_that_is_full_or_closed_is_told_with_what_to_do(lived_in: Path) -> None:
    for number, do in ((errno.ENOSPC, "Make room."), (errno.EROFS, "elsewhere with --home")):
        disk = FaultyDisk(always(number, "write"))
        found = {
            check.about: check
            for check in check_files(Home(lived_in), BankLibrary(lived_in, lived_in), lambda: 0.0, disk)
        }
        assert do in found["disk"].do


def test_what_a_killed_program_left_is_counted(lived_in: Path) -> None:
    assert checks(lived_in)["left over"].found == "nothing"
    (lived_in / "sessions" / ".peerinquiry-1-1.tmp").write_text(CANARY)
    assert checks(lived_in)["left over"] == Check("left over", "1 file of no use; they go a day later")


def test_mistakes_in_the_settings_are_counted(lived_in: Path) -> None:
    assert checks(lived_in)["settings"].found == "none of your own"
    (lived_in / "settings.toml").write_text(f'[clock]\nchime = "{CANARY}"\n{CANARY} = 3\n')
    assert checks(lived_in)["settings"].found == "2 mistakes, the first in line 2"
    (lived_in / "settings.toml").write_text('[clock]\nchime = true\n[keys]\nundo = "Z"\n')
    assert checks(lived_in)["settings"].found == "1 switched on, 1 key of your own"
    (lived_in / "settings.toml").unlink()
    (lived_in / "settings.toml").mkdir()
    assert checks(lived_in)["settings"].found == "they cannot be read"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_in_a_narrow_window_words_stay_whole(lived_in: Path, term: str) -> None:
    terminal = Terminal("doctor", home=lived_in, size=(50, 60), given={"TERM": term, "NO_COLOR": "1"})
    assert terminal.ended() == 1, "80 by 24 shows it all"
    told = [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*[a-zA-Z]", "", terminal.raw.decode()).split("\r\n")]
    assert (b"\x1b[6n" in terminal.raw) == (term != "dumb"), "what cannot draw is not asked what it draws"
    if term == "dumb":
        assert any(line.startswith("to do  colours         TERM is dumb. Use") for line in told)
    else:
        assert max(len(line) for line in told[1:]) <= 50
        assert any(line.endswith("all: a larger window.") for line in told)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that is used cannot be deleted")
def test_in_a_folder_that_is_gone_nothing_is_begun(tmp_path: Path) -> None:
    ran = subprocess.run(
        ["/bin/sh", "-c", f'cd "{tmp_path}" && rmdir "{tmp_path}" && exec "$0" -m peerinquiry doctor', sys.executable],
        capture_output=True,
        timeout=60,
        check=False,
        cwd="/",
        env={**os.environ, "PYTHONSAFEPATH": "1"},
    )
    assert ran.returncode == 1
    assert ran.stderr == b"peerinquiry: The folder that you are in is gone. Go to another one first: cd\n"
