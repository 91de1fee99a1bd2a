"""Following a session through its files: what the stage knows, when, and how far its clock is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path

import pytest
from hypothesis import given
from tests.inquiry.driver import Run, at_say_back, at_voting
from tests.inquiry.runs import SEEDS, Maker, a_ballot, runs

from peerinquiry.following import Audience, Following, Pulse
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.commands import Command
from peerinquiry.inquiry.events import Noted, Record
from peerinquiry.inquiry.model import State, Step
from peerinquiry.inquiry.voting import Ballot
from peerinquiry.recording import Keeping, Recording
from peerinquiry.storage import heartbeat
from peerinquiry.storage.audience import presence_path
from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
from peerinquiry.storage.heartbeat import Beat, Cover, Holder, beat_path
from peerinquiry.storage.home import Home
from peerinquiry.storage.living import PATIENCE

START = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
PEOPLE: tuple[str, ...] = ("Ann", "Bea", "Carl")


class World:
    """Time that passes when it is told to, for the console, the stage and the heartbeat alike."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def wall(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def boot(self) -> float:
        return self.seconds

    @property
    def patience(self) -> float:
        return inf


class Room:
    """A console and a stage on one home."""

    def __init__(self, home: Home, world: World) -> None:
        self.home, self.world = home, world
        self.stage = Following(home, clock=world)

    def begin(self, title: str = "Leadership team") -> Recording:
        bank = BankLibrary(self.home.root, Path()).load(DEFAULT_BANK)
        recording = Keeping(self.home, self.world, direct=True).begin(title, bank, 0)
        recording.beat()
        return recording

    def resume(self, recording: Recording) -> Recording:
        """The console was killed: the system let go of its lock."""
        recording._journal.close()
        again = Keeping(self.home, self.world, direct=True).reopen(recording.path)
        again.beat()
        return again

    def pass_(self, seconds: float, *beating: Recording) -> None:
        """Let time pass; these consoles live, and the stage looks, as often as they do."""
        until = self.world.seconds + seconds
        while self.world.seconds < until:
            self.world.seconds = min(until, self.world.seconds + 0.5)
            for recording in beating:
                recording.beat()
            self.stage.look()

    @property
    def state(self) -> State:
        self.stage.look()
        assert self.stage.state is not None
        return self.stage.state


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    world = World()
    monkeypatch.setattr(heartbeat, "now", world.wall)
    monkeypatch.setattr("peerinquiry.storage.living._changed", lambda _path: world.wall().timestamp())
    home = Home(tmp_path / "home")
    return Room(home, world)


def alive(room: Room) -> bool:
    return room.stage.alive


def ask(recording: Recording, *commands: Command) -> None:
    for command in commands:
        assert recording.session.dispatch(command) is None


BALLOTS: tuple[Maker, ...] = (
    *[a_ballot] * 4,
    lambda *_: c.Undo(),
    lambda *_: c.Redo(),
    lambda draw, _: c.RevealVotes(draw(SEEDS), anyway=True),
)
"""Votes, taken back and given again."""

STORY = (c.AddPeople(PEOPLE), c.WriteChallenges({"Ann": "Two suppliers a year"}), c.ChooseOwner("Ann"))


def test_without_a_session_it_waits_and_takes_up_the_one_that_begins(room: Room) -> None:
    room.stage.look()
    assert (room.stage.state, room.stage.journal, room.stage.alive) == (None, None, False)
    recording = room.begin()
    room.pass_(1, recording)
    assert room.state.title == "Leadership team"
    assert room.stage.journal == recording.path
    assert room.stage.alive


def test_each_event_shows_at_the_next_look(room: Room) -> None:
    recording = room.begin()
    room.pass_(1, recording)
    for name in PEOPLE:
        ask(recording, c.AddPeople((name,)))
        assert room.state.names[-1] == name
    ask(recording, c.Undo())
    assert room.state.names == PEOPLE[:-1]
    ask(recording, c.Redo())
    assert room.state.names == PEOPLE
    recording.close()


def test_the_clock_runs_by_itself_in_step_with_the_consoles(room: Room) -> None:
    recording = room.begin()
    ask(recording, *STORY, c.GoTo(Step.STORY), c.ToggleClock())
    room.pass_(2, recording)
    for _ in range(9):
        room.world.seconds += 0.1
        room.stage.look()
        assert room.stage.moment().elapsed == pytest.approx(recording.session.moment().elapsed, abs=0.002)
        assert abs(room.stage.moment().wall - recording.session.moment().wall) < timedelta(milliseconds=2)


def test_when_the_consoles_heart_stops_the_clock_stands_where_it_was(room: Room) -> None:
    recording = room.begin()
    ask(recording, *STORY, c.GoTo(Step.STORY), c.ToggleClock())
    room.pass_(5, recording)
    beaten = recording.session.moment().elapsed
    room.pass_(PATIENCE + 1)
    assert not alive(room)
    assert room.stage.moment().elapsed == beaten
    clock = room.state.desk.clock
    assert clock is not None
    assert not clock.running
    room.pass_(600)
    assert room.stage.moment().elapsed == beaten
    again = room.resume(recording)
    room.pass_(1, again)
    assert alive(room)
    ask(again, c.ToggleClock())
    clock = room.state.desk.clock
    assert clock is not None
    assert clock.running


