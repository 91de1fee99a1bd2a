"""A live session: the one loop that every console drives.

`dispatch(command)` decides, evolves, hands each event to the writer, and tells the listeners, in that order. What
they draw is held back until the writer is done with it (`Recording.settle`).
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final, Protocol

from peerinquiry.inquiry.commands import Command, NoticeGap, Redo, Refused, ResumeSession, Undo
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.decide.steps import starting
from peerinquiry.inquiry.events import REREAD, Event, Record
from peerinquiry.inquiry.evolve import evolve, fold
from peerinquiry.inquiry.gaps import Gap, Reading, between
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.frame import gap_words
from peerinquiry.inquiry.view.words import spoken
from peerinquiry.storage.guard import guarded
from peerinquiry.storage.writer import Writer


class Clock(Protocol):
    """Where time comes from."""

    def wall(self) -> datetime:
        """Now, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never run backwards; they may stand while the machine sleeps."""
        ...

    def boot(self) -> float:
        """Seconds that go on while the machine sleeps, where it has such a clock."""
        ...

    @property
    def patience(self) -> float:
        """Seconds between two readings from which on the program is taken to have stood still."""
        ...


BOOT: Final[int | None] = getattr(
    time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None) if sys.platform == "darwin" else None
)
"""The clock that does not stop in sleep; on macOS, `time.monotonic` does, and this one does not."""


class SystemClock:
    """The machine's own clocks."""

    def wall(self) -> datetime:
        """Now, in UTC, to the millisecond: the grain of the journal."""
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def monotonic(self) -> float:
        """Seconds since some moment in the past."""
        return time.monotonic()

    def boot(self) -> float:
        """The same, sleep counted in; on Windows `monotonic` counts it already."""
        return time.clock_gettime(BOOT) if BOOT is not None else time.monotonic()

    @property
    def patience(self) -> float:
        """The console reads the clock five times a second."""
        return 10.0


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of the clocks: seconds of the session, and the wall clock in UTC."""

    elapsed: float
    wall: datetime


@dataclass(frozen=True, slots=True)
class Noticed:
    """A gap of so many seconds that was `lost`, and how far the wall clock was `set`: forward is more than nothing.

    `interrupted`: a clock ran when the gap began, and stands there now.
    """

    lost: float
    set: float
    interrupted: bool

    @property
    def words(self) -> str:
        """What happened, and what to do."""
        asked = " The clock stands where it was: k counts that time, Space goes on without." if self.interrupted else ""
        gap = f"{gap_words(self.lost)}.{asked}" if self.lost else ""
        way = "forward" if self.set > 0 else "back"
        by = f"The computer's time of day was set {way} by {spoken(abs(self.set))}." if self.set else ""
        return " ".join(filter(None, (gap, by)))


@dataclass(frozen=True, slots=True)
class Change:
    """What a listener is told: what happened, and what the session is now."""

    record: Record
    state: State


Listener = Callable[[Change], None]
Post = Callable[[Callable[[], None]], None]
"""Runs a callback in the console's own thread."""


def at_once(callback: Callable[[], None]) -> None:
    """Run a callback where it is: for a console that has no other thread."""
    callback()


@dataclass(frozen=True, slots=True)
class Past:
    """What a session goes on from: its records, and the second it had come to.

    `next_seq` is more than the last record's number plus one where not all that was numbered could be read.
    """

    records: tuple[Record, ...] = ()
    elapsed: float = 0.0
    next_seq: int = 1


NO_PAST = Past()


class Session:
    """One session, live. Not safe to call from several threads."""

    def __init__(self, writer: Writer, clock: Clock | None = None, past: Past = NO_PAST) -> None:
        """Go on from the `past`."""
        self._writer = writer
        self._clock = clock or SystemClock()
        self._records = list(past.records)
        self._untold: deque[Change] = deque()
        self._listeners: list[Listener] = []
        last = self._records[-1].seq if self._records else 0
        self._seq = max(last, past.next_seq - 1)
        self._read = self._reading()
        self._base = past.elapsed - self._read.monotonic
        self._gap = Gap()
        self.starts_turns = False
        """Whether the clock of a turn starts by itself when the turn is given."""
        self.state = fold(self._records)
        """What the session is now."""

    @property
    def records(self) -> tuple[Record, ...]:
        """Everything that happened, undone or not."""
        return tuple(self._records)

    def moment(self) -> Moment:
        """Now. Time that a gap took is none of the session's."""
        before, self._read = self._read, self._reading()
        found = between(before, self._read, self._clock.patience)
        self._base -= found.counted
        self._gap = Gap(self._gap.lost + found.lost, 0.0, self._gap.set + found.set)
        return Moment(round(self._base + self._read.monotonic, 3), self._read.wall)

    def notice(self) -> Noticed | None:
        """Put down a gap that there was since this was asked last; what a facilitator wants to hear of it."""
        return self._notice(self.moment())

    def _notice(self, moment: Moment) -> Noticed | None:
        gap, self._gap = self._gap, Gap()
        if not gap.lost and not gap.set:
            return None
        clock = self.state.desk.clock
        interrupted = gap.lost > 0 and clock is not None and clock.running
        if gap.lost:
            self._do(NoticeGap(gap.lost), moment)
        return Noticed(gap.lost, gap.set, interrupted=interrupted)

    def _reading(self) -> Reading:
        return Reading(self._clock.monotonic(), self._clock.boot(), self._clock.wall())

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each event, once all of its act is handed to the writer."""
        self._listeners.append(listener)

    def dispatch(self, command: Command) -> Refused | None:
        """Do what `command` asks, as one act; or say why not, and do nothing."""
        moment = self.moment()
        noticed = self._notice(moment)
        if noticed and noticed.interrupted:  # the key was meant for a clock that ran
            return Refused(noticed.words)
        return self._do(command, moment)

    def _do(self, command: Command, moment: Moment) -> Refused | None:
        decided = decide(self.state, command, moment.elapsed)
        if isinstance(decided, Refused):
            return decided
        act, before = self._seq + 1, self.state
        for event in decided:
            self._append(event, act, moment)
        if self.starts_turns and not isinstance(command, Undo | Redo | ResumeSession):
            for event in starting(before, self.state):
                self._append(event, act, moment)
        self._tell()
        return None

    def _append(self, event: Event, act: int, moment: Moment) -> None:
        record = Record(self._seq + 1, act, moment.wall, moment.elapsed, event)
        anew = isinstance(event, REREAD)
        state = fold([*self._records, record]) if anew else evolve(self.state, record)
        self._writer.submit(record)
        self._seq, self.state = record.seq, state
        self._records.append(record)
        self._untold.append(Change(record, state))

    def _tell(self) -> None:
        """Tell what was not told yet; a listener that acts in turn is told of that after what led to it.

        A mistake of ours in showing what happened is reported, and ends nothing: it goes to the disk all the same.
        """
        while self._untold:
            change = self._untold.popleft()
            for listener in self._listeners:
                guarded(partial(listener, change))
