"""Putting a journal on disk anew, from memory, without a moment in which somebody else could take it."""

from __future__ import annotations

from pathlib import Path

from peerinquiry.storage.atomic import open_temporary, remove_quietly
from peerinquiry.storage.files import CREATE, READ, Disk, close_quietly, open_regular, read_all, write_all


def write_locked(data: bytes, folder: Path, disk: Disk) -> tuple[Path, int, bool]:
    """A temporary file that holds `data` safely: its path, its descriptor, and whether it is locked. Raises OSError."""
    temporary, fd = open_temporary(folder, disk)
    try:
        locked = disk.lock(fd)
        write_all(disk, fd, data)
        disk.fsync(fd)
    except BaseException:
        close_quietly(disk, fd)
        remove_quietly(temporary, disk)
        raise
    return temporary, fd, locked


def set_aside(tail: bytes, path: Path, offset: int, disk: Disk) -> str:
    """Copy what was torn off at `offset` to a file of its own; its name. Raises OSError."""
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
        fd = open_regular(disk, path, READ)
    except OSError:
        return None
    try:
        return read_all(disk, fd)
    except OSError:
        return None
    finally:
        close_quietly(disk, fd)
