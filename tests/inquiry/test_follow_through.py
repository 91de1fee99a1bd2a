"""What is open from earlier sessions lies on the table, is answered, and is followed up in the session it is from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.inquiry.driver import at_planning, at_second_story, seven

from peerinquiry.inquiry.commands import (
    AddPeople,
    AnswerAction,
    BringActions,
    DropAction,
    FollowUp,
    NameTeam,
    Rename,
    SetAction,
    Undo,
)
from peerinquiry.inquiry.model import Answer, Answered, Brought, CheckIn, Followed, OpenAction

LAST = "2026-10-01-1400-leadership"
CALL = OpenAction(LAST, 1, "Call both suppliers", "Ann", date(2026, 11, 1), "both said yes", date(2026, 10, 1))
MAP = OpenAction(LAST, 2, "Draw the map", "Carl")
BEFORE = CheckIn(LAST, date(2026, 11, 20))
BRING = BringActions((CALL, MAP), "leadership", BEFORE)


def test_a_team_brings_its_actions_and_its_check_in_as_one_act() -> None:
    run = seven().all(BRING)
    assert (run.state.team, run.state.check_in) == ("leadership", BEFORE)
    assert run.state.brought == (Brought(1, CALL), Brought(2, MAP))
    run.undo()
    assert run.state == replace(seven().state, undone=run.state.undone)
    assert run.redo().state.brought == (Brought(1, CALL), Brought(2, MAP))


def test_what_lies_there_is_not_brought_twice() -> None:
    run = seven().all(BringActions((CALL, CALL)))
    assert run.state.brought == (Brought(1, CALL),)
    assert run.state.team == ""
    assert run.do(BringActions((replace(CALL, what="Call them"),))) == ()
    assert run.all(BRING).state.brought == (Brought(1, CALL), Brought(2, MAP))
    assert run.do(BRING) == ()


def test_an_action_without_words_is_not_brought() -> None:
    refusal = "An action that is brought needs its words, and the session that it is from."
    assert seven().refusal(BringActions((CALL, replace(MAP, what="\x1b[2J")))) == refusal
    assert seven().refusal(BringActions((replace(MAP, session=""),))) == refusal


def test_texts_are_cleaned_on_their_way_in() -> None:
    run = seven().all(BringActions((replace(CALL, what="call\nthem\x1b[2J", who="Ann\u202e"),), " lead\n"))
    assert (run.state.brought[0].what, run.state.brought[0].earlier.who) == ("call them", "Ann")
    assert run.state.team == "lead"
    run.all(AnswerAction(1, Answer.CHANGED, "no\x1b]52;c;eA==\x07 time\n", "one\nof them"))
    assert run.state.brought[0].said == Answered(Answer.CHANGED, "no time", "one of them")


def test_the_last_answer_counts_and_can_be_taken_back() -> None:
    run = seven().all(BRING, AnswerAction(1, Answer.KEPT, "both said yes"))
    assert run.state.brought[0].said == Answered(Answer.KEPT, "both said yes")
    assert run.do(AnswerAction(1, Answer.KEPT, "both said yes")) == (), "nothing is new about it"
    run.all(AnswerAction(1, Answer.DROPPED))
    assert run.state.brought[0].said == Answered(Answer.DROPPED)
    assert run.undo().state.brought[0].said == Answered(Answer.KEPT, "both said yes")
    assert run.undo().state.brought[0].said is None
    assert run.refusal(AnswerAction(3, Answer.KEPT)) == "There is no action 3 from last time."


def test_one_that_changed_goes_on_in_its_new_words_by_its_new_day() -> None:
    run = seven().all(BRING, AnswerAction(1, Answer.CHANGED, by=date(2026, 12, 24)))
    assert (run.state.brought[0].what, run.state.brought[0].by) == (CALL.what, date(2026, 12, 24))
    run.all(AnswerAction(1, Answer.CHANGED, "", "Call one of them"))
    assert (run.state.brought[0].what, run.state.brought[0].by) == ("Call one of them", CALL.by)
    run.all(AnswerAction(1, Answer.CHANGED, "", CALL.what, CALL.by))
    assert run.state.brought[0].said == Answered(Answer.CHANGED), "as it was is nothing new"
    run.all(AnswerAction(1, Answer.KEPT, "", "other words", date(2027, 1, 1)))
    assert run.state.brought[0].said == Answered(Answer.KEPT), "what is done goes on in no words"


def test_what_was_brought_goes_with_who_is_renamed_and_stays_with_who_is_not_here() -> None:
    run = seven().all(BRING, Rename("Ann", "Anna"))
    assert [brought.earlier.who for brought in run.state.brought] == ["Anna", "Carl"]
    run = seven().all(BringActions((replace(CALL, who="Zoe"),)), AddPeople(("Zora",)), Rename("Zora", "Zoe"))
    assert run.state.brought[0].earlier.who == "Zoe"


def test_a_team_is_named_and_taken_back() -> None:
    run = seven().all(NameTeam("leadership"))
    assert run.do(NameTeam("leadership")) == ()
    assert run.all(NameTeam("")).state.team == ""
    assert run.undo().state.team == "leadership"


def test_a_session_hears_of_its_own_plan_later_and_no_undo_reaches_that() -> None:
    run = at_planning().all(SetAction("Call", "Ann"), SetAction("Write", "Bea"))
    first = "2027-01-11-1400-leadership"
    run.all(FollowUp(first, 2, Answer.CHANGED, "no time", "Write to all", date(2027, 2, 1)))
    run.all(FollowUp("2027-02-11-1400-leadership", 2, Answer.KEPT))
    changed = Answered(Answer.CHANGED, "no time", "Write to all", date(2027, 2, 1))
    assert [told.said for told in run.state.followed] == [changed, Answered(Answer.KEPT)]
    run.all(Undo())
    assert [action.what for action in run.state.plan.actions] == ["Call"]
    assert run.redo().state.plan.actions[1].what == "Write", "what came from elsewhere leaves redo alone"
    assert run.do(FollowUp("2027-02-11-1400-leadership", 2, Answer.KEPT)) == ()
    run.all(FollowUp("2027-02-11-1400-leadership", 2, None, "words that are for nothing"))
    assert [*run.state.followed] == [Followed(first, 2, changed)]
    assert run.do(FollowUp("2027-02-11-1400-leadership", 2, None)) == ()


def test_only_what_is_on_a_plan_is_followed_up() -> None:
    run = at_planning().all(SetAction("Call", "Ann"), DropAction(1))
    assert run.refusal(FollowUp("later", 1, Answer.KEPT)) == "There is no action 1 on the plan."
    assert run.refusal(FollowUp("", 1, Answer.KEPT)) == "Say which session heard of it."


def test_the_plan_of_an_inquiry_that_was_set_aside_is_followed_up_too() -> None:
    run = at_planning().all(SetAction("Call", "Ann"))
    second = at_second_story()
    assert second.refusal(FollowUp("later", 1, Answer.KEPT)) == "There is no action 1 on the plan."
    assert run.all(FollowUp("later", 1, Answer.KEPT)).state.followed
