"""When a session ended, whatever came after its goodbye."""

from __future__ import annotations

from hypothesis import given
from tests.inquiry.driver import Run, at_reflecting
from tests.inquiry.runs import runs

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.events import ActionSet, Mendable, SessionClosed
from peerinquiry.inquiry.evolve import live
from peerinquiry.inquiry.goodbye import goodbye
from peerinquiry.inquiry.model import Answer, Step
from peerinquiry.inquiry.view.report import report

A_DAY = 24 * 3600


def closed() -> Run:
    return at_reflecting().all(
        c.GoTo(Step.PLANNING), c.SetAction("Call", "Ann"), c.GoTo(Step.FAREWELL), c.CloseSession()
    )


def test_a_word_added_another_day_does_not_make_a_session_a_day_longer() -> None:
    run = closed()
    ended, said = run.now, report(run.records)
    run.all(c.ResumeSession(), after=A_DAY).all(c.SetAction("Write", "Bea"), c.CloseSession())
    then = goodbye(live(run.records)[0])
    assert then is not None
    assert then.elapsed == ended
    assert report(run.records).ended == said.ended
    assert report(run.records).time == said.time


def test_what_is_told_or_mended_later_is_not_the_end_of_a_session() -> None:
    run = at_reflecting().all(c.GoTo(Step.PLANNING), c.SetAction("Call", "Ann"), c.GoTo(Step.FAREWELL))
    said = report(run.records)
    run.all(c.FollowUp("next", 1, Answer.KEPT), after=A_DAY)
    action = next(record.seq for record in run.records if isinstance(record.event, ActionSet))
    run.all(c.Amend(action, Mendable.ACTION_WHAT, "Call them"))
    assert report(run.records).ended == said.ended


def test_a_session_that_went_on_ended_when_it_was_closed_again() -> None:
    run = closed().all(c.ResumeSession(), c.GoTo(Step.REFLECTING)).turn()
    assert goodbye(live(run.records)[0]) is None
    run.all(c.CloseSession())
    assert goodbye(live(run.records)[0]) == run.records[-1]


@given(runs(most=30))
def test_whatever_was_played_ends_at_a_goodbye_or_not_at_all(run: Run) -> None:
    counted = live(run.records)[0]
    ended = goodbye(counted)
    assert ended is None or isinstance(ended.event, SessionClosed)
