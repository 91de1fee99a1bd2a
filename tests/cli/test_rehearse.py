"""`peerinquiry rehearse`, as a person types it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

MAIN = "from peerinquiry.cli import main; main()"


def rehearse(home: Path, *options: str) -> list[str]:
    return [sys.executable, "-c", MAIN, "--home", str(home), "rehearse", *options]


def test_plain_and_fast_needs_no_terminal_and_says_where_the_files_are(tmp_path: Path) -> None:
    ran = subprocess.run(
        rehearse(tmp_path, "--plain", "--fast"),
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    files = [Path(line.partition(": ")[2]) for line in ran.stdout.splitlines()[-2:]]
    assert [file.suffix for file in files] == [".toml", ".md"]
    assert all(file.is_file() and tmp_path in file.parents for file in files)


def test_a_pipe_that_is_closed_early_ends_it_quietly(tmp_path: Path) -> None:
    with subprocess.Popen(
        rehearse(tmp_path, "--plain", "--fast"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as playing:
        assert playing.stdout
        assert playing.stderr
        playing.stdout.close()
        assert playing.stderr.read() == ""
    assert playing.returncode == 0
    assert list((tmp_path / "sessions").glob("*.toml"))


@pytest.fixture
def heeds_ctrl_c() -> Iterator[None]:
    """What is started hears of Ctrl-C, also where a shell that runs the tests in the background keeps it from them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C reaches a whole console there")
def test_ctrl_c_stops_it_and_says_how_to_go_on(tmp_path: Path) -> None:
    with subprocess.Popen(
        rehearse(tmp_path, "--plain"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as playing:
        assert playing.stdout
        assert playing.stdout.readline()
        playing.send_signal(signal.SIGINT)
        told, trouble = playing.communicate()
    assert (playing.returncode, trouble) == (130, "")
    assert "`peerinquiry resume`" in told.splitlines()[-1]


def test_without_a_terminal_it_says_in_one_line_what_to_do(tmp_path: Path) -> None:
    ran = subprocess.run(
        rehearse(tmp_path), capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False
    )
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "`peerinquiry --plain` needs none" in ran.stderr
