"""The schema of files that people edit, on disk beside the files that it describes."""

from __future__ import annotations

from pathlib import Path

from peerinquiry.storage.atomic import write_whole
from peerinquiry.storage.files import DISK, Disk


def put_schema(folder: Path, name: str, text: str, disk: Disk = DISK) -> Path:
    """The schema `text` in a folder, as `name`: written where it is missing or another version's.

    Raises PeerInquiryError where it cannot be written.
    """
    path, wanted = folder / name, text.encode()
    try:
        same = path.read_bytes() == wanted
    except OSError:
        same = False
    if not same:
        write_whole(path, wanted, disk)
    return path
