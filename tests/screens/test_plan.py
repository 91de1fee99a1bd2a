"""Plan: actions with dates in words, who helps, what is left alone, and when the group hears of it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.screens.harness import HOSTILE_MIXES, LARGE, SMALL, TINY, Desk, started
from tests.screens.stages import PLANNED, PLANNING

from peerinquiry.inquiry.commands import AddNotDoing, AddPeople, OfferHelp, SetAction
from peerinquiry.inquiry.events import (
    ActionDropped,
    ActionSet,
    CheckInSet,
    ClockStarted,
    Event,
    HelpOffered,
    NotDoingAdded,
    NotDoingDropped,
    TurnTaken,
)
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.text import one_line
from peerinquiry.screens.action import NO_DATE_YET, SAY_WHAT, ActionDialog, Draft
from peerinquiry.screens.ask import AskDialog
from peerinquiry.screens.pick import PickDialog
from peerinquiry.screens.plan import PlanScreen

FRI = date(2026, 11, 27)


def form(desk: Desk) -> ActionDialog:
    """The form, which must be in front."""
    assert isinstance(desk.screen, ActionDialog)
    return desk.screen


def last(desk: Desk) -> Event:
    """What happened last."""
    return desk.last


def hint(desk: Desk) -> str:
    """What the form says is missing."""
    return desk.text("#hint")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_plan_is_seen_as_a_whole(size: tuple[int, int]) -> None:
    async with started(*PLANNED, size=size) as desk:
        await desk.press("space")
        page = desk.page()
        for words in (
            *("Call both suppliers", "Name one owner per supplier", "Share the forecast", "Bring finance in"),
            *("Fri 27 Nov", "Fri 15 Jan", "Thu 1 Apr", "no date yet", "both have said why", "a list on the wall"),
            *("this month", "3 months", "6 months", "later", "◆"),
            *("Bea: joins the first call", "Dev: lends a template", "A new tender this year", "Fri 18 Dec 2026"),
            *("Ann plans", "left"),
        ):
            assert words in page, words
        assert desk.note.typing


async def test_an_action_is_typed_on_one_line() -> None:
    async with started(*PLANNING) as desk:
        assert "What is the first step?" in desk.page()
        await desk.press("space")
        await desk.type("Call them")
        assert "no date yet" in desk.text("#guide")
        await desk.type(" by fri")
        assert desk.text("#guide").endswith("Ann: Call them · by Fri 27 Nov 2026")
        await desk.press("enter")
        assert desk.events[-2:] == [ClockStarted(), ActionSet(1, "Call them", "Ann", FRI)]
        assert desk.note.typing, "the next one can be typed at once"
        await desk.type("bea: ask finance\n")
        assert last(desk) == ActionSet(2, "ask finance", "Bea")
        assert "what will you do" in desk.text("#guide")


async def test_a_date_that_reads_two_ways_is_said_and_stays_in_the_words() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("t")
        await desk.type("Call them by 1/12")
        assert "That reads two ways" in desk.text("#guide")
        await desk.press("enter", "enter")
        assert last(desk) == ActionSet(1, "Call them by 1/12", "Ann")


async def test_a_name_that_is_nobodys_is_asked_about_before_it_is_the_owners() -> None:
    async with started(*PLANNING) as desk:
        await doubted(desk, "Zoe: ask the board by fri", "Who is Zoe? It stays Ann's.")
        assert desk.said[-1].startswith("Who is Zoe?")
        await desk.press("enter")
        assert last(desk) == ActionSet(1, "Zoe: ask the board", "Ann", FRI)


async def test_a_day_that_was_lately_is_asked_about_and_not_next_years() -> None:
    async with started(*PLANNING) as desk:
        await doubted(desk, "Ask the board by 1 November", "1 Nov 2026 is past; write 1 nov 2027 if you mean that.")
        await desk.type(" 2027\n")
        assert last(desk) == ActionSet(1, "Ask the board", "Ann", date(2027, 11, 1))


async def doubted(desk: Desk, typed: str, told: str) -> None:
    """What is typed is asked about, and not kept with the first Enter."""
    await desk.press("t")
    await desk.type(typed)
    assert told in desk.text("#guide")
    before = len(desk.events)
    await desk.press("enter")
    assert len(desk.events) == before


async def test_enter_moves_on_through_the_form_and_keeps_it() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("a")
        await desk.type("Call both\n")
        await desk.type("in 3 months")
        assert "Mon 22 Feb 2027" in desk.page()
        await desk.press("enter")
        await desk.type("both said why\n")
        await desk.type("bea and Ca")
        assert "Bea and Carl" in desk.page()
        await desk.press("enter")
        assert isinstance(desk.screen, PlanScreen)
        assert last(desk) == ActionSet(1, "Call both", "Ann", date(2027, 2, 22), "both said why", ("Bea", "Carl"))


async def test_tab_moves_between_fields_and_arrows_go_through_the_names() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("f3")
        await desk.type("Call both")
        await desk.press("tab", "down", "down", "up", "tab")
        await desk.type("tomorrow")
        await desk.press("shift+tab", "f2")
        assert last(desk) == ActionSet(1, "Call both", "Bea", date(2026, 11, 23))


async def test_the_date_is_asked_for_once() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("a")
        await desk.type("Call both")
        await desk.press("enter", "enter")
        assert hint(desk) == NO_DATE_YET
        await desk.press("enter", "enter", "enter")
        assert last(desk) == ActionSet(1, "Call both", "Ann")
        assert "no date yet" in desk.page()


async def test_the_form_says_what_is_missing() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("a", "enter")
        assert hint(desk) == SAY_WHAT
        await desk.type("Call")
        await desk.press("tab")
        await desk.type("Zoe")
        assert "Nobody here is called that" in hint(desk)
        await desk.press("enter")
        assert form(desk).is_current
        await desk.press("ctrl+u")
        await desk.type("be\n")
        await desk.type("sometime")
        assert "Not a date yet" in hint(desk)
        await desk.press("f2")
        assert form(desk).is_current
        await desk.press("ctrl+u")
        await desk.type("1 dec")
        await desk.press("f2")
        assert last(desk) == ActionSet(1, "Call", "Bea", date(2026, 12, 1))


async def test_whoever_is_there_is_told_to_the_last_name_in_a_small_window() -> None:
    names = ("Ann Example", "Beatrice Longname", "Carl Otherwise", "Dora")
    async with started(*PLANNING, AddPeople(names), size=SMALL) as desk:
        await desk.press("a", "tab")
        await desk.type("Zoe")
        assert hint(desk).endswith("and Dora.")
        assert " ".join(desk.page().split()).count(hint(desk)) == 1


async def test_what_was_typed_comes_back() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("a")
        await desk.type("Call both\n")
        await desk.type("fr")
        await desk.press("escape")
        assert isinstance(desk.screen, PlanScreen)
        assert not desk.state.plan.actions
        await desk.press("left_square_bracket", "right_square_bracket", "a")
        assert form(desk).draft == Draft("Call both", "Ann", "fr")
        await desk.press("f2")
        assert form(desk).is_current
        await desk.press("ctrl+u")
        await desk.type("fri")
        await desk.press("f2")
        assert last(desk) == ActionSet(1, "Call both", "Ann", FRI)
        await desk.press("a")
        assert form(desk).draft == Draft(who="Ann")


async def test_what_is_changed_in_an_action_and_left_is_gone() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("t")
        await desk.type("Bea: call them\n")
        await desk.press("escape", "e", "tab")
        await desk.type("Nobody")
        await desk.press("escape", "e")
        assert form(desk).draft == Draft("call them", "Bea")
        await desk.press("f2")
        assert form(desk).focused is form(desk).fields[2].line
        assert hint(desk) == NO_DATE_YET
        await desk.type("fri")
        await desk.press("f2")
        assert last(desk) == ActionSet(1, "call them", "Bea", FRI)


async def test_the_form_takes_over_what_is_typed_below() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("t")
        await desk.type("Bea: call both by fri")
        await desk.press("f3")
        assert form(desk).draft == Draft("call both", "Bea", "2026-11-27")
        await desk.press("escape", "f3", "f2")
        assert last(desk) == ActionSet(1, "call both", "Bea", FRI)


async def test_an_action_is_changed() -> None:
    async with started(*PLANNED) as desk:
        await desk.press("up", "up", "up", "e")
        assert form(desk).draft == Draft("Call both suppliers", "Ann", "2026-11-27", "both have said why", "Bea")
        await desk.press("end")
        await desk.type(" again")
        await desk.press("tab", "tab")
        await desk.type("1 dec\n")
        changed = ActionSet(1, "Call both suppliers again", "Ann", date(2026, 12, 1), "both have said why", ("Bea",))
        assert last(desk) == changed
        await desk.press("u")
        assert desk.state.plan.actions[0].what == "Call both suppliers"


async def test_a_line_is_dropped_and_comes_back() -> None:
    async with started(*PLANNED) as desk:
        await desk.press("x")
        assert last(desk) == ActionDropped(4)
        await desk.press("u")
        assert len(desk.state.plan.actions) == 4
        await desk.press("down", "x")
        assert last(desk) == HelpOffered("Bea", "")
        await desk.press(*["down"] * 9, "x")
        assert last(desk) == CheckInSet(None)
        await desk.press(*["down"] * 9, "x")
        assert last(desk) == NotDoingDropped("A new tender this year")


async def test_the_marked_line_is_changed_whatever_it_is() -> None:
    async with started(*PLANNED) as desk:
        await desk.press("down", "e")
        assert isinstance(desk.screen, AskDialog)
        await desk.type(" too\n")
        assert last(desk) == HelpOffered("Bea", "joins the first call too")
        await desk.press(*["down"] * 9, "up", "e")
        await desk.type(" or next\n")
        assert desk.events[-2:] == [
            NotDoingDropped("A new tender this year"),
            NotDoingAdded("A new tender this year or next"),
        ]
        await desk.press(*["down"] * 9, "e")
        assert "Fri 18 Dec 2026, as before" in desk.page()
        await desk.type("in 6 weeks\n")
        assert last(desk) == CheckInSet(date(2027, 1, 3))


async def test_who_helps_and_what_is_left_alone() -> None:
    async with started(*PLANNING) as desk:
        assert "Who helps? h" in desk.page()
        await desk.press("h")
        assert isinstance(desk.screen, PickDialog)
        await desk.type("Carl\n")
        await desk.type("rings Bo\n")
        assert last(desk) == HelpOffered("Carl", "rings Bo")
        await desk.press("n")
        await desk.type("no tender\n")
        assert last(desk) == NotDoingAdded("no tender")
        await desk.press("n", "enter")
        assert last(desk) == NotDoingAdded("no tender"), "nothing typed is nothing added"


async def test_the_check_in_is_a_date_in_words() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("d")
        await desk.type("2027-02-30")
        assert "The calendar has no 2027-02-30." in desk.page()
        await desk.press("enter")
        assert isinstance(desk.screen, AskDialog)
        await desk.press("ctrl+u")
        await desk.type("in a fortnight")
        assert "Sun 6 Dec 2026" in desk.page()
        await desk.press("enter")
        assert last(desk) == CheckInSet(date(2026, 12, 6))


async def test_going_on_asks_once_for_dates() -> None:
    async with started(*PLANNED) as desk:
        await desk.press("enter")
        assert "1 action has no date yet" in desk.said[-1]
        assert desk.state.desk.round.holder == "Ann"
        await desk.press("enter")
        assert isinstance(last(desk), TurnTaken)
        assert "The plan is said. y copies it, i is for calendars. Enter: closing words." in desk.text("#guide")
        await desk.press("enter")
        assert desk.state.step is Step.REFLECTING


async def test_two_keys_do_without_any_note() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("space", "enter")
        assert isinstance(last(desk), TurnTaken)
        await desk.press("enter")
        assert desk.state.step is Step.REFLECTING


async def test_an_action_can_still_be_added_when_the_plan_is_said() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("enter", "t")
        await desk.type("One more thing\n")
        assert last(desk) == ActionSet(1, "One more thing", "Ann")
        assert desk.state.step is Step.PLANNING


@pytest.mark.parametrize("text", HOSTILE_MIXES)
async def test_any_text_is_words(text: str) -> None:
    said = f"so {text}"
    lines = (SetAction(said, "Ann", FRI, said), OfferHelp("Bea", said), AddNotDoing(said))
    async with started(*PLANNING, *lines, size=LARGE) as desk:
        page = desk.page()
        assert one_line(text)[:12] in page
        assert "\x1b" not in page
        await desk.press("e", "escape", "down", "e", "escape", "h", "escape", "t")
        await desk.paste(said)
        assert one_line(text)[:12] in desk.text("#guide")
        await desk.resize(TINY)
        await desk.resize(SMALL)
        await desk.press("enter")
        assert len(desk.state.plan.actions) == 2


async def test_many_actions_keep_the_marked_one_in_sight() -> None:
    many = [SetAction(f"Number {number} of them", "Ann", FRI) for number in range(30)]
    async with started(*PLANNING, *many) as desk:
        assert "Number 29 of them" in desk.page()
        await desk.press(*["up"] * 29)
        assert "Number 0 of them" in desk.page()
        assert "more · ↑ ↓" in desk.page()


async def test_a_small_window_and_back_while_one_types() -> None:
    async with started(*PLANNED) as desk:
        await desk.press("space")
        await desk.type("Ring ")
        for size in (TINY, SMALL, LARGE, TINY, SMALL):
            await desk.resize(size)
        await desk.press("f3")
        for size in (TINY, SMALL):
            await desk.resize(size)
        assert form(desk).draft.what == "Ring"
        await desk.press("escape")
        assert "Call both suppliers" in desk.page()


async def test_a_date_that_cannot_be_is_asked_about_once() -> None:
    async with started(*PLANNING) as desk:
        await desk.press("t")
        await desk.type("Visit Brandt by 2026-13-45")
        before = desk.state.plan
        await desk.press("enter")
        assert desk.state.plan == before
        assert desk.note.text == "Visit Brandt by 2026-13-45"
        assert "The calendar has no 2026-13-45." in desk.said[-1]
        await desk.press("enter")
        assert desk.state.plan.actions[-1].what == "Visit Brandt by 2026-13-45"
