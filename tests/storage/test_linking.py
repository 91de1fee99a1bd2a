"""What became of an action stands in the record of the session that it is from, too: once, and never at its cost."""

from __future__ import annotations

import errno
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.inquiry.driver import Run, at_planning, seven
from tests.storage.faults import FaultyDisk, always, nth
from tests.storage.journals import put

from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry.commands import AnswerAction, BringActions, DropAction, SetAction
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import Answer, Answered, Followed, OpenAction, State
from peerinquiry.storage import linking
from peerinquiry.storage.calendars import write_calendar
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.linking import catch_up, link_back, link_by_name
from peerinquiry.storage.sessions import calendar_path, transcript_path
from peerinquiry.storage.transcripts import check_transcript

FIRST, SECOND = "2026-11-22-1400-group", "2026-11-29-1400-group"
CALL, WRITE = OpenAction(FIRST, 1, "Call", "Ann"), OpenAction(FIRST, 2, "Write", "Bea")
KEPT = Followed(SECOND, 1, Answered(Answer.KEPT, "both said yes"))


@pytest.fixture
def home(home: Home) -> Home:
    put(home, FIRST, planned())
    return home


def planned() -> Run:
    return at_planning().all(SetAction("Call", "Ann"), SetAction("Write", "Bea"))


def heard() -> Run:
    """A session that heard of one of two actions."""
    return seven().all(BringActions((CALL, WRITE)), AnswerAction(1, Answer.KEPT, "both said yes"))


def first(home: Home) -> Path:
    return home.sessions / f"{FIRST}.toml"


def state_of(path: Path) -> State:
    return fold(read_journal(path).records)


def link(home: Home, run: Run) -> tuple[str, ...]:
    return link_back(home.sessions / f"{SECOND}.toml", run.records)


def sound(path: Path) -> bool:
    """Whether journal and page are whole, and agree."""
    return not check_transcript(path)


def test_the_earlier_record_and_its_page_say_where_it_was_answered_and_how(home: Home) -> None:
    run = heard()
    assert link(home, run) == ()
    assert [*state_of(first(home)).followed] == [KEPT]
    assert read_journal(first(home)).records[-1].at == run.records[-1].at
    page = transcript_path(first(home)).read_text(encoding="utf-8")
    assert f"FOLLOW-UP Ann: Call (answer: kept; why: both said yes; in: {SECOND})" in page
    assert sound(first(home))


def test_nothing_is_written_twice(home: Home) -> None:
    link(home, heard())
    before = first(home).read_bytes()
    assert link(home, heard()) == ()
    assert first(home).read_bytes() == before


def test_another_answer_and_one_that_is_taken_back_are_told_too(home: Home) -> None:
    run = heard()
    link(home, run)
    link(home, run.all(AnswerAction(1, Answer.DROPPED), AnswerAction(2, Answer.CHANGED, "", "Meet")))
    said = [told.said.answer for told in state_of(first(home)).followed]
    assert said == [Answer.DROPPED, Answer.CHANGED]
    link(home, run.undo(3))
    assert state_of(first(home)).followed == ()
    link(home, run.redo(2))
    assert [told.said.answer for told in state_of(first(home)).followed] == [Answer.DROPPED]
    link(home, run.undo(3))
    assert run.state.brought == (), "it was taken back that they were brought at all"
    assert state_of(first(home)).followed == ()
    assert sound(first(home))


def test_what_is_off_its_plan_or_in_no_file_is_nothing_to_anybody(home: Home) -> None:
    put(home, FIRST, planned().all(DropAction(1)))
    before = first(home).read_bytes()
    assert link(home, heard()) == ()
    assert first(home).read_bytes() == before
    first(home).unlink()
    assert link(home, heard()) == ()
    assert not first(home).exists()


@pytest.mark.parametrize("name", ["../outside", "/outside", SECOND, "nul\0"])
def test_a_name_that_leads_elsewhere_is_not_followed(home: Home, name: str) -> None:
    outside = put(home, "outside", planned())
    outside = outside.rename(home.root / "outside.toml")
    before = outside.read_bytes()
    put(home, SECOND, planned())
    run = seven().all(BringActions((OpenAction(name, 1, "Call", "Ann"),)), AnswerAction(1, Answer.KEPT))
    assert link(home, run) == ()
    assert outside.read_bytes() == before
    assert state_of(home.sessions / f"{SECOND}.toml").followed == ()


def test_a_journal_that_is_open_elsewhere_is_let_be_and_told_later(home: Home) -> None:
    journal, _ = Journal.open(first(home))
    before = first(home).read_bytes()
    (sentence,) = link(home, heard())
    assert "open in another console" in sentence
    assert FIRST not in sentence, "the screen is shared"
    assert first(home).read_bytes() == before
    journal.close()
    assert link(home, heard()) == ()
    assert [*state_of(first(home)).followed] == [KEPT]


