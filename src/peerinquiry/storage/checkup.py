"""Whether the files are well: the folder, the disk under it, and what lies in it; counts alone, no name of anything."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.view.words import counted
from peerinquiry.storage.all_sessions import each_session
from peerinquiry.storage.atomic import open_temporary, remove_quietly
from peerinquiry.storage.banks import BankLibrary, Where
from peerinquiry.storage.files import DISK, Disk, close_quietly, plain_reason, write_all
from peerinquiry.storage.home import VARIABLE, Home
from peerinquiry.storage.leftovers import leftovers
from peerinquiry.storage.sessions import journals
from peerinquiry.storage.settings import SettingsFile
from peerinquiry.storage.teams import Teams
from peerinquiry.storage.toml_source import source_of

SYNCS: Final = 9
SLOW: Final = 0.2
"""Seconds for a write and a sync, from which on a facilitator may notice."""
LITTLE: Final = 50_000_000
"""Bytes that are left on a disk which is nearly full."""
BLOCK: Final = b"x" * 260
"""As long as an event is on disk."""
_READ: Final = "Let yourself read them: chmod -R u+rwX on your peerinquiry folder."
_ELSEWHERE: Final = f"Let yourself write there, or keep sessions elsewhere with --home or {VARIABLE}."
_CLOSE: Final = "Keep others out: chmod go-rwx on your peerinquiry folder."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: `found` says how it is, `do` what to do about it, if anything."""

    about: str
    found: str
    do: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing is to be done."""
        return not self.do


def check_files(home: Home, library: BankLibrary, timer: Callable[[], float], disk: Disk = DISK) -> Iterator[Check]:
    """Look at it all; `timer` tells seconds. What is written for it is gone again."""
    yield from _folder(home, timer, disk)
    yield _looked_into("question banks", home.question_banks, lambda: _banks(library))
    yield _looked_into("teams", home.teams, lambda: _teams(home, library))
    yield _looked_into("sessions", home.sessions, lambda: _sessions(home))
    yield _settings(home)
    yield _leftovers(home)


def _looked_into(about: str, folder: Path, look: Callable[[], Check]) -> Check:
    """What `look` finds in a folder. One that is closed is not taken for empty; one that is not there is."""
    try:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            os.scandir(folder).close()
        return look()
    except OSError:
        return Check(about, "they cannot be read", _READ)


def _folder(home: Home, timer: Callable[[], float], disk: Disk) -> Iterator[Check]:
    unusable = Check(
        "folder", "it cannot be used", f"Choose another with --home or {VARIABLE}; running any session says why."
    )
    try:
        if not home.root.exists():
            above = next(parent for parent in home.root.parents if parent.exists())
            makes = above.is_dir() and os.access(above, os.W_OK | os.X_OK)
            yield Check("folder", "not there yet: the first session makes it") if makes else unusable
            return
        home.prepare()
    except (OSError, PeerInquiryError):
        yield unusable
        return
    about = home.root.stat()
    private = sys.platform == "win32" or not about.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    yield Check("folder", "there, and yours alone" if private else "others may look in", "" if private else _CLOSE)
    try:
        seconds = _sync_seconds(home, timer, disk)
    except OSError as error:
        room = error.errno in {errno.ENOSPC, errno.EDQUOT}
        yield Check("disk", f"it cannot be written to: {plain_reason(error)}", "Make room." if room else _ELSEWHERE)
        return
    found = f"a write and a sync take {seconds * 1000:.1f} ms (median of {SYNCS})"
    yield Check("disk", found, "" if seconds < SLOW else "Keep sessions on a faster disk, and not on a share.")
    with contextlib.suppress(OSError):
        left = _bytes_left(home)
        yield Check("room", f"{left / 1e9:.1f} GB left", "" if left > LITTLE else "Make room before the next session.")


def _sync_seconds(home: Home, timer: Callable[[], float], disk: Disk) -> float:
    """The median of a few writes, each with its sync, in a file that is gone at once. Raises OSError."""
    path, fd = open_temporary(home.sessions, disk)
    try:
        taken = []
        for _ in range(SYNCS):
            began = timer()
            write_all(disk, fd, BLOCK)
            disk.fsync(fd)
            taken.append(timer() - began)
    finally:
        close_quietly(disk, fd)
        remove_quietly(path, disk)
    return statistics.median(taken)


def _bytes_left(home: Home) -> int:
    if sys.platform == "win32":
        import shutil

        return shutil.disk_usage(home.root).free
    about = os.statvfs(home.root)
    return about.f_bavail * about.f_frsize


def _banks(library: BankLibrary) -> Check:
    entries = [one for entry in library.entries() for one in (entry, *entry.shadows)]
    own = sum(entry.where is Where.HOME for entry in entries)
    broken = sum(library.examine(entry.path, lambda _: None).value is None for entry in entries)
    found = f"{counted(len(entries), 'bank')}, {own} of your own, {broken} with mistakes"
    return Check("question banks", found, "`peerinquiry banks check` shows where." if broken else "")


def _teams(home: Home, library: BankLibrary) -> Check:
    teams = Teams(home)
    files = teams.files()
    broken = sum(teams.examine(path, library.names()).value is None for path in files)
    found = f"{counted(len(files), 'team')}, {broken} with mistakes"
    return Check("teams", found, "`peerinquiry teams check` shows where." if broken else "")


def _sessions(home: Home) -> Check:
    whole = damaged = unread = 0
    for kept in each_session(home):
        if kept.records is None:
            unread += 1
        elif kept.as_written:
            whole += 1
        else:
            damaged += 1
    told = counted(whole + damaged + unread, "journal")
    if copies := len(journals(home)) - (whole + damaged + unread):
        told += f" and {counted(copies, 'copy', 'copies')} without names"
    found = f"{told}, {damaged} not as written, {unread} that cannot be read"
    return Check("sessions", found, "`peerinquiry transcripts check` shows where." if damaged or unread else "")


def _settings(home: Home) -> Check:
    """Whether the settings can be read as they are written; keys are for the console to judge."""
    try:
        source_of(home.settings)
    except (FileNotFoundError, NotADirectoryError):
        return Check("settings", "none of your own")
    except OSError:
        return Check("settings", "they cannot be read", _READ)
    file = SettingsFile(home.settings, lambda _keys: ())
    if mistakes := file.load():
        found = f"{counted(len(mistakes), 'mistake')}, the first in line {mistakes[0].line}"
        return Check("settings", found, "Mend settings.toml: the console says what is wrong as it opens.")
    return Check(
        "settings", f"{len(file.current.on)} switched on, {counted(len(file.current.keys), 'key')} of your own"
    )


def _leftovers(home: Home) -> Check:
    """What a killed program left goes by itself, so there is nothing to do about it."""
    count = sum(1 for _ in leftovers(home))
    return Check("left over", f"{counted(count, 'file')} of no use; they go a day later" if count else "nothing")


def seconds() -> float:
    """The timer of the machine."""
    return time.perf_counter()
