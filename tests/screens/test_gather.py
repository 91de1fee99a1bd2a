"""Gather: names, the end, the bank, the minutes, and the rules."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.screens.harness import HOSTILE, LARGE, SEED, SMALL, START, TINY, started

from peerinquiry.inquiry.commands import AddPeople, GoTo, SetEnd
from peerinquiry.inquiry.events import BankChosen, ClockStarted, EndSet, ParticipantAdded, Reordered, TimingSet, Titled
from peerinquiry.inquiry.model import Step, Timing
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.gather import rules
from peerinquiry.screens.gather import GatherScreen
from peerinquiry.screens.timings import TimingsDialog

THREE = AddPeople(("Ann", "Bea", "Carl"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_rules_stand_there_to_be_read_aloud(size: tuple[int, int]) -> None:
    names = tuple(f"Somebody {number}" for number in range(15))
    async with started(AddPeople(names), SetEnd(START + timedelta(minutes=75)), size=size) as desk:
        page = desk.page()
        assert all(rule.say in page for rule in rules(desk.state))
        assert "Leadership team" in page
        assert "We end at 16:15, in 75 min" in page
        assert "15 here" in page


async def test_nobody_is_here_so_names_are_typed_at_once() -> None:
    async with started() as desk:
        assert desk.note.typing
        assert "Who is here?" in desk.text("#guide")
        await desk.type("Ann, Bea and Carl\n")
        assert desk.state.names == ("Ann", "Bea", "Carl")
        assert desk.note.text == ""
        assert "we work together" in desk.text("#guide")


async def test_keys_are_commands_once_somebody_is_here() -> None:
    async with started(THREE) as desk:
        typing = [desk.note.typing]
        for keys in (["n"], ["escape"], ["t"]):
            await desk.press(*keys)
            typing.append(desk.note.typing)
        assert typing == [False, True, False, True]


async def test_one_person_alone_is_told_that_three_are_needed() -> None:
    async with started(AddPeople(("Ann",))) as desk:
        assert "Three or more are needed to begin." in desk.text("#guide")
        await desk.press("enter")
        assert desk.at(Step.RULES)
        assert "Three or more" in desk.said[-1]


async def test_enter_goes_on_once_nothing_is_typed() -> None:
    async with started() as desk:
        await desk.type("Ann, Bea, Carl\n")
        assert desk.at(Step.RULES)
        await desk.press("enter")
        assert desk.at(Step.WRITING)


async def test_a_pasted_list_is_looked_at_before_it_is_added() -> None:
    async with started() as desk:
        await desk.paste("Participants (3)\nAnn Example (Host, me)\nBea Kahn (she/her)\n1. Carl")
        assert desk.note.text == "Ann Example, Bea Kahn (she/her), Carl, "
        assert not desk.state.names
        await desk.press("enter")
        assert desk.state.names == ("Ann Example", "Bea Kahn", "Carl")


async def test_a_list_is_pasted_wherever_the_keys_go() -> None:
    async with started(THREE) as desk:
        await desk.paste("Dev\nEli")
        assert desk.note.typing
        await desk.press("enter")
        assert desk.state.names == ("Ann", "Bea", "Carl", "Dev", "Eli")


async def test_who_is_there_already_is_not_added_twice() -> None:
    async with started(THREE) as desk:
        await desk.press("n")
        await desk.type("Bea, Dev\n")
        assert desk.state.names == ("Ann", "Bea", "Carl", "Dev")


async def test_hostile_names_are_kept_safe_and_shown_as_they_are() -> None:
    async with started() as desk:
        await desk.paste("\n".join(HOSTILE))
        assert desk.note.text
        await desk.press("enter")
        assert "long for a name" in desk.said[-1]
        desk.note.text = ""
        await desk.paste("\n".join(HOSTILE[:-3]))
        await desk.press("enter")
        assert len(desk.state.names) >= 5
        assert all(name == one_line(name) for name in desk.state.names)
        assert "[/x]" in desk.page()
        assert "[@click=app.quit]quit[/]" in desk.state.names


async def test_a_megabyte_is_no_list_of_people() -> None:
    async with started() as desk:
        await desk.paste("Ann Example\nBea Kahn\n" + "\n".join(f"line {number}" for number in range(90_000)))
        assert "no list of people" in desk.said[-1]
        assert desk.note.text == ""
        await desk.paste("x" * 1_000_000)
        assert "more were left out" in desk.said[-1]
        await desk.press("enter")
        assert not desk.state.names


async def test_space_starts_the_clock_even_in_the_empty_line() -> None:
    async with started() as desk:
        assert desk.note.typing
        await desk.press("space")
        assert isinstance(desk.last, ClockStarted)


@pytest.mark.parametrize("typed", ["15:45", "3:45 pm", "in 45 min", "+45"])
async def test_the_end_is_said_in_words_and_told_back(typed: str) -> None:
    async with started(THREE) as desk:
        await desk.press("e")
        await desk.type(typed)
        assert "we end at 15:45, in 45 min" in desk.text("#understood")
        await desk.press("enter")
        assert desk.state.ends_at == START + timedelta(minutes=45)
        assert "We end at 15:45, in 45 min" in desk.text("#facts")


async def test_no_end_can_be_understood_so_it_asks_on() -> None:
    async with started(THREE) as desk:
        await desk.press("e")
        await desk.type("soon")
        await desk.press("enter")
        assert "Say it as" in desk.text("#understood")
        await desk.press("escape")
        assert desk.on(GatherScreen)
        assert not [event for event in desk.events if isinstance(event, EndSet)]


async def test_an_empty_end_lifts_it() -> None:
    async with started(THREE, SetEnd(START + timedelta(minutes=75))) as desk:
        await desk.press("e", *["backspace"] * 5)
        assert "No end set" in desk.text("#understood")
        await desk.press("enter")
        assert desk.did(EndSet(None))


async def test_the_end_comes_nearer() -> None:
    async with started(THREE, SetEnd(START + timedelta(minutes=75))) as desk:
        desk.time.pass_(60)
        desk.app._look()
        await desk.settle()
        assert "in 74 min" in desk.text("#facts")


async def test_the_order_is_drawn() -> None:
    async with started(THREE) as desk:
        await desk.press("s")
        assert isinstance(desk.last, Reordered | ParticipantAdded)
        assert set(desk.state.names) == {"Ann", "Bea", "Carl"}
        assert SEED


async def test_the_title_is_put_right() -> None:
    async with started(THREE) as desk:
        await desk.press("i", *["backspace"] * 4)
        await desk.type("[/x]")
        await desk.press("enter")
        assert desk.did(Titled("Leadership [/x]"))
        assert "Leadership [/x]" in desk.page()


async def test_a_length_is_changed_and_the_list_stays() -> None:
    async with started(THREE) as desk:
        await desk.press("m")
        assert desk.on(TimingsDialog)
        await desk.press("plus")
        assert desk.did(TimingSet(Timing.RULES, 210))
        await desk.press("down", "down", "minus", "enter")
        await desk.press(*["backspace"] * 4)
        await desk.type("1:10")
        assert "1 min 10 s" in desk.text("#understood")
        await desk.press("enter")
        assert desk.did(TimingSet(Timing.SAYING, 70))
        assert "1 min 10 s" in desk.page()
        await desk.press("u")
        assert desk.state.timings[Timing.SAYING] == 15
        await desk.press("escape")
        assert desk.on(GatherScreen)


async def test_another_bank_is_chosen_and_a_broken_one_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    banks = tmp_path / "question_banks"
    banks.mkdir()
    good = 'title = "Short [/x]"\n[[aims]]\nname = "framing"\nquestions = ["Who is involved?"]\n'
    (banks / "short.toml").write_text(good, encoding="utf-8")
    (banks / "broken.toml").write_text('title = "Broken"\naims = 3\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    async with started(THREE) as desk:
        await desk.press("b")
        await desk.until(lambda: desk.screen.is_modal)
        await desk.type("short")
        await desk.press("enter")
        assert isinstance(desk.last, BankChosen)
        assert desk.state.bank.name == "short"
        assert "Short [/x]" in desk.page()
        await desk.press("b")
        await desk.until(lambda: desk.screen.is_modal)
        await desk.type("broken")
        await desk.press("enter")
        assert "broken.toml:2:" in desk.said[-1]
        assert desk.state.bank.name == "short"


async def test_small_and_back_while_the_clock_runs() -> None:
    async with started(THREE) as desk:
        await desk.press("space", "n")
        await desk.type("Dev")
        await desk.resize(TINY)
        assert "Everyone asks" in desk.page()
        await desk.press("enter")
        await desk.resize(SMALL)
        assert desk.state.names == ("Ann", "Bea", "Carl", "Dev")
        assert desk.state.desk.clock
        assert desk.state.desk.clock.running


async def test_what_is_typed_waits_while_the_group_is_elsewhere() -> None:
    async with started(THREE) as desk:
        await desk.press("n")
        await desk.type("Dev")
        await desk.do(GoTo(Step.WRITING))
        await desk.do(GoTo(Step.RULES))
        assert desk.note.text == "Dev"
