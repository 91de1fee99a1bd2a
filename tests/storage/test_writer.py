"""Between the session and its journal: every event answered once, in order, and nothing lost on the way."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.formats.sample_journal import HEADER, RECORDS, record
from tests.storage.faults import FaultyDisk, always, oserror

from peerinquiry.inquiry.events import Noted, Record
from peerinquiry.storage.heartbeat import Heartbeat, last_beat
from peerinquiry.storage.holding import JournalHeldError
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.writer import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    DirectWriter,
    JournalWriter,
    NotSaved,
    Saved,
    SaveState,
    SaveStatus,
    Writer,
)

SOON = 10.0  # seconds until a test gives up; none of them comes near it


class Patience:
    """A `wait` that a test can see into: each pause ends when the test says so, or at once if it is `open`."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self.reached = threading.Semaphore(0)
        self.gate = threading.Semaphore(0)
        self.open = False

    def __call__(self, woken: threading.Event, seconds: float) -> None:
        self.pauses.append(seconds)
        self.reached.release()
        if not self.open:
            assert self.gate.acquire(timeout=SOON)

    def until_reached(self) -> None:
        """Wait for the writer to be about to wait."""
        assert self.reached.acquire(timeout=SOON)

    def go_on(self) -> None:
        """Let it try again."""
        self.gate.release()


