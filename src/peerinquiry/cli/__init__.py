"""The way in from a shell."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from peerinquiry.cli.folder import Folder
from peerinquiry.cli.streams import keep_open
from peerinquiry.errors import PeerInquiryError

COMPLETING = "_PEERINQUIRY_COMPLETE"
"""Set by a shell that asks what a word may be completed to."""


def main() -> None:
    """Run a command; what a person can mend is said in a sentence, and so is a mistake of ours: never a traceback."""
    keep_open()
    folder = Folder()
    try:
        _need_a_place()
        if len(sys.argv) > 1 or COMPLETING in os.environ:
            from peerinquiry.cli.commands import app

            _quietly(lambda: app(obj=folder))
        else:  # without a word to parse, the parser need not be loaded
            from peerinquiry.cli.console import open_console

            open_console(folder.used)
    except PeerInquiryError as error:
        from peerinquiry.inquiry.text import clean

        sys.stderr.write(f"peerinquiry: {clean(str(error))}\n")  # it may name a file, or quote what was typed
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - others may read along, and a traceback may quote what somebody said
        from peerinquiry.openings import CRASHED, crashed
        from peerinquiry.storage.home import Home

        sys.stderr.write(f"{crashed(Home(folder.used), error)}\n")
        sys.exit(CRASHED)


def _need_a_place() -> None:
    """Raises PeerInquiryError where the shell stands in a folder that was deleted: nothing can be looked for there."""
    try:
        os.getcwd()  # noqa: PTH109 - quicker at start-up
    except OSError as error:
        raise PeerInquiryError("The folder that you are in is gone.", "Go to another one first: cd") from error


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
