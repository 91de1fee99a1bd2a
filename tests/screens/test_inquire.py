"""Inquire: two keys a turn, and what else one may do."""

from __future__ import annotations

import pytest
from tests.screens.harness import SMALL, TINY, started

from peerinquiry.inquiry.commands import AddPeople, ChooseOwner, Command, EndTurn, GoTo, WriteChallenges
from peerinquiry.inquiry.events import (
    ClockCredited,
    ClockExtended,
    ClockStarted,
    IdeaParked,
    QuestionPut,
    TurnPassed,
    TurnTaken,
)
from peerinquiry.inquiry.model import Origin, Step
from peerinquiry.screens.ask import AskDialog
from peerinquiry.screens.bank_picker import BankPicker
from peerinquiry.widgets.countdown import Countdown
from peerinquiry.widgets.key_bar import KeyBar

PEOPLE = ("Ann", "Bea", "Carl", "Dev")
ASKING: tuple[Command, ...] = (
    AddPeople(PEOPLE),
    WriteChallenges({"Ann": "We lose two suppliers a year"}),
    GoTo(Step.VOTING),
    ChooseOwner("Ann"),
    GoTo(Step.QUESTIONS),
)
FIRST = "How is this affecting your goals or your working relationships right now?"


async def test_two_keys_a_turn() -> None:
    async with started(*ASKING) as desk:
        await desk.press("space")
        assert desk.events[-2:] == [QuestionPut("Bea", FIRST, "framing", Origin.BANK), ClockStarted()]
        desk.time.pass_(12)
        await desk.press("enter")
        assert desk.last == TurnTaken("Bea", "", 12.0, 0.0, 30.0)
        assert desk.state.desk.round.holder == "Carl"


async def test_the_second_key_of_a_turn_counts_though_the_first_is_not_on_disk_yet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with started(*ASKING[:-1], GoTo(Step.STORY), EndTurn("")) as desk:
        monkeypatch.setattr(desk.recording, "settle", lambda _timeout: False)
        await desk.press("enter", "space")
        assert desk.at(Step.QUESTIONS)
        assert desk.state.desk.clock is not None
        assert desk.state.desk.clock.running


async def test_what_was_typed_for_a_turn_waits_for_it_when_the_turn_before_it_ends() -> None:
    async with started(*ASKING) as desk:
        await desk.press("enter")
        await desk.type("tFor Carl")
        await desk.press("escape", "u", "t")
        await desk.type("For Bea")
        await desk.press("enter")
        assert desk.state.desk.round.holder == "Carl"
        assert desk.note.text == "For Carl"


async def test_a_note_goes_with_the_answer_and_undo_brings_turn_and_words_back() -> None:
    async with started(*ASKING) as desk:
        await desk.press("space")
        await desk.type("They left")
        await desk.press("enter")
        assert desk.state.turns[-1].text == "They left"
        assert desk.note.text == ""
        await desk.press("u")
        assert desk.state.desk.round.holder == "Bea"
        assert desk.note.text == "They left"
        assert desk.said == ["Taken back: the end of the turn."]


async def test_behind_a_letter_that_took_back_a_note_the_next_takes_back_more() -> None:
    async with started(*ASKING) as desk:
        await desk.press("space")
        await desk.type("They left")
        await desk.press("enter", "u", "u")
        assert (desk.state.desk.round.holder, desk.note.text, desk.note.typing) == ("Bea", "They left", False)
        assert desk.state.desk.clock
        assert not desk.state.desk.clock.touched


async def test_whoever_takes_a_note_back_while_typing_goes_on_typing() -> None:
    async with started(*ASKING) as desk:
        await desk.press("space")
        await desk.type("They left")
        await desk.press("enter", "space", "f9", "f9")
        await desk.type(" us")
        assert (desk.state.desk.round.holder, desk.note.text) == ("Bea", "They left us")


async def test_what_is_typed_in_one_turn_is_not_there_in_another() -> None:
    async with started(*ASKING) as desk:
        await desk.press("t")
        await desk.type("For Bea alone")
        await desk.press("escape", "p")
        assert desk.state.desk.round.holder == "Carl"
        assert desk.note.text == ""
        await desk.press("u")
        assert desk.note.text == "For Bea alone"


async def test_space_in_an_empty_line_pauses_and_a_blank_after_a_word_is_a_blank() -> None:
    async with started(*ASKING) as desk:
        await desk.press("space", "space")
        assert not desk.state.desk.clock or not desk.state.desk.clock.running
        await desk.press("space")
        await desk.type("two words")
        assert desk.note.text == "two words"


async def test_own_question_typed() -> None:
    async with started(*ASKING) as desk:
        await desk.press("o")
        assert isinstance(desk.screen, AskDialog)
        await desk.type("Who knows?")
        await desk.press("enter")
        assert desk.last == QuestionPut("Bea", "Who knows?", "framing", Origin.OWN, FIRST)


async def test_keys_behind_one_that_asks_go_to_the_dialog() -> None:
    async with started(*ASKING) as desk:
        desk.app.simulate_key("o")
        for key in "plp":
            desk.app.simulate_key(key)
        await desk.pilot.pause()
        await desk.pilot.pause()
        assert isinstance(desk.screen, AskDialog)
        assert not any(isinstance(event, TurnPassed) for event in desk.events)


async def test_the_bank_narrowed_by_typing() -> None:
    async with started(*ASKING) as desk:
        await desk.press("b")
        assert isinstance(desk.screen, BankPicker)
        await desk.type("excites")
        await desk.press("enter")
        put = desk.last
        assert isinstance(put, QuestionPut)
        assert (put.text, put.aim, put.origin) == ("What about this excites you?", "possibilities", Origin.BANK)


