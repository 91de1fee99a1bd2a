"""Opening the console from a command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peerinquiry.openings import Opening

NO_TERMINAL = 2
"""The exit code where there is no terminal to draw on."""


def open_console(home: Path, opening: Opening = None) -> None:
    """Open it on sessions under `home`, or say in one sentence why it cannot be opened here, and exit 2."""
    if trouble := _no_terminal():
        sys.stderr.write(f"peerinquiry: {trouble}\n")
        sys.exit(NO_TERMINAL)
    # A size in the environment outlives the window it was true for.
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)
    from peerinquiry import openings

    openings.run(home, opening)


def _no_terminal() -> str:
    plain = "`peerinquiry rehearse --plain` needs none."
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return f"the console needs a terminal for its input and its screen; run it in one. {plain}"
    if os.environ.get("TERM", "") in {"", "dumb"}:
        return f"this terminal (TERM={os.environ.get('TERM', '')}) cannot draw a screen; use another. {plain}"
    return ""
