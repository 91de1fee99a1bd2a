"""How bytes get into a journal, and what is done once that failed: all of it raises OSError."""

from __future__ import annotations

import contextlib
from pathlib import Path

from peerinquiry.storage.atomic import open_temporary, remove_quietly
from peerinquiry.storage.files import (
    APPEND,
    CREATE,
    Disk,
    close_quietly,
    open_regular,
    read_regular,
    same_file,
    write_all,
)


def add(data: bytes, fd: int, end: int, disk: Disk) -> None:
    """One write and one fsync at the end of the file; if they fail it is cut there again, if that can be done."""
    try:
        write_all(disk, fd, data)
        disk.fsync(fd)
    except OSError:
        with contextlib.suppress(OSError):
            disk.ftruncate(fd, end)
        raise


def add_by_new_descriptor(data: bytes, path: Path, fd: int, end: int, disk: Disk) -> int | None:
    """Put `data` at the `end` of the file that `fd`, no longer trusted, has open: another descriptor of it.

    None where that does not go well either.
    """
    another = None
    try:
        another = open_regular(disk, path, APPEND)
        if same_file(disk.fstat(another), disk.fstat(fd)):
            disk.ftruncate(another, end)
            add(data, another, end, disk)
            return another
    except OSError:
        pass
    if another is not None:
        close_quietly(disk, another)
    return None


def write_locked(data: bytes, folder: Path, disk: Disk) -> tuple[Path, int, bool]:
    """A temporary file that holds `data` safely: its path, its descriptor, and whether it is locked.

    It is locked before anybody can see it, so that there is no moment in which somebody else could take it.
    """
    temporary, fd = open_temporary(folder, disk)
    with contextlib.ExitStack() as undoing:  # on Ctrl+C too: neither a lock nor a half-written file is left behind
        undoing.callback(remove_quietly, temporary, disk)
        undoing.callback(close_quietly, disk, fd)
        locked = disk.lock(fd)
        write_all(disk, fd, data)
        disk.fsync(fd)
        undoing.pop_all()
    return temporary, fd, locked


def set_aside(tail: bytes, path: Path, offset: int, disk: Disk) -> str:
    """Copy what was torn off at `offset` to a file of its own; its name."""
    number = 1
    while True:
        aside = path.with_name(f"{path.name}.torn-{offset}" + (f"-{number}" if number > 1 else ""))
        try:
            fd = disk.open(aside, CREATE)
        except FileExistsError:
            if holds(aside, tail, disk):  # from a start that got no further than this
                return aside.name
            number += 1
            continue
        try:
            write_all(disk, fd, tail)
            disk.fsync(fd)
        finally:
            close_quietly(disk, fd)
        disk.sync_folder(path.parent)
        return aside.name


def holds(path: Path, data: bytes, disk: Disk) -> bool:
    """Whether the file has exactly this in it."""
    return contents(path, disk) == data


def contents(path: Path, disk: Disk) -> bytes | None:
    """What is in the file; None if it cannot be read."""
    try:
        return read_regular(disk, path)
    except OSError:
        return None
