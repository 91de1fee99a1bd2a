"""Between the session and its journal: what is settled is on disk or said not to be, and nothing is lost on the way."""

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
def told() -> list[SaveStatus]:
    """What `on_status` was told, in order."""
    return []


@pytest.fixture
def writer(path: Path, disk: FaultyDisk, told: list[SaveStatus], patience: Patience) -> Iterator[JournalWriter]:
    writer = JournalWriter(Journal.create(path, HEADER, disk), told.append, Heartbeat(path), patience)
    yield writer
    disk.fault = None
    patience.open = True
    patience.go_on()
    assert writer.close(SOON) == 0


@pytest.fixture(params=[JournalWriter, DirectWriter])
def either(request: pytest.FixtureRequest, path: Path, disk: FaultyDisk, told: list[SaveStatus]) -> Iterator[Writer]:
    make: Callable[[Journal, Callable[[SaveStatus], None]], Writer] = request.param
    writer = make(Journal.create(path, HEADER, disk), told.append)
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


def test_what_is_settled_is_on_disk_in_order(either: Writer, path: Path, told: list[SaveStatus]) -> None:
    for count, one in enumerate(RECORDS, 1):
        either.submit(one)
        assert either.settle(SOON)
        assert on_disk(path) == RECORDS[:count]
        assert either.status == SaveStatus(SaveState.SAVED)
    assert told[0].state is SaveState.SAVING
    assert told[-1] == SaveStatus(SaveState.SAVED)


def test_much_that_is_handed_in_at_once_is_on_disk_in_order(either: Writer, path: Path) -> None:
    for one in RECORDS:
        either.submit(one)
    assert either.settle(SOON)
    assert on_disk(path) == RECORDS


def test_whoever_waits_for_a_disk_that_stalls_hears_that_it_does(
    writer: JournalWriter, path: Path, disk: FaultyDisk
) -> None:
    stalled, gate = threading.Semaphore(0), threading.Semaphore(0)

    def stall(name: str, _count: int) -> None:
        if name == "fsync":
            stalled.release()
            assert gate.acquire(timeout=SOON)

    disk.fault = stall
    writer.submit(RECORDS[0])
    assert stalled.acquire(timeout=SOON)
    assert not writer.settle(0.0)
    assert writer.status.state is SaveState.SAVING
    gate.release()
    assert writer.settle(SOON)
    assert on_disk(path) == RECORDS[:1]


def test_closing_lets_go_of_the_journal(either: Writer, path: Path) -> None:
    either.submit(RECORDS[0])
    assert either.settle(SOON)
    with pytest.raises(JournalHeldError):
        Journal.open(path)
    assert either.close(SOON) == 0
    Journal.open(path)[0].close()


def test_a_mistake_of_ours_is_heard_by_whoever_made_it(either: Writer) -> None:
    with pytest.raises(ValueError, match="count from 1"):
        either.submit(Record(0, 0, HEADER.created, 0.0, Noted("x")))
    assert either.unsaved == 0


def test_on_a_full_disk_it_goes_on_in_memory_and_catches_up_by_itself(
    writer: JournalWriter, path: Path, disk: FaultyDisk, told: list[SaveStatus], patience: Patience
) -> None:
    writer.submit(RECORDS[0])
    assert writer.settle(SOON)
    disk.fault = always(errno.ENOSPC, "write")
    writer.submit(RECORDS[1])
    assert writer.settle(SOON)
    patience.until_reached()
    assert writer.status == told[-1] == SaveStatus(SaveState.NOT_SAVED, 1, "the disk is full")
    writer.submit(RECORDS[2])
    patience.go_on()
    assert writer.settle(SOON)
    patience.until_reached()
    assert told[-1] == SaveStatus(SaveState.NOT_SAVED, 2, "the disk is full")
    assert writer.unsaved == 2
    disk.fault = None
    patience.go_on()
    writer.submit(RECORDS[3])
    assert writer.settle(SOON)
    assert writer.close(SOON) == 0
    assert on_disk(path) == RECORDS[:4]
    assert told[-1] == SaveStatus(SaveState.SAVED)


def test_the_pauses_grow_and_end_at_the_longest(writer: JournalWriter, disk: FaultyDisk, patience: Patience) -> None:
    disk.fault = always(errno.EIO, "fsync")
    writer.submit(RECORDS[0])
    for _ in range(6):
        patience.until_reached()
        patience.go_on()
    patience.until_reached()
    assert patience.pauses == [FIRST_PAUSE, 1.0, 2.0, 4.0, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]


def test_closing_in_trouble_says_what_is_missing_and_goes_on_trying(
    writer: JournalWriter, path: Path, disk: FaultyDisk, patience: Patience
) -> None:
    disk.fault = always(errno.EROFS, "write")
    writer.submit(RECORDS[0])
    patience.until_reached()
    assert writer.close(0.0) == 1
    disk.fault = None
    patience.go_on()
    assert writer.close(SOON) == 0
    assert on_disk(path) == RECORDS[:1]


