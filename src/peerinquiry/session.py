"""A live session: the one loop that every console drives.

`dispatch(command)` decides, appends each event to the journal, evolves, and tells the listeners, in
that order. An event shows only once it is on disk, or once it is known that it cannot be just now.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from peerinquiry.inquiry.commands import Command, Redo, Refused, ResumeSession, Undo
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.decide.steps import starting
from peerinquiry.inquiry.events import Event, Record, Redone, Undone
from peerinquiry.inquiry.evolve import evolve, fold
from peerinquiry.inquiry.model import State
from peerinquiry.storage.outcome import NotSaved, Saved
from peerinquiry.storage.writer import Writer


class Clock(Protocol):
    """Where time comes from."""

    def wall(self) -> datetime:
        """Now, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def wall(self) -> datetime:
        """Now, in UTC, to the millisecond: the grain of the journal."""
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def monotonic(self) -> float:
        """Seconds since some moment in the past."""
        return time.monotonic()


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of the clocks: seconds of the session, and the wall clock in UTC."""

    elapsed: float
    wall: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """What a listener is told: what happened, and what the session is now."""

    record: Record
    state: State


Listener = Callable[[Change], None]
Post = Callable[[Callable[[], None]], None]
"""Runs a callback in the session's own thread."""


def at_once(callback: Callable[[], None]) -> None:
    """Run a callback where it is: for a writer that works in the same thread."""
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
    """One session, live. Not safe to call from several threads: `post` brings the writer's answers home."""

    def __init__(self, writer: Writer, clock: Clock | None = None, past: Past = NO_PAST, post: Post = at_once) -> None:
        """Go on from the `past`."""
        self._writer = writer
        self._clock = clock or SystemClock()
        self._post = post
        self._records = list(past.records)
        self._head = fold(self._records)
        self._waiting: deque[tuple[Record, State]] = deque()
        self._listeners: list[Listener] = []
        last = self._records[-1].seq if self._records else 0
        self._seq = max(last, past.next_seq - 1)
        self._base = past.elapsed - self._clock.monotonic()
        self.starts_turns = False
        """Whether the clock of a turn starts by itself when the turn is given."""
        self.state = self._head
        """What may be shown: everything in it is on disk, or said not to be."""

    @property
    def records(self) -> tuple[Record, ...]:
        """Everything that happened, undone or not."""
        return tuple(self._records)

    @property
    def settled(self) -> bool:
        """Whether everything that was decided may be shown."""
        return not self._waiting

    def moment(self) -> Moment:
        """Now."""
        return Moment(round(self._base + self._clock.monotonic(), 3), self._clock.wall())

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each event that may be shown."""
        self._listeners.append(listener)

    def dispatch(self, command: Command) -> Refused | None:
        """Do what `command` asks, as one act; or say why not, and do nothing."""
        moment = self.moment()
        decided = decide(self._head, command, moment.elapsed)
        if isinstance(decided, Refused):
            return decided
        act, before = self._seq + 1, self._head
        for event in decided:
            self._append(event, act, moment)
        if self.starts_turns and not isinstance(command, Undo | Redo | ResumeSession):
            for event in starting(before, self._head):
                self._append(event, act, moment)
        return None

    def _append(self, event: Event, act: int, moment: Moment) -> None:
        self._seq += 1
        record = Record(self._seq, act, moment.wall, moment.elapsed, event)
        self._records.append(record)
        turned_back = isinstance(event, Undone | Redone)
        self._head = fold(self._records) if turned_back else evolve(self._head, record)
        self._waiting.append((record, self._head))
        self._writer.submit(record, self._answered)

    def _answered(self, _answer: Saved | NotSaved) -> None:
        self._post(self._show_next)

    def _show_next(self) -> None:
        """The writer answers in order, so the next answer is for the oldest event that waits."""
        record, self.state = self._waiting.popleft()
        for listener in self._listeners:
            listener(Change(record, self.state))
