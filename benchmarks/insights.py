"""What `peerinquiry insights` takes over 50 and over 200 sessions of the invented year: processor time, and memory.

python -m benchmarks.insights     # at the top of the checkout
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.process_cost import cost_of
from tests.year.making import SESSIONS, make

from peerinquiry.storage.home import Home

FEWER = 50


def main() -> None:
    """Measure both."""
    for sessions in (FEWER, SESSIONS):
        with tempfile.TemporaryDirectory() as folder:
            home = Home(Path(folder).resolve() / "home")
            make(home, sessions)
            cost = cost_of(home, "insights")
            print(f"{sessions} sessions: {cost.processor:.2f} s, {cost.megabytes:.0f} MB at the most")


if __name__ == "__main__":
    main()
