"""Challenges: typed, pasted, sorted, said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.screens.harness import HOSTILE, LARGE, SMALL, TINY, started

from peerinquiry.inquiry.commands import AddPeople, GoTo, SetPresence, WriteChallenges
from peerinquiry.inquiry.events import ChallengeWritten, ClockStarted, TurnGiven, TurnPassed, TurnPostponed, TurnTaken
from peerinquiry.inquiry.model import Presence, Step
from peerinquiry.screens.challenges import ChallengesScreen
from peerinquiry.screens.paste import PasteDialog
from peerinquiry.screens.pick import PickDialog
from peerinquiry.widgets.challenge_table import ChallengeTable

PEOPLE = ("Ann", "Bea", "Carl", "Dev", "Eli")
FIVE = AddPeople(PEOPLE)
WRITING = (FIVE, GoTo(Step.WRITING))
CHALLENGES = {"Ann": "Two suppliers a year", "Bea": "Two teams build one thing", "Dev": "A merger"}
SAYING = (*WRITING, WriteChallenges(CHALLENGES), GoTo(Step.SAYING))
MANY = tuple(f"Person {chr(ord('A') + number)}" for number in range(15))
LONG = "It is long, since there is much to say of it and nobody has said it yet, and so it goes on and on"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_prompt_has_its_three_tests_and_everyone_a_row(size: tuple[int, int]) -> None:
    async with started(*WRITING, SetPresence("Eli", Presence.LATE), size=size) as desk:
        page = desk.page()
        assert "complex" in page
        assert "affects others" in page
        assert "mental energy" in page
        assert page.count("writing…") == 4
        assert "late" in page


async def test_challenges_are_typed_one_after_another() -> None:
    async with started(*WRITING) as desk:
        assert desk.note.typing
        assert desk.note.label == "Ann"
        await desk.type("We lose two [/x]\n")
        assert desk.did(ChallengeWritten("Ann", "We lose two [/x]"))
        assert "We lose two [/x]" in desk.page()
        assert (desk.note.label, desk.note.text, desk.note.typing) == ("Bea", "", True)
        await desk.press("down")
        assert desk.note.label == "Carl"
        await desk.type("Bored\n")
        assert desk.did(ChallengeWritten("Carl", "Bored"))
        assert desk.note.label == "Dev"
        await desk.press("up", "up")
        assert desk.note.label == "Bea"


async def test_undo_brings_the_words_back_into_the_line() -> None:
    async with started(*WRITING) as desk:
        await desk.type("We lose two\n")
        await desk.press("escape", "u")
        assert (desk.note.label, desk.note.text, desk.note.typing) == ("Ann", "We lose two", True)
        await desk.press("enter")
        assert desk.state.challenges == {"Ann": "We lose two"}
        assert (desk.note.label, desk.note.text) == ("Bea", "")


async def test_undo_leaves_what_is_being_typed() -> None:
    async with started(*WRITING) as desk:
        await desk.type("We lose two\n")
        await desk.type("Bored")
        await desk.press("f9")
        assert desk.note.text == "Bored"


async def test_a_typed_text_moves_with_the_row() -> None:
    async with started(*WRITING) as desk:
        await desk.type("Two teams")
        await desk.press("down", "enter")
        assert desk.did(ChallengeWritten("Bea", "Two teams"))


async def test_somebody_else_is_picked() -> None:
    async with started(*WRITING) as desk:
        await desk.press("escape", "j")
        assert desk.on(PickDialog)
        await desk.type("dev")
        await desk.press("enter", "t")
        await desk.type("A merger\n")
        assert desk.did(ChallengeWritten("Dev", "A merger"))


async def test_once_everyone_has_one_nobody_is_overwritten_by_chance() -> None:
    async with started(*WRITING, WriteChallenges(dict.fromkeys(PEOPLE, "one"))) as desk:
        assert desk.note.label == "all in"
        await desk.type("another\n")
        assert "say whose this is" in desk.said[-1]
        await desk.press("down", "enter")
        assert desk.did(ChallengeWritten("Ann", "another"))
        await desk.press("enter")
        assert desk.at(Step.SAYING)


async def test_enter_goes_on_with_some_or_none() -> None:
    async with started(*WRITING) as desk:
        await desk.type("One\n")
        await desk.press("enter")
        assert desk.at(Step.WRITING)
        assert desk.said[-1] == "4 of 5 have no challenge yet. Enter again goes on all the same."
        await desk.press("enter")
        assert desk.at(Step.SAYING)
    async with started(*WRITING) as desk:
        await desk.press("enter", "enter")
        assert desk.at(Step.SAYING)


async def test_the_silent_clock_starts_from_the_empty_line() -> None:
    async with started(*WRITING) as desk:
        await desk.press("space")
        assert isinstance(desk.last, ClockStarted)


async def test_a_challenge_is_worded_anew_or_taken_back() -> None:
    async with started(*WRITING, WriteChallenges(CHALLENGES)) as desk:
        await desk.press("up", "up", "f3")
        await desk.type(", still")
        await desk.press("enter")
        assert desk.did(ChallengeWritten("Ann", "Two suppliers a year, still"))
        await desk.press("f3", "ctrl+u", "enter")
        assert "Ann" not in desk.state.challenges


PASTE = """Ann: We lose two
bea - Two teams
From Carl Example to Everyone: Bored [/x]
Nobody trusts the forecast
I say yes too often
Ann: and it is getting worse"""


async def test_nothing_of_a_paste_is_kept_before_enter() -> None:
    async with started(*WRITING) as desk:
        await desk.paste(PASTE)
        assert desk.on(PasteDialog)
        assert not desk.state.challenges
        assert "Bored [/x]" in desk.page()
        await desk.press("escape")
        assert not desk.state.challenges
        await desk.paste(PASTE)
        await desk.press("enter")
        assert desk.on(ChallengesScreen)
        assert desk.state.challenges == {
            "Ann": "We lose two / and it is getting worse",
            "Bea": "Two teams",
            "Carl": "Bored [/x]",
            "Dev": "Nobody trusts the forecast",
            "Eli": "I say yes too often",
        }
        await desk.press("f9")
        assert not desk.state.challenges


async def test_a_paste_is_sorted() -> None:
    async with started(*WRITING) as desk:
        await desk.paste(PASTE)
        await desk.press("down", "down", "down", "right")
        assert desk.text("#told") == "Enter keeps 4"
        await desk.press("down", "x", "up", "m", "u", "left", "left", "left", "left", "left")
        assert desk.text("#told") == "Enter keeps 3 · 1 nobody's, not kept"
        await desk.press("j")
        await desk.type("dev")
        await desk.press("enter")
        await desk.press("down", "down", "m")
        await desk.press("enter")
        assert desk.state.challenges == {
            "Ann": "We lose two",
            "Bea": "Two teams",
            "Carl": "Bored [/x]",
            "Dev": "Nobody trusts the forecast",
            "Eli": "I say yes too often / and it is getting worse",
        }


CHAT = """10:01:00 From Fay Facilitator to Everyone:
	Please write one challenge each
