"""Two owners in one session: another challenge once the first is done, and another owner in the middle."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given, settings
from tests.inquiry.driver import (
    BANK,
    CHALLENGES,
    PEOPLE,
    Run,
    at_planning,
    at_questions,
    at_recommending,
    at_reflecting,
    at_second_questions,
    at_second_story,
    at_story,
    at_voting,
)
from tests.inquiry.runs import runs

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.choosing import candidates, still_to_vote
from peerinquiry.inquiry.commands import (
    AddPeople,
    AnotherChallenge,
    CastVote,
    ChooseOwner,
    CloseSession,
    DeclineOwnership,
    GivePulse,
    GiveTurn,
    GoTo,
    JudgeSayBack,
    NewRound,
    ParkIdea,
    Pass,
    PutQuestion,
    Recommend,
    Remove,
    RevealVotes,
    SetAction,
    SetCheckIn,
    SetVoting,
    ToggleClock,
    WriteChallenges,
)
from peerinquiry.inquiry.events import InquirySetAside, OwnerChosen
from peerinquiry.inquiry.inquiries import begun, each, looking_back
from peerinquiry.inquiry.model import Choice, Inquiry, Origin, Plan, Question, State, Step
from peerinquiry.inquiry.view import questions
from peerinquiry.inquiry.view.frame import Place, phases
from peerinquiry.inquiry.voting import TieRule

WHO = Question("Who is involved?", "framing", Origin.BANK)
KEPT = tuple(item.name for item in fields(Inquiry) if item.name in {item.name for item in fields(State)})
"""What an inquiry and the state both hold, by the same name."""


def full(owner: str = "Ann") -> Run:
    """An inquiry with something in every corner, at the goodbye."""
    run = at_questions(owner).all(PutQuestion(WHO), ToggleClock()).turn("Purchasing.").all(ParkIdea("Bea", "Ask them"))
    run.whole_round().all(GoTo(Step.SAY_BACK)).turn("You carry it.").all(JudgeSayBack(right=True), GoTo(Step.REFRAME))
    run.turn("Who owns it?").all(GoTo(Step.RECOMMENDING), Recommend("Bea", "Ask them", parked=1)).whole_round()
    run.all(GoTo(Step.PLANNING), SetAction("Call", owner), SetAction("Write", "Bea")).turn()
    return run.all(GoTo(Step.REFLECTING)).whole_round().all(GivePulse("Bea", (5, 5, 5, 5, 5)), GoTo(Step.FAREWELL))


# Laws


@given(runs())
@settings(max_examples=60)
def test_nothing_of_an_inquiry_is_lost_once_it_is_set_aside(run: Run) -> None:
    """What stood in it stands in it for ever, but for undo; and everybody's turns stay whole."""
    for before, after in zip(run.states, run.states[1:], strict=False):
        if after.inquiry > before.inquiry:
            (*earlier, kept) = after.inquiries
            assert tuple(earlier) == before.inquiries
            unopened = replace(before, voting=replace(before.voting, ballots={}))
            then = before if before.voting.revealed else unopened
            assert [getattr(kept, name) for name in KEPT] == [getattr(then, name) for name in KEPT]
            assert kept.challenge == before.challenges[kept.owner]
            assert after.turns[: len(before.turns)] == before.turns
            assert after.challenges == before.challenges
            assert after.pulses == before.pulses


@given(runs())
@settings(max_examples=60)
def test_every_inquiry_has_its_number_and_begins_with_nothing(run: Run) -> None:
    for before, after in zip(run.states, run.states[1:], strict=False):
        assert [past.number for past in after.inquiries] == list(range(1, after.inquiry))
        if after.inquiry > before.inquiry:
            assert not begun(after)
            assert not set(after.desks) & (turns.NEEDS_OWNER - {after.step})
            assert after.voting.votes_each == before.voting.votes_each


@given(runs())
@settings(max_examples=60)
def test_whoever_was_through_with_theirs_is_no_candidate_and_no_owner_again(run: Run) -> None:
    for state in run.states:
        through = [past.owner for past in state.inquiries if past.finished]
        assert not set(through) & set(candidates(state))
        assert state.owner not in through


@given(runs())
@settings(max_examples=40)
def test_turns_are_of_their_own_inquiry_and_never_of_one_to_come(run: Run) -> None:
    for state in run.states:
        numbers = [turn.inquiry for turn in state.turns]
        assert numbers == sorted(numbers)
        assert max(numbers, default=1) <= state.inquiry


# Another challenge


