"""The plan and the close, as values that a screen shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.inquiry.driver import at_planning, at_recommending

from peerinquiry.inquiry.commands import (
    AddNotDoing,
    AnotherChallenge,
    AnswerAction,
    BringActions,
    ChooseOwner,
    EndTurn,
    GivePulse,
    GoTo,
    OfferHelp,
    ParkIdea,
    Recommend,
    SetAction,
    SetCheckIn,
    SetPresence,
)
from peerinquiry.inquiry.days import month_end, months_on
from peerinquiry.inquiry.model import Action, Answer, Choice, Kind, OpenAction, Plan, Presence, State, Step
from peerinquiry.inquiry.view.averages import averages, still_to_give
from peerinquiry.inquiry.view.challenge import challenge
from peerinquiry.inquiry.view.close import goes_on, pulse
from peerinquiry.inquiry.view.frame import Sign
from peerinquiry.inquiry.view.plan import NO_DATE, near_day, plan_view, timeline
from peerinquiry.inquiry.view.plan_text import plan_as_text
from peerinquiry.inquiry.view.recommend import UNWRITTEN, offered_to, offers

TODAY = date(2026, 11, 22)


def stretch_of(on: date | None) -> str:
    plan = Plan((Action(1, "Call", "Ann", on),))
    return next(stretch.name for stretch in timeline(State(plan=plan), TODAY) if stretch.marks)


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2026-11-22", "this month"),
        ("2026-11-30", "this month"),
        ("2020-01-01", "this month"),
        ("2026-12-01", "within 3 months"),
        ("2027-02-22", "within 3 months"),
        ("2027-02-23", "within 6 months"),
        ("2027-05-22", "within 6 months"),
        ("2027-05-23", "later"),
        ("9999-12-31", "later"),
    ],
)
def test_where_an_action_stands_on_the_timeline(on: str, name: str) -> None:
    assert stretch_of(date.fromisoformat(on)) == name


def test_what_has_no_date_stands_apart() -> None:
    assert stretch_of(None) == NO_DATE
    assert [stretch.name for stretch in timeline(State(), TODAY)][-1] == "later"


@given(st.lists(st.none() | st.dates(), max_size=12), st.none() | st.dates(), st.dates(max_value=date(9990, 1, 1)))
def test_everything_is_on_the_timeline_once_and_in_order(
    dates: list[date | None], check_in: date | None, today: date
) -> None:
    plan = Plan(tuple(Action(n, "x", "Ann", on) for n, on in enumerate(dates, start=1)), check_in=check_in)
    marks = [mark for stretch in timeline(State(plan=plan), today) for mark in stretch.marks]
    assert len(marks) == len(dates) + (check_in is not None)
    assert len({mark.entry for mark in marks}) == len(marks)
    for stretch in timeline(State(plan=plan), today):
        assert all(0 <= mark.at <= 1 for mark in stretch.marks)
        if stretch.name != NO_DATE:
            assert [mark.at for mark in stretch.marks] == sorted(mark.at for mark in stretch.marks)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 1000))
def test_months_on_stays_in_the_month(day: date, months: int) -> None:
    later = months_on(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == min(day.day, month_end(later).day)


def test_a_near_date_needs_no_year() -> None:
    assert near_day(date(2026, 12, 1), TODAY) == "Tue 1 Dec"
    assert near_day(date(2027, 12, 1), TODAY) == "Wed 1 Dec 2027"
    assert near_day(TODAY - timedelta(days=1), TODAY) == "Sat 21 Nov 2026"


def test_entries_go_from_top_to_bottom() -> None:
    run = at_planning().all(SetAction("Call", "Ann"), SetAction("Ask", "Bea", helpers=("Carl", "Dev")))
    view = plan_view(run.state, TODAY)
    assert [entry.at for entry in view.entries] == ["1", "2"]
    assert [row.helped for row in view.actions] == ["", "Carl and Dev help"]
    assert [row.by for row in view.actions] == [NO_DATE, NO_DATE]


@pytest.mark.parametrize(
    ("reframe", "after"),
    [
        (None, ""),
        ("", ""),
        ("unchanged", ""),
        ("Unchanged", ""),
        ("we lose two", ""),
        ("Who owns\nit?", "Who owns / it?"),
    ],
)
def test_the_double_loop(reframe: str | None, after: str) -> None:
    state = State(challenges={"Ann": "We lose two"}, choice=Choice("Ann", "by talking"), reframe=reframe)
    assert challenge(state).after == after
    assert challenge(state).now == (after or "We lose two")


def test_parked_ideas_come_in_the_order_of_use() -> None:
    run = at_recommending().all(
        ParkIdea("Carl", "later"), ParkIdea("Ann", "the owner's"), ParkIdea("Bea"), SetPresence("Gus", Presence.GONE)
    )
    run.all(ParkIdea("Gus", "gone"))
    assert [(offer.who, offer.why) for offer in offers(run.state)] == [
        ("Bea", ""),
        ("Ann", "owner"),
        ("Gus", "gone"),
        ("Carl", ""),
    ]
    assert [offer.words for offer in offered_to(run.state, "Bea")] == [UNWRITTEN]
    run.all(Recommend("Carl", "now", Kind.ADVICE, 1), EndTurn())
    assert [(offer.who, offer.why) for offer in offers(run.state)][1] == ("Bea", "had a turn")
    assert not offered_to(run.state, "Carl")


def test_averages_wait_until_nobody_can_be_told_apart() -> None:
    run = at_planning().all(GivePulse("Ann", (1, 2, 3, 4, 5)), GivePulse("Bea", (5, 4, 3, 2, 1)))
    assert averages(run.state) == ()
    run.all(GivePulse("Carl", (3, 3, 3, 3, 3)))
    assert [average.score for average in averages(run.state)] == [3, 3, 3, 3, 3]


def test_the_pulse_knows_who_is_still_to_give() -> None:
    run = at_planning().all(GivePulse("Ann", (3, 3, 3, 3, 3)), SetPresence("Gus", Presence.ABSENT))
    assert still_to_give(run.state, {"Bea"}) == ("Carl", "Dev", "Eli", "Fay")
    signs = {chip.name: chip.sign for chip in pulse(run.state, "Carl", 2, {"Bea"}, shown=False).chips}
    assert signs["Ann"] is Sign.DONE
    assert signs["Bea"] is Sign.PASSED
    assert signs["Carl"] is Sign.NOW
    assert signs["Gus"] is Sign.AWAY


def test_several_plans_are_told_one_after_another_with_numbers_that_go_on() -> None:
    run = at_planning().all(SetAction("Call both.", "Ann", date(2026, 12, 4), "two dates!", ("Bea", "Carl")))
    run.all(SetCheckIn(date(2027, 10, 1)), GoTo(Step.REFLECTING), AnotherChallenge(), ChooseOwner("Bea"))
    run.all(GoTo(Step.PLANNING), SetAction("Draw it", "Bea"), AddNotDoing("a tender\nthis year"))
    run.all(OfferHelp("Dev", "lends a pen"))
    assert (
        plan_as_text(run.state, TODAY)
        == """\
