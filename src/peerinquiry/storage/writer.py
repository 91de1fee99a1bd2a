"""Between the session and its journal: events go in, in order, and who has to can wait until they are on disk.

Two writers with one interface. `JournalWriter` has a thread of its own, since fsync can take seconds and the clock on
the screen may not wait; `DirectWriter` works where it is called, for the line-by-line console and for tests.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from peerinquiry.formats.journal_toml import encode_record
from peerinquiry.inquiry.events import Record
from peerinquiry.storage.guard import Guard, guarded
from peerinquiry.storage.heartbeat import Heartbeat
from peerinquiry.storage.journal import Journal
from peerinquiry.storage.outcome import NotSaved, Saved, SaveState, SaveStatus

__all__ = ["DirectWriter", "JournalWriter", "NotSaved", "SaveState", "SaveStatus", "Saved", "Writer"]

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 5.0
"""Seconds between tries while the journal cannot be written: twice as long each time, up to this."""

OnStatus = Callable[[SaveStatus], None]
Wait = Callable[[threading.Event, float], object]
"""Waits until the event is set, or so many seconds went by."""


class Writer(Protocol):
    """What a session needs of a writer."""

    @property
    def unsaved(self) -> int:
        """How many events that were handed in are not on disk."""
        ...

    @property
    def status(self) -> SaveStatus:
        """How it stands; what `on_status` was told last, without its notice."""
        ...

    def submit(self, record: Record) -> None:
        """Save the record, behind those before it.

        What cannot be saved stays in memory and is tried again, and `on_status` tells when it is on disk.
        Raises ValueError, and does nothing, for a value that no journal can hold.
        """
        ...

    def settle(self, timeout: float) -> bool:
        """Wait, for at most `timeout` seconds, until each record is on disk, or known not to be: whether it is so."""
        ...

    def beat(self, elapsed: float) -> None:
        """The session has run `elapsed` seconds; to be called every second."""
        ...

    def close(self, timeout: float = 5.0) -> int:
        """Save what is left, for at most `timeout` seconds: how many events are still not on disk.

        At 0 the journal was let go of. Otherwise it goes on trying, and can be closed again.
        """
        ...


def _ignore(_status: SaveStatus) -> None:
    """Tell nobody."""


class _Reporter:
    """Tells how it stands, but not the same thing twice; what goes wrong in telling ends no writer."""

    def __init__(self, journal: Journal, on_status: OnStatus) -> None:
        self._journal = journal
        self._on_status = on_status
        self.last = SaveStatus(SaveState.SAVED)
        """How it stood last, without a notice."""

    def saving(self, waiting: int) -> None:
        """An event is on its way to the disk; in trouble, that is not news."""
        if not self._journal.trouble:
            self._tell(SaveStatus(SaveState.SAVING, waiting))

    def stands(self, waiting: int, notice: str = "") -> None:
        """How it stands after a try; `waiting` more events have not been tried."""
        trouble, unsaved = self._journal.trouble, self._journal.unsaved + waiting
        if trouble:
            self._tell(SaveStatus(SaveState.NOT_SAVED, unsaved, trouble, notice))
        else:
            self._tell(SaveStatus(SaveState.SAVING if unsaved else SaveState.SAVED, unsaved, notice=notice))

    def _tell(self, status: SaveStatus) -> None:
        if status.notice or status != self.last:
            self.last = replace(status, notice="") if status.notice else status
            guarded(lambda: self._on_status(status))


class DirectWriter:
    """Saves where it is called, and answers before it returns. While there is trouble, each submit tries again."""

    def __init__(self, journal: Journal, on_status: OnStatus = _ignore, heartbeat: Heartbeat | None = None) -> None:
        """Write to the journal from now on; it is closed with the writer."""
        self._journal = journal
        self._beat = _Beats(heartbeat, journal)
        self._reporter = _Reporter(journal, on_status)
        self._reporter.stands(0)

    @property
    def unsaved(self) -> int:
        """How many events that were handed in are not on disk."""
        return self._journal.unsaved

    @property
    def status(self) -> SaveStatus:
        """See `Writer`."""
        return self._reporter.last

    def submit(self, record: Record) -> None:
        """See `Writer`. It answers before it returns."""
        block = encode_record(record)
        mended = self._journal.retry() if self._journal.trouble else None
        self._reporter.saving(1)
        outcome = self._journal.append_block(record.seq, block)
        notices = [answer.notice for answer in (mended, outcome) if isinstance(answer, Saved)]
        self._reporter.stands(0, " ".join(filter(None, notices)))

    def settle(self, timeout: float) -> bool:
        """See `Writer`. Nothing is ever under way."""
        return True

    def beat(self, elapsed: float) -> None:
        """See `Writer`."""
        self._beat(elapsed)

    def close(self, timeout: float = 5.0) -> int:
        """See `Writer`. It takes as long as one try takes."""
        if self._journal.trouble:
            mended = self._journal.retry()
            self._reporter.stands(0, mended.notice if isinstance(mended, Saved) else "")
        if not self._journal.unsaved:
            self._journal.close()
        return self._journal.unsaved


class JournalWriter:
    """Saves in a thread of its own, which also calls `on_status`.

    Submit and close from one thread. It ends with the program, saved or not; `close` is what waits.
    """

    def __init__(
        self,
        journal: Journal,
        on_status: OnStatus = _ignore,
        heartbeat: Heartbeat | None = None,
        wait: Wait = threading.Event.wait,
    ) -> None:
        """Write to the journal from now on; it is closed with the writer."""
        self._journal = journal
        self._beat = _Beats(heartbeat, journal)
        self._wait = wait
        self._reporter = _Reporter(journal, on_status)
        self._jobs: deque[tuple[int, bytes]] = deque()
        self._under_way = 0  # handed in, and neither on disk nor known not to be
        self._worked = threading.Condition()
        self._elapsed: float | None = None  # a beat to be written
        self._submitted = journal.saved + journal.unsaved  # it may have been written to before
        self._failures = 0  # in a row
        self._retrying = Guard()
        self._closing = False
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @property
    def unsaved(self) -> int:
        """How many events that were handed in are not on disk."""
        return self._submitted - self._journal.saved

    @property
    def status(self) -> SaveStatus:
        """See `Writer`."""
        return self._reporter.last

    def submit(self, record: Record) -> None:
        """See `Writer`."""
        block = encode_record(record)  # here, so that a mistake of ours is heard by whoever made it
        self._submitted += 1
        with self._worked:
            self._under_way += 1
        self._jobs.append((record.seq, block))
        self._woken.set()

    def settle(self, timeout: float) -> bool:
        """See `Writer`. Any thread may wait, but not that of the writer."""
        with self._worked:
            return self._worked.wait_for(lambda: not self._under_way, timeout)

    def beat(self, elapsed: float) -> None:
        """See `Writer`."""
        self._elapsed = elapsed
        if not self._journal.trouble:  # else it would cut the pauses between tries short
            self._woken.set()

    def close(self, timeout: float = 5.0) -> int:
        """See `Writer`."""
        self._closing = True
        self._woken.set()
        self._thread.join(timeout)
        return self.unsaved

    def _run(self) -> None:
        while True:
            self._woken.clear()  # first: whatever is handed in from here on wakes the next wait
            closing = self._closing  # and before the work, so that what was handed in before it is done
            self._work_off()
            if closing and not self.unsaved:
                break
            if self._journal.trouble:
                self._wait(self._woken, min(FIRST_PAUSE * 2**self._failures, LONGEST_PAUSE))
                self._try_again()
            elif not closing:
                self._woken.wait()
        self._journal.close()

    def _work_off(self) -> None:
        """Write what was handed in, an event at a time, then the last beat."""
        while self._jobs:
            self._reporter.saving(len(self._jobs))
            seq, block = self._jobs.popleft()
            outcome = self._append(seq, block)
            self._reporter.stands(len(self._jobs), outcome.notice if isinstance(outcome, Saved) else "")
            with self._worked:
                self._under_way -= 1
                self._worked.notify_all()
        self._reporter.stands(0)
        if self._elapsed is not None:
            elapsed, self._elapsed = self._elapsed, None
            self._beat(elapsed)

    def _append(self, seq: int, block: bytes) -> Saved | NotSaved:
        return guarded(lambda: self._journal.append_block(seq, block)) or NotSaved(seq, self._journal.trouble)

    def _try_again(self) -> None:
        outcome = self._retrying.call(self._journal.retry)
        if not isinstance(outcome, Saved):
            self._failures = min(self._failures + 1, 10)
            return
        self._failures = 0
        self._reporter.stands(len(self._jobs), outcome.notice)


class _Beats:
    """Writes beats beside the journal. A mistake of ours in it costs a beat."""

    def __init__(self, heartbeat: Heartbeat | None, journal: Journal) -> None:
        self._heartbeat, self._journal = heartbeat, journal
        self._guard = Guard()

    def __call__(self, elapsed: float) -> None:
        if heartbeat := self._heartbeat:
            self._guard.call(lambda: self._write(heartbeat, elapsed))

    def _write(self, heartbeat: Heartbeat, elapsed: float) -> None:
        heartbeat.follow(self._journal.path)
        heartbeat.beat(elapsed)
