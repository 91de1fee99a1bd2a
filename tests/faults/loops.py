"""The loops: one fault after another, each followed by the law. Each yields a name for every case that it held.

`every` thins them out for the ordinary suite: with 1 each case is tried, with 10 every tenth, from a place that a seed
chooses. N, the number of calls, is counted in a run without faults.
"""

from __future__ import annotations

import errno
import os
import random
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import product
from pathlib import Path
from typing import TypeVar

from tests.faults import law
from tests.faults.power import Left, PowerDisk
from tests.faults.script import Witness, leave, play, prepared, whole
from tests.storage.faults import FaultyDisk, Killed, dead_from, nth

from peerinquiry.storage.files import Disk
from peerinquiry.storage.home import Home

T = TypeVar("T")
Loop = Callable[[int], Iterator[str]]
ERRORS = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS)
SEED = 20261122


def thinned(cases: Iterable[T], every: int) -> Sequence[T]:
    """Every so-manieth of them, at random places, the same ones each time."""
    known = list(cases)
    if every == 1:
        return known
    return random.Random(SEED).sample(known, max(1, len(known) // every))


@contextmanager
def a_home(case: str) -> Iterator[Home]:
    """A home of its own for one case; what breaks the law says in which."""
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        try:
            yield prepared(Path(folder) / "home")
        except AssertionError as error:
            error.add_note(f"case: {case}")
            raise


def failing_calls(every: int) -> Iterator[str]:
    """Each call that is made fails, with each error, once or from then on."""
    calls = law.sound().calls
    numbers = range(1, len(calls) + 1)
    for which, number, lasting in thinned(product(numbers, ERRORS, (False, True)), every):
        case = f"{calls[which - 1]} {which} fails with {errno.errorcode[number]}{', and all after it' * lasting}"
        with a_home(case) as home:
            disk = FaultyDisk(nth(which, number, lasting=lasting), syncs=False)
            _to_the_end(home, disk, mended=which % 2 == 0)
        yield case


def short_writes(every: int) -> Iterator[str]:
    """Each write takes half."""
    calls = law.sound().calls
    for which in thinned((at for at, name in enumerate(calls, 1) if name == "write"), every):
        with a_home(f"write {which} is short") as home:
            disk = FaultyDisk(syncs=False)
            disk.short_at = which
            _to_the_end(home, disk, mended=False)
        yield f"write {which}"


def kills(every: int) -> Iterator[str]:
    """The program is gone just before each call."""
    for which in thinned(range(1, len(law.sound().calls) + 1), every):
        with a_home(f"killed before call {which}") as home:
            disk, witness = FaultyDisk(dead_from(which), syncs=False), Witness()
            _killed(home, witness, disk)
            law.told_the_truth(witness)
            law.goes_on(home, witness.claimed)
        yield f"call {which}"


def power_cuts(every: int) -> Iterator[str]:
    """The power is gone just before each call; of what was not synced, five kinds of things are left."""
    for which, left in thinned(product(range(1, len(law.sound().calls) + 1), Left), every):
        case = f"power cut before call {which}, which leaves {left.value}"
        with a_home(case) as home, tempfile.TemporaryDirectory(dir=memory()) as after:
            disk, witness = PowerDisk(home.root, dead_from(which)), Witness()
            _killed(home, witness, disk)
            _after_the_cut(disk, Path(after), left, witness)
        yield case


def failed_syncs(every: int) -> Iterator[str]:
    """Each sync fails, and what it was for is gone though the next one succeeds.

    The power is cut as soon as all is said to be saved again, or in the end.
    """
    calls = law.sound().calls
    syncs = [at for at, name in enumerate(calls, 1) if name in {"fsync", "sync_folder"}]
    for which, number, soon in thinned(product(syncs, (errno.EIO, errno.ENOSPC), (True, False)), every):
        case = f"{calls[which - 1]} {which} fails with {errno.errorcode[number]}, cut {'soon' if soon else 'late'}"
        with a_home(case) as home, tempfile.TemporaryDirectory(dir=memory()) as after:
            disk = PowerDisk(home.root, nth(which, number))
            witness = Witness(partial(_stop_after_a_failure, disk) if soon else lambda _seq: None)
            _killed(home, witness, disk, whole if soon else play)
            _after_the_cut(disk, Path(after), Left.NOTHING, witness)
        yield case


def _to_the_end(home: Home, disk: FaultyDisk, *, mended: bool) -> None:
    """A session on a disk with faults; where it is `mended` in the end, all is saved before the console goes."""
    witness = Witness()
    recording = whole(home, witness, disk)
    law.told_the_truth(witness)
    disk.fault = None
    if mended:
        leave(recording, witness)
        law.hold(witness.unsaved == 0, "the disk is sound again, and not all is saved")
        law.told_the_truth(witness)
        witness.claimed = len(witness.happened)
    recording._journal.close()  # as the system does for whoever is gone
    law.nothing_left_behind(home, disk)
    law.goes_on(home, witness.claimed)


def _stop_after_a_failure(disk: FaultyDisk, _seq: int) -> None:
    if disk.failed:
        raise Killed


def _killed(
    home: Home, witness: Witness, disk: FaultyDisk, lives: Callable[[Home, Witness, Disk], object] = whole
) -> None:
    with suppress(Killed):
        lives(home, witness, disk)
    witness.closed = False
    for fd in disk.open_files:
        os.close(fd)  # as the system does for the dead


def _after_the_cut(disk: PowerDisk, after: Path, left: Left, witness: Witness) -> None:
    disk.fault = None
    disk.cut(after / "home", left)
    there = Home(after / "home")
    for path in there.sessions.glob(".*"):
        path.unlink()  # of a heartbeat nothing is promised
    law.goes_on(there, witness.claimed)


def memory() -> str | None:
    """A folder in memory, where there is one: the real disk has nothing to do with it."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
