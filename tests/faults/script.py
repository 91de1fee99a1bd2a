"""The scripted session: every kind of write that a session makes, in invented time, on whatever disk one hands in.

A session of last week lies in the home, and hears of what became of its action.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from tests.inquiry.driver import BANK, CHALLENGES, PEOPLE, opened

from peerinquiry.errors import PeerInquiryError
from peerinquiry.following import Following
from peerinquiry.formats.journal_toml import Header, encode_journal
from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry.commands import (
    AddPeople,
    AnswerAction,
    BringActions,
    ChooseOwner,
    CloseSession,
    Command,
    GoTo,
    SetAction,
    ToggleClock,
    Undo,
    WriteChallenges,
)
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.model import Answer, OpenAction, Step
from peerinquiry.recording import Keeping, Recording
from peerinquiry.rehearsal import SteppedClock
from peerinquiry.session import Change
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.home import Home
from peerinquiry.storage.outcome import SaveState, SaveStatus
from peerinquiry.storage.tail import Tail

OPENING = datetime(2026, 11, 29, 14, 0, tzinfo=UTC)
TITLE = "Leadership team"
EARLIER = "2026-11-22-1400-leadership-team"
PLAN = "Ann's plan\n1. Call both, by Friday.\n"
COMMANDS: tuple[Command, ...] = (
    AddPeople(PEOPLE[:3]),
    BringActions((OpenAction(EARLIER, 1, "Call", "Ann"),)),
    AnswerAction(1, Answer.KEPT, "both said yes"),
    GoTo(Step.WRITING),
    WriteChallenges(CHALLENGES),
    GoTo(Step.VOTING),
    ChooseOwner("Ann"),
    ToggleClock(),
    Undo(),
    GoTo(Step.PLANNING),
    SetAction("Visit them", "Ann", date(2026, 12, 4)),
    GoTo(Step.FAREWELL),
    CloseSession(),
)


PATIENCE = 60.0
"""Seconds that a witness waits for the disk at most."""


@dataclass
class Witness:
    """What somebody who watches the screen is told, and what somebody who reads the disk meanwhile sees."""

    acknowledge: Callable[[int], object] = lambda _seq: None
    """Told of each event that shows without a NOT SAVED beside it."""
    happened: list[Record] = field(default_factory=list)
    shown: int = 0
    """The number of the last event that showed."""
    claimed: int = 0
    """The number up to which the screen said that all is saved."""
    status: SaveStatus = field(default_factory=lambda: SaveStatus(SaveState.SAVED))
    said: list[str] = field(default_factory=list)
    """Sentences about files that could not be written."""
    unsaved: int = 0
    """What closing said is not on disk."""
    closed: bool = False
    path: Path | None = None
    """Where the journal is by now."""
    early: list[int] = field(default_factory=list)
    """Events that showed as saved, and could not be read from the disk."""
    stage: Following | None = None
    """Somebody who follows, and looks whenever something shows."""

    def hear_status(self, status: SaveStatus) -> None:
        """How it stands with the journal."""
        self.status = status
        if status.state is SaveState.SAVED and not status.unsaved:
            self._claim(self.shown)

    def follow(self, recording: Recording, home: Home) -> None:
        """Watch a session that has begun."""
        self.path = recording.path
        self.stage = Following(home, recording.path)
        self._recording = recording
        self._known: list[Record] = []
        self._tail = Tail(recording.path)
        self.happened = list(recording.session.records)
        self._show(len(self.happened))
        recording.session.listen(self._hear)

    def _hear(self, change: Change) -> None:
        """As a frame does, what shows waits for the disk."""
        settled = self._recording.settle(PATIENCE)
        self.happened = list(self._recording.session.records)
        self.path = self._recording.path
        if settled:
            self._show(change.record.seq)

    def _show(self, seq: int) -> None:
        self.shown = seq
        if self.status.state is not SaveState.NOT_SAVED:
            self._claim(seq)

    def _claim(self, seq: int) -> None:
        if seq <= self.claimed:
            return
        self.claimed = seq
        if self._recording.path != self._tail.path:
            self._tail = Tail(self._recording.path)
        if added := self._tail.look():
            self._known = [*(() if added.anew else self._known), *added.records]
        happened = self._recording.session.records
        if self._known[: len(happened)] != [*happened[: len(self._known)]] or len(self._known) < seq:
            self.early.append(seq)
        if self.stage:
            self.stage.look()
        self.acknowledge(seq)


def prepared(root: Path) -> Home:
    """A home with last week's session in it."""
    home = Home(root)
    home.prepare()
    for ending, data in _last_week().items():
        (home.sessions / f"{EARLIER}{ending}").write_bytes(data)
    return home


@functools.cache
def _last_week() -> dict[str, bytes]:
    chosen = opened().all(AddPeople(PEOPLE[:3]), WriteChallenges(CHALLENGES), ChooseOwner("Ann"))
    run = chosen.all(GoTo(Step.PLANNING), SetAction("Call", "Ann"))
    journal = encode_journal(Header(run.records[0].at, "test"), run.records)
    return {".toml": journal, ".md": render(run.records).encode()}


def play(
    home: Home,
    witness: Witness,
    disk: Disk = DISK,
    *,
    direct: bool = True,
    before: Callable[[int], object] = lambda _step: None,
) -> Recording:
    """The session from its first key to its last, but for closing its files; `before` is told of each step, from 0."""
    clock = SteppedClock(OPENING)
    keeping = Keeping(home, clock, witness.hear_status, direct=direct, disk=disk)
    recording = keeping.begin(TITLE, BANK, 60)
    witness.follow(recording, home)
    for step, command in enumerate(COMMANDS):
        before(step)
        clock.advance(3)
        recording.beat()
        refused = recording.session.dispatch(command)
        assert refused is None, refused
        if isinstance(command, GoTo | CloseSession):
            witness.said.append(recording.write_page())
        if isinstance(command, SetAction):
            _keepsakes(recording, witness)
    return recording


def whole(home: Home, witness: Witness, disk: Disk = DISK, *, direct: bool = True) -> Recording:
    """The session with its end: what could not be saved by then is `unsaved`."""
    recording = play(home, witness, disk, direct=direct)
    leave(recording, witness)
    return recording


def leave(recording: Recording, witness: Witness) -> None:
    """Close the files."""
    witness.unsaved = recording.close()
    witness.path = recording.path
    witness.closed = True


def _keepsakes(recording: Recording, witness: Witness) -> None:
    for write in (lambda: recording.write_plan(PLAN), recording.write_calendar, recording.write_report):
        try:
            write()
        except PeerInquiryError as error:
            witness.said.append(str(error))
