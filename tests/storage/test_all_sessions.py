"""Every session, one at a time, as far as it can be read."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.formats.sample_journal import JOURNAL, RECORDS
from tests.storage.journals import begun

from peerinquiry.inquiry.events import SessionOpened
from peerinquiry.storage import all_sessions
from peerinquiry.storage.all_sessions import Kept, each_session
from peerinquiry.storage.heartbeat import Holder
from peerinquiry.storage.home import Home


def put(home: Home, name: str) -> Path:
    path = home.sessions / f"{name}.toml"
    begun(path).close()
    return path


def test_sessions_come_by_name_and_are_read_when_asked_for(home: Home) -> None:
    first, second, foreign = put(home, "b"), put(home, "c"), home.sessions / "a.toml"
    foreign.write_text("?", encoding="utf-8")
    sessions = each_session(home)
    assert next(sessions) == Kept(foreign, None)
    assert next(sessions) == Kept(first, tuple(RECORDS), as_written=True)
    second.unlink()
    assert next(sessions) == Kept(second, None), "gone in the meantime"
    assert not list(each_session(Home(home.root / "nowhere")))


def test_what_is_damaged_is_read_as_far_as_it_goes(home: Home) -> None:
    path = put(home, "torn")
    path.write_bytes(path.read_bytes()[:-10])
    assert list(each_session(home)) == [Kept(path, tuple(RECORDS[:-1]), as_written=False)]
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"seq = 2\n", b"seq = 2 \n", 1))
    (kept,) = each_session(home)
    assert not kept.as_written


def test_a_write_that_goes_on_is_no_damage(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(home, "live")
    path.write_bytes(path.read_bytes()[:-10])
    monkeypatch.setattr(all_sessions, "holder", lambda _: Holder(1, "host", datetime.now(UTC)))
    assert list(each_session(home)) == [Kept(path, tuple(RECORDS[:-1]), as_written=True)]


def test_records_of_a_few_kinds_alone_are_read(home: Home) -> None:
    path = put(home, "a")
    wanted = tuple(record for record in RECORDS if isinstance(record.event, SessionOpened))
    assert list(each_session(home, kinds={"session_opened"})) == [Kept(path, wanted, as_written=True)]


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
