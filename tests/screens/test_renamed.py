"""A name is put right in the middle of something: whatever is half done goes on, under the new name."""

from __future__ import annotations

from tests.screens.harness import started
from tests.screens.stages import CHOSEN, PARKED, PLANNED, PULSE, RECOMMENDING

from peerinquiry.inquiry.commands import (
    AddPeople,
    CastVote,
    EndTurn,
    GiveTurn,
    GoTo,
    Rename,
    SetVoting,
    ToggleClock,
    Undo,
    WriteChallenges,
)
from peerinquiry.inquiry.events import PulseGiven, Recommended, VoteCast
from peerinquiry.inquiry.model import Kind, Step
from peerinquiry.inquiry.voting import TieRule

QUESTIONS = (*CHOSEN, GoTo(Step.STORY), EndTurn(), GoTo(Step.QUESTIONS))
VOTING = (AddPeople(("Ann", "Bea", "Carl")), WriteChallenges({"Ann": "one", "Bea": "two"}), GoTo(Step.VOTING))


async def test_a_note_half_typed_stays_where_it_is_typed() -> None:
    async with started(*QUESTIONS, ToggleClock()) as desk:
        await desk.press("t")
        await desk.type("Purchasing, and")
        await desk.do(Rename("Bea", "Beatrice"))
        assert desk.note.text == "Purchasing, and"
        assert desk.note.typing
        await desk.type(" finance\n")
        assert (desk.state.turns[-1].who, desk.state.turns[-1].text) == ("Beatrice", "Purchasing, and finance")


async def test_a_note_left_in_a_turn_comes_back_with_the_new_name_and_with_the_old_one() -> None:
    async with started(*QUESTIONS) as desk:
        await desk.press("t")
        await desk.type("half a")
        await desk.press("escape")
        await desk.do(GiveTurn("Carl"))
        assert desk.note.text == ""
        await desk.do(Rename("Bea", "Beatrice"), GiveTurn("Beatrice"))
        assert desk.note.text == "half a"
        await desk.do(GiveTurn("Carl"), Undo(), Undo(), Undo(), GiveTurn("Bea"))
        assert desk.note.text == "half a"


async def test_an_action_half_filled_in_is_for_whoever_they_are_called_now() -> None:
    async with started(*PLANNED) as desk:
        await desk.press("a")
        await desk.type("Call Ann")
        await desk.press("escape")
        await desk.do(Rename("Ann", "Anna"))
        assert desk.app.forms["action"] == ("Call Ann", "Anna", "", "", ""), "what was typed stays as it was typed"
        await desk.press("a", "f2", "f2")
        assert (desk.state.plan.actions[-1].who, desk.state.plan.actions[-1].what) == ("Anna", "Call Ann")


async def test_half_a_ballot_and_those_that_are_in_stay() -> None:
    async with started(*VOTING, SetVoting(2, TieRule.CHANCE), CastVote("Bea", ("Ann",))) as desk:
        await desk.press("1")
        await desk.do(Rename("Ann", "Anna"))
        assert "Anna votes  ●○" in desk.page()
        await desk.press("2")
        assert desk.did(VoteCast("Anna", ("Anna", "Bea")))
        await desk.do(Rename("Bea", "Beatrice"))
        assert "Carl votes" in desk.page(), "nobody's vote was taken back"


async def test_what_is_typed_stays_advice() -> None:
    async with started(*RECOMMENDING, *PARKED) as desk:
        await desk.press("x", "t")
        await desk.do(Rename("Bea", "Beatrice"))
        await desk.type("Visit them\n")
        assert Recommended(1, "Beatrice", Kind.ADVICE, "Visit them") in desk.events


async def test_the_mark_stays_on_the_help_that_somebody_offered() -> None:
    async with started(*PLANNED) as desk:
        await desk.press(*["down"] * 3)
        await desk.press(*["up"] * 9, *["down"] * 4)
        await desk.do(Rename("Bea", "Beatrice"))
        await desk.press("x")
        assert dict(desk.state.plan.help) == {"Dev": "lends a template"}


async def test_numbers_half_given_and_those_not_given_stay_theirs() -> None:
    async with started(*PULSE) as desk:
        await desk.press("0", "5", "4")
        await desk.do(Rename("Ann", "Anna"), Rename("Bea", "Beatrice"))
        await desk.press("3", "4", "5")
        assert desk.did(PulseGiven("Beatrice", (5, 4, 3, 4, 5)))
        assert "Anna not this time" in " ".join(desk.page().split())


async def test_the_challenge_that_is_looked_at_stays_in_view() -> None:
    async with started(AddPeople(("Ann", "Bea", "Carl")), GoTo(Step.WRITING)) as desk:
        await desk.press("down")
        await desk.do(Rename("Bea", "Beatrice"))
        await desk.type("Mine\n")
        assert desk.state.challenges == {"Beatrice": "Mine"}