Leadership team, Sun 22 Nov 2026

Ann: How do we come to own it together?
1. Ann: Call both, by Fri 4 Dec. We will know: two dates! Bea and Carl help.
Check-in: Fri 1 Oct 2027

Bea: Two teams build the same thing
2. Bea: Draw it, no date yet.
Help from Dev: lends a pen
Not doing: a tender / this year
Check-in: no date yet
"""
    )


def test_the_plan_as_text_stands_alone() -> None:
    assert plan_as_text(replace(State(), title=""), TODAY) == "The plan, Thu 1 Jan 1970\n\nCheck-in: no date yet\n"


def test_what_was_changed_goes_on_in_what_is_handed_out() -> None:
    call = OpenAction("2026-10-01-1400-team", 1, "Call both", "Ann", date(2026, 11, 1), "two dates")
    others = [replace(call, action=2, what="Draw it"), replace(call, action=3, what="Sell it", who="Bea")]
    run = at_planning().all(BringActions((call, *others)), SetAction("Write to them", "Carl"))
    assert goes_on(run.state) == ()
    run.all(AnswerAction(1, Answer.CHANGED, "no time", "Call one of them", date(2026, 11, 27)))
    run.all(AnswerAction(2, Answer.KEPT), AnswerAction(3, Answer.CHANGED, "", "", None))
    assert plan_as_text(run.state, TODAY).endswith(
        """\
1. Carl: Write to them, no date yet.
Check-in: no date yet

Still going on, from last time:
Ann: Call one of them, by Fri 27 Nov. We will know: two dates.
Bea: Sell it, by Sun 1 Nov 2026. We will know: two dates.
"""
    )
    assert goes_on(run.state) == (("Still going on", "2 actions from last time: Ann and Bea"),)