async def test_the_record_tells_what_lay_on_the_table_and_was_passed_on() -> None:
    async with started(*ASKING) as desk:
        await desk.press("p")
        await desk.press("n")
        await desk.press("p")
        passed, put, again = desk.events[-3:]
        assert passed == TurnPassed("Bea", FIRST)
        assert isinstance(put, QuestionPut)
        assert (put.who, put.offered) == ("Carl", FIRST)
        assert put.text != FIRST
        assert again == TurnPassed("Carl"), "it was put, so the record has it already"


async def test_what_no_question_fits_is_asked_as_typed() -> None:
    async with started(*ASKING) as desk:
        await desk.press("b")
        await desk.type("zzz qqq?")
        await desk.press("enter")
        assert desk.last == QuestionPut("Bea", "zzz qqq?", "framing", Origin.OWN, FIRST)


async def test_advice_is_parked_with_a_key_while_one_types() -> None:
    async with started(*ASKING) as desk:
        await desk.press("space")
        await desk.type("Pay them sooner")
        await desk.press("f3")
        assert desk.last == IdeaParked(1, "Bea", "Pay them sooner")
        assert desk.said == ["Parked for Bea."]


@pytest.mark.parametrize("step", [Step.STORY, Step.REFRAME])
@pytest.mark.parametrize("turn", ["open", "over"])
async def test_where_no_peer_has_the_turn_whose_idea_it_is_is_asked_for(step: Step, turn: str) -> None:
    async with started(*ASKING, GoTo(step), *([EndTurn()] if turn == "over" else [])) as desk:
        await desk.press("a")
        assert "Whose idea is it?" in desk.page()
        await desk.type("Carl\n")
        await desk.type("Pay them sooner\n")
        assert desk.last == IdeaParked(1, "Carl", "Pay them sooner")
        assert desk.said == ["Parked for Carl."]


async def test_a_question_that_is_parked_as_it_stands_is_told_of() -> None:
    async with started(*ASKING) as desk:
        await desk.press("o")
        await desk.type("Pay them sooner\n")
        await desk.press("a")
        assert desk.last == IdeaParked(1, "Bea", "Pay them sooner")
        assert desk.said == ["Parked for Bea."]


async def test_more_time_and_time_that_went_by() -> None:
    async with started(*ASKING) as desk:
        await desk.press("plus")
        assert ClockExtended(15) in desk.events
        desk.time.pass_(25)
        await desk.press("k")
        assert desk.last == ClockCredited(10.0)
        assert desk.note.typing


async def test_the_clock_goes_on_behind_a_dialog() -> None:
    async with started(*ASKING) as desk:
        await desk.press("space", "f7")
        desk.time.pass_(9)
        desk.app._look()
        await desk.pilot.pause()
        behind = desk.app.screen_stack[-2].query_one(Countdown)
        assert behind.view is not None
        assert behind.view.words == "21 s left"


async def test_after_a_round_one_may_go_on_to_the_say_back() -> None:
    async with started(*ASKING) as desk:
        for _ in range(3):
            await desk.press("space", "enter")
        assert ">: a peer says back" in desk.text("SpeakerCard")
        await desk.press("greater_than_sign")
        assert desk.state.step is Step.SAY_BACK


async def test_small_and_back_while_the_clock_runs() -> None:
    async with started(*ASKING) as desk:
        await desk.press("space")
        await desk.resize(TINY)
        assert "29 s" in desk.page() or "30 s" in desk.page()
        await desk.resize((80, 24))
        assert "Bea asks" in desk.page()


async def test_the_session_is_left_in_the_middle_of_the_questions() -> None:
    async with started(*ASKING) as desk:
        desk.app.screen.refresh_bindings()
        desk.app.close_session()
        await desk.settle()
        assert "New session" in desk.page()


async def test_where_nothing_is_timed_space_says_so_and_a_letter_opens_no_editor() -> None:
    async with started(*ASKING[:-1], GoTo(Step.STORY), size=SMALL) as desk:
        assert "Listen: Ann tells the story." in desk.text("#guide")
        await desk.press("enter")
        assert desk.text("#guide") == "We have heard Ann's story."
        assert ("Space", "clock", False) in desk.screen.query_one(KeyBar).keys
        await desk.press("space")
        assert desk.said[-1] == "Nothing is timed here. Enter: questions."
        await desk.press("e")
        assert not desk.app.bank_desk._away


async def test_in_a_cramped_window_the_question_stays_and_what_to_do_gives_way() -> None:
    async with started(*ASKING, size=TINY) as desk:
        words = " ".join(desk.page().split())
        assert FIRST in words
        assert "Bea asks" in words
        assert "no preamble" not in words
        await desk.resize(SMALL)
        assert "no preamble" in desk.page()


@pytest.mark.parametrize(
    ("size", "keys"), [(SMALL, ("a park", "o own", "b bank", "u undo", "?")), (TINY, ("Enter", "?"))]
)
async def test_the_keys_that_matter_and_help_are_in_the_bar(size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async with started(*ASKING, size=size) as desk:
        bar = desk.text("KeyBar")
        for key in keys:
            assert key in bar, bar


async def test_what_was_said_of_an_input_goes_with_the_next_act() -> None:
    async with started(*ASKING) as desk:
        desk.app.say("Twelve is no number here.")
        await desk.press("space")
        assert desk.said == []
        await desk.press("escape", "u")
        assert len(desk.said) == 1, "what an act has to say itself is there"
