"""A live session without a screen: when its page is written, and how long what is drawn waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from peerinquiry.inquiry.commands import AddPeople, GoTo, Note
from peerinquiry.inquiry.model import State, Step
from peerinquiry.live import BREATH, PAGE_EVERY, Live, Opener
from peerinquiry.rehearsal import SteppedClock
from peerinquiry.session import at_once
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.storage.outcome import SaveStatus


class Hall:
    """Where a session is shown to nobody: it remembers what was said, and does all work at once."""

    def __init__(self, folder: Path) -> None:
        self.said: list[str] = []
        self.shown: list[State] = []
        self.statuses: list[SaveStatus] = []
        self.clock = SteppedClock(datetime(2026, 11, 22, 14, 0, tzinfo=UTC))
        opener = Opener(self, Home(folder), BankLibrary(folder, folder), at_once, self.clock)
        opener.direct = True
        self.live: Live = opener.begin("Leadership team")
        self.live.act(AddPeople(("Ann", "Bea", "Carl")))
        self.live.act(GoTo(Step.WRITING))

    @property
    def page(self) -> str:
        return self.live.recording.files.page.read_text(encoding="utf-8")

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.live.beat()

    def show_state(self, state: State) -> None:
        self.shown.append(state)

    def show_status(self, status: SaveStatus) -> None:
        self.statuses.append(status)

    def show_bank(self) -> None:
        """Nobody looks."""

    def say(self, sentence: str, *, warn: bool = False) -> None:
        self.said += [sentence] if sentence and warn else []

    def aside(self, work: Callable[[], None], group: str = "page") -> None:
        work()


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return Hall(tmp_path)


def test_what_was_just_said_is_on_the_page_soon_though_nobody_moves_on(hall: Hall) -> None:
    hall.wait(PAGE_EVERY)
    hall.wait(PAGE_EVERY)
    hall.live.act(Note("We began late"))
    hall.wait(1)
    assert "We began late" in hall.page


def test_much_that_happens_at_once_is_one_page(hall: Hall) -> None:
    hall.wait(PAGE_EVERY)
    hall.live.act(Note("First"))
    hall.wait(1)
    hall.live.act(Note("Second"))
    hall.wait(PAGE_EVERY - 2)
    assert "Second" not in hall.page
    hall.wait(2)
    assert "Second" in hall.page


def test_where_nothing_happened_nothing_is_written(hall: Hall) -> None:
    hall.wait(PAGE_EVERY)
    hall.live.recording.files.page.write_text("as it was", encoding="utf-8")
    hall.wait(10 * PAGE_EVERY)
    assert hall.page == "as it was"


def test_what_is_in_the_way_of_the_page_is_said_once(hall: Hall) -> None:
    page = hall.live.recording.files.page
    page.unlink()
    page.mkdir()
    for word in ("First", "Second"):
        hall.live.act(Note(word))
        hall.wait(PAGE_EVERY)
    assert len(hall.said) == 1
    page.rmdir()
    hall.live.act(Note("Third"))
    hall.wait(PAGE_EVERY)
    assert "Third" in hall.page
    page.unlink()
    page.mkdir()
    hall.live.act(Note("Fourth"))
    hall.wait(PAGE_EVERY)
    assert len(hall.said) == 2


def test_what_is_drawn_waits_for_a_disk_that_stalls_once_and_it_is_said(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    def stalled(timeout: float) -> bool:
        waited.append(timeout)
        return False

    recording = hall.live.recording
    for stalls in (1, 2):
        monkeypatch.setattr(recording, "settle", stalled)
        for _ in range(20):
            hall.live.await_disk()
        assert sum(waited) == pytest.approx(stalls * BREATH)
        assert len(hall.statuses) == 2 * stalls - 1
        monkeypatch.undo()
        hall.live.await_disk()
        hall.live.await_disk()
        assert len(hall.statuses) == 2 * stalls
    assert hall.statuses[-1] == recording.status


def test_of_an_act_its_end_alone_is_shown(hall: Hall) -> None:
    hall.shown.clear()
    hall.live.act(AddPeople(("Dev", "Eli")))
    assert hall.shown == [hall.live.state]
