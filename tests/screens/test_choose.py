"""Choose: votes by digits, hidden until all are in; ties, owners, and second thoughts."""

from __future__ import annotations

import pytest
from tests.screens.harness import HOSTILE, LARGE, SMALL, TINY, started

from peerinquiry.inquiry.commands import AddPeople, CastVote, Command, GoTo, SetPresence, SetVoting, WriteChallenges
from peerinquiry.inquiry.events import (
    Noted,
    OwnerChosen,
    OwnerDeclined,
    RunOffCalled,
    VoteCast,
    VotesRevealed,
    VotingSet,
)
from peerinquiry.inquiry.model import Presence, Step
from peerinquiry.inquiry.voting import TieRule
from peerinquiry.screens.ask import ConfirmDialog
from peerinquiry.screens.choose import ChooseScreen

PEOPLE = ("Ann", "Bea", "Carl", "Dev", "Eli")
CHALLENGES = {"Ann": "Two suppliers a year", "Bea": "Two teams build one thing", "Dev": "A merger"}
VOTING = (AddPeople(PEOPLE), GoTo(Step.WRITING), WriteChallenges(CHALLENGES), GoTo(Step.VOTING))
CROWD = tuple(f"Person {chr(ord('A') + number)}" for number in range(15))
CROWDED = (
    AddPeople(CROWD),
    GoTo(Step.WRITING),
    WriteChallenges({name: f"the challenge of {name}" for name in CROWD}),
    GoTo(Step.VOTING),
)


def cast(*choices: str) -> list[Command]:
    return [CastVote(voter, (choice,)) for voter, choice in zip(PEOPLE, choices, strict=False)]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_numbered_challenges_who_votes_and_how_many_are_in(size: tuple[int, int]) -> None:
    async with started(*VOTING, *cast("Bea", "Ann"), size=size) as desk:
        page = desk.page()
        assert all(text in page for text in CHALLENGES.values())
        assert "Carl votes" in page
        assert "2 of 5 in" in page
        assert "a tie goes to a run-off" in page
        assert "▸ Carl" in page
        assert page.count("✓ ") == 4  # two phases, two votes


async def test_a_digit_is_a_vote_and_the_next_one_is_named() -> None:
    async with started(*VOTING) as desk:
        await desk.press("2")
        assert desk.did(VoteCast("Ann", ("Bea",)))
        assert "Bea votes" in desk.page()
        await desk.press("1", "3", "1", "1")
        assert "All votes are in" in desk.page()
        assert not [event for event in desk.events if isinstance(event, VotesRevealed)]
        await desk.press("enter")
        assert desk.did(OwnerChosen("Ann", "by 3 votes of 5", None))
        page = desk.page()
        assert "Ann's challenge it is, by 3 votes of 5" in page
        assert "█ 3" in page
        await desk.press("enter")
        assert desk.at(Step.STORY)


async def test_a_number_that_nobody_has_is_no_vote() -> None:
    async with started(*VOTING) as desk:
        await desk.press("7")
        assert "no challenge 7" in desk.said[-1]
        assert not desk.state.voting.ballots


async def test_several_votes_are_collected_as_dots() -> None:
    async with started(*VOTING, SetVoting(3, TieRule.CHANCE)) as desk:
        await desk.press("2", "2")
        assert not desk.state.voting.ballots
        assert "Ann votes  ●●○" in desk.page()
        await desk.press("backspace")
        assert "●○○" in desk.page()
        await desk.press("1", "3")
        assert desk.did(VoteCast("Ann", ("Bea", "Ann", "Dev")))
        await desk.press("3", "enter")
        assert desk.did(VoteCast("Bea", ("Dev",)))
        assert "Carl votes" in desk.page()


async def test_votes_collected_for_one_are_not_given_to_another() -> None:
    async with started(*VOTING, SetVoting(2, TieRule.CHANCE)) as desk:
        await desk.press("2", "j")
        await desk.type("eli")
        await desk.press("enter")
        assert "Eli votes  ○○" in desk.page()
        await desk.press("1", "1")
        assert desk.did(VoteCast("Eli", ("Ann", "Ann")))
        assert "Ann votes" in desk.page()


