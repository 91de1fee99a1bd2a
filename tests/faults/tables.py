"""Which loops there are, what each is called, and how far it is thinned out in the ordinary suite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.faults import loops
from tests.faults.damage import damages
from tests.faults.full_disk import full_disks, without_mounts
from tests.faults.kills import system_calls, without_strace
from tests.faults.loops import Loop
from tests.faults.wholes import whole_files


@dataclass(frozen=True, slots=True)
class Row:
    """One loop: of how many cases the suite tries one, and why it cannot be run here, if it cannot."""

    loop: Loop
    every: int
    missing: Callable[[], str] = lambda: ""


LOOPS: dict[str, Row] = {
    "each call fails: EIO, ENOSPC, EDQUOT, EROFS, once and for good": Row(loops.failing_calls, 50),
    "each write is short": Row(loops.short_writes, 8),
    "killed before each call (seam)": Row(loops.kills, 10),
    "killed -9 at each system call (strace)": Row(system_calls, 100, without_strace),
    "power cut before each call, five kinds of leavings": Row(loops.power_cuts, 50),
    "each sync fails and loses its pages, then a power cut": Row(loops.failed_syncs, 10),
    "twelve whole files: each call fails, is short, killed, power cut": Row(whole_files, 50),
    "a real disk fills up and has room again": Row(full_disks, 15, without_mounts),
    "the journal is cut, flipped, zeroed, doubled at each byte": Row(damages, 5),
}
"""By what they do."""
