"""Every session, one at a time, as far as it can be read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.formats.sample_journal import RECORDS
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
