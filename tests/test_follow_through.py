"""A group meets again, with real files: what is open comes back, and the earlier record hears what became of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.inquiry.driver import BANK

from peerinquiry.follow_through import open_actions
from peerinquiry.inquiry.commands import (
    AddPeople,
    AnswerAction,
    BringActions,
    CloseSession,
    Command,
    NameTeam,
    SetAction,
    SetCheckIn,
    Undo,
)
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import Answer, CheckIn
from peerinquiry.inquiry.view.followups import LastTime
from peerinquiry.recording import Keeping, Recording
from peerinquiry.rehearsal import TITLE, SteppedClock
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.linking import catch_up
from peerinquiry.storage.transcripts import check_transcript

OPENING = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
DAY = date(2026, 12, 1)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def meets(home: Home, week: int, *commands: Command, title: str = "Leadership") -> Recording:
    """A session of three people, so many weeks after the first."""
    clock = SteppedClock(OPENING + timedelta(weeks=week))
    recording = Keeping(home, clock, direct=True).begin(title, BANK, 60)
    for command in (AddPeople(("Ann", "Bea", "Carl")), *commands):
        clock.advance(1)
        assert recording.session.dispatch(command) is None
    return recording


PLAN = (NameTeam("lead"), SetAction("Call", "Ann", DAY), SetAction("Write", "Bea"), SetCheckIn(DAY))


def brings(home: Home, week: int, *commands: Command) -> Recording:
    found = open_actions(home, "lead")
    return meets(home, week, BringActions(found.actions, "lead", found.check_in), *commands)


def answers_in(journal: Path) -> list[Answer]:
    return [told.said.answer for told in fold(read_journal(journal).records).followed]


def killed(recording: Recording) -> None:
    """What the system does when a program is killed."""
    recording._journal.close()


def test_the_team_meets_again_and_both_records_know_of_each_other(home: Home) -> None:
    first = meets(home, 0, *PLAN)
    first.close()
    again = brings(home, 1, AnswerAction(1, Answer.KEPT), AnswerAction(2, Answer.CHANGED, "", "Meet"), CloseSession())
    assert again.session.state.check_in == CheckIn(first.path.stem, DAY)
    assert again.close() == 0
    assert again.unlinked == ()
    assert answers_in(first.path) == [Answer.KEPT, Answer.CHANGED]
    assert not check_transcript(first.path)
    assert [action.what for action in open_actions(home, "lead").actions] == ["Meet"]
    assert open_actions(home, "other") == LastTime()


def test_a_session_without_a_team_goes_on_from_one_that_is_named(home: Home) -> None:
    first = meets(home, 0, *PLAN[1:])
    first.close()
    assert open_actions(home, "") == LastTime()
    found = open_actions(home, session=first.path.stem)
    assert [action.what for action in found.actions] == ["Call", "Write"]
    assert open_actions(home, session=first.path.stem, now=first.path.stem) == LastTime()


def test_a_rehearsal_brings_nothing_but_to_who_names_it(home: Home) -> None:
    rehearsal = meets(home, 0, *PLAN, title=TITLE)
    rehearsal.close()
    assert open_actions(home, "lead") == LastTime()
    assert len(open_actions(home, session=rehearsal.path.stem).actions) == 2


def test_killed_before_the_link_it_is_written_at_the_next_start(home: Home) -> None:
    first = meets(home, 0, *PLAN)
    first.close()
    again = brings(home, 1, AnswerAction(1, Answer.KEPT))
    again.beat()
    killed(again)
    beat = home.sessions / f".{again.path.name}.alive"
    beat.write_text("", encoding="utf-8")  # as a program leaves it that is none of ours, and gone
    assert answers_in(first.path) == []
    assert catch_up(home) == ()
    assert answers_in(first.path) == [Answer.KEPT]


def test_killed_and_never_taken_up_it_is_written_when_the_team_meets_again(home: Home) -> None:
    first = meets(home, 0, *PLAN)
    first.close()
    again = brings(home, 1, AnswerAction(1, Answer.KEPT))
    killed(again)
    (home.sessions / f".{again.path.name}.alive").unlink(missing_ok=True)
    assert [action.what for action in open_actions(home, "lead").actions] == ["Write"]
    assert answers_in(first.path) == [Answer.KEPT]


def test_an_answer_that_is_taken_back_after_the_link_is_open_again_in_both(home: Home) -> None:
    first = meets(home, 0, *PLAN)
    first.close()
    again = brings(home, 1, AnswerAction(1, Answer.KEPT))
    again.close()
    taken_up = Keeping(home, SteppedClock(OPENING + timedelta(weeks=2)), direct=True).reopen(again.path)
    taken_up.session.dispatch(Undo())
    taken_up.close()
    assert answers_in(first.path) == []
    assert len(open_actions(home, "lead").actions) == 2


def test_where_the_earlier_record_is_open_elsewhere_this_one_is_whole_and_it_is_told_later(home: Home) -> None:
    first = meets(home, 0, *PLAN)
    first.close()
    again = brings(home, 1, AnswerAction(1, Answer.KEPT), CloseSession())
    elsewhere, _ = Journal.open(first.path)
    assert again.close() == 0
    assert "open in another console" in again.unlinked[0]
    assert not check_transcript(again.path)
    elsewhere.close()
    open_actions(home, "lead")
    assert answers_in(first.path) == [Answer.KEPT]
