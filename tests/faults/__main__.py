"""Every fault, whole: a table of how many cases each loop held, and how long it took.

`python -m tests.faults` tries each case there is, `python -m tests.faults 10` every tenth; further words choose loops
by a part of their names. The exit code is 1 where a law was broken.
"""

from __future__ import annotations

import sys
import time

from tests.faults.tables import LOOPS


def main(every: int, wanted: list[str]) -> int:
    """Run the loops, every so-manieth case of each."""
    chosen = {name: row for name, row in LOOPS.items() if not wanted or any(word in name for word in wanted)}
    width = max(map(len, chosen))
    broken = 0
    for name, row in chosen.items():
        if missing := row.missing():
            sys.stdout.write(f"{name:{width}}  skipped: {missing}\n")
            continue
        began, held = time.monotonic(), 0
        try:
            for _ in row.loop(every):
                held += 1
        except AssertionError as error:
            broken += 1
            sys.stderr.write("\n  ".join((f"BROKEN: {error}", *getattr(error, "__notes__", ()), "")))
        sys.stdout.write(f"{name:{width}}  {held:6,} held  {time.monotonic() - began:6.0f} s\n")
        sys.stdout.flush()
    return 1 if broken else 0


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    sys.exit(main(numbers[0] if numbers else 1, [word for word in sys.argv[1:] if not word.isdecimal()]))
