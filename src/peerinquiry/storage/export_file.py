"""A file that is written bit by bit, and stands at its place once it is whole."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.atomic import open_temporary, remove_quietly
from peerinquiry.storage.files import DISK, Disk, close_quietly, plain_reason

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Through(io.RawIOBase):
    """A descriptor as a file that Python writes to, by way of the seam."""

    def __init__(self, disk: Disk, fd: int) -> None:
        self._disk, self._fd = disk, fd

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        return self._disk.write(self._fd, memoryview(data))

    def close(self) -> None:
        if not self.closed:
            close_quietly(self._disk, self._fd)
        super().close()


@contextlib.contextmanager
def whole_file(path: Path, disk: Disk = DISK, *, replacing: bool) -> Iterator[BinaryIO]:
    """A file to write to, for its owner alone; at the end it is at `path`, and, if anything goes wrong, nothing is.

    Raises PeerInquiryError where it cannot be written, or, unless it is `replacing` that, something is there already.
    """
    if not replacing and os.path.lexists(path):
        raise PeerInquiryError(f"{path.name} is there already.", "Name another file, or say --force.")
    try:
        temporary, fd = open_temporary(path.parent, disk)
        with contextlib.ExitStack() as undoing:  # on Ctrl+C too: no half-written file is left lying about
            undoing.callback(remove_quietly, temporary, disk)
            with io.BufferedWriter(_Through(disk, fd)) as file:
                yield file
                file.flush()
                disk.fsync(fd)
            disk.replace(temporary, path)
            undoing.pop_all()
        disk.sync_folder(path.parent)
    except OSError as error:
        raise PeerInquiryError(f"{path.name} could not be written: {plain_reason(error)}.") from error
