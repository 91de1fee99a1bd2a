"""Every event with the state it met: what a session was like when something happened, taken back later or not."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from peerinquiry.inquiry.events import REREAD, Amended, ParticipantRenamed, Record, Redone, Undone
from peerinquiry.inquiry.evolve import evolve, live
from peerinquiry.inquiry.model import State

_REMEMBERED: Final = 64
"""States kept to go back to. An undo mostly takes back the last few events; whatever lies further back is told anew."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A record, as it is read in the end, and the state `before` it; `undone` where it was taken back for good."""

    record: Record
    before: State
    undone: bool


def moments(records: Sequence[Record]) -> Iterator[Moment]:
    """Every record, in order, with the state in which it happened; words are those that they were mended to since."""
    counted = iter(live(records)[0])
    expected = next(counted, None)
    read: list[tuple[Record, bool]] = []
    for record in records:
        if isinstance(record.event, Undone | Redone):
            read.append((record, False))
        elif expected and (expected.seq, expected.at) == (record.seq, record.at):
            read.append((expected, False))
            expected = next(counted, None)
        else:
            read.append((record, True))
    states = _states([record for record, _ in read])
    return (Moment(record, before, undone) for (record, undone), before in zip(read, states, strict=True))


def states(records: Sequence[Record]) -> Iterator[State]:
    """The state that each record led to, in the words of that time: what comes later changes nothing about it."""
    telling = _Telling()
    for place, record in enumerate(records, 1):
        if isinstance(record.event, REREAD):
            telling.tell_anew(live(records[:place])[0])
        else:
            telling.tell(record)
        yield telling.state


def _states(read: Sequence[Record]) -> Iterator[State]:
    """The state before each record, as it was then: an undo that comes later changes nothing about it."""
    telling = _Telling()
    happened: list[Record] = []
    for record in read:
        yield telling.state
        if isinstance(record.event, Amended):  # the words are read mended already
            continue
        happened.append(record)
        if isinstance(record.event, Undone | Redone):
            telling.tell_anew(live(happened)[0])
        else:
            telling.tell(record)


class _Telling:
    """The records that count so far, with the state after each of the last few."""

    def __init__(self) -> None:
        self._told: list[Record] = []
        self._states: deque[State] = deque([State()], _REMEMBERED)

    @property
    def state(self) -> State:
        """What it comes to."""
        return self._states[-1]

    def tell(self, record: Record) -> None:
        """One more."""
        self._states.append(evolve(self.state, record))
        self._told.append(record)

    def tell_anew(self, counted: Sequence[Record]) -> None:
        """These are the ones that count, from the first one that is another than it was."""
        same = next(
            (place for place, (old, new) in enumerate(zip(self._told, counted, strict=False)) if old is not new),
            min(len(self._told), len(counted)),
        )
        back = len(self._told) - same
        if back < len(self._states):
            for _ in range(back):
                self._states.pop()
        else:
            self._states, same = deque([State()], _REMEMBERED), 0
        del self._told[same:]
        for record in counted[same:]:
            self.tell(record)


class Called:
    """What everybody is called in the end, whatever they were called before."""

    def __init__(self, records: Sequence[Record]) -> None:
        """Read who was renamed, and was not renamed back by an undo."""
        self._renamed = [
            (record.seq, record.event) for record in live(records)[0] if isinstance(record.event, ParticipantRenamed)
        ]

    def in_the_end(self, name: str, seq: int) -> str:
        """The last name of whom event number `seq` calls `name`."""
        for when, event in self._renamed:
            if when >= seq and event.who == name:
                name = event.to
        return name
