"""Gather and Challenges: the title, the bank, the end, and what is on each mind."""

from __future__ import annotations

from datetime import timedelta

from tests.inquiry.driver import (
    BANK,
    CHALLENGES,
    PEOPLE,
    START,
    Run,
    at_questions,
    at_voting,
    at_writing,
    opened,
    seven,
)
from tests.inquiry.runs import OTHER_BANK

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.bank_ref import BankRef
from peerinquiry.inquiry.commands import (
    ChooseBank,
    GoTo,
    Note,
    OpenSession,
    SetEnd,
    SetTitle,
    TurnToAim,
    WriteChallenges,
)
from peerinquiry.inquiry.events import Noted
from peerinquiry.inquiry.model import Phase, State, Step


def test_a_session_opens_in_gather_with_its_bank() -> None:
    state = opened().state
    assert (state.title, state.phase, state.step) == ("Leadership team", Phase.GATHER, Step.RULES)
    assert state.bank == BankRef("a-bank", "A bank", ("framing", "possibilities", "milestones", "support"))
    assert state.aim == "framing"
    assert state.opened_at == START + timedelta(seconds=1)


def test_a_session_has_a_title_even_if_nobody_gave_it_one() -> None:
    run = Run().all(OpenSession("", BANK, utc_offset=60))
    assert (run.state.title, run.state.utc_offset) == ("Collaborative inquiry", 60)
    assert run.refusal(SetTitle("  ")) == "A session needs a title; type a few words."
    assert run.all(SetTitle("  Plant \n leads ")).state.title == "Plant leads"
    assert run.do(SetTitle("Plant leads")) == ()


def test_the_end_is_set_and_lifted() -> None:
    end = START + timedelta(minutes=75)
    run = seven().all(SetEnd(end))
    assert run.state.ends_at == end
    assert run.do(SetEnd(end)) == ()
    assert run.all(SetEnd(None)).state.ends_at is None


def test_another_bank_mid_way_keeps_what_was_asked_and_the_aim_if_it_has_it() -> None:
    run = at_questions().turn().all(TurnToAim("milestones"))
    before = run.state
    run.all(ChooseBank(OTHER_BANK))
    assert (run.state.aim, run.state.bank.aims) == ("milestones", ("milestones", "courage"))
    assert (run.state.turns, run.holder) == (before.turns, "Carl")
    assert run.refusal(TurnToAim("framing")) == "This bank has no aim called framing."
    assert run.do(ChooseBank(OTHER_BANK)) == ()
    assert at_questions().all(ChooseBank(OTHER_BANK)).state.aim == "milestones"


def test_a_note_is_for_the_record_and_changes_nothing_else() -> None:
    run = seven()
    before = run.state
    assert run.do(Note("Gus sounds tired", private=True)) == (Noted("Gus sounds tired", private=True),)
    assert run.state.participants == before.participants
    assert run.do(Note("  ")) == ()


def test_the_chat_is_pasted_all_at_once_and_the_order_is_kept() -> None:
    run = at_writing().all(WriteChallenges(CHALLENGES), WriteChallenges({"Gus": "Mine", "Ann": "Put better"}))
    assert list(run.state.challenges.items()) == [*({**CHALLENGES, "Ann": "Put better"}).items(), ("Gus", "Mine")]
    assert run.do(WriteChallenges({"Gus": "Mine"})) == ()


def test_a_challenge_is_taken_back_by_emptying_it() -> None:
    run = at_voting().all(WriteChallenges({"Bea": " \n "}))
    assert list(run.state.challenges) == ["Ann", "Carl"]
    assert run.do(WriteChallenges({"Bea": ""})) == ()
    assert list(run.undo().state.challenges) == ["Ann", "Bea", "Carl"]


def test_a_challenge_of_somebody_unknown_is_refused_with_the_rest_untouched() -> None:
    run = at_writing()
    refusal = run.refusal(WriteChallenges({"Ann": "Mine", "Zoe": "Hers"}))
    assert refusal == "Nobody here is called Zoe; add them in Gather first."


def test_hostile_words_are_kept_and_made_safe() -> None:
    run = at_writing().all(WriteChallenges({"Ann": "  [/x] \x1b]0;title\x07list[int]\x1b[2J\n\u202eline two  "}))
    assert run.state.challenges["Ann"] == "[/x] list[int]\nline two"


def test_each_says_theirs_the_one_without_a_challenge_too() -> None:
    run = at_voting().all(GoTo(Step.SAYING))
    assert turns.waiting(run.state) == PEOPLE
    run.whole_round()
    assert [turn.who for turn in run.state.turns] == list(PEOPLE)


def test_a_state_knows_who_it_is_asked_about() -> None:
    state = seven().state
    assert state.here == state.names == PEOPLE
    assert state.participant("Zoe") is None
    assert State().owner is None
