"""The way in from a shell."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from peerinquiry.cli.streams import keep_open
from peerinquiry.errors import PeerInquiryError

COMPLETING = "_PEERINQUIRY_COMPLETE"
"""Set by a shell that asks what a word may be completed to."""


def main() -> None:
    """Run a command; what a person can mend is said in a sentence, without a traceback."""
    keep_open()
    try:
        if len(sys.argv) > 1 or COMPLETING in os.environ:
            from peerinquiry.cli.commands import app

            _quietly(app)
        else:  # without a word to parse, the parser need not be loaded
            from peerinquiry.cli.console import open_console
            from peerinquiry.storage.home import default_home

            open_console(default_home(os.environ).root)
    except PeerInquiryError as error:
        from peerinquiry.inquiry.text import clean

        sys.stderr.write(f"peerinquiry: {clean(str(error))}\n")  # it may name a file, or quote what was typed
        sys.exit(1)


def _quietly(app: Callable[[], None]) -> None:
    """Whoever stops reading, as `head` does, has what they wanted: that is no failure, whatever was still to be said.

    What wrote last makes of a pipe that is gone the end of the program with a 1; in which case, its context tells.
    """
    try:
        app()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            sys.exit(0)
        raise
