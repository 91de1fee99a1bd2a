"""Showing a folder, or a page, with whatever the desktop shows it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

PATIENCE: Final = 3.0
"""Seconds after which an opener that has not complained counts as one that worked."""


def open_folder(folder: Path) -> str:
    """Show `folder`; a sentence where that cannot be done, else nothing. It may take seconds."""
    if not folder.is_dir():
        return f"There is no folder {folder} yet."
    return _open(folder, "folder", "folders", f"The files are in {folder}.")


def open_file(path: Path) -> str:
    """Show a file; a sentence where that cannot be done, else nothing. It may take seconds."""
    return _open(path, "file", "files", f"It is {path}.")


def _open(path: Path, kind: str, kinds: str, where: str) -> str:
    if sys.platform == "win32":
        return _start_file(path, kind)
    name = "open" if sys.platform == "darwin" else "xdg-open"
    opener = shutil.which(name)
    if opener is None:
        return f"Nothing here opens {kinds} ({name} is missing). {where}"
    try:
        process = subprocess.Popen(  # noqa: S603 - a program of the desktop and one path, no shell
            [opener, os.fspath(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        code = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return ""
    except OSError as error:
        return f"The {kind} {path} could not be opened: {error.strerror or error}."
    return f"The {kind} {path} could not be opened; {name} would not do it." if code else ""


def _start_file(path: Path, kind: str) -> str:
    try:
        getattr(os, "startfile")(path)  # noqa: B009 - exists on Windows alone
    except OSError as error:
        return f"The {kind} {path} could not be opened: {error.strerror or error}."
    return ""
