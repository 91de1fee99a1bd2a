"""The law, in one place: what every loop holds a session to, whatever was done to its disk.

1. An event that showed as saved could be read from the disk at that moment, and is there after reopening.
2. What is there is what happened, in order, from the beginning, and nothing else.
3. Nothing is silent: where something is missing that did happen, the screen said NOT SAVED, why, and how much.
4. The session resumes, takes another event, and its page is built again and agrees; so does last week's record.
5. A file beside the record is whole: it holds what was put there at some time, and nothing in between.
6. Nothing is left behind: no file of no use, no open descriptor (but by a program that was killed).

`sound()` is the scripted session on a sound disk, which everything is compared with.
"""

from __future__ import annotations

import functools
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from tests.faults.script import EARLIER, OPENING, Witness, prepared, whole
from tests.storage.faults import FaultyDisk

from peerinquiry.following import Following
from peerinquiry.inquiry.commands import Note
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.privacy import public
from peerinquiry.recording import Keeping
from peerinquiry.rehearsal import SteppedClock
from peerinquiry.storage.atomic import TEMPORARY
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.outcome import SaveState
from peerinquiry.storage.transcripts import check_transcript

WHOLE = frozenset({".ics", ".html", ".txt", ".md"})


class BrokenLawError(AssertionError):
    """What was found, after which fault."""


@dataclass(frozen=True, slots=True)
class Sound:
    """The scripted session as it is: its records, its calls to the disk by name, and every whole file that it wrote."""

    records: tuple[Record, ...]
    calls: tuple[str, ...]
    wholes: Mapping[str, AbstractSet[bytes]]


class _Watching(FaultyDisk):
    """Notes down each call, and what is put in a file's place."""

    def __init__(self) -> None:
        super().__init__(self._note, syncs=False)
        self.calls: list[str] = []
        self.wholes: dict[str, set[bytes]] = defaultdict(set)

    def replace(self, source: Path, target: Path) -> None:
        self.wholes[target.name].add(source.read_bytes())
        super().replace(source, target)

    def _note(self, name: str, _count: int) -> None:
        self.calls.append(name)


@functools.cache
def sound() -> Sound:
    """See the module."""
    with tempfile.TemporaryDirectory() as folder:
        home = prepared(Path(folder) / "home")
        disk, witness = _Watching(), Witness()
        disk.wholes[f"{EARLIER}.md"].add((home.sessions / f"{EARLIER}.md").read_bytes())
        whole(home, witness, disk)
        hold(witness.unsaved == 0 and not any(witness.said), f"a sound disk: {witness.said}")
        return Sound(tuple(witness.happened), tuple(disk.calls), dict(disk.wholes))


def hold(true: object, law: str) -> None:
    """Raise BrokenLawError unless it is `true`."""
    if not true:
        raise BrokenLawError(law)


def told_the_truth(witness: Witness) -> None:
    """While it ran, and when it closed: laws 1 and 3."""
    hold(not witness.early, f"events {witness.early} showed as saved, and could not be read from the disk")
    if witness.closed and witness.path is not None:
        on_disk = len(read_journal(witness.path).records) if begun(witness.path) else 0
        missing = len(witness.happened) - on_disk
        hold(witness.unsaved >= missing, f"{missing} events are missing, and {witness.unsaved} were said to be")
        if missing:
            hold(witness.status.state is SaveState.NOT_SAVED, f"{missing} events are missing, and nothing is said")
            hold(witness.status.reason and witness.status.unsaved >= missing, f"too little is said: {witness.status}")
    hold(all(not said or "could not be written" in said for said in witness.said), f"{witness.said}")


def nothing_left_behind(home: Home, disk: FaultyDisk) -> None:
    """Law 6, once the files are closed; what the disk did not let be taken away is there yet."""
    hold(not disk.open_files, "a descriptor is open")
    left = [path.name for path in home.root.rglob("*") if path.name.startswith(TEMPORARY)]
    hold(disk.failed["unlink"] or not left, f"left behind: {left}")


def goes_on(home: Home, claimed: int) -> int:
    """After the end, however it came: laws 1, 2, 4 and 5. How many events were there."""
    _whole_files(home)
    journals = sorted(path for path in home.sessions.glob("*.toml") if path.stem != EARLIER)
    readable = [path for path in journals if path.stat().st_size]
    hold(readable or not claimed, f"{claimed} events were saved, and there is no journal")
    if not readable:
        return 0
    (path,) = readable
    clock = SteppedClock(OPENING)
    clock.advance(3600)
    if not begun(path):
        hold(not claimed, f"{claimed} events were saved, and the journal has not even begun")
        return 0
    again = Keeping(home, clock, direct=True, disk=FaultyDisk(syncs=False)).reopen(path)
    before = again.session.records[:-1]
    hold(before == sound().records[: len(before)], "what is on disk is not what happened")
    hold(len(before) >= claimed, f"{claimed} events were said to be saved, and {len(before)} are there")
    hold(all("set aside in" in one for one in again.warnings), f"{again.warnings}")
    hold(again.session.dispatch(Note("on")) is None, "it takes no further event")
    hold(again.close() == 0, "it cannot be closed")
    decoded = read_journal(path)
    hold(decoded.records == again.session.records and not decoded.warnings, "it was not gone on with")
    hold(fold(decoded.records) == again.session.state, "the disk and the memory differ")
    for one in (path, home.sessions / f"{EARLIER}.toml"):
        hold(not check_transcript(one), f"{one.name}: {[str(finding) for finding in check_transcript(one)]}")
    _stage_knows(home, path, decoded.records)
    _linked(home, again.session.state)
    return len(before)


def begun(path: Path) -> bool:
    """Whether there is a whole header: before that is on disk, nothing has shown as saved."""
    return path.exists() and b"\nsum = " in path.read_bytes()


def _whole_files(home: Home) -> None:
    for path in home.sessions.iterdir():
        if path.suffix in WHOLE and not path.name.startswith(".") and ".torn-" not in path.name:
            hold(path.read_bytes() in sound().wholes.get(path.name, ()), f"{path.name} is neither old nor new")


def _stage_knows(home: Home, path: Path, records: tuple[Record, ...]) -> None:
    stage = Following(home, path)
    stage.look()
    told = stage._audience._records
    seen = stage._audience._seen
    hold(told == [one for record in records if (one := public(record, seen))], "the stage tells something else")


def _linked(home: Home, state: State) -> None:
    answers = [brought.said.answer for brought in state.brought if brought.said]
    earlier = fold(read_journal(home.sessions / f"{EARLIER}.toml").records)
    hold([told.said.answer for told in earlier.followed] == answers, "last week's record does not know")