def test_another_challenge_leads_to_the_choice_with_the_first_owners_out() -> None:
    run = full().all(AnotherChallenge())
    assert (run.state.step, run.state.owner) == (Step.VOTING, None)
    assert candidates(run.state) == ("Bea", "Carl")
    assert still_to_vote(run.state) == PEOPLE
    (first,) = run.state.inquiries
    assert (first.owner, first.finished, first.reframe) == ("Ann", True, "Who owns it?")
    assert [action.what for action in first.plan.actions] == ["Call", "Write"]
    assert (run.state.plan, run.state.parked, run.state.reframe) == (Plan(), (), None)
    assert [place for _, place in phases(run.state)][2:5] == [Place.NOW, Place.AHEAD, Place.AHEAD]


def test_one_undo_brings_the_first_inquiry_back_as_it_stood() -> None:
    before = full().state
    assert full().all(AnotherChallenge()).undo().state.inquiries == ()
    back = full().all(AnotherChallenge()).undo().state
    assert [getattr(back, name) for name in KEPT] == [getattr(before, name) for name in KEPT]
    assert back.step is Step.FAREWELL


def test_the_vote_is_a_new_one_by_the_same_rules() -> None:
    run = at_voting().all(SetVoting(2, TieRule.CHANCE), *(CastVote(who, ("Bea",)) for who in PEOPLE), RevealVotes(1))
    run.all(GoTo(Step.STORY)).turn().all(AnotherChallenge())
    assert (run.state.voting.votes_each, run.state.voting.tie_rule) == (2, TieRule.CHANCE)
    assert (run.state.voting.ballots, run.state.voting.revealed) == ({}, False)
    assert run.state.inquiries[0].voting.ballots.keys() == set(PEOPLE)
    assert run.refusal(CastVote("Ann", ("Bea",))) == "Bea's challenge is not up for a vote."
    run.all(*(CastVote(who, ("Carl",)) for who in PEOPLE), RevealVotes(1))
    assert run.state.choice == Choice("Carl", "by 7 dots of 7")


def test_the_only_one_left_is_chosen_at_once_and_may_still_decline() -> None:
    run = at_story().all(WriteChallenges({"Carl": ""})).turn().all(AnotherChallenge())
    assert run.events[-2:] == [InquirySetAside(Step.VOTING), OwnerChosen("Bea", "the only one left")]
    assert (run.state.step, run.state.owner) == (Step.VOTING, "Bea")
    assert run.all(DeclineOwnership(1)).state.owner is None


def test_where_no_challenge_is_left_one_is_to_be_written() -> None:
    run = at_story().all(WriteChallenges({"Bea": "", "Carl": ""})).turn()
    wanted = "No other challenge is written down; write one in Challenges first."
    assert run.refusal(AnotherChallenge()) == wanted
    run.all(WriteChallenges({"Gus": "Mine"}), AnotherChallenge())
    assert run.state.owner == "Gus"
    assert run.all(GoTo(Step.STORY)).turn().refusal(AnotherChallenge()) == wanted


def test_another_challenge_needs_one_that_was_talked_about() -> None:
    assert at_voting().refusal(AnotherChallenge()) == "First choose whose challenge it is."
    nothing_said = "Nothing was said about Ann's challenge yet; choose another one in Choose."
    assert at_story().refusal(AnotherChallenge()) == nothing_said
    closed = full().all(CloseSession())
    assert closed.refusal(AnotherChallenge()) == "The record is closed; take the session up again to go on."


def test_whoever_had_theirs_taken_up_does_not_own_another() -> None:
    run = full().all(AnotherChallenge())
    assert run.refusal(ChooseOwner("Ann")) == "Ann's challenge was taken up already; choose another one."


def test_rounds_begin_afresh_and_whoever_owned_the_first_asks_now() -> None:
    run = at_second_questions("Bea")
    assert (run.state.desk.round.number, turns.waiting(run.state)) == (1, ("Ann", "Carl", "Dev", "Eli", "Fay", "Gus"))
    run.whole_round()
    asked = [turn.who for turn in run.state.turns if (turn.step, turn.inquiry) == (Step.QUESTIONS, 2)]
    assert sorted(asked) == ["Ann", "Carl", "Dev", "Eli", "Fay", "Gus"]
    assert run.state.aim == "framing"


def test_what_was_asked_of_the_first_owner_may_be_asked_of_the_second() -> None:
    first = full()
    assert questions.asked(first.state)["Who is involved?"] == "Bea"
    run = first.all(AnotherChallenge(), ChooseOwner("Bea"), GoTo(Step.QUESTIONS))
    assert questions.asked(run.state) == {}
    assert questions.aims(run.state, BANK)[0].asked == 0
    assert questions.answers(run.state) == ()
    assert questions.on_the_table(run.state, BANK).text == "Who is involved?"
    assert questions.asked(looking_back(run.state, run.state.inquiries[0]))["Who is involved?"] == "Bea"


