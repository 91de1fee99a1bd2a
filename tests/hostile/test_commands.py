"""Every command on a home in which everything is hostile: what reaches the terminal, or a pipe, byte by byte."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
from tests.hostile.every_command import CASES, ODD, typed
from tests.hostile.home import fill
from tests.hostile.payloads import LITERALS, obeyed
from typer.core import TyperGroup

from peerinquiry.cli.commands import app

RUN = (sys.executable, "-m", "tests.hostile.every_command")
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("hostile") / "home").root


def words() -> Iterator[str]:
    """Each command there is, as one types it."""
    top = typer.main.get_command(app)
    assert isinstance(top, TyperGroup)
    for name, command in top.commands.items():
        if isinstance(command, TyperGroup):
            yield from (f"{name} {inner}" for inner in command.commands)
        else:
            yield name


def test_no_command_is_without_a_hostile_case() -> None:
    assert set(CASES) - {"", ODD} == set(words())


def told(raw: bytes) -> list[str]:
    """What was said by each command, with what a terminal would obey in it."""
    return [
        f"{number} {part.splitlines()[0].decode()}: {found}"
        for number, part in enumerate(raw.split(b"\n== "))
        if (found := obeyed(part))
    ]


def test_into_a_pipe_they_write_words_alone(home: Path, record_property: Callable[[str, object], None]) -> None:
    ran = subprocess.run(
        [*RUN, str(home)], capture_output=True, check=False, stdin=subprocess.DEVNULL, cwd=CHECKOUT, timeout=180
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert ran.stdout.endswith(b"== the end\n")
    assert b"mistake of its own" not in ran.stderr
    # What is found stands in a pipe as it is on disk, names of files as well: `grep` does the same.
    assert not [one for one in told(ran.stdout) if " search: " not in one]
    assert not told(ran.stderr.replace(b"peerinquiry: ", b"\n== "))
    record_property("measured", f"{len(list(typed(home)))} command lines of {len(CASES)} commands")
    for literal in LITERALS:
        assert literal.encode() in ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a pty is needed, and Windows has none")
def test_on_a_terminal_they_write_words_and_colours_alone(home: Path) -> None:
    import pexpect

    child: pexpect.spawn[bytes] = pexpect.spawn(
        RUN[0], [*RUN[1:], str(home), "2"], cwd=str(CHECKOUT), env={**os.environ, "LANG": "C.UTF-8"}, timeout=180
    )
    child.expect(pexpect.EOF)
    raw = child.before or b""
    assert b"== the end" in raw, raw[-2000:]
    assert not told(raw)
