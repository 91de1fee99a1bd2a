"""Inquire: the story, question after question, the say-back, the reframe."""

from __future__ import annotations

import pytest
from tests.inquiry.driver import BANK, PEOPLE, at_questions, at_reframe, at_say_back, at_story, at_voting

from peerinquiry.formats.transcript_md.line import length
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.commands import (
    ChooseOwner,
    DeclineOwnership,
    EndTurn,
    GiveTurn,
    GoTo,
    HideQuestion,
    JudgeSayBack,
    NewRound,
    ParkIdea,
    Pass,
    Postpone,
    PutQuestion,
    QueueQuestions,
    Rename,
    SetPace,
    SetPresence,
    ToggleClock,
    TurnToAim,
    Undo,
)
from peerinquiry.inquiry.events import ClockStarted, QuestionPut, TurnTaken
from peerinquiry.inquiry.model import Mark, Origin, ParkedIdea, Presence, Question, Step
from peerinquiry.inquiry.view.questions import aims, another, answers, choices, on_the_table, queued

WHO = Question("Who is involved?", "framing", Origin.BANK)
OWN = Question("And you?", "framing", Origin.OWN)


def test_the_owner_tells_the_story() -> None:
    run = at_story().turn("It began in spring.", 150)
    told = run.state.turns[-1]
    assert (told.who, told.step, told.text, told.seconds) == ("Ann", Step.STORY, "It began in spring.", 150)
    assert turns.complete(run.state)


def test_two_keys_a_turn_start_and_next() -> None:
    run = at_questions()
    assert run.do(ToggleClock(WHO)) == (QuestionPut("Bea", "Who is involved?", "framing", Origin.BANK), ClockStarted())
    assert run.do(EndTurn("Purchasing"), after=22) == (TurnTaken("Bea", "Purchasing", 22.0, 0.0, 30.0),)
    assert run.state.turns[-1].question == WHO
    assert (run.holder, run.state.question) == ("Carl", None)


def test_one_key_a_turn_still_says_what_was_asked() -> None:
    run = at_questions().all(EndTurn(suggestion=WHO))
    assert run.state.turns[-1].question == WHO
    run.all(EndTurn())
    assert run.state.turns[-1].question == Question("", "framing", Origin.OWN)


def test_a_question_of_ones_own_stands_before_the_one_suggested() -> None:
    run = at_questions().all(PutQuestion(OWN))
    assert run.do(PutQuestion(OWN)) == ()
    run.all(ToggleClock(WHO), EndTurn(suggestion=WHO))
    assert run.state.turns[-1].question == OWN


def test_another_question_may_be_put_while_the_answer_runs() -> None:
    run = at_questions().all(ToggleClock(OWN), PutQuestion(WHO), EndTurn())
    assert run.state.turns[-1].question == WHO


def test_questions_are_put_in_the_question_rounds_alone() -> None:
    refusal = "Questions are put in a turn of the question rounds."
    assert at_story().refusal(PutQuestion(WHO)) == refusal
    assert at_questions().whole_round().refusal(PutQuestion(WHO)) == refusal


def test_a_question_asked_is_not_carried_to_whoever_asks_next() -> None:
    for leave in (Pass(), Postpone(), GiveTurn("Gus"), SetPresence("Bea", Presence.GONE)):
        run = at_questions().all(PutQuestion(WHO), leave)
        assert run.holder != "Bea"
        assert run.state.question is None


def test_the_next_round_serves_the_next_aim() -> None:
    run = at_questions().whole_round().all(NewRound(aim="possibilities"))
    assert (run.state.aim, run.state.desk.round.number, run.holder) == ("possibilities", 2, "Bea")
    run.turn()
    last = run.state.turns[-1]
    assert (last.round, last.question) == (2, Question("", "possibilities", Origin.OWN))
    run.all(TurnToAim("support"))
    assert run.do(TurnToAim("support")) == ()
    assert run.refusal(TurnToAim("courage")) == "This bank has no aim called courage."


def test_a_question_is_hidden_for_this_session() -> None:
    run = at_questions().all(HideQuestion("Who is involved?"))
    assert run.state.hidden == ("Who is involved?",)
    assert run.do(HideQuestion("Who is involved?")) == ()


def test_questions_from_the_chat_wait_for_their_turn() -> None:
    run = at_questions().all(
        QueueQuestions((("Carl", "What do they say?"), ("Bea", "Since when?"), ("Bea", "Who else?")))
    )
    assert run.do(QueueQuestions((("Bea", "Since when?"),))) == ()
    table = on_the_table(run.state, BANK)
    assert (run.holder, table) == ("Bea", Question("Since when?", "framing", Origin.OWN))
    assert [choice.text for choice in choices(run.state, BANK)][:2] == ["Since when?", "Who else?"]
    run.all(ToggleClock(table), EndTurn())
    assert (run.holder, on_the_table(run.state, BANK).text) == ("Carl", "What do they say?")
    run.all(HideQuestion("What do they say?"))
    assert on_the_table(run.state, BANK).origin is Origin.BANK
    assert queued(run.whole_round().all(NewRound(aim="possibilities")).state) == ("Who else?",)


