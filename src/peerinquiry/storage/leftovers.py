"""Files of no use that a killed program left among ours, halfway through replacing another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from peerinquiry.storage.atomic import TEMPORARY_NAME, remove_quietly
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.home import Home

OLD: Final = 24 * 60 * 60.0
"""Seconds after which nobody writes to such a file any more, on whichever machine: it is there for a moment only."""


def leftovers(home: Home) -> Iterator[tuple[Path, float]]:
    """Each of them, and when it was written last (seconds since 1970). A folder that is closed has none."""
    for folder in (home.root, home.sessions, home.question_banks, home.teams):
        try:
            with os.scandir(folder) as entries:
                found = [
                    (Path(entry.path), entry.stat(follow_symlinks=False).st_mtime)
                    for entry in entries
                    if TEMPORARY_NAME.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
                ]
        except OSError:  # not there, closed, or one of them was just put in its place
            continue
        yield from found


def clear(home: Home, now: float, disk: Disk = DISK) -> None:
    """Take those away that are a day old `now` (seconds since 1970), as far as that can be done."""
    for path, written in leftovers(home):
        if now - written > OLD:
            remove_quietly(path, disk)