def test_actions_ideas_and_recommendations_are_numbered_through() -> None:
    run = full().all(AnotherChallenge(), ChooseOwner("Bea"), GoTo(Step.PLANNING), SetAction("Meet", "Bea"))
    run.all(ParkIdea("Ann", "Try"), Recommend("Ann", "Try"))
    assert [action.number for action in run.state.plan.actions] == [3]
    assert [idea.number for idea in run.state.parked] == [2]
    assert [made.number for made in run.state.recommendations] == [2]
    assert run.refusal(SetAction("Call again", "Ann", number=1)) == "There is no action 1."


def test_closing_words_stay_and_whoever_wishes_may_add_some() -> None:
    run = at_second_story().turn().all(GoTo(Step.REFLECTING))
    assert (run.holder, turns.complete(run.state)) == (None, True)
    run.all(NewRound(), Pass(), GiveTurn("Ann")).turn("And this.")
    said = [turn.text for turn in run.state.turns if turn.step is Step.REFLECTING and turn.who == "Ann"]
    assert said == ["", "And this."]


def test_a_pass_of_the_first_inquiry_is_still_one_once_somebody_is_called_in_the_second() -> None:
    run = at_questions().all(Pass(), GoTo(Step.REFLECTING), Pass(), AnotherChallenge(), ChooseOwner("Carl"))
    run.all(GoTo(Step.QUESTIONS), GiveTurn("Bea"), GoTo(Step.REFLECTING), GiveTurn("Ann"))
    passed = [(turn.step, turn.who) for turn in run.state.turns]
    assert (Step.QUESTIONS, "Bea") in passed
    assert (Step.REFLECTING, "Ann") not in passed, "who is called after all did not pass"


def test_a_session_has_as_many_inquiries_as_challenges() -> None:
    run = at_story()
    for owner in ("Bea", "Carl"):
        run.turn().all(AnotherChallenge())
        if run.state.owner is None:
            run.all(ChooseOwner(owner))
        run.all(GoTo(Step.STORY))
    assert [state.owner for state in each(run.state)] == ["Ann", "Bea", "Carl"]


def test_looking_back_shows_the_challenge_as_it_was_named_then() -> None:
    run = full().all(SetCheckIn(None), AnotherChallenge(), WriteChallenges({"Ann": "Something new"}))
    (then,) = each(run.state)
    assert (then.owner, then.challenges["Ann"]) == ("Ann", CHALLENGES["Ann"])
    assert len(then.plan.actions) == 2


# Another owner in the middle


def test_another_owner_in_the_middle_begins_with_the_story() -> None:
    for start in (at_questions, at_recommending, at_planning):
        run = start().turn().all(ChooseOwner("Bea"))
        assert run.events[-2:] == [
            InquirySetAside(Step.STORY, finished=False),
            OwnerChosen("Bea", "by a change of owner"),
        ]
        assert (run.state.step, run.holder, run.state.owner) == (Step.STORY, "Bea", "Bea")


def test_whose_inquiry_was_broken_off_may_own_another() -> None:
    run = at_questions().turn().all(ChooseOwner("Bea")).turn().all(ChooseOwner("Ann"))
    assert [(past.owner, past.finished) for past in run.state.inquiries] == [("Ann", False), ("Bea", False)]
    assert (run.state.owner, run.state.inquiry) == ("Ann", 3)


def test_before_anything_was_said_another_owner_sets_nothing_aside() -> None:
    run = at_story().all(ChooseOwner("Bea"))
    assert run.state.inquiries == ()
    assert run.holder == "Bea"


def test_a_story_that_runs_is_something_said() -> None:
    run = at_story().all(ToggleClock()).all(ChooseOwner("Bea"), after=60)
    assert [past.owner for past in run.state.inquiries] == ["Ann"]


def test_an_owner_who_declines_in_the_middle_leaves_the_votes_as_they_were() -> None:
    votes = {"Ann": "Ann", "Bea": "Ann", "Carl": "Ann", "Dev": "Bea", "Eli": "Bea"}
    run = at_voting().all(*(CastVote(who, (for_,)) for who, for_ in votes.items()), RevealVotes(1, anyway=True))
    run.all(GoTo(Step.STORY)).turn().all(GoTo(Step.VOTING), DeclineOwnership(1))
    assert (run.state.owner, run.state.step) == ("Bea", Step.VOTING)
    assert len(run.state.voting.ballots) == 5
    assert [(past.owner, past.finished) for past in run.state.inquiries] == [("Ann", False)]


def test_whoever_took_part_in_an_inquiry_set_aside_stays_in_the_record() -> None:
    run = at_story().turn().all(AddPeople(("Hal",)), SetAction("Call", "Hal"), AnotherChallenge())
    assert run.refusal(Remove("Hal")) == "Hal is in the record already; say that they are gone instead."
    assert run.refusal(Remove("Ann")) == "Ann is in the record already; say that they are gone instead."


def test_at_reflecting_one_goes_on_from_the_close() -> None:
    assert at_reflecting().all(ToggleClock(), AnotherChallenge()).state.step is Step.VOTING