async def test_the_last_ballot_is_taken_back() -> None:
    async with started(*VOTING) as desk:
        await desk.press("2", "1", "backspace")
        assert desk.did(VoteCast("Bea", ()))
        assert "Bea votes" in desk.page()
        await desk.press("3")
        assert desk.did(VoteCast("Bea", ("Dev",)))
        await desk.press("u")
        assert "Bea votes" in desk.page()
        await desk.press("u", "u", "u")
        assert "Ann votes" in desk.page()


async def test_a_ballot_that_was_taken_back_and_came_in_by_another_way_is_asked_for_no_longer() -> None:
    async with started(*VOTING) as desk:
        await desk.press("2", "1", "u")
        assert "Bea votes" in desk.page()
        await desk.do(CastVote("Bea", ("Dev",)))  # as a stage sees it, or from the chat
        assert "Carl votes" in desk.page()


async def test_enter_says_who_is_missing() -> None:
    async with started(*VOTING, *cast("Bea")) as desk:
        await desk.press("enter")
        assert "Bea votes next" in desk.said[-1]


async def test_who_is_away_is_not_waited_for() -> None:
    async with started(*VOTING, *cast("Bea", "Bea", "Ann"), SetPresence("Dev", Presence.ABSENT)) as desk:
        await desk.press("1", "enter")
        assert isinstance(desk.last, RunOffCalled)


async def test_the_votes_are_opened_early_only_when_asked_twice() -> None:
    async with started(*VOTING) as desk:
        await desk.press("v")
        assert desk.on(ChooseScreen)
        await desk.press("2", "v")
        assert desk.on(ConfirmDialog)
        assert "Bea, Carl, Dev and Eli" in desk.page()
        await desk.press("escape")
        assert not desk.state.voting.revealed
        await desk.press("v", "enter")
        assert desk.state.owner == "Bea"


async def test_a_tie_leads_to_a_run_off_between_these() -> None:
    async with started(*VOTING, *cast("Ann", "Ann", "Bea", "Bea", "Dev")) as desk:
        await desk.press("enter")
        assert desk.did(RunOffCalled(("Ann", "Bea")))
        page = desk.page()
        assert "Once more, between Ann and Bea. 0 of 5 in" in " ".join(page.split())
        assert "A merger" not in page
        await desk.press("3")
        assert "no challenge 3" in desk.said[-1]
        await desk.press("2", "2", "2", "1", "1", "enter")
        assert desk.state.owner == "Bea"
        assert "in a run-off" in desk.page()


@pytest.mark.parametrize(
    ("rule", "said"), [(TieRule.EARLIEST, "the earliest written"), (TieRule.CHANCE, "drawn by chance")]
)
async def test_a_tie_goes_by_the_rule_and_says_so(rule: TieRule, said: str) -> None:
    async with started(*VOTING, SetVoting(1, rule), *cast("Ann", "Ann", "Bea", "Bea", "Dev")) as desk:
        await desk.press("enter")
        assert desk.state.owner in {"Ann", "Bea"}
        assert said in desk.page()


async def test_the_rules_are_set_before_the_vote() -> None:
    async with started(*VOTING) as desk:
        await desk.press("m", "3", "t", "enter")
        assert desk.did(VotingSet(3, TieRule.EARLIEST))
        assert "3 dots each · a tie goes to the one written first" in desk.text("HeadingCard")


async def test_one_is_chosen_without_a_vote() -> None:
    async with started(*VOTING) as desk:
        await desk.press("o")
        await desk.type("merger")
        await desk.press("enter")
        assert desk.state.owner == "Dev"
        assert "by talking it through" in desk.page()


async def test_nothing_that_was_said_of_the_vote_covers_the_question_to_the_owner() -> None:
    async with started(*VOTING, *cast("Ann", "Ann", "Ann", "Bea", "Bea")) as desk:
        desk.app.say("Five votes are in.")
        await desk.press("enter")
        assert "Ann, is it all right" in desk.page()
        assert desk.said == []


async def test_the_owner_declines_and_the_next_is_asked() -> None:
    async with started(*VOTING, *cast("Ann", "Ann", "Ann", "Bea", "Bea")) as desk:
        await desk.press("enter", "x")
        assert desk.on(ConfirmDialog)
        await desk.press("escape")
        assert desk.state.owner == "Ann"
        await desk.press("x", "enter")
        assert OwnerDeclined("Ann") in desk.events
        assert desk.state.owner == "Bea"
        assert "declined" in desk.page()


