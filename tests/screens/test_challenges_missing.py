"""Challenges: who has none yet, and whose name stands in front."""

from __future__ import annotations

from tests.screens.harness import started
from tests.screens.test_challenges import PEOPLE, WRITING

from peerinquiry.inquiry.commands import GoTo, WriteChallenges
from peerinquiry.inquiry.events import ChallengeWritten
from peerinquiry.inquiry.model import Step


async def test_who_is_missing_is_said_before_it_goes_on_without() -> None:
    async with started(*WRITING, WriteChallenges(dict.fromkeys(PEOPLE[:-1], "one"))) as desk:
        await desk.press("enter")
        assert desk.said[-1] == f"{PEOPLE[-1]} has no challenge yet. Enter again goes on all the same."
        await desk.type("Mine, too\n")
        assert desk.did(ChallengeWritten(PEOPLE[-1], "Mine, too"))
        await desk.do(WriteChallenges({"Ann": "", PEOPLE[-1]: ""}))
        await desk.press("enter")
        assert desk.at(Step.WRITING)
        assert desk.said[-1].startswith(f"Ann and {PEOPLE[-1]} have"), "others are missing than before"
        await desk.press("enter")
        assert desk.at(Step.SAYING)
        await desk.do(GoTo(Step.WRITING))
        await desk.press("enter")
        assert desk.at(Step.WRITING), "it is asked anew, once the group comes back"


async def test_ones_own_name_in_front_is_taken_off() -> None:
    async with started(*WRITING) as desk:
        await desk.type("ann: exit interviews\n")
        assert desk.did(ChallengeWritten("Ann", "exit interviews"))
        await desk.type("Carl: and me\n")
        assert desk.did(ChallengeWritten("Bea", "Carl: and me"))
