"""What went wrong inside, kept for whoever mends it: kinds and places, never what anybody said."""

from __future__ import annotations

import contextlib
import os
import platform
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from peerinquiry import __version__
from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.files import APPEND, DISK, close_quietly, open_regular, write_all
from peerinquiry.storage.home import Home

NAME: Final = "errors.log"
LARGEST: Final = 1 << 20
"""Bytes; a log that is larger begins anew."""
MOST_FRAMES: Final = 60
MOST_CAUSES: Final = 10


def log_error(home: Home, error: BaseException) -> Path | None:
    """Add what is known of `error` to the log, for its owner alone; None where that cannot be done."""
    path = home.root / NAME
    try:
        home.prepare()
        # Not O_EXCL, as for a journal: it is one file for all errors.
        fd = open_regular(DISK, path, APPEND | os.O_CREAT)
        try:
            if DISK.fstat(fd).st_size > LARGEST:
                DISK.ftruncate(fd, 0)
            write_all(DISK, fd, "\n".join((*_told(error), "", "")).encode())
        finally:
            close_quietly(DISK, fd)
    except (OSError, PeerInquiryError):
        return None
    return path


def _told(error: BaseException) -> Iterator[str]:
    """When, with what, and the chain of errors. A message may quote a participant, so none is told."""
    yield f"{datetime.now(UTC):%Y-%m-%d %H:%M:%SZ} peerinquiry {__version__}, {_surroundings()}"
    link: BaseException | None = error
    for number in range(MOST_CAUSES):
        if link is None:
            return
        yield f"{'because of ' if number else ''}{type(link).__module__}.{type(link).__qualname__}"
        yield from _places(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _places(error: BaseException) -> Iterator[str]:
    """Modules, lines and functions: neither values nor folders."""
    frames = list(traceback.walk_tb(error.__traceback__))
    for frame, line in frames[-MOST_FRAMES:]:
        yield f"  {frame.f_globals.get('__name__', '?')}:{line} in {frame.f_code.co_name}"


def _surroundings() -> str:
    textual = "no textual"
    with contextlib.suppress(ImportError):
        from importlib.metadata import version

        textual = f"textual {version('textual')}"
    return f"Python {platform.python_version()}, {textual}, {platform.system()}"
