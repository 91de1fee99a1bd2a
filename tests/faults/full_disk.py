"""A real disk that is full in the middle of a session and has room again later: a small one in memory, of its own.

It is mounted where nobody else sees it (`unshare`), and goes with the process. Run as a program it plays the session
once for each step at which the disk may fill up and each number of steps until there is room, and prints a line each.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from tests.faults import law
from tests.faults.loops import thinned
from tests.faults.script import COMMANDS, Witness, leave, play, prepared

from peerinquiry.storage.outcome import SaveState, SaveStatus

CHECKOUT = Path(__file__).parents[2]
SIZE = "512k"
ROOM = (0, 1, 2, 5)
"""Pages that are left free when it fills up."""
UNTIL = (1, 4, 100)
"""Steps until there is room again; 100 is once the session is over."""


def _alone(*command: str) -> list[str]:
    """The command, with mounts of its own; to mount needs no rights there where users may have names of their own."""
    return ["unshare", *(() if os.geteuid() == 0 else ("--map-root-user",)), "--mount", *command]


def without_mounts() -> str:
    """Why no disk can be made here; nothing, if one can."""
    if sys.platform != "linux" or not all(map(shutil.which, ("unshare", "mount"))):
        return "no disk can be mounted here: there is no unshare"
    with tempfile.TemporaryDirectory() as folder:
        mount = _alone("mount", "-t", "tmpfs", "tmpfs", folder)
        tried = subprocess.run(mount, capture_output=True, check=False)
    return "" if tried.returncode == 0 else "no disk may be mounted here"


def full_disks(every: int) -> Iterator[str]:
    """Each step at which the disk fills up, with how much room, until when."""
    with tempfile.TemporaryDirectory() as folder:
        script = f'mount -t tmpfs -o size={SIZE} tmpfs "$0" && exec "$@"'
        program = (sys.executable, "-m", "tests.faults.full_disk", folder, str(every))
        done = subprocess.run(
            _alone("sh", "-c", script, folder, *program),
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
        )
    law.hold(done.returncode == 0, done.stderr[-2000:])
    yield from done.stdout.splitlines()


def _cases(disk: Path, every: int) -> Iterator[str]:
    for step, room, until in thinned(product(range(len(COMMANDS)), ROOM, UNTIL), every):
        told = _session(disk, step, room, step + until)
        yield f"full before step {step} but for {room} pages, for {until} steps: {told} times NOT SAVED"


def _session(disk: Path, full_at: int, room: int, free_at: int) -> int:
    """How often the screen said NOT SAVED."""
    home = prepared(disk / "home")
    ballast, told = disk / "ballast", 0
    witness = Witness()
    hear = witness.hear_status

    def count(status: SaveStatus) -> None:
        nonlocal told
        told += status.state is SaveState.NOT_SAVED
        hear(status)

    witness.hear_status = count  # type: ignore[method-assign]  # to count what it is told on the way

    def before(step: int) -> None:
        if step == full_at:
            _fill(ballast, room)
        if step == free_at:
            ballast.unlink()

    recording = play(home, witness, before=before)
    leave(recording, witness)
    law.told_the_truth(witness)
    ballast.unlink(missing_ok=True)
    leave(recording, witness)
    law.hold(witness.unsaved == 0, "there is room again, and not all is saved")
    law.goes_on(home, len(witness.happened))
    shutil.rmtree(home.root)
    return told


def _fill(ballast: Path, room: int) -> None:
    """Take all there is, but for so many pages."""
    page = os.sysconf("SC_PAGE_SIZE")
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(page))
        except OSError as error:
            law.hold(error.errno == errno.ENOSPC, f"{error}")
        file.truncate(max(0, file.tell() - room * page))


if __name__ == "__main__":
    for line in _cases(Path(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(f"{line}\n")
