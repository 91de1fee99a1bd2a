"""The text editor that somebody likes, with a file in it: the terminal is the editor's until it is left."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shlex
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError

if sys.platform != "win32":
    import termios

VARIABLES: Final = ("VISUAL", "EDITOR")
"""Who says which editor it is, the first one first."""
USUAL: Final = ("notepad",) if sys.platform == "win32" else ("sensible-editor", "nano", "vi")
"""What is tried where nobody says."""
KEYS_OF_THE_EDITOR: Final = ("SIGINT", "SIGQUIT")
"""Ctrl+C and Ctrl+\\: the terminal sends them to every program in front, so also to the one that waits."""

PATIENCE: Final = 1.0
"""Seconds that an editor has to end once it is told to."""

Find = Callable[[str], str | None]


def editor_command(environ: Mapping[str, str], find: Find = shutil.which) -> list[str]:
    """The editor's program and its arguments, as the environment says. Raises PeerInquiryError where there is none."""
    for variable in VARIABLES:
        if asked := environ.get(variable, "").strip():
            return _asked(variable, asked, find)
    for name in USUAL:
        if program := find(name):
            return [program]
    raise PeerInquiryError("No text editor was found here.", "Set EDITOR to the one that you like.")


def _asked(variable: str, asked: str, find: Find) -> list[str]:
    try:
        name, *arguments = shlex.split(asked, posix=sys.platform != "win32")
    except ValueError as error:
        raise PeerInquiryError(f"{variable} has a quote that is never closed.", f"Mend it: {asked}") from error
    program = find(os.path.expanduser(name.strip('"')))  # noqa: PTH111 - a name on the PATH is no path
    if program is None:
        raise PeerInquiryError(
            f"{variable} says “{name}”, and there is no such program here.", "Set it to an editor that there is."
        )
    return [program, *arguments]


async def run_editor(command: Sequence[str], path: Path) -> int:
    """Open `path` in the editor, and wait until it is left: its exit code. No shell is asked.

    Everything else goes on meanwhile. If waiting is given up, the editor is told to end. Raises PeerInquiryError
    where it cannot be started.
    """
    with _keys_left_to_it(), _terminal_as_it_was():
        try:
            process = await asyncio.create_subprocess_exec(*command, os.fspath(path))
        except OSError as error:
            raise PeerInquiryError(
                f"{Path(command[0]).name} could not be started: {error.strerror or error}.",
                "Set EDITOR to another editor.",
            ) from error
        try:
            return await process.wait()
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError, TimeoutError):
                    process.terminate()
                    await asyncio.wait_for(process.wait(), PATIENCE)


def ended_badly(code: int) -> str:
    """What there is to say of an editor that ended with this; nothing where all is well."""
    if code < 0:
        return "The editor was stopped."
    return f"The editor ended with code {code}." if code else ""


@contextlib.contextmanager
def _keys_left_to_it() -> Iterator[None]:
    """The keys that end a program end the editor, and not the one that waits for it."""
    # A handler that does nothing, and not SIG_IGN, which the editor would inherit.
    known = [getattr(signal, name) for name in KEYS_OF_THE_EDITOR if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda _number, _frame: None) for number in known}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def _terminal_as_it_was() -> Iterator[None]:
    """An editor that was killed leaves the terminal as it needed it."""
    if sys.platform == "win32" or not os.isatty(0):
        yield
        return
    settings = termios.tcgetattr(0)
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(0, termios.TCSADRAIN, settings)
