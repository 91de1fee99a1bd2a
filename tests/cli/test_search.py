"""`peerinquiry search`, as typed: lines, exit codes, filters, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.architecture.test_import_hygiene import RUN, loaded_by
from tests.cli.typed import typed
from tests.formats.small_session import small_session
from tests.storage.journals import put
from typer.testing import Result

from peerinquiry.cli import days
from peerinquiry.cli import search as module
from peerinquiry.inquiry.commands import NameTeam
from peerinquiry.storage.home import Home

NAME = "2026-11-22-1500-leadership-team"
PROGRAM = [sys.executable, "-c", "from peerinquiry.cli import main; main()"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals are other there")


@pytest.fixture
def home(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home with one session, from within its folder."""
    put(home, NAME, small_session())
    monkeypatch.chdir(home.sessions)
    return home


def search(home: Home, *arguments: str) -> Result:
    return typed(home, "search", *arguments)


def told(home: Home, *arguments: str) -> list[str]:
    """What stands behind the time of each line that is found."""
    return [line.split(" ", 2)[2] for line in search(home, *arguments).stdout.splitlines()]


def test_a_line_is_told_with_its_file_and_its_number(home: Home) -> None:
    page = (home.sessions / f"{NAME}.md").read_text(encoding="utf-8").splitlines()
    result = search(home, "named one owner")
    line = "- 15:12:19 EXPERIENCE Bea: When we named one owner, calls halved (took: 0:45)"
    assert result.stdout == f"{NAME}.md:{page.index(line) + 1}:{line}\n"
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_file_is_found_from_where_one_is(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    for place, before in (
        (home.root, "sessions/"),
        (tmp_path, "home/sessions/"),
        (tmp_path / "elsewhere", f"{home.sessions}/"),
    ):
        monkeypatch.chdir(place)
        assert search(home, "-l", "Dana").stdout == f"{before}{NAME}.md\n".replace("/", os.sep)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["Dana"], 0),
        (["no such words"], 1),
        (["-c", "no such words"], 1),
        (["("], 2),
        ([], 2),
        ([""], 2),
        (["Dana", "--tag", "SAID"], 2),
        (["Dana", "--since", "soon"], 2),
        (["Dana", "--json", "-c"], 2),
        (["Dana", "-C", "-1"], 2),
        (["Dana", "--no-such"], 2),
        (["", "--tag", "story"], 0),
        (["--tag", "story"], 0),
        (["--", "-1"], 0),
        (["-F", "--", "--- |"], 0),
    ],
)
def test_it_exits_as_grep_does(home: Home, arguments: list[str], code: int) -> None:
    result = search(home, *arguments)
    assert result.exit_code == code
    assert bool(result.stdout) == (code == 0) or "-c" in arguments
    assert bool(result.stderr) == (code == 2)


def test_a_mistake_in_the_pattern_is_one_sentence_with_its_column(home: Home) -> None:
    said = "peerinquiry: The pattern has a mistake at column 3: missing ), unterminated subpattern.\n"
    assert search(home, "ab(c").stderr == said
    assert search(home, "-F", "ab(c").stderr == ""


def test_filters(home: Home) -> None:
    assert told(home, "--who", "bea", "--tag", "ASK,heard") == [
        "ASK Bea: Who is involved? (aim: framing; round: 1; from: bank)",
        "HEARD Bea: You want somebody to own it (to: Ann; took: 0:40; that was it: yes)",
    ]
    assert told(home, "--tag", "pass", "--aim", "Possibilities") == [
        "PASS Gus: passes (step: questions; aim: possibilities; round: 1)"
    ]
    assert told(home, "-i", "DANA", "--tag", "action", "--who", "Ann")[0].startswith("ACTION Ann: Ask Dana")
    assert search(home, "suppliers", "--who", "nobody").exit_code == 1


