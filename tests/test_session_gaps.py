"""A live session whose machine sleeps: the session's seconds stand, and the facilitator is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.inquiry.driver import BANK, CHALLENGES, PEOPLE
from tests.screens.harness import Memory

from peerinquiry.inquiry.commands import (
    AddPeople,
    ChooseOwner,
    CreditClock,
    EndTurn,
    GoTo,
    OpenSession,
    ToggleClock,
    WriteChallenges,
)
from peerinquiry.inquiry.events import GapNoticed
from peerinquiry.inquiry.model import Step
from peerinquiry.session import BOOT, Session, SystemClock

OPENING = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


class Machine:
    """A machine with three clocks that a test moves one by one."""

    patience = 10.0

    def __init__(self) -> None:
        self.ran = self.slept = self.put = 0.0

    def monotonic(self) -> float:
        return self.ran

    def boot(self) -> float:
        return self.ran + self.slept

    def wall(self) -> datetime:
        return OPENING + timedelta(seconds=self.ran + self.slept + self.put)


def telling() -> tuple[Session, Machine]:
    """The owner tells the story, the clock running."""
    machine = Machine()
    session = Session(Memory(), machine)
    for command in (
        OpenSession("Team", BANK), AddPeople(PEOPLE), GoTo(Step.WRITING), WriteChallenges(CHALLENGES),
        GoTo(Step.VOTING), ChooseOwner("Ann"), GoTo(Step.STORY), ToggleClock(),
    ):  # fmt: skip
        assert session.dispatch(command) is None
    return session, machine


def run(session: Session, machine: Machine, seconds: float) -> None:
    """Let time pass while the console looks at the clock, as it does."""
    for _ in range(round(seconds)):
        machine.ran += 1
        session.moment()


def test_sleep_is_noticed_and_the_clock_stands_where_it_was() -> None:
    session, machine = telling()
    run(session, machine, 40)
    machine.slept += 600
    machine.ran += 0.2
    noticed = session.notice()
    assert noticed
    assert noticed.words == (
        "The computer slept, or stood still, for 10 min. "
        "The clock stands where it was: k counts that time, Space goes on without."
    )
    clock = session.state.desk.clock
    assert clock
    assert (clock.running, clock.used, clock.missed) == (False, 40.2, 600)
    assert session.notice() is None
    assert session.dispatch(CreditClock()) is None
    assert session.dispatch(EndTurn()) is None
    assert session.state.turns[-1].seconds == 640.2


def test_a_program_that_stood_still_lost_that_time_though_its_clock_counted_it() -> None:
    session, machine = telling()
    run(session, machine, 40)
    machine.ran += 300
    assert session.moment().elapsed == 40
    assert session.notice()
    run(session, machine, 5)
    assert session.moment().elapsed == 45
    assert session.state.desk.clock
    assert session.state.desk.clock.used == 40


def test_a_key_that_comes_before_the_beat_does_nothing_but_hear_of_it() -> None:
    session, machine = telling()
    machine.slept += 600
    refused = session.dispatch(ToggleClock())
    assert refused
    assert "The clock stands where it was" in refused.reason
    assert isinstance(session.records[-1].event, GapNoticed)
    assert session.dispatch(ToggleClock()) is None
    assert session.state.desk.clock
    assert session.state.desk.clock.running


def test_without_a_clock_that_ran_a_key_does_what_it_does() -> None:
    session, machine = telling()
    session.dispatch(ToggleClock())
    machine.slept += 600
    assert session.dispatch(EndTurn("told")) is None
    assert session.state.turns[-1].text == "told"
    assert [type(record.event).__name__ for record in session.records[-2:]] == ["GapNoticed", "TurnTaken"]


def test_a_wall_clock_that_is_set_is_said_and_changes_no_turn() -> None:
    session, machine = telling()
    run(session, machine, 10)
    machine.put -= 7200
    noticed = session.notice()
    assert noticed
    assert noticed.words == "The computer's time of day was set back by 120 min."
    machine.put += 10800
    noticed = session.notice()
    assert noticed
    assert noticed.words == "The computer's time of day was set forward by 180 min."
    clock = session.state.desk.clock
    assert clock
    assert clock.running
    assert session.moment().elapsed == 10
    assert session.dispatch(EndTurn()) is None
    assert session.state.turns[-1].seconds == 10


WAYS = st.sampled_from(["sleep", "stall", "set", "work"])


@given(st.lists(st.tuples(WAYS, st.integers(11, 9000)), max_size=12))
def test_no_gap_ever_adds_to_the_session_or_to_a_turn(happenings: list[tuple[str, int]]) -> None:
    session, machine = telling()
    worked = 0
    for way, seconds in happenings:
        match way:
            case "sleep":
                machine.slept += seconds
            case "stall":
                machine.ran += seconds
            case "set":
                machine.put += seconds - 4500
            case _:
                run(session, machine, seconds % 60)
                worked += seconds % 60
        session.notice()
        clock = session.state.desk.clock
        assert session.moment().elapsed == worked
        assert clock
        assert clock.used <= worked
    session.dispatch(EndTurn())
    assert all(turn.seconds <= worked for turn in session.state.turns)


def test_the_machine_has_the_clocks_we_ask_for() -> None:
    clock = SystemClock()
    assert clock.boot() >= 0
    assert BOOT is None or clock.boot() >= clock.monotonic() - 1
    assert clock.patience > 1
