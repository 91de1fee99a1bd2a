"""One console at a time: opening a journal so that no other can write to it, and saying who does."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.files import APPEND, DISK, Disk, close_quietly, open_regular, plain_reason, same_file
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


def hold(path: Path, disk: Disk = DISK) -> tuple[int, bool]:
    """A descriptor to read and add to the journal, and whether the disk knows locks, which then is held.

    Raises PeerInquiryError where it cannot be opened, and JournalHeldError where somebody else holds it.
    """
    for _ in range(_TRIES):
        fd = None
        try:
            fd = open_regular(disk, path, APPEND)
            locked = disk.lock(fd)
            # Whoever held it may have put a new file there between our two steps: then we locked a ghost.
            if same_file(disk.fstat(fd), disk.stat(path)):
                return fd, locked
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


def _let_go(fd: int | None, disk: Disk) -> None:
    if fd is not None:
        close_quietly(disk, fd)
