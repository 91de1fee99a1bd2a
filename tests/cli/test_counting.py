"""Many sessions on record, read by one command: by several processes, and told as by one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.formats.sample_journal import JOURNAL

from peerinquiry.storage.all_sessions import each_session
from peerinquiry.storage.home import Home

MANY = """
import os, sys
from pathlib import Path
from peerinquiry.cli.counting import Sessions
from peerinquiry.storage.home import Home

home = Path(sys.argv[1])
os.sched_getaffinity = lambda _: {0, 1}
sessions = Sessions(home, rehearsals=False)
seen = list(sessions.seen(lambda one: (one.name, len(one.records), one.whole, os.getpid())))
print(*(f"{name} {events} {whole}" for name, events, whole, _ in seen), *sessions.remarks(), sep="\\n")
sys.exit(os.getpid() in {process for *_, process in seen})
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is one process alone here")
@pytest.mark.parametrize("terminal", [False, True])
def test_many_are_looked_at_by_several_and_told_as_by_one(home: Home, *, terminal: bool) -> None:
    """In a process of its own, since this one has threads. A terminal gets a bar, which is drawn by a thread."""
    for number in range(150):
        (home.sessions / f"2026-{number:04}.toml").write_bytes(JOURNAL)
    (home.sessions / "2026-0044.toml").write_bytes(b"hello")
    (home.sessions / "2026-0077.toml").write_bytes(JOURNAL[:-20])
    ran = subprocess.run(
        [sys.executable, "-c", MANY, home.root],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | ({"FORCE_COLOR": "1"} if terminal else {}),
    )
    assert ran.returncode == 0, ran.stderr
    assert terminal == ("Reading" in ran.stderr)
    told = ran.stdout.splitlines()
    expected = [
        f"{kept.path.stem} {len(kept.records)} {kept.as_written}" for kept in each_session(home) if kept.records
    ]
    assert told[:149] == expected
    assert len(told) == 151, "one is no journal, and one is not as it was written"
