"""What a calendar is told: what has a date now, what had one and was passed on, and how often it changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import strategies
from tests.inquiry.driver import Run, at_planning, at_second_story, opened
from tests.inquiry.runs import runs
from tests.inquiry.wild import wild_events

from peerinquiry.inquiry.commands import (
    Amend,
    Command,
    DropAction,
    GoTo,
    Rename,
    SetAction,
    SetCheckIn,
    SetTitle,
    Undo,
)
from peerinquiry.inquiry.events import ActionAnswered, ActionBrought, ActionSet, Event, FollowedUp, Mendable
from peerinquiry.inquiry.inquiries import each
from peerinquiry.inquiry.model import Answer, Step
from peerinquiry.inquiry.view.calendar import CalendarEntry, calendar_entries, told

FRIDAY = date(2026, 12, 4)
LATER = date(2026, 12, 11)
CALL = SetAction("Call both suppliers", "Ann", FRIDAY, "two dates", ("Bea", "Carl"))


def planned(*commands: Command) -> Run:
    return at_planning().all(CALL, SetCheckIn(LATER), *commands)


def entries(run: Run) -> dict[str, CalendarEntry]:
    return {entry.key: entry for entry in calendar_entries(run.records)}


def test_an_entry_for_the_action_and_one_for_the_check_in() -> None:
    action, check_in = calendar_entries(planned(SetAction("Think about it", "Bea")).records)
    assert (action.key, action.says.on, action.says.words) == ("action 1", FRIDAY, "Ann: Call both suppliers")
    assert action.says.notes == (
        "We will know: two dates",
        "Bea and Carl help",
        "Leadership team, Sun 22 Nov 2026",
    )
    assert action.says.people == ("Ann", "Bea", "Carl")
    assert (check_in.key, check_in.says.on) == ("check-in 1", LATER)
    assert check_in.says.words == "Check-in: how Ann's plan went"
    assert check_in.says.people[:2] == ("Ann", "Bea")
    assert not action.cancelled
    assert not check_in.cancelled
    assert action.revision == (action.changed - datetime(2020, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)


def test_a_changed_wording_and_a_new_title_keep_the_key_and_raise_the_revision() -> None:
    run = planned()
    first = entries(run)["action 1"]
    run.all(SetAction("Call all three", "Ann", LATER, number=1))
    second = entries(run)["action 1"]
    run.all(SetTitle("The suppliers"))
    third = entries(run)["action 1"]
    assert first.revision < second.revision < third.revision
    assert first.changed < second.changed < third.changed
    assert first.created == second.created == third.created
    assert "The suppliers" in third.says.notes[-1]


def test_what_says_the_same_stays_as_it_is() -> None:
    run = planned()
    before = calendar_entries(run.records)
    run.all(SetAction("Think about it", "Bea"), GoTo(Step.REFLECTING), after=500)
    assert calendar_entries(run.records) == before


@pytest.mark.parametrize(
    "off", [(DropAction(1),), (SetAction("Call both suppliers", "Ann", number=1),), (Undo(), Undo(), Undo())]
)
def test_what_may_be_in_calendars_is_called_off(off: tuple[Command, ...]) -> None:
    run = planned()
    first = entries(run)["action 1"]
    run.all(GoTo(Step.REFLECTING), *off)
    last = entries(run)["action 1"]
    assert last.cancelled
    assert last.revision > first.revision
    assert last.says == first.says


def test_what_stood_for_a_minute_may_be_in_calendars() -> None:
    run = planned().all(DropAction(1), after=61)
    assert entries(run)["action 1"].cancelled


def test_a_slip_that_was_put_right_at_once_is_in_nobodys_calendar() -> None:
    assert set(entries(planned(Undo()))) == {"action 1"}
    assert set(entries(planned(DropAction(1)))) == {"check-in 1"}


def test_what_was_called_off_and_is_there_again_goes_on_counting() -> None:
    run = planned()
    revisions = [entries(run)["check-in 1"].revision]
    for on in (None, LATER, None, FRIDAY):
        run.all(SetCheckIn(on), after=100)
        revisions.append(entries(run)["check-in 1"].revision)
    assert revisions == sorted(set(revisions))
    assert not entries(run)["check-in 1"].cancelled


def test_a_clock_that_was_put_back_does_not_turn_revisions_round() -> None:
    run = planned()
    first = entries(run)["action 1"]
    run.now -= 3000
    run.all(SetAction("Call all three", "Ann", FRIDAY, number=1))
    second = entries(run)["action 1"]
    assert second.revision == first.revision + 1
    assert second.changed == first.changed


def test_a_typo_that_is_mended_is_mended_in_calendars() -> None:
    run = planned()
    before = entries(run)["action 1"]
    (number,) = (record.seq for record in run.records if isinstance(record.event, ActionSet))
    run.all(Amend(number, Mendable.ACTION_WHAT, "Call all three"))
    after = entries(run)["action 1"]
    assert after.says.words == "Ann: Call all three"
    assert after.revision > before.revision
    assert after.created == before.created


def test_two_inquiries_have_a_check_in_each() -> None:
    run = at_planning().all(CALL, SetCheckIn(FRIDAY))
    second = at_second_story()
    second.all(GoTo(Step.PLANNING), SetAction("Draw it", "Bea", LATER), SetCheckIn(LATER))
    assert set(entries(run)) == {"action 1", "check-in 1"}
    assert [entries(second)[key].says.words for key in ("action 1", "check-in 2")] == [
        "Bea: Draw it",
        "Check-in: how Bea's plan went",
    ]


def test_who_is_called_otherwise_is_called_so_in_calendars() -> None:
    run = planned(Rename("Ann", "Anna"))
    assert entries(run)["action 1"].says.words == "Anna: Call both suppliers"
    assert entries(run)["check-in 1"].says.words == "Check-in: how Anna's plan went"


def test_what_later_sessions_heard_is_in_the_calendar_of_the_plan() -> None:
    run = planned(SetAction("Draw it", "Bea", FRIDAY), SetAction("Ask Gus", "Bea", FRIDAY))
    first = entries(run)
    run.append(FollowedUp("later", 1, Answer.CHANGED, "no time", "Call one of them", LATER))
    run.append(FollowedUp("later", 2, Answer.DROPPED, "no use"))
    run.append(FollowedUp("later", 3, Answer.KEPT))
    last = entries(run)
    assert (last["action 1"].says.on, last["action 1"].says.words) == (LATER, "Ann: Call one of them")
    assert last["action 2"].cancelled
    assert last["action 3"].says.words == "Done: Bea: Ask Gus"
    assert all(last[f"action {number}"].revision > first[f"action {number}"].revision for number in (1, 2, 3))


def test_the_session_that_hears_of_an_action_tells_calendars_so_under_the_name_it_has_there() -> None:
    run = opened()
    run.append(ActionBrought(1, "earlier", 4, "Call both suppliers", "Ann", FRIDAY, "two dates", date(2026, 10, 1)))
    assert not entries(run), "nothing new was said of it"
    run.append(ActionAnswered(1, Answer.CHANGED, "no time", "", LATER))
    (entry,) = calendar_entries(run.records)
    assert (entry.session, entry.key, entry.says.on) == ("earlier", "action 4", LATER)
    assert entry.says.notes == ("We will know: two dates", "Thu 1 Oct 2026")
    run.append(ActionAnswered(1, Answer.DROPPED))
    assert entries(run)["action 4"].cancelled


def test_a_file_is_told_in_a_few_words() -> None:
    assert told(calendar_entries(planned().records)) == "1 action, 1 check-in"
    run = planned(SetAction("Draw it", "Bea", FRIDAY)).all(DropAction(1), SetCheckIn(None), after=100)
    assert told(calendar_entries(run.records)) == "1 action, 2 called off"
    assert told(()) == ""


def dated(run: Run) -> set[str]:
    """What has a date in the state that a run came to, computed another way; what was followed up aside."""
    plans = [(then.inquiry, then.plan) for then in each(run.state)]
    return {f"action {action.number}" for _, plan in plans for action in plan.actions if action.by} | {
        f"check-in {number}" for number, plan in plans if plan.check_in
    }


@given(runs(starts=[at_planning, at_second_story]))
@settings(max_examples=30)
def test_whatever_has_a_date_stands_and_nothing_else_does(run: Run) -> None:
    found = calendar_entries(run.records)
    heard = {f"action {told.action}" for told in run.state.followed}
    dropped = {f"action {told.action}" for told in run.state.followed if told.said.answer is Answer.DROPPED}
    standing = {entry.key for entry in found if not entry.session and not entry.cancelled}
    assert standing - heard == dated(run) - heard
    assert (dated(run) & heard) - dropped <= standing
    assert len({(entry.session, entry.key) for entry in found}) == len(found)


@given(runs(starts=[at_planning, at_second_story]), st.data())
@settings(max_examples=30)
def test_from_one_moment_to_the_next_what_changes_has_a_higher_revision_and_nothing_is_forgotten(
    run: Run, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(run.records)))
    before = {(entry.session, entry.key): entry for entry in calendar_entries(run.records[:cut])}
    after = {(entry.session, entry.key): entry for entry in calendar_entries(run.records)}
    for key, entry in before.items():
        if key not in after:
            assert run.records[cut].at - entry.created < timedelta(minutes=1), "only a slip is forgotten"
            continue
        later = after[key]
        same = (later.says, later.cancelled) == (entry.says, entry.cancelled)
        assert later.revision >= entry.revision + (not same)
        assert later.changed >= entry.changed
        assert later.created == entry.created


@given(st.lists(wild_events() | strategies.events(), max_size=40))
def test_any_event_makes_a_calendar(happened: list[Event]) -> None:
    run = opened()
    for event in happened:
        run.append(event)
    found = calendar_entries(run.records)
    assert found == calendar_entries(tuple(run.records))
    assert all(0 <= entry.revision < 2**31 for entry in found)
    assert all(entry.created <= entry.changed for entry in found)
