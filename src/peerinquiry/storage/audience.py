"""Whether a stage follows a session: a tiny file beside the journal, touched every second by the stage.

It is all that a stage ever writes, and holds nothing. Whatever fails is left: then the console does not know, and that
is all.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import Final

from peerinquiry.storage.files import DISK, OVERWRITE, Disk, close_quietly, open_regular, write_all

FRESH: Final = 3.0
"""Seconds within which a stage must have said that it follows."""

_HERE: Final = b"A stage follows.\n"


def presence_path(journal: Path) -> Path:
    """Where a stage says that it follows that journal."""
    return journal.with_name(f".{journal.name}.stage")


def announce(journal: Path, disk: Disk = DISK) -> None:
    """A stage follows; to be called every second."""
    with contextlib.suppress(OSError):
        fd = open_regular(disk, presence_path(journal), OVERWRITE)
        try:
            write_all(disk, fd, _HERE)
        finally:
            close_quietly(disk, fd)


def withdraw(journal: Path, disk: Disk = DISK) -> None:
    """It follows no longer."""
    with contextlib.suppress(OSError):
        disk.unlink(presence_path(journal))


def followed(journal: Path, now: datetime, disk: Disk = DISK) -> bool:
    """Whether a stage follows; `now` is the machine's clock."""
    try:
        return abs(now.timestamp() - disk.stat(presence_path(journal)).st_mtime) < FRESH
    except OSError:
        return False
