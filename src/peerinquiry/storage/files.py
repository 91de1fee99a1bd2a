"""The seam to the file system: the few calls that storage makes, so that a test can fail any one of them.

Everything that writes takes a `Disk`. Errors are OSError, as the system tells them; `plain_reason` puts one in words.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Protocol

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FILE_MODE: Final = 0o600
_CAREFUL: Final = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
READ: Final = os.O_RDONLY | _CAREFUL | getattr(os, "O_NONBLOCK", 0)  # a pipe of that name shall not hold us up
APPEND: Final = os.O_RDWR | os.O_APPEND | _CAREFUL | getattr(os, "O_NONBLOCK", 0)
CREATE: Final = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | _CAREFUL
OVERWRITE: Final = os.O_WRONLY | os.O_CREAT | _CAREFUL | getattr(os, "O_NONBLOCK", 0)

_CHUNK: Final = 1 << 20  # bytes
_NO_LOCKS_HERE: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})
_NO_SYNC_HERE: Final = frozenset({errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOTTY, errno.ENOSYS})
_NO_LINKS_HERE: Final = frozenset({errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK})
_PATIENCE: Final = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.4, 0.5)  # seconds; two in all

_REASONS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "writing there is not allowed",
    errno.EPERM: "writing there is not allowed",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "the folder is gone",
    errno.ENODEV: "the disk is gone",
    errno.ENXIO: "the disk is gone",
    errno.ESTALE: "the disk is gone",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "it is a link, not the file itself",
    errno.EISDIR: "a folder has its name",
}


class Disk(Protocol):
    """What storage asks of the system. Paths are not followed where their last part is a link."""

    replaces_open_files: bool
    """Whether a file can be replaced while it is open; Windows refuses."""

    def open(self, path: Path, flags: int) -> int:
        """A descriptor; a new file is for its owner alone."""
        ...

    def read(self, fd: int, size: int) -> bytes:
        """Up to `size` bytes from where the last read ended."""
        ...

    def write(self, fd: int, data: bytes | memoryview) -> int:
        """How many bytes were taken, perhaps not all."""
        ...

    def fsync(self, fd: int) -> None:
        """Back when what was written survives a power cut."""
        ...

    def ftruncate(self, fd: int, size: int) -> None:
        """Cut the file, or the end of it."""
        ...

    def fstat(self, fd: int) -> os.stat_result:
        """About the open file."""
        ...

    def stat(self, path: Path) -> os.stat_result:
        """About what is at the path now."""
        ...

    def lock(self, fd: int) -> bool:
        """Hold the file until it is closed; BlockingIOError if somebody else does, False if locks do not work here."""
        ...

    def close(self, fd: int) -> None:
        """Let go of it."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in `target`'s place, in one step."""
        ...

    def link(self, source: Path, target: Path) -> None:
        """Give the file at `source` a second name; FileExistsError where there is something of that name."""
        ...

    def unlink(self, path: Path) -> None:
        """Take the name away."""
        ...

    def sync_folder(self, folder: Path) -> None:
        """Back when the names in the folder survive a power cut."""
        ...


class RealDisk:
    """The system itself."""

    replaces_open_files = os.name != "nt"

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep

    def open(self, path: Path, flags: int) -> int:
        """See `Disk`."""
        return os.open(path, flags, FILE_MODE)

    def read(self, fd: int, size: int) -> bytes:
        """See `Disk`."""
        return os.read(fd, size)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        """See `Disk`."""
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        """See `Disk`."""
        if sys.platform == "darwin":  # plain fsync leaves it in the drive's own memory there
            try:
                fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            except OSError as error:
                if error.errno not in _NO_SYNC_HERE:
                    raise
            else:
                return
        os.fsync(fd)

    def ftruncate(self, fd: int, size: int) -> None:
        """See `Disk`."""
        os.ftruncate(fd, size)

    def fstat(self, fd: int) -> os.stat_result:
        """See `Disk`."""
        return os.fstat(fd)

    def stat(self, path: Path) -> os.stat_result:
        """See `Disk`."""
        return os.lstat(path)

    def lock(self, fd: int) -> bool:
        """See `Disk`."""
        try:
            _lock(fd)
        except OSError as error:
            if error.errno in {errno.EACCES, errno.EAGAIN}:
                raise BlockingIOError(error.errno, "somebody else holds it") from error
            if error.errno in _NO_LOCKS_HERE:
                return False
            raise
        return True

    def close(self, fd: int) -> None:
        """See `Disk`."""
        os.close(fd)

    def replace(self, source: Path, target: Path) -> None:
        """See `Disk`."""
        # A virus scanner or an indexer may hold a file for a moment there.
        if not self.replaces_open_files:
            for pause in _PATIENCE:
                with contextlib.suppress(PermissionError):
                    source.replace(target)
                    return
                self._sleep(pause)
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """See `Disk`."""
        target.hardlink_to(source)

    def unlink(self, path: Path) -> None:
        """See `Disk`."""
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """See `Disk`."""
        if sys.platform != "win32":  # a folder cannot be opened there
            fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                self.fsync(fd)
            except OSError as error:
                if error.errno not in _NO_SYNC_HERE:  # some network disks have no such thing
                    raise
            finally:
                os.close(fd)


if sys.platform == "win32":
    _FAR: Final = 0x7FFF0000  # locks keep readers out there, so lock a byte that no journal reaches

    def _lock(fd: int) -> None:
        os.lseek(fd, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(fd, 0, os.SEEK_SET)
else:

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


DISK: Final[Disk] = RealDisk()


def no_links_here(error: OSError) -> bool:
    """Whether a second name was refused because the file system has none, as on many a memory stick."""
    return error.errno in _NO_LINKS_HERE


def write_all(disk: Disk, fd: int, data: bytes) -> None:
    """One write, and as many more as a short one leaves to do."""
    rest = memoryview(data)
    while rest:
        taken = disk.write(fd, rest)
        if taken <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[taken:]


def read_all(disk: Disk, fd: int) -> bytes:
    """The rest of the file."""
    return b"".join(_chunks(disk, fd))


def read_regular(disk: Disk, path: Path) -> bytes:
    """What is in a regular file. Raises OSError, as `open_regular` does."""
    fd = open_regular(disk, path, READ)
    try:
        return read_all(disk, fd)
    finally:
        close_quietly(disk, fd)


def _chunks(disk: Disk, fd: int) -> Iterator[bytes]:
    while chunk := disk.read(fd, _CHUNK):
        yield chunk


def open_regular(disk: Disk, path: Path, flags: int) -> int:
    """A descriptor of a regular file: no device, no pipe, no folder. Raises OSError for those, too."""
    fd = disk.open(path, flags)
    try:
        mode = disk.fstat(fd).st_mode
    except OSError:
        close_quietly(disk, fd)
        raise
    if not stat.S_ISREG(mode):
        close_quietly(disk, fd)
        raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL, "not a regular file")
    return fd


def close_quietly(disk: Disk, fd: int) -> None:
    """Close it; what could fail had its chance before."""
    with contextlib.suppress(OSError):
        disk.close(fd)


def same_file(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether both are about one file."""
    return (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)


def plain_reason(error: OSError) -> str:
    """Why, in words that go on after "because" or a colon."""
    known = _REASONS.get(error.errno or 0)
    if known:
        return known
    said = error.strerror or "it could not be done"
    return f"the system says: {said[:1].lower()}{said[1:]}"