def test_when_a_session_was_is_told_by_its_name(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    put(home, "2026-01-10-0900-board", small_session())
    put(home, "2025-12-31-0900-board", small_session())

    monkeypatch.setattr(days, "today", lambda: date(2026, 11, 29))

    def dates(*arguments: str) -> list[str]:
        return [line[:10] for line in search(home, "-l", "Dana", *arguments).stdout.splitlines()]

    assert dates() == ["2026-11-22", "2026-01-10", "2025-12-31"]
    assert dates("--since", "2w") == ["2026-11-22"]
    assert dates("--until", "2026-01") == ["2026-01-10", "2025-12-31"]
    assert dates("--since", "2026-01", "--until", "2026-01-10") == ["2026-01-10"]
    assert dates("--until", "last year") == ["2025-12-31"]


def test_lines_around(home: Home) -> None:
    lines = search(home, "-C", "1", "HELP|STORY").stdout.splitlines()
    assert [line.split(" ")[2] if line != "--" else line for line in lines if " " in line or line == "--"] == [
        "STORY",
        "ASK",
        "--",
        "ACTION",
        "HELP",
        "NOT-DOING",
    ]
    assert [line.split("md")[1][0] for line in lines if line != "--"] == ["-", ":", "-", "-", ":", "-"]


def test_lines_around_are_no_matter_where_files_alone_are_told(home: Home) -> None:
    assert search(home, "-l", "-C", "2", "Dana").stdout == f"{NAME}.md\n"


def test_json_has_all_there_is_to_say_of_a_line(home: Home) -> None:
    (line,) = search(home, "-F", "--json", "one owner, calls").stdout.splitlines()
    assert json.loads(line) == {
        "session": NAME,
        "file": f"{NAME}.md",
        "line": json.loads(line)["line"],
        "time": "15:12:19",
        "tag": "EXPERIENCE",
        "who": "Bea",
        "text": "When we named one owner, calls halved",
        "keys": {"took": "0:45"},
    }
    heading = json.loads(search(home, "--json", "^## Summary").stdout)
    assert (heading["text"], heading["tag"], heading["keys"]) == ("## Summary", None, {})


def test_a_session_without_a_page_is_told_and_so_is_one_that_cannot_be_read(home: Home) -> None:
    (home.sessions / f"{NAME}.md").unlink()
    result = search(home, "x")
    assert result.exit_code == 1
    assert "1 session has no page to search yet; `peerinquiry transcripts check --rebuild`" in result.stderr
    if sys.platform != "win32" and os.geteuid() != 0:
        (home.sessions / "2026-01-01-0900-shut.md").touch(0o000)
        result = search(home, "x")
        assert (result.exit_code, "2026-01-01-0900-shut.md could not be read: permission" in result.stderr) == (2, True)


def test_an_older_page_is_searched_as_it_is(home: Home) -> None:
    (home.sessions / f"{NAME}.md").write_bytes(b"an older page\xff\n")
    assert search(home, "older").stdout_bytes == f"{NAME}.md:1:an older page".encode() + b"\xff\n"


def test_today_is_asked_only_where_it_matters() -> None:
    assert module._day("", 0) is None
    assert module._day("2026-01", -1) == date(2026, 1, 31)


# As a process


def test_it_waits_for_nothing_that_draws(home: Home) -> None:
    loaded = loaded_by(RUN, "search", "--home", str(home.root), "Dana")
    assert "typer" in loaded
    assert not loaded & {"asyncio", "rich", "textual", "tomli"}


def started(home: Home, *arguments: str, **settings: object) -> subprocess.Popen[bytes]:
    command = [*PROGRAM, "search", "--home", str(home.root), *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, **settings)  # type: ignore[call-overload,no-any-return]  # handed on


def many(home: Home, pages: int = 600) -> None:
    for number in range(pages):
        (home.sessions / f"2025-01-01-{number:04}-team.md").write_text("suppliers\n" * 500)


@POSIX
def test_a_reader_that_has_enough_ends_it_without_a_word(home: Home) -> None:
    many(home)
    with started(home, "suppliers", stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.wait(30) == -signal.SIGPIPE
        assert process.stderr.read() == b""


@POSIX
def test_ctrl_c_ends_it_without_a_word(home: Home) -> None:
    many(home)
    with started(home, "suppliers", stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.close()
        assert process.wait(30) == -signal.SIGINT
        assert process.stderr.read() == b""


@POSIX
def test_without_an_output_it_still_tells_whether_there_is_any(home: Home) -> None:
    for words, code in (("Dana", 0), ("nowhere", 1)):
        command = f"{sys.executable} -c '{PROGRAM[2]}' search --home '{home.root}' {words} >&-"
        ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (code, "")


@POSIX
@pytest.mark.parametrize(
    ("term", "no_color", "colours"), [("xterm", "", True), ("xterm", "1", False), ("dumb", "", False)]
)
def test_on_a_terminal_it_is_in_colours_unless_one_would_rather_not(
    home: Home, term: str, no_color: str, colours: bool
) -> None:
    import pexpect

    (home.sessions / f"{NAME}.md").write_text("tell \x1b]0;title\x07Dana\n")
    environment = os.environ | {"TERM": term, "NO_COLOR": no_color}
    arguments = [*PROGRAM[1:], "search", "--home", str(home.root), "Dan."]
    seen = str(
        pexpect.run(
            f"{sys.executable} {subprocess.list2cmdline(arguments)}", timeout=30, encoding="utf-8", env=environment
        )
    )
    assert "tell " in seen
    assert "Dana" in seen
    assert ("\x1b[1;31mDana\x1b[0m" in seen) is colours
    assert "\x1b]0;title" not in seen


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (["--team", "nope"], ["No page is of a team called nope."]),
        (["--aim", "Nope"], ["Nothing was asked for an aim called nope."]),
        (["--who", "nope"], ["Nobody whose name begins with nope says or does anything."]),
        (
            ["--who", "nope", "--aim", "nope"],
            ["Nothing was asked for an aim called nope.", "Nobody whose name begins with nope says or does anything."],
        ),
        (["--who", "bea", "--aim", "framing"], []),
        (["--who", "bea", "--since", "2030-01"], []),
        (["--who", "nope", "--since", "2030-01"], ["Nobody whose name begins with nope says or does anything."]),
        ([], []),
    ],
)
def test_a_name_that_no_page_has_is_said(home: Home, filters: list[str], said: list[str]) -> None:
    result = search(home, "no such words", *filters)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [f"peerinquiry: {sentence}" for sentence in said]


def test_a_team_is_meant_by_its_title_too(home: Home) -> None:
    put(home, NAME, small_session().all(NameTeam("lt")))
    (home.teams / "lt.toml").write_text('title = "Leadership team"\npeople = ["Ann"]\n', "utf-8")
    assert search(home, "-l", "--team", "Leadership Team").stdout == f"{NAME}.md\n"


def test_a_folder_that_is_closed_is_trouble_and_not_that_nothing_was_found(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(folder: Path) -> None:
        raise PermissionError(folder)

    monkeypatch.setattr(os, "scandir", closed)
    result = search(home, "Dana")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"peerinquiry: The folder {home.root} cannot be read. ")