10:02:00 From Bea (she/her) to Everyone:
\thello all
10:03:00 From Ann Example to Everyone:
\tWe lose two suppliers a year
\tand nobody owns it
10:04:00 From bea.smith - ACME to Everyone:
\tTwo teams build one thing
10:05:00 From Zoe to Everyone:
\tA merger. It is long
10:06:00 From Carl to Bea(Direct Message):
\tpsst
10:07:00 From Dev to Everyone:
\tReacted to "A merger. It is lo..." with 👍
""".replace("\\t", "\t")


async def test_a_chat_becomes_the_list_in_one_act() -> None:
    async with started(*WRITING) as desk:
        await desk.paste(CHAT)
        page = desk.page()
        assert "Zoe?" in page
        assert "left out · a greeting: hello all" in page
        assert "psst" not in page
        told = desk.text("#told")
        assert told.startswith("Enter keeps 2 · 2 nobody's, not kept")
        assert "1 reaction aside" in told
        assert "1 direct message dropped" in told
        dialog = desk.screen
        assert isinstance(dialog, PasteDialog)
        zoe = next(place for place, line in enumerate(dialog.found.lines) if line.by == "Zoe")
        await desk.press(*["down"] * zoe, "a")
        assert "1 person joins" in desk.text("#told")
        await desk.press("s", "down", "m", "s", "down", "x", "enter")
        assert desk.state.challenges == {
            "Ann": "We lose two suppliers a year / and nobody owns it",
            "Bea": "Two teams build one thing",
            "Zoe": "A merger.",
        }
        assert set(desk.state.names) == {*PEOPLE, "Zoe"}
        await desk.press("f9")
        assert not desk.state.challenges
        assert "Zoe" not in desk.state.names


async def test_a_chat_is_opened_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "my chat.txt"
    path.write_text(CHAT, encoding="utf-8")
    async with started(*WRITING) as desk:
        await desk.press("f7")
        await desk.type(str(tmp_path / "my"))
        assert "no such file" in desk.text("#understood")
        await desk.press("tab")
        assert desk.text("#understood") == "Enter opens it."
        await desk.press("enter")
        assert desk.on(PasteDialog)
        await desk.press("escape", "escape", "o")
        await desk.paste(f"'{path}'")
        await desk.press("enter", "enter")
        assert set(desk.state.challenges) == {"Ann", "Bea"}


async def test_what_is_no_chat_is_told_and_nothing_happens(tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG")
    async with started(*WRITING) as desk:
        await desk.press("f7")
        await desk.paste(str(path))
        await desk.press("enter")
        assert desk.on(ChallengesScreen)
        assert "no text" in desk.said[-1]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_sixty_lines_of_nine_people_fit(size: tuple[int, int]) -> None:
    nine = tuple(f"Person {chr(ord('A') + number)}" for number in range(9))
    chat = "".join(
        f"10:{number:02}:00 From {nine[number * 7 % 9]} to Everyone:\n\tline {number} {LONG}\n" for number in range(60)
    )
    async with started(AddPeople(nine), GoTo(Step.WRITING), size=size) as desk:
        await desk.paste(chat)
        assert desk.text("#told").startswith("Enter keeps 9")
        for further in (0, 30, 29):
            await desk.press(*["down"] * further)
            table = desk.screen.query_one(ChallengeTable)
            shown = desk.text("ChallengeTable")
            assert " ".join(shown.split()).count("on and on") == 1
            assert len(shown.split("\n")) <= table.size.height
        assert "Enter" in desk.page()
        await desk.press("enter")
        assert set(desk.state.challenges) == set(nine)


async def test_a_hostile_paste_is_shown_as_it_is() -> None:
    async with started(*WRITING) as desk:
        await desk.paste("\n".join(HOSTILE))
        assert desk.on(PasteDialog)
        assert "[@click=app.quit]quit[/]" in desk.page()
        await desk.press("enter")
        assert len(desk.state.challenges) == 5
        assert "[/x]" in desk.page()
        assert "\x1b" not in "".join(desk.state.challenges.values())


async def test_a_megabyte_is_counted_and_breaks_nothing() -> None:
    async with started(*WRITING) as desk:
        await desk.paste("a line\n" * 150_000)
        assert desk.on(PasteDialog)
        assert "149,800 more lines were not read" in desk.text("#told")
        await desk.press("enter")
        assert len(desk.state.challenges) == 5
        await desk.paste("x" * 1_000_000)
        assert "more were left out" in desk.said[-1]


async def test_all_stay_in_view_while_each_says_theirs() -> None:
    async with started(*SAYING) as desk:
        assert "Ann says theirs" in desk.page()
        await desk.press("space")
        await desk.press("enter")
        assert isinstance(desk.last, TurnTaken)
        page = desk.page()
        assert "Bea says theirs" in page
        assert all(text in page for text in CHALLENGES.values())
        assert "not written down" in page


async def test_who_speaks_can_pass_or_come_back_later() -> None:
    async with started(*SAYING) as desk:
        await desk.press("l")
        assert desk.did(TurnPostponed("Ann"))
        await desk.press("p")
        assert desk.did(TurnPassed("Bea"))
        await desk.press("j")
        await desk.type("eli")
        await desk.press("enter")
        assert desk.did(TurnGiven("Eli"))


async def test_a_challenge_that_was_only_said_is_written_down() -> None:
    async with started(*SAYING) as desk:
        await desk.press("enter", "enter")
        assert desk.note.label == "Carl"
        await desk.press("t")
        await desk.type("My best engineer is bored\n")
        assert desk.state.challenges["Carl"] == "My best engineer is bored"
        taken = desk.last
        assert isinstance(taken, TurnTaken)
        assert (taken.who, taken.text) == ("Carl", "")
        assert desk.note.label == "note"


async def test_a_challenge_is_edited_while_somebody_speaks() -> None:
    async with started(*SAYING) as desk:
        await desk.press("down", "e")
        await desk.type("!")
        await desk.press("enter")
        assert desk.did(ChallengeWritten("Bea", "Two teams build one thing!"))
        assert "Ann says theirs" in desk.page()


async def test_once_all_were_heard_enter_goes_on() -> None:
    async with started(*SAYING) as desk:
        await desk.press(*["enter"] * 5)
        assert "We have heard them all" in desk.page()
        await desk.press("enter")
        assert desk.at(Step.VOTING)


@pytest.mark.parametrize("speaker", [0, 7, 14])
async def test_fifteen_long_challenges_keep_the_speaker_in_view(speaker: int) -> None:
    written = WriteChallenges(dict.fromkeys(MANY, LONG))
    async with started(AddPeople(MANY), GoTo(Step.WRITING), written, GoTo(Step.SAYING)) as desk:
        await desk.press(*["down"] * speaker)
        table = desk.screen.query_one(ChallengeTable)
        assert table.current == speaker
        shown = desk.text("ChallengeTable")
        assert MANY[speaker] in shown
        assert " ".join(shown.split()).count("on and on") == 1
        assert "more" in shown
        assert len(shown.split("\n")) <= table.size.height


async def test_a_click_picks_a_row() -> None:
    async with started(*WRITING) as desk:
        await desk.pilot.click(ChallengeTable, offset=(4, 2))
        await desk.settle()
        assert desk.note.label == "Bea"


async def test_small_and_back_while_the_clock_runs() -> None:
    async with started(*SAYING) as desk:
        await desk.press("space")
        await desk.type("a note")
        await desk.resize(TINY)
        assert "Ann" in desk.page()
        await desk.resize(SMALL)
        assert desk.note.text == "a note"
        assert desk.state.desk.clock
        assert desk.state.desk.clock.running
