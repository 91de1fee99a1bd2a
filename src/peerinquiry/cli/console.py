"""Opening the console from a command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from peerinquiry.cli.streams import DRAWS_NOTHING

if TYPE_CHECKING:
    from peerinquiry.openings import New, Opening, Resume

NO_TERMINAL = 2
"""The exit code where there is no terminal to draw on."""


def open_console(home: Path, opening: Opening = None) -> None:
    """Open it on sessions under `home`, or say in one sentence why it cannot be opened here, and exit 2."""
    _need_terminal()
    from peerinquiry import openings

    openings.run(home, opening)


def open_stage(home: Path, session: str) -> None:
    """Open the stage on `session`, or on whichever is live if it is empty; or exit 2, as `open_console` does."""
    _need_terminal()
    from peerinquiry import openings

    openings.follow(home, session)


def open_plain(home: Path, opening: New | Resume | None = None) -> None:
    """Open it line by line: on a terminal of any kind, or with a script in standard input. Exits with its code."""
    from peerinquiry import openings
    from peerinquiry.cli.output import say_plainly

    def prompt(words: str) -> None:
        sys.stdout.write(words)
        sys.stdout.flush()

    sys.exit(openings.run_plain(home, opening, say_plainly, prompt if sys.stdin.isatty() else None))


def _need_terminal() -> None:
    if trouble := _no_terminal():
        sys.stderr.write(f"peerinquiry: {trouble}\n")
        sys.exit(NO_TERMINAL)
    # A size in the environment outlives the window it was true for.
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)


def _no_terminal() -> str:
    plain = "`peerinquiry --plain` needs none."
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return f"the console needs a terminal for its input and its screen; run it in one. {plain}"
    if os.environ.get("TERM", "") in DRAWS_NOTHING:
        return f"this terminal (TERM={os.environ.get('TERM', '')}) cannot draw a screen; use another. {plain}"
    return ""