def test_a_damaged_journal_is_let_be(home: Home) -> None:
    damaged = first(home).read_bytes().replace(b'what = "Call"', b'what = "Cull"')
    first(home).write_bytes(damaged)
    (sentence,) = link(home, heard())
    assert "not as it was written" in sentence
    assert first(home).read_bytes() == damaged
    first(home).write_bytes(b"?")
    (sentence,) = link(home, heard())
    assert sentence.endswith("About the earlier one: it is not a peerinquiry journal.")


def test_a_torn_tail_is_set_aside_first(home: Home) -> None:
    whole = first(home).read_bytes()
    first(home).write_bytes(whole[:-10])
    assert link(home, heard()) == ()
    assert [*state_of(first(home)).followed] == [KEPT]
    assert sound(first(home))
    assert len(list(home.sessions.glob("*.torn-*"))) == 1


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_where_nothing_can_be_written_it_is_said_and_all_stays_as_it_was(home: Home, number: int) -> None:
    before = first(home).read_bytes()
    disk = FaultyDisk(always(number, "write"), syncs=False)
    (sentence,) = link_back(home.sessions / f"{SECOND}.toml", heard().records, disk)
    assert sentence.startswith("What became of last time's actions stands in this record alone.")
    assert first(home).read_bytes() == before
    assert not disk.open_files


def test_whatever_fails_when_the_earlier_record_is_whole_and_is_told_next_time(tmp_path: Path) -> None:
    run = heard().all(AnswerAction(2, Answer.DROPPED, "no need"))
    counting = FaultyDisk(syncs=False)
    for which in range(1, 60):
        home = Home(tmp_path / str(which))
        home.prepare()
        put(home, FIRST, planned())
        disk = FaultyDisk(nth(which, errno.EIO, lasting=True), syncs=False)
        link_back(home.sessions / f"{SECOND}.toml", run.records, disk)
        assert not disk.open_files
        decoded = read_journal(first(home))
        assert not decoded.warnings
        assert len(fold(decoded.records).followed) <= 2
        link_back(home.sessions / f"{SECOND}.toml", run.records, counting)
        assert len(state_of(first(home)).followed) == 2
        assert sound(first(home)), f"call {which} failed"
        if sum(disk.counts.values()) < which:
            break
    else:
        pytest.fail("it never came to its end")


def test_killed_between_the_journal_and_the_page_the_page_is_written_next_time(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        """The end of the program."""

    def killed(*_: object) -> None:
        raise KilledError

    monkeypatch.setattr(linking, "write_transcript", killed)
    with pytest.raises(KilledError):
        link(home, heard())
    monkeypatch.undo()
    assert not sound(first(home))
    assert link(home, heard()) == ()
    assert sound(first(home))


def test_what_was_left_is_caught_up_with_unless_somebody_has_it_open(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = put(home, SECOND, heard())
    assert catch_up(home) == ()
    assert state_of(first(home)).followed == (), "it was closed, and linked then"
    (home.sessions / f".{second.name}.alive").write_text("", encoding="utf-8")
    monkeypatch.setattr(linking, "holder", lambda _: True)
    catch_up(home)
    assert state_of(first(home)).followed == (), "its own console will"
    monkeypatch.setattr(linking, "holder", lambda _: None)
    assert catch_up(home) == ()
    assert [*state_of(first(home)).followed] == [KEPT]
    assert catch_up(Home(home.root / "nowhere")) == ()
    (home.sessions / ".gone.toml.alive").write_text("", encoding="utf-8")
    assert catch_up(home) == ()


def test_a_session_is_linked_by_its_name(home: Home) -> None:
    put(home, SECOND, heard())
    assert link_by_name(home, SECOND) == ()
    assert [*state_of(first(home)).followed] == [KEPT]
    assert link_by_name(home, "nobody") == ()


def test_a_link_is_as_late_as_the_last_word(home: Home) -> None:
    run = heard()
    run.now += timedelta(days=3).total_seconds()
    link(home, run.all(AnswerAction(2, Answer.KEPT)))
    records = read_journal(first(home)).records
    assert [record.at for record in records[-2:]] == [run.records[-1].at] * 2
    assert records[-1].act == records[-2].act == records[-2].seq
    assert transcript_path(first(home)).read_text(encoding="utf-8") == render(records)


def test_a_calendar_file_that_was_asked_for_hears_of_it_too(home: Home) -> None:
    run = at_planning().all(SetAction("Call", "Ann", date(2026, 12, 4)), after=100)
    path = put(home, FIRST, run)
    second = put(home, SECOND, seven().all(BringActions((CALL,)), AnswerAction(1, Answer.DROPPED, "no use")))
    link_back(second, read_journal(second).records)
    assert not calendar_path(path).exists(), "nobody asked for one"
    path.unlink()
    put(home, FIRST, run)
    write_calendar(path, run.records)
    assert b"STATUS:CONFIRMED" in calendar_path(path).read_bytes()
    link_back(second, read_journal(second).records)
    assert b"STATUS:CANCELLED" in calendar_path(path).read_bytes()
