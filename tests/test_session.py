"""The one loop: what is on disk is what shows, in order, and nothing shows before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from tests.inquiry.driver import BANK, PEOPLE

from peerinquiry.inquiry.commands import AddPeople, EndTurn, OpenSession, Redo, ResumeSession, SetTitle, Undo
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.rehearsal.clocks import SteppedClock
from peerinquiry.session import Change, Past, Session
from peerinquiry.storage.outcome import NotSaved, Saved

OPENING = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
Answer = Callable[[Saved | NotSaved], None]


class SlowWriter:
    """Keeps what is handed in until it is told to answer."""

    unsaved = 0

    def __init__(self) -> None:
        self.submitted: list[tuple[Record, Answer]] = []

    def submit(self, record: Record, done: Answer) -> None:
        self.submitted.append((record, done))

    def answer(self, reason: str = "") -> None:
        """Answer for the oldest event."""
        record, done = self.submitted.pop(0)
        done(NotSaved(record.seq, reason) if reason else Saved(record.seq))

    def beat(self, elapsed: float) -> None:
        """Nothing listens."""

    def close(self, timeout: float = 5.0) -> int:
        return len(self.submitted)


def opened() -> tuple[Session, SlowWriter, SteppedClock]:
    writer, clock = SlowWriter(), SteppedClock(OPENING)
    session = Session(writer, clock)
    session.dispatch(OpenSession("Leadership team", BANK))
    while writer.submitted:
        writer.answer()
    return session, writer, clock


def test_nothing_shows_before_the_writer_answered() -> None:
    session, writer, _ = opened()
    heard: list[Change] = []
    session.listen(heard.append)
    session.dispatch(SetTitle("Another title"))
    assert session.state.title == "Leadership team"
    assert heard == []
    writer.answer()
    assert session.state.title == "Another title"
    assert [change.state.title for change in heard] == ["Another title"]


def test_what_cannot_be_saved_shows_all_the_same() -> None:
    session, writer, _ = opened()
    session.dispatch(SetTitle("Another title"))
    writer.answer("the disk is full")
    assert session.state.title == "Another title"


def test_a_command_meets_what_was_decided_before_it_though_nothing_of_that_shows_yet() -> None:
    session, writer, _ = opened()
    session.dispatch(AddPeople(("Ann",)))
    session.dispatch(AddPeople(("Ann", "Bea")))
    assert [record.event.who for record, _ in writer.submitted] == ["Ann", "Bea"]  # type: ignore[attr-defined]  # both add people


def test_listeners_hear_each_event_in_order() -> None:
    session, writer, _ = opened()
    heard: list[Change] = []
    session.listen(heard.append)
    session.dispatch(AddPeople(PEOPLE))
    while writer.submitted:
        writer.answer()
    assert [len(change.state.participants) for change in heard] == list(range(1, 8))


def test_what_one_key_did_is_taken_back_as_one() -> None:
    session, writer, _ = opened()
    session.dispatch(AddPeople(PEOPLE))
    session.dispatch(Undo())
    while writer.submitted:
        writer.answer()
    assert not session.state.participants
    session.dispatch(Redo())
    writer.answer()
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
    again = Session(SlowWriter(), later, Past(session.records, 112.5))
    assert again.moment().elapsed == 112.5
    later.advance(3)
    assert again.moment().elapsed == 115.5


def test_records_number_on_from_the_last_even_across_a_gap() -> None:
    session, _, _ = opened()
    first, *_, last = session.records
    writer = SlowWriter()
    again = Session(writer, SteppedClock(OPENING), Past((first, last)))
    again.dispatch(ResumeSession())
    assert writer.submitted[0][0].seq == last.seq + 1


def test_the_state_is_the_fold_of_the_records() -> None:
    session, writer, clock = opened()
    for command in (AddPeople(PEOPLE), SetTitle("One"), Undo(), Undo(), Redo()):
        clock.advance(1)
        session.dispatch(command)
    while writer.submitted:
        writer.answer()
    assert session.state == fold(session.records)