def test_a_session_that_begins_in_trouble_says_so_at_once(path: Path, told: list[SaveStatus]) -> None:
    disk = FaultyDisk(always(errno.ENOSPC, "open"))
    writer = DirectWriter(Journal.create(path, HEADER, disk), told.append)
    assert told == [SaveStatus(SaveState.NOT_SAVED, 0, "the disk is full")]
    writer.submit(RECORDS[0])
    assert writer.close() == 1
    disk.fault = None
    writer.submit(RECORDS[1])
    assert writer.close() == 0
    assert on_disk(path) == RECORDS[:2]


def test_what_had_to_be_mended_is_told_with_the_status(either: Writer, path: Path, told: list[SaveStatus]) -> None:
    either.submit(RECORDS[0])
    assert either.settle(SOON)
    path.unlink()
    either.submit(RECORDS[1])
    assert either.settle(SOON)
    assert either.close(SOON) == 0
    notices = [status.notice for status in told if status.notice]
    assert notices == ["session.toml was deleted or moved; it was written anew."]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """The exceptions that were reported as those of a thread."""
    heard: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: heard.append(args.exc_type))
    return heard


@pytest.mark.parametrize("make", [JournalWriter, DirectWriter])
def test_a_listener_that_fails_is_reported_and_costs_nothing(
    make: Callable[[Journal, Callable[[SaveStatus], None]], Writer], path: Path, heard: list[type[BaseException]]
) -> None:
    def fails(_status: SaveStatus) -> None:
        raise LookupError

    writer = make(Journal.create(path, HEADER), fails)
    writer.submit(RECORDS[0])
    assert writer.settle(SOON)
    assert heard == [LookupError, LookupError]
    assert on_disk(path) == RECORDS[:1]
    assert writer.close(SOON) == 0


def test_a_mistake_in_the_writer_is_reported_answered_and_mended(
    writer: JournalWriter,
    disk: FaultyDisk,
    told: list[SaveStatus],
    patience: Patience,
    heard: list[type[BaseException]],
) -> None:
    def mistake(name: str, _count: int) -> OSError | None:
        if name == "write":
            raise ZeroDivisionError
        return None

    disk.fault = mistake
    writer.submit(RECORDS[0])
    assert writer.settle(SOON)
    patience.until_reached()
    disk.fault = None
    patience.go_on()
    writer.submit(RECORDS[1])
    assert writer.settle(SOON)
    assert [status.reason for status in told if status.reason] == ["it was interrupted"]
    assert heard == [ZeroDivisionError]
    assert writer.unsaved == 0


def test_a_mistake_in_trying_again_is_reported_once_and_it_is_tried_again(
    writer: JournalWriter,
    disk: FaultyDisk,
    told: list[SaveStatus],
    patience: Patience,
    heard: list[type[BaseException]],
) -> None:
    def mistake(name: str, _count: int) -> OSError | None:
        if name == "open":
            raise ZeroDivisionError
        return oserror(errno.EIO) if name == "fsync" else None

    disk.fault = mistake
    writer.submit(RECORDS[0])
    for _ in range(3):
        patience.until_reached()
        patience.go_on()
    patience.until_reached()
    assert heard == [ZeroDivisionError]
    assert patience.pauses == [FIRST_PAUSE, 1.0, 2.0, 4.0]
    disk.fault = None
    patience.go_on()
    writer.submit(RECORDS[1])
    assert writer.settle(SOON)
    assert writer.close(SOON) == 0
    assert told[-1] == SaveStatus(SaveState.SAVED)


@pytest.mark.parametrize("make", [JournalWriter, DirectWriter])
def test_a_mistake_in_a_beat_is_reported_once_and_costs_a_beat(
    make: Callable[[Journal, Callable[[SaveStatus], None], Heartbeat], Writer],
    path: Path,
    told: list[SaveStatus],
    heard: list[type[BaseException]],
) -> None:
    heartbeat = Heartbeat(path)
    beats = Beats(heartbeat)
    writer = make(Journal.create(path, HEADER), told.append, beats)
    for seq, elapsed in enumerate((1.0, 2.0, 3.0)):
        beats.broken = elapsed < 3
        writer.beat(elapsed)
        writer.submit(RECORDS[seq])  # what was beaten before it is written behind it, or before
        assert writer.settle(SOON)
        beats.until(seq + 1)
    assert heard == [ZeroDivisionError]
    assert last_beat(path) == 3.0
    assert writer.close(SOON) == 0
    assert on_disk(path) == RECORDS[:3]


def test_a_beat_is_written_and_follows_the_journal(writer: JournalWriter, path: Path) -> None:
    writer.submit(RECORDS[0])
    writer.beat(12.5)
    writer.submit(RECORDS[1])
    assert writer.settle(SOON)
    path.write_text("theirs")
    writer.submit(RECORDS[2])
    assert writer.settle(SOON)
    writer.beat(14.25)
    assert writer.close(SOON) == 0
    assert last_beat(path.with_name("session-2.toml")) == 14.25
    assert last_beat(path) is None


def test_nothing_is_told_to_nobody(path: Path) -> None:
    writer = DirectWriter(Journal.create(path, HEADER))
    writer.submit(record(1, Noted("x")))
    writer.beat(1.0)
    assert writer.close() == 0
