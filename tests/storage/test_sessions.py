"""The list of sessions: what each was called, who was in it, whether it ended; whatever else lies in the folder."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.formats.sample_journal import HEADER, JOURNAL, RECORDS, record
from tests.formats.small_session import small_session
from tests.inquiry.driver import at_questions
from tests.storage import journals

from peerinquiry.formats.journal_toml import encode_header, encode_journal
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.events import (
    ClockStarted,
    Event,
    ParticipantAdded,
    ParticipantRemoved,
    Redone,
    SessionClosed,
    SessionOpened,
    SessionResumed,
    Titled,
    Undone,
)
from peerinquiry.inquiry.model import Phase, Step
from peerinquiry.storage.home import Home
from peerinquiry.storage.sessions import SessionFile, SessionList, list_sessions, new_session_path, transcript_path


def put(home: Home, name: str, *events: Event) -> Path:
    path = home.sessions / f"{name}.toml"
    path.write_bytes(encode_journal(HEADER, [record(seq, event) for seq, event in enumerate(events, 1)]))
    return path


def only(home: Home) -> SessionFile:
    (found,) = list_sessions(home).sessions
    return found


def test_a_new_session_is_named_after_its_time_and_title(home: Home) -> None:
    opened = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
    first = new_session_path(home, opened, "Leadership team")
    assert first == home.sessions / "2026-11-22-1400-leadership-team.toml"
    first.touch()
    assert new_session_path(home, opened, "leadership TEAM!").name == "2026-11-22-1400-leadership-team-2.toml"
    assert new_session_path(home, opened, "../..").name == "2026-11-22-1400-session.toml"
    assert len(os.fsencode(new_session_path(home, opened, "経" * 500).name)) < 200
    assert transcript_path(first).name == "2026-11-22-1400-leadership-team.md"


def test_what_a_line_of_the_list_says(home: Home) -> None:
    path = put(
        home,
        "a",
        SessionOpened("Leadership team"),
        ParticipantAdded("Ann"),
        ParticipantAdded("Bea"),
        ClockStarted(),
        ParticipantAdded("Typo"),
        ParticipantRemoved("Typo"),
        Titled("Leaders"),
    )
    assert only(home) == SessionFile(path, "a", "Leaders", RECORDS[0].at, RECORDS[0].at, closed=False, people_count=2)


@pytest.mark.parametrize(
    ("events", "closed"),
    [
        ((SessionClosed(),), True),
        ((SessionClosed(), SessionResumed()), False),
        ((SessionClosed(), SessionResumed(), SessionClosed()), True),
        ((SessionResumed(),), False),
    ],
)
def test_whether_it_ended(home: Home, events: tuple[Event, ...], closed: bool) -> None:
    put(home, "a", SessionOpened("x"), *events)
    assert only(home).closed is closed


def test_what_was_undone_does_not_count(home: Home) -> None:
    put(home, "a", SessionOpened("x"), Titled("wrong"), Undone(2), ParticipantAdded("Ann"), Undone(4), Redone(4))
    assert (only(home).title, only(home).people_count) == ("x", 1)


def test_the_newest_comes_first(home: Home) -> None:
    for days, name in enumerate("bca"):
        opened = replace(RECORDS[0], at=RECORDS[0].at + timedelta(days=days))
        (home.sessions / f"{name}.toml").write_bytes(encode_journal(HEADER, [opened]))
    assert [session.name for session in list_sessions(home).sessions] == ["a", "c", "b"]


def test_when_and_where_the_group_is_stands_in_the_list_and_what_was_undone_never_was(home: Home) -> None:
    journals.put(home, "a", small_session())
    journals.put(home, "b", at_questions().all(c.GoTo(Step.PLANNING)).undo())
    assert [(one.phase, one.closed, one.opened_here.hour) for one in list_sessions(home).sessions] == [
        (Phase.INQUIRE, False, 14),
        (Phase.CLOSE, True, 15),
    ]


def test_no_place_is_as_far_ahead_as_a_journal_may_say_that_was_changed_by_hand(home: Home) -> None:
    put(home, "a", SessionOpened("x", 10**12))
    assert only(home).opened_here == RECORDS[0].at


def test_of_those_left_open_the_one_taken_up_last_comes_first(home: Home) -> None:
    for days, name in enumerate("abcd"):
        events = [SessionOpened("x"), *([SessionClosed()] if name == "d" else [])]
        records = [replace(RECORDS[0], seq=seq, event=event) for seq, event in enumerate(events, 1)]
        records = [replace(one, at=one.at + timedelta(days=days)) for one in records]
        if name == "a":
            records.append(replace(RECORDS[0], seq=2, at=RECORDS[0].at + timedelta(days=9), event=SessionResumed()))
        (home.sessions / f"{name}.toml").write_bytes(encode_journal(HEADER, records))
    assert [session.name for session in list_sessions(home).left] == ["a", "c", "b"]


def test_what_is_no_session_is_skipped_and_counted(home: Home) -> None:
    put(home, "good", SessionOpened("x"))
    (home.sessions / "torn.toml").write_bytes(JOURNAL[:-30])
    (home.sessions / "empty.toml").touch()
    (home.sessions / "foreign.toml").write_text('title = "x"\n')
    (home.sessions / "newer.toml").write_bytes(JOURNAL.replace(b"version = 1", b"version = 2"))
    (home.sessions / "folder.toml").mkdir()
    (home.sessions / "link.toml").symlink_to(home.sessions / "good.toml")
    os.mkfifo(home.sessions / "pipe.toml")
    (home.sessions / ".hidden.toml").write_text("x")
    (home.sessions / "good.md").write_text("# x")
    (home.sessions / "torn.toml.torn-5").write_text("x")
    found = list_sessions(home)
    assert sorted(session.name for session in found.sessions) == ["good", "torn"]
    assert found.skipped == 6


def test_a_session_in_which_nothing_happened_yet(home: Home) -> None:
    (home.sessions / "new.toml").write_bytes(encode_header(HEADER))
    assert only(home) == SessionFile(
        home.sessions / "new.toml", "new", "", HEADER.created, HEADER.created, closed=False, people_count=0
    )


def test_without_a_folder_there_are_no_sessions(tmp_path: Path) -> None:
    assert list_sessions(Home(tmp_path / "none")) == SessionList((), 0)
