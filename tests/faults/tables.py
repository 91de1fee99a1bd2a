"""Which loops there are, what each is called, and how far it is thinned out in the ordinary suite."""

from __future__ import annotations

from tests.faults import loops
from tests.faults.loops import Loop

LOOPS: dict[str, tuple[Loop, int]] = {
    "each call fails: EIO, ENOSPC, EDQUOT, EROFS, once and for good": (loops.failing_calls, 120),
    "each write is short": (loops.short_writes, 12),
    "killed before each call (seam)": (loops.kills, 20),
    "power cut before each call, five kinds of leavings": (loops.power_cuts, 100),
    "each sync fails and loses its pages, then a power cut": (loops.failed_syncs, 10),
}
"""By what they do: the loop, and of how many cases the suite tries one."""
