"""What `peerinquiry export` takes over 200 and over 2,000 sessions of the invented year: memory, and events a second.

python -m benchmarks.export [SESSIONS …]     # at the top of the checkout
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.process_cost import cost_of
from tests.year.making import SESSIONS, make

from peerinquiry.formats.export import Format
from peerinquiry.storage.home import Home

TIMES = 10


def copied(home: Home, sessions: int) -> None:
    """Put the same sessions there again, under other names, until there are so many."""
    journals = sorted(home.sessions.glob("*.toml"))
    for number in range(len(journals), sessions):
        again = journals[number % len(journals)]
        (home.sessions / f"{again.stem}-{number}.toml").write_bytes(again.read_bytes())


def main() -> None:
    """Measure each format over so many sessions."""
    wanted = [int(one) for one in sys.argv[1:]] or [SESSIONS, SESSIONS * TIMES]
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder).resolve() / "home")
        make(home, min(wanted[0], SESSIONS))
        for sessions in wanted:
            copied(home, sessions)
            events = sum(path.read_bytes().count(b"[[event]]") for path in home.sessions.glob("*.toml"))
            for format_ in Format:
                file = Path(folder) / f"events.{format_}"
                cost = cost_of(home, "export", "--force", "--format", format_, "--output", str(file))
                print(
                    f"{sessions:,} sessions, {events:,} events as {format_}:",
                    f"{events / cost.processor:,.0f} events a second,",
                    f"{cost.megabytes:.0f} MB of memory at the most, {file.stat().st_size / 1e6:.1f} MB written",
                    flush=True,
                )


if __name__ == "__main__":
    main()
