"""Choose: votes that stood in the chat."""

from __future__ import annotations

from pathlib import Path

from tests.screens.harness import started

from peerinquiry.inquiry.commands import AddPeople, GoTo, WriteChallenges
from peerinquiry.inquiry.model import Step
from peerinquiry.screens.chat_votes import ChatVotesDialog

PEOPLE = ("Ann", "Bea", "Carl", "Dev", "Eli")
CHALLENGES = {"Ann": "Two suppliers a year", "Bea": "Two teams build one thing", "Dev": "A merger"}
VOTING = (AddPeople(PEOPLE), GoTo(Step.WRITING), WriteChallenges(CHALLENGES), GoTo(Step.VOTING))
CHAT_VOTES = (
    "10:01:00 From Ann Example to Everyone:\n\t2\n"
    "10:01:10 From Bea to Everyone:\n\tI vote 1\n"
    "10:01:20 From Carl to Everyone:\n\thm, hard\n"
    "10:01:30 From Zoe to Everyone:\n\t3\n"
)


async def test_votes_in_the_chat_are_seen_then_cast_in_one_act() -> None:
    async with started(*VOTING) as desk:
        await desk.paste(CHAT_VOTES)
        assert desk.on(ChatVotesDialog)
        assert not desk.state.voting.ballots
        page = desk.page()
        assert "2 Bea · 2" in page
        assert "for what? · hm, hard" in page
        assert "Zoe?" in page
        assert desk.text("#told") == f"Enter casts for 2 of {len(desk.state.here)} · 2 unclear, not cast"
        await desk.press("down", "down", "3", "down", "j")
        await desk.type("dev")
        await desk.press("enter", "x", "x", "u")
        assert "Enter casts for 3" in desk.text("#told")
        await desk.press("x", "enter")
        assert {who: ballot.choices for who, ballot in desk.state.voting.ballots.items()} == {
            "Ann": ("Bea",),
            "Bea": ("Ann",),
            "Carl": ("Dev",),
            "Dev": ("Dev",),
        }
        await desk.press("escape", "u")
        assert not desk.state.voting.ballots


async def test_nothing_of_the_chat_is_cast_if_it_is_left() -> None:
    async with started(*VOTING) as desk:
        await desk.paste(CHAT_VOTES)
        await desk.press("escape")
        assert not desk.state.voting.ballots


async def test_votes_come_from_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT_VOTES, encoding="utf-8")
    async with started(*VOTING) as desk:
        await desk.press("i")
        await desk.paste(str(path))
        await desk.press("enter", "enter")
        assert set(desk.state.voting.ballots) == {"Ann", "Bea"}
