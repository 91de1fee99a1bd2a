"""Opening a folder: with the desktop's own program, or a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peerinquiry.storage.desktop import open_folder

OPENER = "open" if sys.platform == "darwin" else "xdg-open"
posix = pytest.mark.skipif(os.name == "nt", reason="an opener of its own")


def put(folder: Path, script: str) -> None:
    """A program for the desktop to use."""
    program = folder / OPENER
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert open_folder(tmp_path / "none") == f"There is no folder {tmp_path / 'none'} yet."


@posix
def test_says_where_the_files_are_without_an_opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert f"The files are in {tmp_path}." in open_folder(tmp_path)


@posix
def test_hands_the_folder_over_as_one_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "my sessions; x"
    folder.mkdir()
    put(tmp_path, f'printf "%s|%s" "$#" "$1" > "{tmp_path}/asked"; echo noise; echo noise >&2')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert open_folder(folder) == ""
    assert (tmp_path / "asked").read_text() == f"1|{folder}"


@posix
def test_an_opener_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "exit 3")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert "could not be opened" in open_folder(tmp_path)


@posix
def test_an_opener_that_stays_counts_as_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stays:
        def __init__(self, *_: object, **__: object) -> None:
            """A file manager that goes on by itself."""

        def wait(self, timeout: float) -> int:
            raise subprocess.TimeoutExpired(OPENER, timeout)

    put(tmp_path, "exit 3")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(subprocess, "Popen", Stays)
    assert open_folder(tmp_path) == ""