def test_ballots_are_not_known_before_the_votes_are_opened(room: Room) -> None:
    recording = room.begin()
    ask(recording, c.AddPeople(PEOPLE), c.WriteChallenges({"Ann": "One", "Bea": "Two"}), c.GoTo(Step.VOTING))
    ask(recording, *[c.CastVote(who, ("Bea",)) for who in PEOPLE])
    room.pass_(1, recording)
    assert dict(room.state.voting.ballots) == dict.fromkeys(PEOPLE, Ballot(("",)))
    ask(recording, c.RevealVotes(1))
    assert dict(room.state.voting.ballots) == dict.fromkeys(PEOPLE, Ballot(("Bea",)))
    assert room.state.owner == "Bea"
    ask(recording, c.Undo())
    assert dict(room.state.voting.ballots) == dict.fromkeys(PEOPLE, Ballot(("",)))


def told_of(records: Sequence[Record]) -> State:
    """What one knows who begins to follow now."""
    audience = Audience()
    audience.begin(records)
    return audience.state


@given(runs(most=40) | runs(starts=[at_voting], moves=BALLOTS) | runs(starts=[at_say_back], most=12))
def test_who_follows_from_the_start_knows_after_every_event_what_a_newcomer_knows(run: Run) -> None:
    audience, records = Audience(), list(run.records)
    for count, record in enumerate(records, 1):
        audience.hear([record])
        if not audience.complete:
            audience.begin(records[:count])
        assert audience.state == told_of(records[:count])


def test_notes_are_not_known_and_taking_them_back_changes_nothing(room: Room) -> None:
    recording = room.begin()
    ask(recording, *STORY, c.Note("nobody reads this", private=True), c.Undo())
    room.pass_(1, recording)
    assert not any(isinstance(record.event, Noted) for record in room.stage._audience._records)
    assert "nobody reads this" not in repr(vars(room.stage._audience))
    assert room.state.names == PEOPLE


def test_the_curtain_of_the_console_is_known_with_its_break(room: Room) -> None:
    recording = room.begin()
    room.pass_(1, recording)
    assert room.stage.cover == Cover()
    recording.cover(Cover(down=True, back_at=START + timedelta(minutes=5)))
    room.stage.look()
    assert room.stage.cover == Cover(down=True, back_at=START + timedelta(minutes=5))
    recording.cover(Cover())
    room.stage.look()
    assert room.stage.cover == Cover()


def test_a_stage_that_died_under_the_curtain_stays_covered_until_it_is_resumed(room: Room) -> None:
    recording = room.begin()
    recording.cover(Cover(down=True))
    room.pass_(1, recording)
    room.pass_(10)
    assert room.stage.cover.down
    room.pass_(1, room.resume(recording))
    assert not room.stage.cover.down


def test_it_moves_on_to_a_session_that_begins_and_not_to_one_that_was_left(room: Room) -> None:
    first = room.begin("First")
    room.pass_(1, first)
    room.world.seconds += 60
    second = room.begin("Second")
    room.pass_(2, second, first)
    assert room.state.title == "Second"
    room.pass_(10, first)
    assert room.state.title == "First"
    room.pass_(10)
    assert room.state.title == "First"


def test_one_that_was_named_is_followed_whatever_else_is_live(room: Room) -> None:
    first = room.begin("First")
    room.world.seconds += 60
    second = room.begin("Second")
    room.stage = Following(room.home, first.path, room.world)
    room.pass_(3, second)
    assert room.state.title == "First"
    assert not room.stage.alive


def test_one_that_moved_to_another_file_is_followed_there(room: Room) -> None:
    recording = room.begin("First")
    room.stage = Following(room.home, recording.path, room.world)
    room.pass_(1, recording)
    before = recording.path
    with before.open("ab") as file:
        file.write(b"somebody else wrote this\n")
    ask(recording, c.AddPeople(PEOPLE))
    assert recording.path != before
    room.pass_(5, recording)
    assert room.stage.journal == recording.path
    assert room.state.names == PEOPLE


def test_the_console_can_know_that_a_stage_follows_until_it_leaves(room: Room) -> None:
    recording = room.begin()
    assert not presence_path(recording.path).exists()
    room.pass_(2, recording)
    assert presence_path(recording.path).exists()
    room.stage.leave()
    assert not presence_path(recording.path).exists()


def test_it_writes_nothing_else(room: Room) -> None:
    recording = room.begin()
    before = {path: path.read_bytes() for path in room.home.root.rglob("*") if path.is_file()}
    for _ in range(30):
        room.world.seconds += 0.05
        room.stage.look()
    room.stage.leave()
    assert {path: path.read_bytes() for path in room.home.root.rglob("*") if path.is_file()} == before
    assert beat_path(recording.path) in before


def beat(elapsed: float, at: float) -> Beat:
    holder = Holder(1, "here", START)
    return Beat(elapsed, START + timedelta(seconds=at), holder, Cover(), Path())


def test_a_rehearsal_that_runs_fast_is_followed_as_fast() -> None:
    pulse = Pulse(beat(0, 0)).after(beat(14, 1))
    assert pulse.elapsed(START + timedelta(seconds=1.5)) == pytest.approx(21)


@pytest.mark.parametrize(("elapsed", "at"), [(1.05, 1.0), (0.93, 1.0), (1.0, 30000.0), (5.0, 0.01)])
def test_jitter_sleep_and_two_beats_at_once_are_no_other_rate(elapsed: float, at: float) -> None:
    pulse = Pulse(beat(0, 0)).after(beat(elapsed, at))
    assert pulse.rate == 1
    assert pulse.elapsed(START + timedelta(seconds=at - 5)) == elapsed
