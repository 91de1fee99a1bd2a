"""Inquire: questions that stood in the chat wait for the turn of who wrote them."""

from __future__ import annotations

from pathlib import Path

from tests.screens.harness import started
from tests.screens.test_inquire import ASKING, FIRST

from peerinquiry.inquiry.commands import ParkIdea
from peerinquiry.inquiry.events import QuestionPut
from peerinquiry.inquiry.model import Origin
from peerinquiry.screens.bank_picker import BankPicker
from peerinquiry.screens.paste import PasteDialog

CHAT = (
    "10:01:00 From Carl to Everyone:\n\tWhat do the suppliers say?\n"
    "10:02:00 From Ann to Everyone:\n\tis it my turn?\n"
    "10:03:00 From Bea to Everyone:\n\tthanks, good one\n"
    "10:04:00 From Bea to Everyone:\n\tSince when do they leave?\n"
    "10:05:00 From Zoe to Everyone:\n\tWho decides?\n"
)


async def test_a_question_from_the_chat_is_on_the_table_in_its_turn() -> None:
    async with started(*ASKING) as desk:
        assert FIRST[:30] in desk.page()
        await desk.paste(CHAT)
        assert desk.on(PasteDialog)
        assert desk.text("#told") == "Enter keeps 2 · 1 nobody's, not kept"
        assert "left out: thanks" in desk.page()
        assert "left out: is it my turn?" in desk.page()
        await desk.press("enter")
        assert desk.state.queued == (("Carl", "What do the suppliers say?"), ("Bea", "Since when do they leave?"))
        assert desk.said[-1] == "2 questions wait for their turn."
        assert "Since when do they leave?" in desk.page()
        await desk.press("escape", "b")
        assert desk.on(BankPicker)
        assert "theirs, from the chat" in desk.page()
        await desk.press("f5")
        await desk.type(" And why")
        await desk.press("escape", "space")
        assert QuestionPut("Bea", "Since when do they leave?", "framing", Origin.OWN) in desk.events
        await desk.press("enter", "space")
        assert QuestionPut("Carl", "What do the suppliers say?", "framing", Origin.OWN) in desk.events


async def test_it_can_be_worded_anew_or_another_taken() -> None:
    async with started(*ASKING) as desk:
        await desk.paste("Bea: Since when do they leave?\nCarl: What do the suppliers say?")
        await desk.press("enter", "escape", "o")
        await desk.type(" Really?")
        await desk.press("enter")
        assert QuestionPut("Bea", "Since when do they leave? Really?", "framing", Origin.OWN) in desk.events
        await desk.press("n")
        assert FIRST[:30] in desk.page()


async def test_one_undo_takes_the_queue_back() -> None:
    async with started(*ASKING, ParkIdea("Bea", "a list")) as desk:
        await desk.paste("Bea: Since when do they leave?\nCarl: What do the suppliers say?")
        await desk.press("enter", "escape", "u")
        assert desk.state.queued == ()
        assert desk.state.parked


async def test_questions_come_from_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, encoding="utf-8")
    async with started(*ASKING) as desk:
        await desk.press("i")
        await desk.paste(str(path))
        await desk.press("enter", "enter")
        assert len(desk.state.queued) == 2


async def test_a_paste_of_one_line_is_a_note_as_ever() -> None:
    async with started(*ASKING) as desk:
        await desk.paste("one line")
        assert desk.note.text == "one line"