def test_a_round_for_several_aims_offers_a_question_of_each_in_turn() -> None:
    run = at_questions().all(SetPace(skipped=(), joined=("possibilities", "milestones")))
    offered = []
    for _ in range(4):
        table = on_the_table(run.state, BANK)
        offered.append((table.aim, table.text))
        run.all(ToggleClock(table), EndTurn())
    assert offered == [
        ("framing", "Who is involved?"),
        ("possibilities", "What is success?"),
        ("milestones", "What is true in three months?"),
        ("framing", "What does not work?"),
    ]
    assert [aim.name for aim in aims(run.state, BANK) if aim.current] == ["framing", "possibilities", "milestones"]
    assert [choice.aim for choice in choices(run.state, BANK)][-1] == "support"
    assert another(run.state, BANK) is None


def test_turned_to_another_aim_of_its_round_the_group_is_offered_a_question_of_that_aim() -> None:
    run = at_questions().all(SetPace(skipped=(), joined=("possibilities",)), TurnToAim("possibilities"))
    assert on_the_table(run.state, BANK).text == "What is success?"
    assert [choice.aim for choice in choices(run.state, BANK)][:2] == ["possibilities", "framing"]


def test_another_question_in_a_round_for_several_aims_is_one_of_the_next_aim() -> None:
    run = at_questions().all(SetPace(skipped=(), joined=("possibilities",)))
    first = another(run.state, BANK)
    assert first == Question("What is success?", "possibilities", Origin.BANK)
    run.all(PutQuestion(first))
    assert another(run.state, BANK) == Question("What does not work?", "framing", Origin.BANK)


@pytest.mark.parametrize(("seconds", "told"), [(0.4, "0:00"), (0.5, "0:01"), (29.6, "0:30")])
def test_an_answer_took_as_long_on_the_screen_as_on_the_page(seconds: float, told: str) -> None:
    run = at_questions().turn("Yes.", seconds)
    assert answers(run.state)[0].took == told == length(seconds)


def test_who_is_new_joins_with_their_question_and_one_undo_takes_both_back() -> None:
    run = at_questions().all(QueueQuestions((("Zoe", "Why now?"),), ("Zoe",)))
    assert run.state.queued == (("Zoe", "Why now?"),)
    assert run.all(Rename("Zoe", "Zora")).state.queued == (("Zora", "Why now?"),)
    undone = run.all(Undo(), Undo()).state
    assert (len(undone.queued), "Zoe" in undone.names) == (0, False)
    assert run.refusal(QueueQuestions((("Zoe", "Why now?"),))) == "Nobody here is called Zoe; add them in Gather first."


def test_advice_that_comes_too_early_is_parked_with_one_key() -> None:
    run = at_questions().all(ParkIdea("Bea"), ParkIdea("Carl", "Hire a buyer"))
    assert run.state.parked == (ParkedIdea(1, "Bea", ""), ParkedIdea(2, "Carl", "Hire a buyer"))
    assert run.holder == "Bea", "the round goes on"
    assert run.refusal(ParkIdea("Zoe")) == "Nobody here is called Zoe; add them in Gather first."


def test_a_pass_is_recorded_as_a_pass() -> None:
    run = at_questions().all(Pass())
    assert (run.state.turns[-1].who, run.state.turns[-1].mark) == ("Bea", Mark.PASSED)


def test_the_owner_says_whether_the_say_back_was_it() -> None:
    run = at_say_back().turn("You carry it alone.").all(JudgeSayBack(right=False))
    assert run.state.heard_right is False
    assert run.do(JudgeSayBack(right=False)) == ()
    run.all(JudgeSayBack(right=True), NewRound()).turn("Another says it back.")
    assert run.state.heard_right is None, "and is asked anew"


def test_the_challenge_restated_stands_beside_the_challenge_as_it_was() -> None:
    run = at_reframe().turn("How do we come to own it together?")
    assert run.state.reframe == "How do we come to own it together?"
    assert run.state.challenges["Ann"] == "We lose two suppliers a year and nobody owns it"


def test_unchanged_is_an_answer_and_no_answer_is_none() -> None:
    assert at_reframe().turn("").state.reframe == ""
    assert at_reframe().all(Pass()).state.reframe is None


def test_the_owner_leaves_in_the_middle_and_the_group_takes_up_another_challenge() -> None:
    run = at_questions().turn().all(SetPresence("Ann", Presence.GONE))
    assert run.holder == "Carl", "those who ask are still there"
    run.all(DeclineOwnership(1))
    assert (run.state.owner, run.state.step) == (None, Step.VOTING)
    run.all(ChooseOwner("Carl"), GoTo(Step.STORY)).turn().all(GoTo(Step.QUESTIONS))
    assert turns.waiting(run.state) == ("Dev", "Eli", "Fay", "Gus", "Bea"), "rounds begin afresh, Bea was heard"
    assert [turn.who for turn in run.state.turns] == ["Ann", "Bea", "Carl"]


def test_the_owner_who_drops_off_the_call_finds_the_story_open_again() -> None:
    run = at_story().all(SetPresence("Ann", Presence.ABSENT))
    assert run.holder is None
    run.all(SetPresence("Ann", Presence.HERE))
    assert run.holder == "Ann"


def test_the_group_is_as_small_as_three_and_as_large_as_fifteen() -> None:
    small = at_voting().all(*(SetPresence(who, Presence.GONE) for who in PEOPLE[3:]))
    small.all(ChooseOwner("Ann"), GoTo(Step.STORY)).turn().all(GoTo(Step.QUESTIONS))
    assert turns.waiting(small.state) == ("Bea", "Carl")
