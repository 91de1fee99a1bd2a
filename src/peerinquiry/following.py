"""The session that a stage follows: which one, what of it everyone may see, and how far its clock is.

It reads the files that the console writes, and nothing else: no address, no port. What is private is left out as it is
read (`inquiry.privacy`), so that a stage cannot show what it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from peerinquiry.inquiry.events import REREAD, Record
from peerinquiry.inquiry.evolve import evolve, fold
from peerinquiry.inquiry.evolve.steps import paused
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.privacy import public, seen_by_all
from peerinquiry.session import Clock, Moment, SystemClock
from peerinquiry.storage.audience import announce, withdraw
from peerinquiry.storage.heartbeat import Beat, Cover, beat_of
from peerinquiry.storage.home import Home
from peerinquiry.storage.living import beats_still, living
from peerinquiry.storage.tail import Tail

SEARCH = 1.0
"""Seconds between looks for a session that was begun meanwhile, and between two words that a stage follows."""
STEADY = 0.1
"""A rate that differs from 1 by no more is 1: two moments were not taken quite at once."""
SHORTEST, LONGEST = 0.2, 3.0
"""Seconds between two beats that tell a rate: less is jitter, more is a laptop that slept."""


class Audience:
    """The session as everyone may know it: a fold over public records alone."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self.state = State()
        self._records: list[Record] = []
        self._seen: frozenset[int] = frozenset()

    @property
    def last(self) -> Record | None:
        """What happened last."""
        return self._records[-1] if self._records else None

    def begin(self, records: Iterable[Record]) -> None:
        """Know these, and no others. They are gone through twice where the group has seen what was hidden first."""
        told = list(records)
        self._seen = frozenset()
        while True:
            self._records = [one for record in told if (one := public(record, self._seen))]
            self.state = fold(self._records)
            if self.complete:
                return
            self._seen = seen_by_all(self._records, self.state)

    def hear(self, records: Iterable[Record]) -> None:
        """Know these, too."""
        shown = [one for record in records if (one := public(record, self._seen))]
        self._records += shown
        if any(isinstance(record.event, REREAD) for record in shown):
            self.state = fold(self._records)
            return
        for record in shown:
            self.state = evolve(self.state, record)

    @property
    def complete(self) -> bool:
        """Whether all that the group has seen is known, and nothing else; if not, it is to begin anew."""
        return self._seen == seen_by_all(self._records, self.state)


@dataclass(frozen=True, slots=True)
class Pulse:
    """The last beat, and how many seconds of the session pass in one of the world."""

    beat: Beat
    rate: float = 1.0

    def after(self, beat: Beat) -> Pulse:
        """The pulse once another beat was heard. A rehearsal may run fast."""
        apart = (beat.at - self.beat.at).total_seconds()
        if beat.holder != self.beat.holder or not SHORTEST <= apart <= LONGEST:
            return Pulse(beat)
        rate = (beat.elapsed - self.beat.elapsed) / apart
        return Pulse(beat, 1.0 if abs(rate - 1) <= STEADY else max(0.0, rate))

    def elapsed(self, now: datetime) -> float:
        """Seconds of the session, while the console lives."""
        return self.beat.elapsed + self.rate * max(0.0, (now - self.beat.at).total_seconds())


class Following:
    """Follows the session at a path, or whichever is live in a home."""

    def __init__(self, home: Home, session: Path | None = None, clock: Clock | None = None) -> None:
        """Follow `session` alone, if one is named. Nothing is read before the first look."""
        self._home, self._fixed = home, session is not None
        self._clock = clock or SystemClock()
        self._searched: datetime | None = None
        self._pulse: Pulse | None = None
        self._tail: Tail | None = None
        self._audience = Audience()
        self._alive = False
        if session is not None:
            self._turn_to(session)

    @property
    def journal(self) -> Path | None:
        """The journal that is followed."""
        return self._tail.path if self._tail else None

    @property
    def state(self) -> State | None:
        """The session as it may be shown, its clock standing where the console does not live; None without one."""
        if self._audience.last is None:
            return None
        return self._audience.state if self._alive else paused(self._audience.state, self.moment().elapsed)

    @property
    def alive(self) -> bool:
        """Whether the console that has the session open lives."""
        return self._alive

    @property
    def trouble(self) -> str:
        """Why the session cannot be read, in a sentence, or nothing."""
        return self._tail.trouble if self._tail else ""

    @property
    def cover(self) -> Cover:
        """The curtain."""
        return self._pulse.beat.cover if self._pulse else Cover()

    @property
    def folder(self) -> Path | None:
        """Where the console was started, and looks for question banks."""
        return self._pulse.beat.folder if self._pulse else None

    def moment(self) -> Moment:
        """Now, by the session's own clocks; where its heart stopped, while it stands."""
        last, pulse = self._audience.last, self._pulse
        elapsed = last.elapsed if last else 0.0
        if pulse:
            elapsed = max(elapsed, pulse.elapsed(self._clock.wall()) if self._alive else pulse.beat.elapsed)
        wall = last.at + timedelta(seconds=elapsed - last.elapsed) if last else self._clock.wall()
        return Moment(elapsed, wall)

    def look(self) -> None:
        """See what is new; to be called several times a second."""
        now = self._clock.wall()
        if self._searched is None or abs((now - self._searched).total_seconds()) >= SEARCH:
            self._searched = now
            self._search(now)
        if self._tail is None:
            return
        self._feel(self._tail.path, now)
        if added := self._tail.look():
            if added.anew:
                self._audience.begin(added.records)
            else:
                self._audience.hear(added.records)
                if not self._audience.complete and (whole := self._tail.look_anew()):
                    self._audience.begin(whole.records)

    def leave(self) -> None:
        """Follow no more."""
        if self._tail:
            withdraw(self._tail.path)

    def _search(self, now: datetime) -> None:
        """Turn to the session that was opened last; where one was named, only to the file that it moved to."""
        live = living(self._home, now)
        if self._fixed:
            live = [one for one in live if self._pulse and one[1].holder == self._pulse.beat.holder]
        if live and live[0][0] != self.journal:
            self._turn_to(live[0][0])
        if self._tail and self._alive:
            announce(self._tail.path)

    def _turn_to(self, journal: Path) -> None:
        self.leave()
        self._tail, self._audience, self._pulse, self._alive = Tail(journal), Audience(), None, False

    def _feel(self, journal: Path, now: datetime) -> None:
        """Feel the pulse. A beat that is being written is none; the one before it is good for a while."""
        beat = beat_of(journal)
        if beat is not None and (self._pulse is None or beat != self._pulse.beat):
            self._pulse = self._pulse.after(beat) if self._pulse else Pulse(beat)
        self._alive = self._pulse is not None and beats_still(self._pulse.beat, now)
