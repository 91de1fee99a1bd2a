"""Which editor is opened, and that the keys that end a program end the editor alone."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.editor import USUAL, editor_command, ended_badly, run_editor


def everything(name: str) -> str | None:
    return f"/bin/{name}"


def only(*names: str) -> object:
    return lambda name: f"/bin/{name}" if name in names else None


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"EDITOR": "nano"}, ["/bin/nano"]),
        ({"VISUAL": "code --wait", "EDITOR": "nano"}, ["/bin/code", "--wait"]),
        ({"VISUAL": "  ", "EDITOR": "vim -c 'set tw=0'"}, ["/bin/vim", "-c", "set tw=0"]),
        ({"EDITOR": "emacs -nw; rm -rf $HOME"}, ["/bin/emacs", "-nw;", "rm", "-rf", "$HOME"]),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="quotes are read otherwise there")
def test_the_editor_that_is_asked_for_with_its_arguments_and_no_shell(
    environ: dict[str, str], command: list[str]
) -> None:
    assert editor_command(environ, everything) == command


def test_where_nobody_says_the_usual_ones_are_tried_in_turn() -> None:
    assert editor_command({}, everything) == [f"/bin/{USUAL[0]}"]
    last = USUAL[-1]
    assert editor_command({}, lambda name: f"/bin/{name}" if name == last else None) == [f"/bin/{last}"]


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({}, "No text editor was found here."),
        ({"EDITOR": "edlin"}, "EDITOR says “edlin”, and there is no such program here."),
        ({"VISUAL": 'code "--wait', "EDITOR": "vi"}, "VISUAL has a quote that is never closed."),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="quotes are read otherwise there")
def test_where_there_is_none_a_sentence_says_so(environ: dict[str, str], words: str) -> None:
    with pytest.raises(PeerInquiryError) as caught:
        editor_command(environ, lambda _name: None)
    assert caught.value.message == words
    assert caught.value.hint


def test_it_gets_the_file_as_its_last_argument(tmp_path: Path) -> None:
    path = tmp_path / "a bank's $HOME `file`.toml"
    script = "import sys; open(sys.argv[-1], 'w').write(repr(sys.argv[1:]))"
    assert asyncio.run(run_editor([sys.executable, "-c", script, "--flag"], path)) == 0
    assert path.read_text() == repr(["--flag", str(path)])


def test_one_that_cannot_be_started_is_said(tmp_path: Path) -> None:
    (tmp_path / "editor").write_text("no program")
    with pytest.raises(PeerInquiryError, match=r"^editor could not be started: "):
        asyncio.run(run_editor([str(tmp_path / "editor")], tmp_path / "bank.toml"))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_ctrl_c_ends_the_editor_and_not_who_waits(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    script = "import os, signal; os.kill(os.getppid(), signal.SIGINT); os.kill(os.getpid(), signal.SIGINT)"
    code = asyncio.run(run_editor(["/bin/sh", "-c", f"exec {sys.executable} -S -c '{script}'"], tmp_path / "bank.toml"))
    assert code in {-signal.SIGINT, 1}
    assert signal.getsignal(signal.SIGINT) is before


async def test_the_loop_goes_on_meanwhile_and_who_gives_up_ends_it(tmp_path: Path) -> None:
    path = tmp_path / "bank.toml"
    script = "import sys, threading; open(sys.argv[-1], 'w').close(); threading.Event().wait()"
    editing = asyncio.create_task(run_editor([sys.executable, "-c", script], path))
    while not path.exists():  # noqa: ASYNC110 - another program is waited for
        await asyncio.sleep(0)
    assert not editing.done()
    editing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await editing


@pytest.mark.parametrize(
    ("code", "words"), [(0, ""), (1, "The editor ended with code 1."), (-2, "The editor was stopped.")]
)
def test_how_it_ended(code: int, words: str) -> None:
    assert ended_badly(code) == words