async def test_one_challenge_needs_no_vote() -> None:
    async with started(AddPeople(PEOPLE), GoTo(Step.WRITING), WriteChallenges({"Eli": "x"}), GoTo(Step.VOTING)) as desk:
        assert "One challenge: Eli's" in desk.page()
        await desk.press("1")
        assert not desk.state.voting.ballots
        await desk.press("enter")
        assert desk.state.owner == "Eli"


async def test_no_challenge_says_what_to_do() -> None:
    async with started(AddPeople(PEOPLE), GoTo(Step.VOTING)) as desk:
        assert "No challenge yet" in desk.page()
        await desk.press("enter", "1", "v", "o", "x")
        assert desk.at(Step.VOTING)


async def test_many_challenges_are_voted_for_by_typing_what_nobody_sees() -> None:
    async with started(*CROWDED) as desk:
        page = desk.page()
        assert all(name in page for name in CROWD)
        await desk.press("1")
        assert desk.note.typing
        await desk.type("4")
        assert "14" not in desk.page().splitlines()[-2]
        await desk.press("enter")
        assert desk.did(VoteCast(CROWD[0], (CROWD[13],)))
        assert desk.note.typing
        await desk.type("15\n")
        assert desk.did(VoteCast(CROWD[1], (CROWD[14],)))
        await desk.type("99\n")
        assert "no challenge 99" in desk.said[-1]
        await desk.press("ctrl+u")
        await desk.type("no\n")
        assert "Type the number" in desk.said[-1]


async def test_many_votes_of_many_challenges_are_typed_in_one_go() -> None:
    async with started(*CROWDED, SetVoting(3, TieRule.CHANCE)) as desk:
        await desk.press("t")
        await desk.type("12, 3 3\n")
        assert desk.did(VoteCast(CROWD[0], (CROWD[11], CROWD[2], CROWD[2])))
        await desk.type("1 2 3 4\n")
        assert "3 votes" in desk.said[-1]
        assert len(desk.state.voting.ballots) == 1


async def test_hostile_challenges_are_shown_as_they_are() -> None:
    written = WriteChallenges(dict(zip(PEOPLE, HOSTILE, strict=False)))
    async with started(AddPeople(PEOPLE), GoTo(Step.WRITING), written, GoTo(Step.VOTING)) as desk:
        page = desk.page()
        assert "[/x]" in page
        assert "[@click=app.quit]quit[/]" in page
        await desk.press(*"11111", "enter")
        assert "[/x]" in desk.page()


async def test_small_and_back_in_the_middle_of_a_ballot() -> None:
    async with started(*CROWDED, SetVoting(2, TieRule.CHANCE)) as desk:
        await desk.press("t")
        await desk.type("3\n")
        await desk.resize(TINY)
        assert "votes" in desk.page()
        await desk.resize(SMALL)
        await desk.type("4\n")
        assert desk.did(VoteCast(CROWD[0], (CROWD[2], CROWD[3])))


async def test_once_it_is_settled_a_note_can_be_read_and_is_kept() -> None:
    async with started(*VOTING, *cast("Ann", "Ann", "Ann", "Bea", "Bea")) as desk:
        await desk.press("enter", "t")
        await desk.type("All agreed")
        assert "All agreed" in desk.page()
        await desk.press("enter")
        assert desk.did(Noted("All agreed"))
        await desk.press("enter")
        assert desk.at(Step.STORY)


@pytest.mark.parametrize("count", [4, 5, 7])
async def test_what_is_voted_on_has_two_lines_each_where_there_is_room(count: int) -> None:
    people = ("Ann", "Bea", "Carl", "Dev", "Eli", "Fay", "Gus")[:count]
    words = "We promised a date nobody believes in, least of all us who made it"
    up = (AddPeople(people), WriteChallenges(dict.fromkeys(people, words)), GoTo(Step.VOTING))
    async with started(*up, size=SMALL) as desk:
        assert desk.page().count("We promised a date") == count
        assert desk.page().count("who made it") == count
