"""What one event costs: system calls and time, at event 10 and at event 10,000.

python benchmarks/journal_cost.py
"""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from peerinquiry.formats.journal_toml import Header
from peerinquiry.inquiry.events import Noted, Record
from peerinquiry.storage.files import RealDisk
from peerinquiry.storage.journal import Journal

AT = (10, 10_000)
AROUND = 50
"""Events that are timed at each place."""
WATCHED = ("write", "fsync")


class CountingDisk(RealDisk):
    """The real disk, with a count of what is asked of it."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self.calls: dict[str, int] = dict.fromkeys(WATCHED, 0)
        self.real = True

    def write(self, fd: int, data: bytes | memoryview) -> int:
        """Count, and write."""
        self.calls["write"] += 1
        return super().write(fd, data)

    def fsync(self, fd: int) -> None:
        """Count, and sync; between the places that are timed, time is not wasted on it."""
        self.calls["fsync"] += 1
        if self.real:
            super().fsync(fd)


def main() -> None:
    """Append, and tell."""
    disk = CountingDisk()
    now = datetime.now(UTC).replace(microsecond=0)
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal.create(Path(folder) / "long.toml", Header(now, "benchmark"), disk)
        taken: dict[int, list[float]] = {place: [] for place in AT}
        counted: dict[int, dict[str, int]] = {}
        for seq in range(1, AT[-1] + AROUND + 1):
            place = next((place for place in AT if place <= seq < place + AROUND), 0)
            disk.real = bool(place)
            disk.calls = dict.fromkeys(WATCHED, 0)
            began = time.perf_counter()
            journal.append(Record(seq, seq, now, float(seq), Noted("Purchasing, and nobody from finance yet")))
            if place:
                taken[place].append(time.perf_counter() - began)
                counted[place] = disk.calls
        journal.close()
    for place in AT:
        calls = ", ".join(f"{count} {name}" for name, count in counted[place].items())
        print(f"event {place:,}: {calls}; {statistics.median(taken[place]) * 1000:.2f} ms with the disk's own")


if __name__ == "__main__":
    main()
