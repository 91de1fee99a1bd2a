"""What one takes along from Plan and Close: the plan as text on one key, the dates for calendars on another."""

from __future__ import annotations

import pytest
from tests.screens.harness import SMALL, started
from tests.screens.stages import AFTER, FAREWELL, PLANNED, PLANNING, PULSE, REFLECTING

from peerinquiry import keepsakes
from peerinquiry.inquiry.commands import Command, EndTurn, SetAction

TEXT = f"""\
Leadership team, Sun 22 Nov 2026

Ann: {AFTER}
1. Ann: Call both suppliers, by Fri 27 Nov. We will know: both have said why. Bea helps.
2. Carl: Name one owner per supplier, by Fri 15 Jan. We will know: a list on the wall.
3. Ann: Share the forecast, by Thu 1 Apr.
4. Ann: Bring finance in, no date yet.
Help from Bea: joins the first call
Help from Dev: lends a template
Not doing: A new tender this year
Check-in: Fri 18 Dec
"""


@pytest.mark.parametrize("stage", [PLANNED, REFLECTING, PULSE, FAREWELL])
async def test_the_plan_is_on_the_clipboard_and_in_a_file(stage: tuple[Command, ...]) -> None:
    async with started(*stage) as desk:
        await desk.press("y")
        await desk.until(lambda: bool(desk.said))
        assert desk.app.clipboard == TEXT
        assert desk.recording.plans == [TEXT]
        assert desk.said == [
            "The plan is on the clipboard, where the terminal allows it, and in in-memory-plan.txt beside the record."
        ]


async def test_what_is_too_long_for_a_terminal_is_in_the_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keepsakes, "CLIPBOARD", len(TEXT.encode()) - 1)
    async with started(*PLANNED) as desk:
        await desk.press("y")
        await desk.until(lambda: bool(desk.said))
        assert not desk.app.clipboard
        assert desk.said == ["The plan is too long for the clipboard, and in in-memory-plan.txt beside the record."]


async def test_a_disk_that_is_full_is_told_of() -> None:
    async with started(*PLANNED) as desk:
        desk.recording.trouble = "in-memory could not be written: the disk is full."
        await desk.press("y")
        await desk.until(lambda: bool(desk.said))
        assert desk.app.clipboard == TEXT
        assert desk.said[-1].startswith("The plan is on the clipboard, where the terminal allows it. in-memory could")
        await desk.press("i")
        await desk.until(lambda: "clipboard" not in desk.said[-1])
        assert desk.said[-1].startswith("in-memory could not be written: the disk is full.")


@pytest.mark.parametrize("stage", [PLANNED, REFLECTING, PULSE, FAREWELL])
async def test_the_dates_are_in_a_file(stage: tuple[Command, ...]) -> None:
    async with started(*stage) as desk:
        await desk.press("i")
        await desk.until(lambda: bool(desk.said))
        assert desk.said == ["in-memory.ics lies beside the record, for calendars: 3 actions, 1 check-in."]


async def test_without_a_date_it_is_said() -> None:
    async with started(*PLANNING, SetAction("Bring finance in", "Ann")) as desk:
        await desk.press("i")
        await desk.until(lambda: bool(desk.said))
        assert desk.said == ["Nothing in the plan has a date yet, so there is nothing for a calendar."]


async def test_the_keys_are_told_where_one_takes_along() -> None:
    async with started(*PLANNED, size=(120, 36)) as desk:
        assert "y copy" in desk.page()
    async with started(*PLANNED, EndTurn(), size=SMALL) as desk:
        assert "y copies it, i is for calendars" in desk.page()
    async with started(*FAREWELL, size=SMALL) as desk:
        assert "y copy" in desk.page()
        assert "i calendar" in desk.page()


async def test_while_one_types_they_are_letters() -> None:
    async with started(*PLANNED) as desk:
        await desk.press("t")
        await desk.type("yi")
        assert desk.note.text == "yi"
        assert not desk.said
        assert not desk.app.clipboard


async def test_the_report_is_written_at_the_close_alone_and_it_is_said_what_it_tells() -> None:
    async with started(*FAREWELL, size=SMALL) as desk:
        assert "R writes" in desk.page()
        assert "in-memory.html" in desk.page()
        await desk.press("R")
        await desk.until(lambda: bool(desk.said))
        assert desk.recording.reports == 1
        assert desk.said == [
            "in-memory.html lies beside the record. It tells how long everyone spoke: look at it before you send it."
        ]
        desk.recording.trouble = "in-memory could not be written: the disk is full."
        await desk.press("R")
        await desk.until(lambda: "beside" not in desk.said[-1])
        assert desk.said[-1].startswith("in-memory could not be written")
    async with started(*REFLECTING) as desk:
        await desk.press("R")
        assert not desk.recording.reports