class Answers:
    """What `done` and `on_status` were told, in order."""

    def __init__(self) -> None:
        self.outcomes: list[Saved | NotSaved] = []
        self.statuses: list[SaveStatus] = []
        self._came = threading.Semaphore(0)

    def done(self, outcome: Saved | NotSaved) -> None:
        self.outcomes.append(outcome)
        self._came.release()

    def wait_for(self, count: int) -> None:
        for _ in range(count):
            assert self._came.acquire(timeout=SOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "session.toml"


@pytest.fixture
def disk() -> FaultyDisk:
    return FaultyDisk()


@pytest.fixture
def patience() -> Patience:
    return Patience()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def writer(path: Path, disk: FaultyDisk, answers: Answers, patience: Patience) -> Iterator[JournalWriter]:
    writer = JournalWriter(Journal.create(path, HEADER, disk), answers.statuses.append, Heartbeat(path), patience)
    yield writer
    disk.fault = None
    patience.open = True
    patience.go_on()
    assert writer.close(SOON) == 0


@pytest.fixture(params=[JournalWriter, DirectWriter])
def either(request: pytest.FixtureRequest, path: Path, disk: FaultyDisk, answers: Answers) -> Iterator[Writer]:
    make: Callable[[Journal, Callable[[SaveStatus], None]], Writer] = request.param
    writer = make(Journal.create(path, HEADER, disk), answers.statuses.append)
    yield writer
    disk.fault = None
    assert writer.close(SOON) == 0


class Beats(Heartbeat):
    """A heart that has a mistake in it, while it is `broken`."""

    def __init__(self, heartbeat: Heartbeat) -> None:
        self.broken = False
        self._sound = heartbeat
        self._came = threading.Semaphore(0)

    def follow(self, journal: Path) -> None:
        self._sound.follow(journal)

    def beat(self, elapsed: float) -> None:
        try:
            if self.broken:
                raise ZeroDivisionError
            self._sound.beat(elapsed)
        finally:
            self._came.release()

    def until(self, count: int) -> None:
        """Until there were so many beats."""
        assert self._came.acquire(timeout=SOON), count


def on_disk(path: Path) -> tuple[Record, ...]:
    return read_journal(path).records


def test_events_are_answered_in_order_once_they_are_on_disk(either: Writer, path: Path, answers: Answers) -> None:
    seen: list[int] = []

    def done(outcome: Saved | NotSaved) -> None:
        seen.append(len(on_disk(path)))
        answers.done(outcome)

    for one in RECORDS:
        either.submit(one, done)
    answers.wait_for(len(RECORDS))
    assert answers.outcomes == [Saved(one.seq) for one in RECORDS]
    assert all(count >= place for place, count in enumerate(seen, 1))
    assert either.close(SOON) == 0
    assert on_disk(path) == RECORDS
    assert answers.statuses[0].state is SaveState.SAVING
    assert answers.statuses[-1] == SaveStatus(SaveState.SAVED)


def test_closing_lets_go_of_the_journal(either: Writer, path: Path, answers: Answers) -> None:
    either.submit(RECORDS[0], answers.done)
    answers.wait_for(1)
    with pytest.raises(JournalHeldError):
        Journal.open(path)
    assert either.close(SOON) == 0
    Journal.open(path)[0].close()


def test_a_mistake_of_ours_is_heard_by_whoever_made_it(either: Writer, answers: Answers) -> None:
    with pytest.raises(ValueError, match="count from 1"):
        either.submit(Record(0, 0, HEADER.created, 0.0, Noted("x")), answers.done)
    assert either.unsaved == 0


def test_on_a_full_disk_it_goes_on_in_memory_and_catches_up_by_itself(
    writer: JournalWriter, path: Path, disk: FaultyDisk, answers: Answers, patience: Patience
) -> None:
    writer.submit(RECORDS[0], answers.done)
    answers.wait_for(1)
    disk.fault = always(errno.ENOSPC, "write")
    writer.submit(RECORDS[1], answers.done)
    answers.wait_for(1)
    patience.until_reached()
    assert answers.outcomes == [Saved(1), NotSaved(2, "the disk is full")]
    assert answers.statuses[-1] == SaveStatus(SaveState.NOT_SAVED, 1, "the disk is full")
    writer.submit(RECORDS[2], answers.done)
    patience.go_on()
    answers.wait_for(1)
    patience.until_reached()
    assert answers.outcomes[2] == NotSaved(3, "the disk is full")
    assert answers.statuses[-1] == SaveStatus(SaveState.NOT_SAVED, 2, "the disk is full")
    assert writer.unsaved == 2
    disk.fault = None
    patience.go_on()
    writer.submit(RECORDS[3], answers.done)
    answers.wait_for(1)
    assert answers.outcomes[3] == Saved(4)
    assert writer.close(SOON) == 0
    assert on_disk(path) == RECORDS[:4]
    assert len(answers.outcomes) == 4, "each is answered once"
    assert answers.statuses[-1] == SaveStatus(SaveState.SAVED)


def test_the_pauses_grow_and_end_at_the_longest(
    writer: JournalWriter, disk: FaultyDisk, answers: Answers, patience: Patience
) -> None:
    disk.fault = always(errno.EIO, "fsync")
    writer.submit(RECORDS[0], answers.done)
    for _ in range(6):
        patience.until_reached()
        patience.go_on()
    patience.until_reached()
    assert patience.pauses == [FIRST_PAUSE, 1.0, 2.0, 4.0, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]


def test_closing_in_trouble_says_what_is_missing_and_goes_on_trying(
    writer: JournalWriter, path: Path, disk: FaultyDisk, answers: Answers, patience: Patience
) -> None:
    disk.fault = always(errno.EROFS, "write")
    writer.submit(RECORDS[0], answers.done)
    patience.until_reached()
    assert writer.close(0.0) == 1
    disk.fault = None
    patience.go_on()
    assert writer.close(SOON) == 0
    assert on_disk(path) == RECORDS[:1]


def test_a_session_that_begins_in_trouble_says_so_at_once(path: Path, answers: Answers) -> None:
    disk = FaultyDisk(always(errno.ENOSPC, "open"))
    writer = DirectWriter(Journal.create(path, HEADER, disk), answers.statuses.append)
    assert answers.statuses == [SaveStatus(SaveState.NOT_SAVED, 0, "the disk is full")]
    writer.submit(RECORDS[0], answers.done)
    assert writer.close() == 1
    disk.fault = None
    writer.submit(RECORDS[1], answers.done)
    assert answers.outcomes == [NotSaved(1, "the disk is full"), Saved(2)]
    assert writer.close() == 0
    assert on_disk(path) == RECORDS[:2]


def test_what_had_to_be_mended_is_told_with_the_status(either: Writer, path: Path, answers: Answers) -> None:
    either.submit(RECORDS[0], answers.done)
    answers.wait_for(1)
    path.unlink()
    either.submit(RECORDS[1], answers.done)
    answers.wait_for(1)
    assert either.close(SOON) == 0
    notices = [status.notice for status in answers.statuses if status.notice]
    assert notices == ["session.toml was deleted or moved; it was written anew."]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """The exceptions that were reported as those of a thread."""
    heard: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: heard.append(args.exc_type))
    return heard


