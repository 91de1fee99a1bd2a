"""A session and its files agree: whatever was done, the disk tells the same state and the same page."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given, settings
from tests.inquiry.driver import BANK, PEOPLE, Run, at_questions
from tests.inquiry.runs import runs

from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry.clock import spent
from peerinquiry.inquiry.commands import (
    AddPeople,
    ChooseOwner,
    CloseSession,
    GoTo,
    SetAction,
    ToggleClock,
    Undo,
    WriteChallenges,
)
from peerinquiry.inquiry.events import SessionResumed
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import State, Step
from peerinquiry.recording import Keeping, Recording
from peerinquiry.rehearsal import SteppedClock
from peerinquiry.storage.heartbeat import beat_path
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal

OPENING = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def keeping(folder: Path, clock: SteppedClock | None = None) -> Keeping:
    return Keeping(Home(folder / "home"), clock or SteppedClock(OPENING), direct=True)


def replayed(run: Run, folder: Path) -> Recording:
    """The run once more, with files."""
    clock = SteppedClock(OPENING)
    recording = keeping(folder, clock).begin("Leadership team", BANK, 60)
    for command in run.commands:
        clock.advance(1)
        recording.session.dispatch(command)
    return recording


@settings(max_examples=25)
@given(run=runs(most=60, starts=[at_questions]))
def test_the_disk_tells_the_state_that_memory_holds_and_the_page_is_rebuilt_byte_for_byte(run: Run) -> None:
    with tempfile.TemporaryDirectory() as folder:
        recording = replayed(run, Path(folder))
        decoded = read_journal(recording.path)
        assert fold(decoded.records) == recording.session.state
        assert decoded.records == recording.session.records
        recording.close()
        assert recording.files.page.read_text(encoding="utf-8") == render(decoded.records)


def in_an_answer(folder: Path) -> tuple[Recording, SteppedClock]:
    """Seven seconds into an answer."""
    clock = SteppedClock(OPENING)
    recording = keeping(folder, clock).begin("Leadership team", BANK, 60)
    for command in at_questions().commands[1:]:
        assert recording.session.dispatch(command) is None
    recording.session.dispatch(ToggleClock())
    clock.advance(7)
    recording.beat()
    return recording, clock


def seconds_on_the_clock(recording: Recording) -> float:
    clock = recording.session.state.desk.clock
    assert clock is not None
    return spent(clock, recording.session.moment().elapsed)


def test_what_was_killed_goes_on_with_the_same_turn_and_question_its_clock_paused_where_it_was(tmp_path: Path) -> None:
    killed, clock = in_an_answer(tmp_path)
    before = killed.session.state
    killed._journal.close()  # what the system does when a program is killed
    clock.advance(3600)
    again = keeping(tmp_path, clock).reopen(killed.path)
    after = again.session.state
    assert (after.phase, after.step, after.desk.round, after.question) == (
        before.phase,
        before.step,
        before.desk.round,
        before.question,
    )
    assert seconds_on_the_clock(again) == 7.0
    clock.advance(60)
    assert seconds_on_the_clock(again) == 7.0
    assert after.desk.clock is not None
    assert not after.desk.clock.running


def test_without_a_heartbeat_the_clock_stands_at_the_last_event(tmp_path: Path) -> None:
    killed, clock = in_an_answer(tmp_path)
    killed._journal.close()
    beat_path(killed.path).unlink()
    again = keeping(tmp_path, clock).reopen(killed.path)
    assert seconds_on_the_clock(again) == 0.0


def test_an_undo_behind_a_resume_leaves_the_clock_standing(tmp_path: Path) -> None:
    killed, clock = in_an_answer(tmp_path)
    killed._journal.close()
    again = keeping(tmp_path, clock).reopen(killed.path)
    again.session.dispatch(Undo())
    assert isinstance(again.session.records[-2].event, SessionResumed)
    assert again.session.state.desk.clock is not None
    assert not again.session.state.desk.clock.running


def test_closing_a_session_that_is_over_leaves_its_two_files_and_no_heartbeat(tmp_path: Path) -> None:
    recording = keeping(tmp_path).begin("Leadership team", BANK, 0)
    recording.session.dispatch(AddPeople(PEOPLE))
    recording.session.dispatch(CloseSession())
    assert recording.close() == 0
    assert sorted(path.name for path in recording.path.parent.iterdir()) == [
        recording.files.page.name,
        recording.path.name,
    ]


def test_a_page_that_cannot_be_written_is_said_and_the_session_goes_on(tmp_path: Path) -> None:
    recording = keeping(tmp_path).begin("Leadership team", BANK, 0)
    recording.files.page.mkdir()
    assert "could not be written" in recording.write_page()
    assert recording.session.dispatch(AddPeople(PEOPLE)) is None
    assert recording.session.state != State()


def test_the_calendar_file_comes_with_the_goodbye_and_follows_what_happens_then(tmp_path: Path) -> None:
    clock = SteppedClock(OPENING)
    recording = keeping(tmp_path, clock).begin("Leadership team", BANK, 60)
    file = recording.files.calendar
    before = (AddPeople(PEOPLE), WriteChallenges({"Ann": "We lose two"}), GoTo(Step.VOTING), ChooseOwner("Ann"))
    for command in (*before, GoTo(Step.PLANNING), SetAction("Call both", "Ann", date(2026, 12, 4))):
        clock.advance(30)
        assert not recording.session.dispatch(command)
    assert not recording.write_page()
    assert not file.exists(), "nobody asked for it yet"
    assert not recording.session.dispatch(GoTo(Step.FAREWELL))
    assert not recording.write_page()
    assert b"SUMMARY:Ann: Call both" in file.read_bytes()
    assert not recording.session.dispatch(GoTo(Step.PLANNING))
    assert not recording.session.dispatch(SetAction("Call one", "Ann", date(2026, 12, 4), number=1))
    assert not recording.write_page()
    assert b"SUMMARY:Ann: Call one" in file.read_bytes()
    file.unlink()
    file.mkdir()
    assert "It is tried again" in recording.write_page()
    recording.close()
