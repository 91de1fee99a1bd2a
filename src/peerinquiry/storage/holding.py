"""One console at a time: opening a journal so that no other can write to it, and saying who does."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.files import APPEND, DISK, READ, Disk, close_quietly, open_regular, plain_reason, same_file
from peerinquiry.storage.heartbeat import Holder, holder

_TRIES: Final = 5


class JournalHeldError(PeerInquiryError):
    """Another console has the session open; `holder` says which, where that is known."""

    def __init__(self, name: str, holder: Holder | None) -> None:
        who = f" ({holder})" if holder else ""
        super().__init__(
            f"{name} is open in another console{who}.", "Close it there first; until then it can be read, not added to."
        )
        self.holder = holder


@dataclass(frozen=True, slots=True)
class Held:
    """A journal that nobody else can write to now: its descriptor.

    `locked` is False where the disk knows no locks, `trouble` says why it can be read alone.
    """

    fd: int
    locked: bool
    trouble: str = ""


def hold(path: Path, disk: Disk = DISK) -> Held:
    """Open the journal and keep others from writing to it.

    Raises PeerInquiryError where it cannot be opened, and JournalHeldError where somebody else holds it.
    """
    for _ in range(_TRIES):
        fd = None
        try:
            fd, trouble = _open(path, disk)
            locked = disk.lock(fd)
            # Whoever held it may have put a new file there between our two steps: then we locked a ghost.
            if same_file(disk.fstat(fd), disk.stat(path)):
                return Held(fd, locked, trouble)
        except BlockingIOError as error:
            _let_go(fd, disk)
            raise JournalHeldError(path.name, holder(path, disk)) from error
        except OSError as error:
            _let_go(fd, disk)
            raise not_opened(path, error) from error
        _let_go(fd, disk)
    raise JournalHeldError(path.name, holder(path, disk))


def not_opened(path: Path, error: OSError) -> PeerInquiryError:
    """Why a journal cannot be opened, and what to do."""
    if error.errno == errno.ENOENT:
        return PeerInquiryError(f"There is no {path.name} in {path.parent}.", "Look at the list of sessions.")
    return PeerInquiryError(
        f"{path.name} could not be opened: {plain_reason(error)}.",
        "It was left as it is; once that is mended, try again.",
    )


def _open(path: Path, disk: Disk) -> tuple[int, str]:
    """A descriptor, and why it is for reading alone: a session can go on in memory until the disk is mended."""
    try:
        return open_regular(disk, path, APPEND), ""
    except OSError as error:
        if error.errno != errno.EROFS:
            raise
        return open_regular(disk, path, READ), plain_reason(error)


def _let_go(fd: int | None, disk: Disk) -> None:
    if fd is not None:
        close_quietly(disk, fd)
