"""Choose: fist to five, talking, votes for others, and another way to choose in the middle."""

from __future__ import annotations

import pytest
from tests.screens.harness import LARGE, SMALL, started
from tests.screens.test_choose import CROWDED, PEOPLE, VOTING, cast

from peerinquiry.inquiry.commands import CastVote, RevealVotes, SetPresence, SetVoting
from peerinquiry.inquiry.events import OwnerChosen, VoteCast, VotingSet
from peerinquiry.inquiry.model import Presence
from peerinquiry.inquiry.voting import Method, TieRule
from peerinquiry.screens.ask import ConfirmDialog
from peerinquiry.screens.choose import ChooseScreen
from peerinquiry.screens.pick import PickDialog

UP = ("Ann", "Bea", "Dev")
FIST = SetVoting(1, TieRule.RUN_OFF, Method.FIST)
TALK = SetVoting(1, TieRule.RUN_OFF, Method.TALK)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_hands_come_in_person_by_person_a_digit_for_each_challenge(size: tuple[int, int]) -> None:
    async with started(*VOTING, FIST, size=size) as desk:
        page = desk.page()
        assert "Ann votes  ○○○  now 1" in page
        assert "0–5 a hand" in page
        await desk.press("4", "0")
        assert "●●○  now 3" in desk.page()
        await desk.press("6", "7", "5")
        assert desk.did(VoteCast("Ann", UP, (4, 0, 5)))
        assert "Bea votes  ○○○  now 1" in desk.page()


async def test_a_hand_is_taken_back_digit_by_digit_and_then_whole() -> None:
    async with started(*VOTING, FIST) as desk:
        await desk.press("4", "0", "backspace", "3", "5")
        assert desk.did(VoteCast("Ann", UP, (4, 3, 5)))
        await desk.press("1", "u", "backspace")
        assert desk.did(VoteCast("Ann", ()))
        assert "Ann votes  ○○○" in desk.page()


async def test_a_whole_hand_may_be_typed() -> None:
    async with started(*VOTING, FIST) as desk:
        await desk.press("t")
        await desk.type("4 0 5\n")
        assert desk.did(VoteCast("Ann", UP, (4, 0, 5)))
        await desk.type("61\n")
        assert "0 to 5 fingers" in desk.said[-1]
        await desk.press("ctrl+u")
        await desk.type("4\n")
        await desk.type("05\n")
        assert desk.did(VoteCast("Bea", UP, (4, 0, 5)))


async def test_a_hand_that_is_not_whole_is_not_cast() -> None:
    async with started(*VOTING, FIST) as desk:
        await desk.press("4", "enter")
        assert "a number for each of 3 challenges" in desk.said[-1]
        assert not desk.state.voting.ballots
        assert "●○○" in desk.page()


async def test_averages_are_shown_once_all_hands_are_in() -> None:
    hands = [CastVote(who, UP, (4, 0, 5)) for who in PEOPLE[:4]]
    async with started(*VOTING, FIST, *hands) as desk:
        assert "4 of 5 in · Eli is still out" in desk.page()
        await desk.press("5", "0", "5", "enter")
        assert desk.did(OwnerChosen("Dev", "by fist to five, 5.0 on average"))
        page = desk.page()
        assert "█ 5.0" in page
        assert "█ 4.2" in page


async def test_a_crowd_of_challenges_takes_digits_for_fingers() -> None:
    async with started(*CROWDED, FIST) as desk:
        await desk.press(*"123450123450123")
        assert len(desk.state.voting.ballots) == 1


async def test_talking_the_number_says_whose_it_is() -> None:
    async with started(*VOTING, TALK) as desk:
        page = desk.page()
        assert "We talk it through" in page
        assert "who votes" not in page
        await desk.press("enter", "7")
        assert "no challenge 7" in desk.said[-1]
        await desk.press("3")
        assert desk.did(OwnerChosen("Dev", "by talking it through"))


async def test_the_way_to_choose_is_picked_with_a_key() -> None:
    async with started(*VOTING) as desk:
        await desk.press("m", "down", "down", "t", "enter")
        assert desk.did(VotingSet(1, TieRule.EARLIEST, Method.FIST))
        await desk.press("m")
        assert "▌ Fist to five" in desk.page()
        await desk.press("5", "p")
        assert "▌ 5 dots each   one on a challenge" in desk.page()
        await desk.press("enter")
        assert desk.did(VotingSet(5, TieRule.EARLIEST, Method.VOTES, piling=False))
        await desk.press("m", "1", "enter")
        assert desk.did(VotingSet(1, TieRule.EARLIEST, Method.VOTES, piling=False))
        await desk.press("m", "down", "down", "down", "enter")
        assert desk.did(VotingSet(1, TieRule.EARLIEST, Method.TALK, piling=False))


async def test_nothing_new_is_no_event() -> None:
    async with started(*VOTING, *cast("Ann")) as desk:
        before = len(desk.events)
        await desk.press("m", "enter")
        assert desk.on(ChooseScreen)
        await desk.press("m", "down", "escape")
        assert len(desk.events) == before


async def test_another_way_in_the_middle_asks_first_and_is_undone() -> None:
    async with started(*VOTING, *cast("Ann", "Bea")) as desk:
        await desk.press("m", "3", "enter")
        assert desk.on(ConfirmDialog)
        assert "with 2 votes set aside" in desk.page()
        await desk.press("escape")
        assert len(desk.state.voting.ballots) == 2
        await desk.press("m", "3", "enter", "enter")
        assert desk.did(VotingSet(3, TieRule.RUN_OFF))
        assert "0 of 5 in" in desk.page()
        await desk.press("u")
        assert "2 of 5 in" in desk.page()


async def test_numbers_in_hand_do_not_outlive_the_rules_they_were_said_under() -> None:
    async with started(*VOTING, FIST) as desk:
        await desk.press("4", "m", "3", "enter")
        assert "Ann votes  ○○○" in desk.page()


async def test_somebody_hands_in_the_vote_of_somebody_else() -> None:
    async with started(*VOTING, SetPresence("Eli", Presence.ABSENT)) as desk:
        await desk.press("j")
        await desk.type("eli\n")
        await desk.press("y")
        assert desk.on(PickDialog)
        assert "Who hands in Eli's vote?" in desk.page()
        await desk.type("bea\n")
        assert "Bea votes for Eli" in desk.page()
        await desk.press("2")
        assert desk.did(VoteCast("Eli", ("Bea",), (), "Bea"))
        assert "Ann votes" in desk.page()
        assert "✓ Eli" in desk.page()


async def test_they_vote_themselves_after_all() -> None:
    async with started(*VOTING) as desk:
        await desk.press("y")
        await desk.type("dev\n")
        assert "Dev votes for Ann" in desk.page()
        await desk.press("y", "enter")
        assert "Ann votes" in desk.page()
        await desk.press("1")
        assert desk.did(VoteCast("Ann", ("Ann",)))


async def test_the_first_count_stands_while_the_group_votes_again() -> None:
    async with started(*VOTING, *cast("Ann", "Ann", "Bea", "Bea", "Dev"), RevealVotes(1)) as desk:
        page = desk.page()
        assert page.count("█ 2 ") == 2
        assert "the first count" in " ".join(page.split())
        await desk.press("2", "2", "2", "2", "1")
        assert desk.page().count("█ 2 ") == 2, "the votes of the second count are hidden"
        await desk.press("enter")
        assert "█ 4" in desk.page()
