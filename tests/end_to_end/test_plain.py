"""The plain console as a program: a script in a pipe, a terminal that cannot draw, signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import State, Step
from peerinquiry.storage.journal import read_journal

if sys.platform != "win32":  # there is no pty there
    from tests.end_to_end.terminal import Terminal

SCRIPT = """\
add Ann, Bea, Carl
challenge Ann: We lose two suppliers a year
go voting
owner Ann
go story
start
next It began in March
"""


def run(home: Path, script: str | bytes, *arguments: str, term: str = "dumb") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "peerinquiry", "--home", str(home), *arguments],
        input=script.encode() if isinstance(script, str) else script,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "TERM": term, "PYTHONIOENCODING": "utf-8"},
    )


def kept(home: Path) -> State:
    (journal,) = (home / "sessions").glob("*.toml")
    return fold(read_journal(journal).records)


FAILS = """
import sys
from peerinquiry.cli import main
from peerinquiry.plain.inbox import ThreadedInbox
from peerinquiry.storage.journal import Journal

def fail(*_):
    words = "It began with a kestrel"
    raise RuntimeError(words)

read = ThreadedInbox._read

class Lines:
    def __init__(self, stream):
        self.stream = stream
    def readline(self, longest):
        return self.stream.readline(longest) or fail()

def read_and_fail(self, stream):
    read(self, Lines(stream))

{does}
sys.argv[0] = "peerinquiry"
main()
"""


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("ThreadedInbox._read = read_and_fail", 0),
        ("Journal._add = fail", 1),
    ],
    ids=["the thread that reads", "the console itself"],
)
def test_what_goes_wrong_inside_quotes_nobody(tmp_path: Path, does: str, code: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FAILS.format(does=does), "--home", str(tmp_path), "new", "--plain", "Tuesday"],
        input=SCRIPT.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    log = (tmp_path / "errors.log").read_text()
    assert ran.returncode == code
    assert "builtins.RuntimeError" in log
    for told in (ran.stdout.decode(), ran.stderr.decode(), log):
        assert "kestrel" not in told
        assert "Traceback" not in told
    if not code:
        assert b"went wrong inside" in ran.stdout
        assert kept(tmp_path).turns[-1].text == "It began in March"


def test_a_script_in_a_pipe_leaves_a_session_that_can_be_taken_up(tmp_path: Path) -> None:
    ran = run(tmp_path, SCRIPT, "new", "--plain", "Tuesday")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"Ann told the story" in ran.stdout
    assert b"> " not in ran.stdout, "nobody types, so nobody is asked"
    state = kept(tmp_path)
    assert (state.title, state.step, state.owner, state.turns[-1].text) == (
        "Tuesday",
        Step.STORY,
        "Ann",
        "It began in March",
    )
    again = run(tmp_path, "next\n", "resume", "--plain")
    assert again.returncode == 0
    assert kept(tmp_path).step is Step.QUESTIONS


def test_without_a_session_named_it_asks_which(tmp_path: Path) -> None:
    ran = run(tmp_path, f"sessions\nnew Tuesday\n{SCRIPT}", "--plain")
    assert ran.returncode == 0
    assert b"There is no session yet" in ran.stdout
    assert kept(tmp_path).title == "Tuesday"
    wrong = run(tmp_path, "nonsense\nresume nothing\nquit\n", "--plain")
    assert wrong.returncode == 1
    assert b"There is no word nonsense here" in wrong.stdout


def test_what_is_wrong_in_a_script_is_told_and_its_exit_code_says_so(tmp_path: Path) -> None:
    ran = run(tmp_path, "ad Ann\nadd Bea\n", "new", "--plain")
    assert ran.returncode == 1
    assert b"did you mean add?" in ran.stdout
    assert kept(tmp_path).names == ("Bea",)


def test_bytes_that_are_no_text_and_escapes_reach_neither_the_record_nor_the_terminal(tmp_path: Path) -> None:
    script = b"add Ann\xff\xfe\ntitle \x1b]0;owned\x07Tuesday\x1b[2J\n" + b"note " + b"x" * 300_000 + b"\n"
    ran = run(tmp_path, script, "new", "--plain")
    assert b"\x1b" not in ran.stdout + ran.stderr
    assert b"\x07" not in ran.stdout
    assert kept(tmp_path).title == "Tuesday"


def test_where_nothing_can_be_drawn_the_way_on_is_told(tmp_path: Path) -> None:
    ran = run(tmp_path, "")
    assert ran.returncode == 2
    assert b"peerinquiry --plain" in ran.stderr


def test_lines_of_a_pipe_stay_whole(tmp_path: Path) -> None:
    ran = run(tmp_path, f"note {'long ' * 60}\n", "new", "--plain", term="xterm-256color")
    assert f"Note: {('long ' * 60).strip()}\n".encode() in ran.stdout


WORDS = "The owner says in words of her own what happened, and what is happening now, and goes on for a while."


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_on_a_terminal_with_rows_lines_break_between_words(tmp_path: Path, term: str) -> None:
    terminal = Terminal("new", "--plain", home=tmp_path, size=(40, 24), given={"TERM": term})
    terminal.until("Gather>").send(f"note {WORDS}\n".encode()).until("Note:", "a while.")
    terminal.until("Gather>").send(b"\x04")
    assert terminal.ended() == 0
    told = terminal.raw.decode().rpartition("Note: ")[2].partition("Gather")[0]
    assert " ".join(told.split()) == WORDS
    assert ("\r\n" in told.rstrip()) == (term != "dumb")
    assert all(len(row) <= 40 and not row.endswith(" ") for row in told.split("\r\n")) or term == "dumb"
    assert b"\x1b" not in terminal.raw


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
def test_what_is_being_typed_when_the_time_is_up_is_kept_whole(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[clock]\nchime = true\n", encoding="utf-8")
    terminal = Terminal("new", "--plain", home=tmp_path)
    for line in (
        "add Ann, Bea, Carl",
        "challenge Ann: x",
        "length answer: 1 s",
        "go voting",
        "owner Ann",
        "go questions",
    ):
        terminal.send(f"{line}\n".encode())
    terminal.send(b"start\n").until("Ann answers: 1 s.").send(b"next Purchasing, and n")
    terminal.until("Time is up: Ann answers.").send(b"obody from finance\n").until("Purchasing, and nobody from")
    assert "Time is up: Ann answers." in [row.rstrip() for row in terminal.text.splitlines()], "on a line of its own"
    assert terminal.raw.count(b"\x07") == 1
    terminal.send(b"\x03")
    assert terminal.ended() == 128 + signal.SIGINT
    assert terminal.as_before
    assert kept(tmp_path).turns[-1].text == "Purchasing, and nobody from finance"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_in_order(tmp_path: Path, number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "peerinquiry", "--home", str(tmp_path), "new", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        child.stdin.write(b"add Ann\n")
        child.stdin.flush()
        while b"Ann is here" not in child.stdout.readline():
            pass
        child.send_signal(number)
        assert child.wait(20) == 128 + number
        assert child.stderr.read() == b""
    assert kept(tmp_path).names == ("Ann",)
