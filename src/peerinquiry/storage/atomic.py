"""Whole files: a reader finds the old one or the new one, and a power cut changes nothing about that."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.files import CREATE, DISK, Disk, close_quietly, no_links_here, plain_reason, write_all

TEMPORARY: Final = ".peerinquiry-"
"""How the names of files begin that are about to replace others."""
TEMPORARY_NAME: Final = re.compile(rf"{re.escape(TEMPORARY)}(?P<process>[0-9]+)-[0-9]+\.tmp")
"""Such a name, and the number of the process that gave it."""

_numbers = itertools.count(1)


def write_whole(path: Path, data: bytes, disk: Disk = DISK) -> None:
    """Put `data` at `path`, for its owner alone. Raises PeerInquiryError; `path` is then whole still, old or new."""
    try:
        with contextlib.ExitStack() as undoing:  # on Ctrl+C too: no file of no use is left lying about
            temporary = _written(path.parent, data, disk)
            undoing.callback(remove_quietly, temporary, disk)
            disk.replace(temporary, path)
            undoing.pop_all()
        disk.sync_folder(path.parent)
    except OSError as error:
        raise PeerInquiryError(
            f"{path.name} could not be written: {plain_reason(error)}.", "Nothing was damaged by the attempt."
        ) from error


def write_new(path: Path, data: bytes, disk: Disk = DISK) -> None:
    """Put `data` at `path`, for its owner alone, where there is nothing yet.

    Raises FileExistsError where there is; PeerInquiryError where it cannot be written. There it stands whole, or not
    at all.
    """
    try:
        temporary = _written(path.parent, data, disk)
        try:
            _name(temporary, path, disk)
        finally:
            remove_quietly(temporary, disk)
        disk.sync_folder(path.parent)
    except FileExistsError:
        raise
    except OSError as error:
        raise PeerInquiryError(f"{path.name} could not be written: {plain_reason(error)}.") from error


def _written(folder: Path, data: bytes, disk: Disk) -> Path:
    """A temporary file in the folder that holds `data` safely. Raises OSError."""
    temporary, fd = open_temporary(folder, disk)
    with contextlib.ExitStack() as undoing:  # on Ctrl+C too: no half-written file is left lying about
        undoing.callback(remove_quietly, temporary, disk)
        try:
            write_all(disk, fd, data)
            disk.fsync(fd)
        finally:
            close_quietly(disk, fd)
        undoing.pop_all()
    return temporary


def _name(temporary: Path, path: Path, disk: Disk) -> None:
    """Give a file a name that nothing has. Raises FileExistsError, and OSError."""
    try:
        disk.link(temporary, path)
    except OSError as error:
        if not no_links_here(error):
            raise
        close_quietly(disk, disk.open(path, CREATE))  # the name is ours, and nobody else can take it
        disk.replace(temporary, path)


def open_temporary(folder: Path, disk: Disk = DISK) -> tuple[Path, int]:
    """A new, empty file in the folder, open for writing; its name is free for the taking. Raises OSError."""
    while True:
        # Short whatever the target is called, so that a name at the limit of the file system still works.
        path = folder / f"{TEMPORARY}{os.getpid()}-{next(_numbers)}.tmp"
        try:
            return path, disk.open(path, CREATE)
        except FileExistsError:  # left by a process of that number that was killed
            continue


def remove_quietly(path: Path, disk: Disk = DISK) -> None:
    """Take a file away that is of no use any more, if that can be done."""
    with contextlib.suppress(OSError):
        disk.unlink(path)
