"""Every command with a stream that is closed, or a pipe that nobody reads: quiet, and honest about it.

With PEERINQUIRY_TESTS=all every command meets every way; else one in three meets the way whose turn it is.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("streams are closed in other ways there", allow_module_level=True)

from peerinquiry.cli.commands import COMMANDS
from peerinquiry.storage.journal import read_journal

SESSION = "{session}"
WORDS = "We lose two suppliers"
SCRIPT = f"add Ann, Bea, Carl\nchallenge Ann: {WORDS}\ngo voting\nowner Ann\ngo planning\naction Ann: Visit by fri\n"
CHAT = "14:22:31 From Ann to Everyone:\n\tWe lose two suppliers\n"

CALLS = (
    ("--help",),
    ("--version",),
    ("--plain",),
    ("new", "--plain", "Tuesday"),
    ("resume", "--plain", SESSION),
    ("rehearse",),
    ("stage",),
    ("plan", SESSION),
    ("followups",),
    ("calendar", SESSION),
    ("banks", "list"),
    ("banks", "check"),
    ("banks", "schema"),
    ("teams", "list"),
    ("transcripts", "list"),
    ("transcripts", "show", SESSION),
    ("transcripts", "check", SESSION),
    ("report", SESSION),
    ("insights",),
    ("search", "Ann"),
    ("redact", SESSION, "--everyone"),
    ("question", "Who", "is", "involved?"),
    ("chat", "{chat}"),
    ("export", "--csv", "{out}"),
    ("keys",),
    ("doctor",),
    ("nonsense",),
)
"""What is called; each command of the command line is among them."""

PRINTS_MUCH = (
    ("--help",),
    ("followups",),
    ("insights",),
    ("report", SESSION),
    ("transcripts", "show", SESSION),
    ("banks", "schema"),
    ("keys",),
    ("doctor",),
)
"""What is cut short with `| head`; search ends as grep does."""

WAYS = ("nobody reads stdout", "nobody reads stderr", "stdin is closed", "stdout is closed", "stderr is closed")
MAY = frozenset({0, 1, 2, -13})
"""Done; not, for a reason that was said or whose hearer is gone; called in a wrong way; ended as grep is in a pipe."""


def pairs() -> list[tuple[tuple[str, ...], str]]:
    """Which call meets which way."""
    if os.environ.get("PEERINQUIRY_TESTS") == "all":
        return [(call, way) for call in CALLS for way in WAYS]
    return [(call, WAYS[number % len(WAYS)]) for number, call in enumerate(CALLS[::3])]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("streams")
    started = [sys.executable, "-m", "peerinquiry", "--home", str(home), "new", "--plain", "Leadership team"]
    subprocess.run(started, input=SCRIPT.encode(), capture_output=True, check=True, timeout=60)
    (home / "chat.txt").write_text(CHAT)
    return home


def run(home: Path, call: tuple[str, ...], way: str) -> subprocess.CompletedProcess[bytes]:
    (journal, *_) = sorted(home.glob("sessions/*leadership-team.toml"))
    given = {SESSION: journal.stem, "{chat}": str(home / "chat.txt"), "{out}": str(home / "out.csv")}
    words = [given.get(word, word) for word in call]
    closes = {"stdin is closed": "<&-", "stdout is closed": ">&-", "stderr is closed": "2>&-"}.get(way, "")
    reads, nobody = os.pipe()
    os.close(reads)
    try:
        return subprocess.run(
            ["sh", "-c", f'exec "$@" {closes}', "sh", sys.executable, "-m", "peerinquiry", "--home", str(home), *words],
            stdin=subprocess.DEVNULL,
            stdout=nobody if way == "nobody reads stdout" else subprocess.PIPE,
            stderr=nobody if way == "nobody reads stderr" else subprocess.PIPE,
            env={**os.environ, "TERM": "xterm-256color", "EDITOR": "true"},
            timeout=60,
            check=False,
        )
    finally:
        os.close(nobody)


def journals(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.glob("sessions/*leadership-team.toml")}


@pytest.mark.parametrize(("call", "way"), pairs(), ids=lambda part: part if isinstance(part, str) else " ".join(part))
def test_a_stream_that_is_gone_makes_no_noise_and_harms_nothing(home: Path, call: tuple[str, ...], way: str) -> None:
    before = journals(home)
    ran = run(home, call, way)
    assert ran.returncode in MAY
    said = (ran.stderr or b"").decode()
    for noise in ("Traceback", "Errno", "BrokenPipe", "Exception ignored", "mistake of its own"):
        assert noise not in said
    if "--plain" not in call:
        assert WORDS not in said
    for name, journal in before.items():
        assert journals(home)[name].startswith(journal), "what was written stays"
        assert read_journal(home / "sessions" / name).warnings == ()


@pytest.mark.parametrize("call", PRINTS_MUCH, ids=" ".join)
def test_whoever_stops_reading_has_what_they_wanted(home: Path, call: tuple[str, ...]) -> None:
    ran = run(home, call, "nobody reads stdout")
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_what_is_wrong_is_wrong_whoever_reads(home: Path) -> None:
    assert run(home, ("report", "none"), "nobody reads stdout").returncode == 1
    assert run(home, ("report", "--nonsense"), "nobody reads stdout").returncode == 2


def test_every_command_is_among_them() -> None:
    assert {call[0] for call in CALLS} >= set(COMMANDS)


def test_a_file_is_never_opened_as_one_of_the_streams(home: Path) -> None:
    """Else what is said of an error would stand in a journal."""
    ran = subprocess.run(
        ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", sys.executable, "-c", NUMBERS.format(home=str(home / "probe"))],
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0


NUMBERS = """
import os, sys
from peerinquiry.cli.streams import keep_open
keep_open()
fd = os.open({home!r}, os.O_RDWR | os.O_CREAT, 0o600)
print("to nowhere"); print("to nowhere", file=sys.stderr)
sys.exit(0 if fd > 2 and sys.stdin.read() == "" else 1)
"""