def test_a_listener_that_fails_is_reported_and_costs_nothing(
    either: Writer, path: Path, answers: Answers, heard: list[type[BaseException]]
) -> None:
    def fails(_outcome: Saved | NotSaved) -> None:
        raise LookupError

    either.submit(RECORDS[0], fails)
    either.submit(RECORDS[1], answers.done)
    answers.wait_for(1)
    assert heard == [LookupError]
    assert on_disk(path) == RECORDS[:2]


def test_a_mistake_in_the_writer_is_reported_answered_and_mended(
    writer: JournalWriter, disk: FaultyDisk, answers: Answers, patience: Patience, heard: list[type[BaseException]]
) -> None:
    def mistake(name: str, _count: int) -> OSError | None:
        if name == "write":
            raise ZeroDivisionError
        return None

    disk.fault = mistake
    writer.submit(RECORDS[0], answers.done)
    answers.wait_for(1)
    patience.until_reached()
    disk.fault = None
    patience.go_on()
    writer.submit(RECORDS[1], answers.done)
    answers.wait_for(1)
    assert answers.outcomes == [NotSaved(1, "it was interrupted"), Saved(2)]
    assert heard == [ZeroDivisionError]
    assert writer.unsaved == 0


def test_a_mistake_in_trying_again_is_reported_once_and_it_is_tried_again(
    writer: JournalWriter, disk: FaultyDisk, answers: Answers, patience: Patience, heard: list[type[BaseException]]
) -> None:
    def mistake(name: str, _count: int) -> OSError | None:
        if name == "open":
            raise ZeroDivisionError
        return oserror(errno.EIO) if name == "fsync" else None

    disk.fault = mistake
    writer.submit(RECORDS[0], answers.done)
    for _ in range(3):
        patience.until_reached()
        patience.go_on()
    patience.until_reached()
    assert heard == [ZeroDivisionError]
    assert patience.pauses == [FIRST_PAUSE, 1.0, 2.0, 4.0]
    disk.fault = None
    patience.go_on()
    writer.submit(RECORDS[1], answers.done)
    answers.wait_for(2)
    assert writer.close(SOON) == 0
    assert answers.statuses[-1] == SaveStatus(SaveState.SAVED)


@pytest.mark.parametrize("make", [JournalWriter, DirectWriter])
def test_a_mistake_in_a_beat_is_reported_once_and_costs_a_beat(
    make: Callable[[Journal, Callable[[SaveStatus], None], Heartbeat], Writer],
    path: Path,
    answers: Answers,
    heard: list[type[BaseException]],
) -> None:
    heartbeat = Heartbeat(path)
    beats = Beats(heartbeat)
    writer = make(Journal.create(path, HEADER), answers.statuses.append, beats)
    for seq, elapsed in enumerate((1.0, 2.0, 3.0)):
        beats.broken = elapsed < 3
        writer.beat(elapsed)
        writer.submit(RECORDS[seq], answers.done)  # what was beaten before it is written behind it, or before
        answers.wait_for(1)
        beats.until(seq + 1)
    assert heard == [ZeroDivisionError]
    assert last_beat(path) == 3.0
    assert writer.close(SOON) == 0
    assert on_disk(path) == RECORDS[:3]


def test_a_beat_is_written_and_follows_the_journal(writer: JournalWriter, path: Path, answers: Answers) -> None:
    writer.submit(RECORDS[0], answers.done)
    writer.beat(12.5)
    writer.submit(RECORDS[1], answers.done)
    answers.wait_for(2)
    path.write_text("theirs")
    writer.submit(RECORDS[2], answers.done)
    answers.wait_for(1)
    writer.beat(14.25)
    assert writer.close(SOON) == 0
    assert last_beat(path.with_name("session-2.toml")) == 14.25
    assert last_beat(path) is None


def test_nothing_is_told_to_nobody(path: Path) -> None:
    writer = DirectWriter(Journal.create(path, HEADER))
    writer.submit(record(1, Noted("x")), lambda _outcome: None)
    writer.beat(1.0)
    assert writer.close() == 0
