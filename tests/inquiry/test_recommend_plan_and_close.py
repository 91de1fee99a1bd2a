"""Recommend, Plan, Close: what is suggested, what will be done, what is taken away."""

from __future__ import annotations

from datetime import date

from tests.inquiry.driver import PEOPLE, at_planning, at_questions, at_recommending, at_reflecting

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.commands import (
    AddNotDoing,
    DropAction,
    DropNotDoing,
    EndTurn,
    GivePulse,
    GoTo,
    OfferHelp,
    ParkIdea,
    Pass,
    Recommend,
    SetAction,
    SetCheckIn,
    SetPresence,
    TakeUp,
)
from peerinquiry.inquiry.events import Recommended, TurnTaken
from peerinquiry.inquiry.model import Action, Kind, ParkedIdea, Plan, Presence, Recommendation, Step

STRANGER = "Nobody here is called Zoe; add them in Gather first."


# Recommend


def test_the_note_of_a_turn_is_what_was_recommended_experience_and_advice_apart() -> None:
    run = at_recommending()
    assert run.do(EndTurn("When we asked them to visit, two stayed", Kind.EXPERIENCE), after=30) == (
        Recommended(1, "Bea", Kind.EXPERIENCE, "When we asked them to visit, two stayed"),
        TurnTaken("Bea", "", 0.0, 30.0, 60.0),
    )
    run.all(EndTurn("Name one owner"), EndTurn())
    assert run.state.recommendations == (
        Recommendation(1, "Bea", Kind.EXPERIENCE, "When we asked them to visit, two stayed"),
        Recommendation(2, "Carl", Kind.ADVICE, "Name one owner"),
    )
    assert run.holder == "Eli"


def test_a_parked_idea_comes_back_to_whoever_had_it() -> None:
    run = at_questions().all(ParkIdea("Gus", "Hire a buyer"), ParkIdea("Gus", "Sell")).all(GoTo(Step.RECOMMENDING))
    run.all(Recommend("Gus", "Hire a buyer for a year", Kind.ADVICE, parked=1))
    assert run.state.parked == (ParkedIdea(1, "Gus", "Hire a buyer", used=True), ParkedIdea(2, "Gus", "Sell"))
    assert run.holder == "Bea", "writing it down ends nobody's turn"
    assert run.refusal(Recommend("Gus", "More", parked=3)) == "There is no parked idea 3."


def test_the_owner_only_listens() -> None:
    run = at_recommending()
    assert "Ann" not in turns.waiting(run.state)
    assert run.refusal(Recommend("Ann", "I could")) == "Ann owns the challenge, and only listens now."
    assert run.refusal(Recommend("Bea", " ")) == "Type what is recommended."
    assert run.refusal(Recommend("Zoe", "More")) == STRANGER


def test_the_owner_takes_some_up_and_lets_them_go_again() -> None:
    run = at_recommending().all(EndTurn("Name one owner"), EndTurn("Wait"), TakeUp(2))
    assert [made.taken_up for made in run.state.recommendations] == [False, True]
    assert run.do(TakeUp(2)) == ()
    run.all(TakeUp(2, taken=False))
    assert [made.taken_up for made in run.state.recommendations] == [False, False]
    assert run.refusal(TakeUp(3)) == "There is no recommendation 3."


def test_nobody_has_to_recommend_anything() -> None:
    run = at_recommending().all(*(Pass() for _ in PEOPLE[1:]), GoTo(Step.PLANNING))
    assert run.state.recommendations == ()
    assert run.holder == "Ann"


# Plan


def test_an_action_says_what_who_by_when_and_how_we_will_know() -> None:
    run = at_planning().all(
        SetAction("Call both suppliers", "Ann", date(2026, 12, 1), "both said yes", ("Bea", "Gus")),
        SetAction("Draw the map", "Carl"),
    )
    assert run.state.plan.actions == (
        Action(1, "Call both suppliers", "Ann", date(2026, 12, 1), "both said yes", ("Bea", "Gus")),
        Action(2, "Draw the map", "Carl"),
    )


