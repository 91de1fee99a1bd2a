"""How long the commands take that read all sessions: over the invented year of 200, and over as many more as one says.

    python -m benchmarks.year            # at the top of the checkout
    python -m benchmarks.year 10000      # the year again and again, under other names

Seconds from the start of the program to its end, and those of processors: the least of several.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from itertools import count, islice
from pathlib import Path

from benchmarks.process_cost import cost_of
from tests.year.making import SESSIONS, make
from tests.year.material import TEAMS

from peerinquiry.inquiry.team import Member, Team
from peerinquiry.storage.home import Home
from peerinquiry.storage.sessions import journals
from peerinquiry.storage.teams import Teams

COMMANDS = ("--version", "followups", "teams list", "insights", "banks stats", "transcripts list")
TIMES = 5


def fill(home: Home, sessions: int) -> None:
    """Put the year there, and the same journals once more until there are so many."""
    make(home)
    for group in TEAMS:
        Teams(home).new(Team(group.team, group.title, tuple(Member(name) for name in ("Ann", "Bea", "Carl"))))
    once = journals(home)
    more = (path.with_name(f"{path.stem}-{again}.toml") for again in count(2) for path in once)
    for number, path in enumerate(islice(more, max(0, sessions - SESSIONS))):
        shutil.copy(once[number % SESSIONS], path)


def main() -> None:
    """Measure all of them."""
    sessions = int(sys.argv[1]) if sys.argv[1:] else SESSIONS
    times = TIMES if sessions <= SESSIONS else 1
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder).resolve() / "home")
        fill(home, sessions)
        for command in COMMANDS:
            costs = [cost_of(home, *command.split()) for _ in range(times)]
            taken, work = min(cost.taken for cost in costs), min(cost.processor for cost in costs)
            print(f"{sessions} sessions, {command}: {taken:.2f} s, {work:.2f} s of processors")


if __name__ == "__main__":
    main()
