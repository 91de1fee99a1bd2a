"""The rehearsal with real files: what is told, and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from peerinquiry.formats.transcript_md import LINE, Tag, render
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import Phase
from peerinquiry.plain.play import WELCOME, play_rehearsal
from peerinquiry.recording import Keeping, Recording
from peerinquiry.rehearsal import TITLE, SteppedClock, beats
from peerinquiry.storage.banks import read_bank
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal

START = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def bank(checkout: Path) -> Bank:
    return read_bank(checkout / "question_banks" / "collaborative-inquiry.toml")


def play(folder: Path, bank: Bank, out: Callable[[str], None]) -> Recording:
    clock = SteppedClock(START)
    return play_rehearsal(Keeping(Home(folder), clock, direct=True), bank, out, clock.advance)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return []


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory, bank: Bank, lines: list[str]) -> Recording:
    return play(tmp_path_factory.mktemp("home"), bank, lines.append)


def test_the_journal_holds_the_whole_session(recording: Recording) -> None:
    decoded = read_journal(recording.path)
    assert (decoded.torn, decoded.warnings) == (b"", ())
    assert decoded.records == recording.session.records
    assert fold(decoded.records) == recording.session.state
    assert recording.session.state.closed


def test_the_page_is_the_journals(recording: Recording) -> None:
    page = recording.files.page.read_bytes().decode()
    assert page == render(read_journal(recording.path).records)
    tags = {match["tag"] for line in page.splitlines() if (match := LINE.fullmatch(line))}
    assert tags == set(Tag) - {Tag.FOLLOW_UP}


def test_nothing_else_is_left_behind(recording: Recording) -> None:
    files = recording.files
    assert sorted(recording.path.parent.iterdir()) == sorted([files.journal, files.page, files.calendar])


def test_it_is_told_from_hello_to_where_the_files_are(recording: Recording, lines: list[str]) -> None:
    assert lines[0] == WELCOME
    assert TITLE in lines[2]
    assert lines[-2].endswith(f": {recording.path}")
    assert lines[-1].endswith(f": {recording.files.page}")


def test_every_phase_has_its_heading_after_a_blank_line(recording: Recording, lines: list[str]) -> None:
    assert recording.session.state.closed
    headings = [place for place, line in enumerate(lines) if "Phase " in line]
    assert all(lines[place - 1] == "" for place in headings)
    for number, phase in enumerate(Phase, 1):
        assert any(f"Phase {number} of 7, {phase.capitalize()}" in lines[place] for place in headings)


def test_who_asks_what_and_how_long_the_answer_took_is_told(recording: Recording, lines: list[str]) -> None:
    place = lines.index("Bea asks: What would Brandt need to see in order to stay?")
    answer = "Ann answers, 12 s: A forecast that we keep to, and somebody who picks up the phone."
    assert lines[place + 1] == answer
    assert recording.session.state.owner == "Ann"


def test_what_happens_in_the_room_is_told(recording: Recording, bank: Bank, lines: list[str]) -> None:
    day = recording.session.records[0].at.date()
    assert [line for line in lines if line.startswith("(")] == [
        f"({beat.say})" for beat in beats(bank, day) if beat.say
    ]


def test_lines_are_plain(lines: list[str]) -> None:
    assert lines
    assert all(line.isprintable() for line in lines)


def test_somebody_who_stops_listening_leaves_a_session_that_can_be_taken_up(tmp_path: Path, bank: Bank) -> None:
    told: list[str] = []

    def pipe(line: str) -> None:
        if len(told) == 30:
            raise BrokenPipeError
        told.append(line)

    with pytest.raises(BrokenPipeError):
        play(tmp_path, bank, pipe)
    (journal,) = Home(tmp_path).sessions.glob("*.toml")
    again = Keeping(Home(tmp_path), SteppedClock(START), direct=True).reopen(journal)
    assert again.session.state.participants
    assert not again.session.state.closed
    assert again.close() == 0


class Glancing(SteppedClock):
    """A clock that takes whoever does not look at it for ten seconds to have slept."""

    @property
    def patience(self) -> float:
        return 10.0


def test_at_the_speed_of_people_nobody_is_taken_to_have_slept(tmp_path: Path, bank: Bank) -> None:
    clock = Glancing(START)
    played = play_rehearsal(Keeping(Home(tmp_path), clock, direct=True), bank, lambda _: None, clock.advance)
    assert played.session.state.closed
