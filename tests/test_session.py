"""The one loop: what is decided is handed to the writer, in order, and told then."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from tests.inquiry.driver import BANK, PEOPLE

from peerinquiry.inquiry.commands import AddPeople, EndTurn, OpenSession, Redo, ResumeSession, SetTitle, Undo
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.rehearsal.clocks import SteppedClock
from peerinquiry.session import Change, Past, Session
from peerinquiry.storage.outcome import SaveState, SaveStatus

OPENING = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


class Writer:
    """Keeps what is handed in, unless that is `refused`."""

    unsaved = 0
    status = SaveStatus(SaveState.SAVED)

    def __init__(self) -> None:
        self.submitted: list[Record] = []
        self.refused = False

    def submit(self, record: Record) -> None:
        if self.refused:
            raise ValueError
        self.submitted.append(record)

    def settle(self, timeout: float) -> bool:
        return True

    def beat(self, elapsed: float) -> None:
        """Nothing listens."""

    def close(self, timeout: float = 5.0) -> int:
        return 0


def opened() -> tuple[Session, Writer, SteppedClock]:
    writer, clock = Writer(), SteppedClock(OPENING)
    session = Session(writer, clock)
    session.dispatch(OpenSession("Leadership team", BANK))
    writer.submitted.clear()
    return session, writer, clock


def test_an_act_is_handed_to_the_writer_whole_before_any_of_it_is_told() -> None:
    session, writer, _ = opened()
    handed: list[int] = []
    session.listen(lambda _change: handed.append(len(writer.submitted)))
    session.dispatch(AddPeople(PEOPLE))
    assert handed == [len(PEOPLE)] * len(PEOPLE)


def test_what_no_journal_can_hold_changes_nothing() -> None:
    session, writer, _ = opened()
    before, records = session.state, session.records
    writer.refused = True
    with pytest.raises(ValueError):  # noqa: PT011 - that of the writer, which has no words
        session.dispatch(SetTitle("Another title"))
    assert (session.state, session.records) == (before, records)
    writer.refused = False
    session.dispatch(SetTitle("Another title"))
    assert [record.seq for record in writer.submitted] == [len(records) + 1]


def test_listeners_hear_each_event_in_order() -> None:
    session, _, _ = opened()
    heard: list[Change] = []
    session.listen(heard.append)
    session.dispatch(AddPeople(PEOPLE))
    assert [len(change.state.participants) for change in heard] == list(range(1, 8))
    assert heard[-1].state is session.state


def test_a_listener_that_acts_is_told_of_that_after_what_led_to_it() -> None:
    session, _, _ = opened()
    heard: list[int] = []

    def answer(change: Change) -> None:
        heard.append(change.record.seq)
        if change.state.title != "Another title":
            session.dispatch(SetTitle("Another title"))

    session.listen(answer)
    session.dispatch(AddPeople(("Ann", "Bea")))
    assert heard == sorted(heard)
    assert session.state.title == "Another title"


def test_a_listener_that_fails_is_reported_and_the_others_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    session, writer, _ = opened()
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: reported.append(args.exc_type))

    def fail(_change: Change) -> None:
        raise LookupError

    heard: list[Change] = []
    session.listen(fail)
    session.listen(heard.append)
    assert session.dispatch(AddPeople(("Ann", "Bea"))) is None
    assert reported == [LookupError] * 2
    assert len(heard) == len(writer.submitted) == 2


def test_what_one_key_did_is_taken_back_as_one() -> None:
    session, _, _ = opened()
    session.dispatch(AddPeople(PEOPLE))
    session.dispatch(Undo())
    assert not session.state.participants
    session.dispatch(Redo())
    assert session.state.names == PEOPLE


def test_a_refusal_leaves_no_trace() -> None:
    session, writer, _ = opened()
    before = session.records
    refused = session.dispatch(EndTurn())
    assert refused is not None
    assert refused.reason == "It is nobody's turn now."
    assert session.records == before
    assert writer.submitted == []


def test_a_session_goes_on_at_the_second_it_had_come_to() -> None:
    session, _, clock = opened()
    clock.advance(100)
    session.dispatch(SetTitle("Another title"))
    later = SteppedClock(OPENING)
    later.advance(5000)
    again = Session(Writer(), later, Past(session.records, 112.5))
    assert again.moment().elapsed == 112.5
    later.advance(3)
    assert again.moment().elapsed == 115.5


def test_records_number_on_from_the_last_even_across_a_gap() -> None:
    session, _, _ = opened()
    first, *_, last = session.records
    writer = Writer()
    again = Session(writer, SteppedClock(OPENING), Past((first, last)))
    again.dispatch(ResumeSession())
    assert writer.submitted[0].seq == last.seq + 1


def test_the_state_is_the_fold_of_the_records() -> None:
    session, _, clock = opened()
    for command in (AddPeople(PEOPLE), SetTitle("One"), Undo(), Undo(), Redo()):
        clock.advance(1)
        session.dispatch(command)
    assert session.state == fold(session.records)
