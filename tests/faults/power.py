"""A disk that knows what a power cut would leave: what was synced, and of the rest whatever the drive likes.

It works on real files, and keeps beside them what is safe. A folder's names and a file's bytes are safe apart: a name
once its folder was synced, bytes once their file was. Where a sync fails, what was to be synced is taken for clean from
then on, as Linux does: a later sync that succeeds does not bring it back.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from tests.storage.faults import Fault, FaultyDisk


class Left(Enum):
    """What of that which was not synced is there after the cut."""

    NOTHING = "nothing that was not synced"
    NAMES = "names, and zeros where bytes should be"
    BYTES = "bytes, and no new names"
    HALF = "names, and the first half of new bytes"
    ALL = "everything"


class _File:
    """One file, whatever it is called."""

    def __init__(self, data: bytes) -> None:
        self.now = self.clean = self.safe = data

    def synced(self, *, well: bool) -> None:
        if well:
            kept = (
                self.safe[at : at + 1] or b"\0"
                if at < len(self.clean) and self.clean[at] == byte
                else self.now[at : at + 1]
                for at, byte in enumerate(self.now)
            )
            self.safe = self.now if self.safe == self.clean else b"".join(kept)
        self.clean = self.now

    def left(self, what: Left) -> bytes:
        begun = self.safe[: len(self.now)]
        match what:
            case Left.NOTHING:
                return self.safe
            case Left.NAMES:
                return begun.ljust(len(self.now), b"\0")
            case Left.HALF:
                return self.now[: (len(begun) + len(self.now)) // 2]
            case _:
                return self.now


class PowerDisk(FaultyDisk):
    """The real disk behind a counter, for files under `root`; `cut` tells what a power cut would leave of them."""

    def __init__(self, root: Path, fault: Fault | None = None) -> None:
        super().__init__(fault, syncs=False)
        self._root = root
        self._now = {path: _File(path.read_bytes()) for path in root.rglob("*") if path.is_file()}
        self._safe = dict(self._now)
        self._open: dict[int, _File] = {}

    def cut(self, to: Path, what: Left) -> None:
        """Put at `to` what is left of `root`."""
        names = self._safe if what in {Left.NOTHING, Left.BYTES} else self._now
        for folder in (path for path in self._root.rglob("*") if path.is_dir()):
            (to / folder.relative_to(self._root)).mkdir(parents=True, exist_ok=True)
        for path, file in names.items():
            target = to / path.relative_to(self._root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.left(what))

    def open(self, path: Path, flags: int) -> int:
        fd = super().open(path, flags)
        self._open[fd] = self._now.setdefault(path, _File(path.read_bytes()))
        return fd

    def write(self, fd: int, data: bytes | memoryview) -> int:
        try:
            return super().write(fd, data)
        finally:
            self._seen(fd)

    def fsync(self, fd: int) -> None:
        well = False
        try:
            super().fsync(fd)
            well = True
        finally:
            self._open[fd].synced(well=well)

    def ftruncate(self, fd: int, size: int) -> None:
        super().ftruncate(fd, size)
        file = self._open[fd]
        file.clean = file.clean[:size]  # what comes there anew is new, though it may be the same
        self._seen(fd)

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._now[target] = self._now.pop(source)

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self._now[target] = self._now[source]

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self._now.pop(path, None)

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self._safe = {path: file for path, file in self._safe.items() if path.parent != folder}
        self._safe |= {path: file for path, file in self._now.items() if path.parent == folder}

    def _seen(self, fd: int) -> None:
        file = self._open[fd]
        for path, other in self._now.items():
            if other is file:
                file.now = path.read_bytes()
                return
