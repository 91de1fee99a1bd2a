"""`python -m tests.end_to_end.hurried FILE new TITLE`, or `… FILE resume`: the real console, in told time."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.end_to_end.told_clock import ToldClock

from peerinquiry.openings import LATEST, New, Resume, run
from peerinquiry.storage.home import default_home


def main() -> None:
    """Open it."""
    told, verb, *title = sys.argv[1:]
    run(default_home(os.environ).root, New(*title) if verb == "new" else Resume(LATEST), ToldClock(Path(told)))


if __name__ == "__main__":
    main()
