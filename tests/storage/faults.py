"""A disk that counts what is asked of it, and fails where a test says."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from peerinquiry.storage.files import DISK

T = TypeVar("T")
Fault = Callable[[str, int], OSError | None]
"""From a call's name, and its number among all calls (from 1), to the error it gets."""

CHANGING = frozenset({"open", "write", "fsync", "ftruncate", "replace", "link", "unlink", "sync_folder"})

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def oserror(number: int) -> OSError:
    """The error as the system would raise it."""
    return OSError(number, os.strerror(number))


def always(number: int, *names: str) -> Fault:
    """Fail every call of these names."""
    return lambda name, _count: oserror(number) if name in names else None


def nth(which: int, number: int, *, lasting: bool = False) -> Fault:
    """Fail call number `which`, and with `lasting` every one after it that would change something."""

    def fault(name: str, count: int) -> OSError | None:
        hit = count == which or (lasting and count > which and name in CHANGING)
        return oserror(number) if hit else None

    return fault


class Killed(BaseException):
    """The process is gone: nothing after this happens, not even tidying up."""


def dead_from(which: int) -> Fault:
    """As `kill -9` just before call number `which`."""

    def fault(_name: str, count: int) -> OSError | None:
        if count >= which:
            raise Killed
        return None

    return fault


class FaultyDisk:
    """The real disk behind a counter. `fault` may be changed at any time; None is a sound disk.

    `chunk` is how many bytes a write takes at most. Where the disk is full, half of a write was done. Call number
    `short_at` takes half, if it is a write. Without `syncs` nothing waits for the drive, for tests that come in
    hundreds: a test cannot pull the plug anyway.
    """

    def __init__(self, fault: Fault | None = None, *, chunk: int | None = None, syncs: bool = True) -> None:
        self.fault = fault
        self.chunk = chunk
        self.syncs = syncs
        self.short_at = 0
        self.replaces_open_files = DISK.replaces_open_files
        self.counts: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.open_files: set[int] = set()

    def open(self, path: Path, flags: int) -> int:
        fd = self._call("open", lambda: DISK.open(path, flags))
        self.open_files.add(fd)
        return fd

    def read(self, fd: int, size: int) -> bytes:
        return self._call("read", lambda: DISK.read(fd, size))

    def write(self, fd: int, data: bytes | memoryview) -> int:
        try:
            return self._call("write", lambda: DISK.write(fd, data[: self._taken(len(data))]))
        except OSError as error:
            if error.errno in FULL and len(data) > 1:
                DISK.write(fd, data[: len(data) // 2])
            raise

    def fsync(self, fd: int) -> None:
        self._call("fsync", lambda: DISK.fsync(fd) if self.syncs else None)

    def ftruncate(self, fd: int, size: int) -> None:
        self._call("ftruncate", lambda: DISK.ftruncate(fd, size))

    def fstat(self, fd: int) -> os.stat_result:
        return self._call("fstat", lambda: DISK.fstat(fd))

    def stat(self, path: Path) -> os.stat_result:
        return self._call("stat", lambda: DISK.stat(path))

    def lock(self, fd: int) -> bool:
        return self._call("lock", lambda: DISK.lock(fd))

    def close(self, fd: int) -> None:
        self.open_files.discard(fd)
        DISK.close(fd)

    def replace(self, source: Path, target: Path) -> None:
        self._call("replace", lambda: DISK.replace(source, target))

    def link(self, source: Path, target: Path) -> None:
        self._call("link", lambda: DISK.link(source, target))

    def unlink(self, path: Path) -> None:
        self._call("unlink", lambda: DISK.unlink(path))

    def sync_folder(self, folder: Path) -> None:
        self._call("sync_folder", lambda: DISK.sync_folder(folder) if self.syncs else None)

    def _taken(self, size: int) -> int | None:
        return size // 2 if self.counts.total() == self.short_at and size > 1 else self.chunk

    def _call(self, name: str, real: Callable[[], T]) -> T:
        self.counts[name] += 1
        error = self.fault(name, self.counts.total()) if self.fault else None
        if error is not None:
            self.failed[name] += 1
            raise error
        return real()