def test_an_action_is_worded_anew_in_its_place_and_dropped() -> None:
    run = at_planning().all(SetAction("Call", "Ann"), SetAction("Write", "Bea"), SetAction("Visit", "Ann", number=1))
    assert [(action.number, action.what) for action in run.state.plan.actions] == [(1, "Visit"), (2, "Write")]
    assert run.do(SetAction("Visit", "Ann", number=1)) == (), "nothing is new about it"
    run.all(DropAction(1), SetAction("Meet", "Gus"))
    assert [(action.number, action.what) for action in run.state.plan.actions] == [(2, "Write"), (3, "Meet")]
    assert run.refusal(DropAction(1)) == "There is no action 1."
    assert run.refusal(SetAction("Again", "Ann", number=1)) == "There is no action 1."


def test_an_action_without_words_or_of_a_stranger_is_refused() -> None:
    run = at_planning()
    assert run.refusal(SetAction(" ", "Ann")) == "An action needs a few words on what will be done."
    assert run.refusal(SetAction("Call", "Zoe")) == STRANGER
    assert run.refusal(SetAction("Call", "Ann", helpers=("Zoe",))) == STRANGER


def test_help_is_offered_reworded_and_taken_back() -> None:
    run = at_planning().all(
        OfferHelp("Bea", "A day a week"), OfferHelp("Gus", "The list"), OfferHelp("Bea", "Two days")
    )
    assert dict(run.state.plan.help) == {"Gus": "The list", "Bea": "Two days"}
    assert run.do(OfferHelp("Bea", "Two days")) == ()
    assert run.all(OfferHelp("Bea", "")).state.plan.help == (("Gus", "The list"),)
    assert run.refusal(OfferHelp("Bea", "")) == "Nothing was kept: type how Bea will help."
    assert run.refusal(OfferHelp("Zoe", "All of it")) == STRANGER


def test_what_will_not_be_done_and_when_to_check_in() -> None:
    run = at_planning().all(AddNotDoing("Another tender"), AddNotDoing("A new tool"), SetCheckIn(date(2027, 1, 15)))
    assert run.state.plan.not_doing == ("Another tender", "A new tool")
    assert run.do(AddNotDoing("A new tool")) == ()
    assert run.refusal(AddNotDoing(" ")) == "Type what will not be done."
    assert run.do(SetCheckIn(date(2027, 1, 15))) == ()
    run.all(DropNotDoing("Another tender"), SetCheckIn(None))
    assert run.state.plan == Plan(not_doing=("A new tool",), check_in=None)
    assert run.do(DropNotDoing("Another tender")) == ()


# Close


def test_each_who_is_still_here_says_a_closing_word_the_owner_too() -> None:
    run = at_reflecting().all(SetPresence("Gus", Presence.GONE)).whole_round()
    assert [turn.who for turn in run.state.turns if turn.step is Step.REFLECTING] == list(PEOPLE[:-1])


def test_the_pulse_is_five_digits_from_one_to_five() -> None:
    run = at_reflecting().all(GoTo(Step.PULSE), GivePulse("Bea", (5, 4, 3, 2, 1)))
    assert run.state.pulses == {"Bea": (5, 4, 3, 2, 1)}
    assert run.do(GivePulse("Bea", (5, 4, 3, 2, 1))) == ()
    assert run.refusal(GivePulse("Bea", (5, 4))) == "The pulse has 5 keys; give one digit for each."
    for scores in ((0, 1, 1, 1, 1), (6, 1, 1, 1, 1)):
        assert run.refusal(GivePulse("Bea", scores)) == "Each key is scored 1 to 5."
    assert run.refusal(GivePulse("Zoe", (1, 1, 1, 1, 1))) == STRANGER
    assert run.all(GivePulse("Bea", ())).state.pulses == {}
    assert run.do(GivePulse("Bea", ())) == ()
