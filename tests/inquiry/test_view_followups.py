"""Every action that was ever put down, once, with all that was heard of it since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from tests.inquiry.driver import BANK, Run
from tests.inquiry.runs import runs

from peerinquiry.formats.event_fields import WORDS
from peerinquiry.inquiry.commands import (
    AddPeople,
    AnotherChallenge,
    AnswerAction,
    BringActions,
    ChooseOwner,
    Command,
    DropAction,
    FollowUp,
    GoTo,
    NameTeam,
    OpenSession,
    Redo,
    Remove,
    Rename,
    SetAction,
    SetCheckIn,
    Undo,
    WriteChallenges,
)
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.inquiries import actions_of
from peerinquiry.inquiry.model import Answer, Answered, CheckIn, Step
from peerinquiry.inquiry.view.followups import (
    KINDS_READ,
    Heard,
    LastTime,
    Promise,
    Standing,
    Tally,
    Told,
    last_time,
    promises,
    tally,
    unlinked,
)

DAY = 24 * 3600
FIRST, SECOND, THIRD = "2026-11-22-1400-group", "2026-11-29-1400-group", "2026-12-06-1400-group"


def meeting(week: int, *commands: Command, team: str = "") -> Run:
    """A session of three people, so many weeks after the first."""
    run = Run()
    run.now = week * 7 * DAY
    return run.all(OpenSession("Group", BANK), AddPeople(("Ann", "Bea", "Carl")), NameTeam(team), *commands)


def told(*sessions: Run) -> list[Told]:
    """What a reader of the first sessions knows."""
    return [Told(name, run.state) for name, run in zip((FIRST, SECOND, THIRD), sessions, strict=False)]


def brought(week: int, before: list[Told], *commands: Command, session: str) -> Run:
    """A session on whose table lies what is open from another one."""
    return meeting(week, BringActions(last_time(before, session=session).actions), *commands)


CALL, MAP = SetAction("Call", "Ann", date(2026, 12, 1)), SetAction("Draw the map", "Bea")


def test_an_action_is_open_until_somebody_says_what_became_of_it() -> None:
    first = meeting(0, CALL, MAP, DropAction(2))
    (call,) = promises(told(first))
    assert (call.action.what, call.action.who, call.action.by) == ("Call", "Ann", date(2026, 12, 1))
    assert (call.action.session, call.action.action, call.action.since) == (FIRST, 1, date(2026, 11, 22))
    assert (call.title, call.team, call.carried, call.last, call.standing) == ("Group", "", 0, None, Standing.OPEN)
    second = brought(1, told(first), session=FIRST)
    (call,) = promises(told(first, second))
    assert call.heard == (Heard(SECOND, date(2026, 11, 29), None),)
    assert call.is_open
    second.all(AnswerAction(1, Answer.KEPT, "both said yes"))
    (call,) = promises(told(first, second))
    assert call.last == Heard(SECOND, date(2026, 11, 29), Answered(Answer.KEPT, "both said yes"))
    assert call.standing is Standing.KEPT
    assert promises(told(first, second.undo()))[0].is_open


def test_one_that_changed_and_is_brought_on_is_one_action_in_the_words_that_hold_now() -> None:
    first = meeting(0, CALL)
    second = brought(1, told(first), AnswerAction(1, Answer.CHANGED, "", "Write", date(2027, 1, 1)), session=FIRST)
    third = brought(2, told(first, second), Rename("Ann", "Anna"), session=SECOND)
    assert third.state.brought[0].what == "Write"
    (one,) = promises(told(first, second, third))
    assert (one.action.what, one.action.who, one.action.by) == ("Write", "Anna", date(2027, 1, 1))
    assert (one.action.session, one.action.action, one.carried) == (FIRST, 1, 2)
    third.all(AnswerAction(1, Answer.DROPPED))
    (one,) = promises(told(first, second, third))
    assert one.standing is Standing.DROPPED
    assert last_time(told(first, second, third), session=SECOND).actions == ()


def test_a_later_word_of_changed_opens_it_again() -> None:
    first = meeting(0, CALL)
    second = brought(1, told(first), session=FIRST)
    third = brought(2, told(first), AnswerAction(1, Answer.CHANGED), session=FIRST)
    second.all(AnswerAction(1, Answer.KEPT))
    assert promises(told(first, second, third))[0].is_open


def test_what_is_overdue() -> None:
    first = meeting(0, CALL, MAP)
    call, plan = promises(told(first))
    assert [call.overdue(date(2026, 12, day)) for day in (1, 2)] == [False, True]
    assert not plan.overdue(date(2030, 1, 1)), "no day, no delay"
    second = brought(1, told(first), AnswerAction(1, Answer.KEPT), session=FIRST)
    assert not promises(told(first, second))[0].overdue(date(2030, 1, 1))


def test_a_plan_that_was_set_aside_counts() -> None:
    first = meeting(0, WriteChallenges({"Ann": "One", "Bea": "Two"}), ChooseOwner("Ann"), GoTo(Step.PLANNING), CALL)
    first.all(SetCheckIn(date(2026, 12, 20)), GoTo(Step.REFLECTING), AnotherChallenge(), ChooseOwner("Bea"))
    first.all(GoTo(Step.PLANNING), MAP)
    assert [promise.action.action for promise in promises(told(first))] == [1, 2]
    assert last_time(told(first), session=FIRST).check_in == CheckIn(FIRST, date(2026, 12, 20))


def test_where_its_own_session_is_gone_it_is_known_by_those_it_was_brought_to() -> None:
    first = meeting(0, CALL)
    second = brought(1, told(first), AnswerAction(1, Answer.CHANGED, "", "Write"), session=FIRST)
    (one,) = promises(told(first, second)[1:])
    assert (one.action.what, one.action.since, one.title) == ("Write", date(2026, 11, 22), "")
    first.all(DropAction(1))
    assert promises(told(first, second)) == (), "off its plan"
    damaged = [replace(told(first)[0], whole=False), *told(first, second)[1:]]
    assert [promise.action.what for promise in promises(damaged)] == ["Write"], "the damage may be where it was"


def test_what_a_session_heard_that_is_gone_is_known_by_the_plan_it_was_followed_up_in() -> None:
    first = meeting(0, CALL, FollowUp(SECOND, 1, Answer.KEPT, "yes"))
    (one,) = promises(told(first))
    assert one.last == Heard(SECOND, date(2026, 11, 29), Answered(Answer.KEPT, "yes"))
    second = brought(1, told(meeting(0, CALL)), session=FIRST)
    assert promises(told(first, second))[0].is_open, "what it says itself goes first"
    first.all(FollowUp("no-day", 1, Answer.DROPPED))
    assert [heard.on for heard in promises(told(first))[0].heard] == [date(2026, 11, 22), date(2026, 11, 29)]


def test_a_team_brings_what_is_open_from_all_its_sessions_and_the_check_in_of_the_last() -> None:
    late = SetAction("Late", "Ann")
    first = meeting(0, MAP, CALL, late, SetCheckIn(date(2026, 12, 1)), team="lead")
    other = meeting(1, CALL, SetCheckIn(date(2026, 12, 2)), team="other")
    open_now = last_time(told(first, other), team="lead")
    assert [action.what for action in open_now.actions] == ["Call", "Draw the map", "Late"]
    assert open_now.check_in == CheckIn(FIRST, date(2026, 12, 1))
    third = meeting(2, BringActions(open_now.actions, "lead"), AnswerAction(1, Answer.KEPT), GoTo(Step.VOTING))
    open_now = last_time(told(first, other, third), team="lead")
    assert [action.what for action in open_now.actions] == ["Draw the map", "Late"]
    assert open_now.check_in is None, "the last session set none"
    assert open_now.met == 2
    third.all(GoTo(Step.RULES))
    assert last_time(told(first, other, third), team="lead").met == 2, "it met, wherever it went after that"
    third.undo(2)
    assert last_time(told(first, other, third), team="lead").met == 1, "in Gather, nobody met"
    assert last_time(told(first, other, third)) == LastTime()
    assert last_time([], team="lead") == LastTime()


def test_a_copy_with_pseudonyms_is_passed_over() -> None:
    first = meeting(0, CALL, team="lead")
    second = brought(1, told(first), AnswerAction(1, Answer.KEPT), session=FIRST)
    copies = [Told(f"{one.session}-redacted", replace(one.state, redacted=True)) for one in told(first, second)]
    assert promises([*told(first), *copies]) == promises(told(first))
    assert last_time([*told(first), *copies], team="lead") == last_time(told(first), team="lead")
    assert unlinked([*told(first), *copies]) == ()


def test_who_heard_what_the_other_does_not_say_is_found() -> None:
    first = meeting(0, CALL)
    second = brought(1, told(first), session=FIRST)
    assert unlinked(told(first, second)) == ()
    second.all(AnswerAction(1, Answer.KEPT, "yes"))
    assert unlinked(told(first, second)) == (SECOND,)
    first.all(FollowUp(SECOND, 1, Answer.KEPT, "yes"))
    assert unlinked(told(first, second)) == ()
    assert unlinked(told(first, second.undo())) == (SECOND,), "it was taken back"


def test_what_no_team_put_down_belongs_to_the_team_on_whose_table_it_lies() -> None:
    first = meeting(0, CALL)
    second = meeting(1, BringActions(last_time(told(first), session=FIRST).actions, "lead"), team="lead")
    assert [promise.team for promise in promises(told(first, second))] == ["lead"]
    assert len(last_time(told(first, second), team="lead").actions) == 1


# Laws

ANSWERS = st.sampled_from(Answer)
WORDING = st.sampled_from(["", "Call them", "Write to them"])
DAYS = st.none() | st.integers(-20, 90).map(lambda days: date(2026, 11, 22) + timedelta(days))


@st.composite
def years(draw: DrawFn) -> list[Told]:
    """A few sessions of two teams and of nobody, each of which may take up what is open from those before."""
    sessions: list[Told] = []
    for week in range(draw(st.integers(1, 5))):
        run = meeting(week, team=draw(st.sampled_from(["", "lead", "lead", "other"])))
        goes_on = draw(st.booleans())
        if sessions and goes_on:
            from_ = draw(st.sampled_from(sessions)).session
            by_team = draw(st.sampled_from([True, False]))
            found = last_time(sessions, team=run.state.team, session="" if by_team else from_)
            run.all(BringActions(found.actions, run.state.team, found.check_in))
        for _ in range(draw(st.integers(0, 10))):
            run.do(draw(acts(run)))
        sessions.append(Told(f"2026-{week:02d}-group", run.state))
    return sessions


def acts(run: Run) -> st.SearchStrategy[Command]:
    """Something that somebody may do about actions, or take back."""
    who = st.sampled_from(run.state.names or ("Ann",))
    laid = st.sampled_from([one.number for one in run.state.brought] or [1])
    planned = st.sampled_from([action.number for action in run.state.plan.actions] or [1])
    put_down = st.builds(SetAction, st.just("Call"), who, DAYS)
    answer = st.builds(AnswerAction, laid, ANSWERS, WORDING, WORDING, DAYS)
    back = st.sampled_from([Undo(), Redo()])
    rename = st.builds(Rename, who, st.sampled_from(["Zoe", "Ann", "Bea"]))
    return put_down | answer | answer | back | st.builds(DropAction, planned) | rename | st.builds(Remove, who)


@given(years())
@settings(max_examples=40)
def test_every_action_on_a_plan_is_there_once_and_open_until_it_was_kept_or_dropped(year: list[Told]) -> None:
    found = promises(year)
    there = [(promise.action.session, promise.action.action) for promise in found]
    assert sorted(there) == sorted((one.session, action.number) for one in year for action in actions_of(one.state))
    for promise, key in zip(found, there, strict=True):
        laid = [
            laid for one in year for laid in one.state.brought if (laid.earlier.session, laid.earlier.action) == key
        ]
        answers = [one.said.answer for one in laid if one.said]
        assert promise.standing == (answers[-1] if answers[-1:] not in ([], [Answer.CHANGED]) else Standing.OPEN)
        assert promise.carried == len(laid)
        for before, after in pairwise(laid):
            assert not before.said or before.said.answer is not Answer.CHANGED or after.earlier.what == before.what
    figures = tally(found)
    assert figures.kept + figures.changed + figures.dropped + figures.unsaid == len(found)
    assert figures.changed + figures.unsaid == sum(promise.is_open for promise in found)
    assert tally(()) == Tally()


@given(years(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_in_which_files_are_read_makes_no_difference(year: list[Told], chance: Random) -> None:
    shuffled = list(year)
    chance.shuffle(shuffled)
    assert promises(shuffled) == promises(year)
    assert last_time(shuffled, team="lead") == last_time(year, team="lead")


@given(years())
@settings(max_examples=40)
def test_what_is_brought_next_is_what_is_open(year: list[Told]) -> None:
    open_: list[Promise] = [promise for promise in promises(year) if promise.is_open]
    teams = {promise.team for promise in open_} | {"lead"}
    for team in teams - {""}:
        brought_next = last_time(year, team=team).actions
        assert set(brought_next) == {promise.action for promise in open_ if promise.team == team}


@given(runs())
@settings(max_examples=40)
def test_the_events_that_are_read_say_all_there_is_to_say(run: Run) -> None:
    read = fold(record for record in run.records if WORDS[type(record.event)] in KINDS_READ)
    whole = Told("a", run.state)
    assert promises([Told("a", read)]) == promises([whole])
    assert last_time([Told("a", read)], session="a") == last_time([whole], session="a")
    assert (read.team, read.brought, read.followed, set(read.names)) == (
        run.state.team, run.state.brought, run.state.followed, set(run.state.names),
    )  # fmt: skip
