"""Close: a word from everyone, the pulse that shows nobody's numbers, and where it all is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.screens.harness import HOSTILE_MIXES, LARGE, SMALL, TINY, started
from tests.screens.stages import AFTER, BEFORE, CHOSEN, FAREWELL, PLANNING, PULSE, REFLECTING

from peerinquiry.inquiry.commands import (
    AnotherChallenge,
    AnswerAction,
    BringActions,
    ChooseOwner,
    EndTurn,
    GivePulse,
    GoTo,
    SetPresence,
    WriteChallenges,
)
from peerinquiry.inquiry.events import PulseGiven, PulsesOpened, SessionClosed, TurnTaken
from peerinquiry.inquiry.model import PULSE_KEYS, Answer, OpenAction, Presence, Step
from peerinquiry.inquiry.text import joined
from peerinquiry.screens import close
from peerinquiry.screens.close import CloseScreen
from peerinquiry.screens.home import HomeScreen
from peerinquiry.widgets.key_bar import KeyBar

HERE = ("Ann", "Bea", "Carl", "Dev", "Eli")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_who_speaks_with_the_plan_in_sight(size: tuple[int, int]) -> None:
    async with started(*REFLECTING, size=size) as desk:
        page = desk.page()
        for words in ("Bea reflects", "then Carl", "Call both suppliers", "Bring finance in", "Fri 18 Dec 2026"):
            assert words in page, words
        assert "Hal absent" in page
        await desk.press("space")
        assert desk.note.typing
        await desk.type("It is ours\n")
        assert isinstance(desk.last, TurnTaken)
        assert desk.state.turns[-1].text == "It is ours"
        assert "Carl reflects" in desk.page()


async def test_the_pulse_can_be_passed_over() -> None:
    async with started(*REFLECTING, *[EndTurn()] * 5) as desk:
        assert "Enter: the pulse" in desk.page()
        await desk.press("enter", "enter")
        assert desk.state.step is Step.FAREWELL


async def test_five_digits_then_the_next_person() -> None:
    async with started(*PULSE) as desk:
        assert "Ann: five numbers, 1 to 5" in desk.page()
        await desk.press("4", "2")
        board = desk.text("PulseBoard")
        assert board.count("●") == 2
        assert "0 of 5 are in" in board
        await desk.press("5", "1", "3")
        assert desk.last == PulseGiven("Ann", (4, 2, 5, 1, 3))
        assert "Bea: five numbers" in desk.page()
        assert "✓ Ann" in desk.page()


async def test_nobodys_numbers_are_to_be_seen() -> None:
    async with started(*PULSE) as desk:
        before = desk.page()
        await desk.press("5")
        first = desk.page()
        await desk.press("backspace")
        assert desk.page() == before
        await desk.press("1")
        assert desk.page() == first, "a one looks like a five"


async def test_backspace_takes_one_back() -> None:
    async with started(*PULSE) as desk:
        await desk.press("4", "2", "backspace", "1", "1", "1", "1")
        assert desk.last == PulseGiven("Ann", (4, 1, 1, 1, 1))


async def test_the_averages_show_once_all_are_in() -> None:
    async with started(*PULSE, *[GivePulse(name, (4, 4, 4, 4, 4)) for name in HERE[:4]]) as desk:
        assert "4.0" not in desk.page()
        await desk.press("5", "4", "4", "4", "4")
        page = desk.page()
        assert "How this was for us" in page
        assert "4.2" in page
        assert "5 of 5 are in" in page
        assert all(key in page for key in PULSE_KEYS)
        await desk.press("enter")
        assert desk.state.step is Step.FAREWELL


async def test_enter_shows_the_averages_early_and_a_digit_hides_them_again() -> None:
    async with started(*PULSE, *[GivePulse(name, (2, 2, 2, 2, 2)) for name in HERE[:3]]) as desk:
        await desk.press("enter")
        assert "2.0" in desk.page()
        assert desk.last == PulsesOpened()
        await desk.press("u")
        assert "2.0" not in desk.page()
        await desk.press("enter")
        await desk.press("3")
        assert "2.0" not in desk.page()
        await desk.press("enter")
        assert desk.said[-1] == "1 of 5 for Dev so far: ⌫ takes one back, 0 is not this time."
        assert desk.state.step is Step.PULSE


async def test_half_filled_it_says_how_to_get_out_and_enter_is_no_way_on() -> None:
    async with started(*PULSE) as desk:
        assert ("Enter", "next", True) in desk.screen.query_one(KeyBar).keys
        await desk.press("3", "4")
        board = desk.text("PulseBoard")
        assert "⌫ takes one back, 0 is not this time" in board
        assert "Enter" not in board
        assert ("Enter", "next", False) in desk.screen.query_one(KeyBar).keys
        await desk.press("backspace", "backspace")
        assert "Enter" in desk.text("PulseBoard")
        assert ("Enter", "next", True) in desk.screen.query_one(KeyBar).keys


async def test_of_two_people_no_average_is_shown() -> None:
    async with started(*PULSE, *[GivePulse(name, (2, 2, 2, 2, 2)) for name in HERE[:2]]) as desk:
        assert "averages show from 3 on" in desk.page()
        await desk.press("0", "0", "0")
        assert "2.0" not in desk.page()
        await desk.press("enter")
        assert desk.state.step is Step.FAREWELL


async def test_somebody_else_out_of_order_and_anew() -> None:
    async with started(*PULSE) as desk:
        await desk.press("1", "j")
        await desk.type("Eli\n")
        assert "Eli: five numbers" in desk.page()
        await desk.press(*"33333")
        assert desk.last == PulseGiven("Eli", (3, 3, 3, 3, 3))
        assert "Ann: five numbers" in desk.page()
        await desk.press("j")
        await desk.type("Eli\n")
        await desk.press(*"44444")
        assert desk.state.pulses["Eli"] == (4, 4, 4, 4, 4)


async def test_undo_takes_half_entered_numbers_first() -> None:
    async with started(*PULSE, GivePulse("Ann", (1, 1, 1, 1, 1))) as desk:
        await desk.press("1", "u")
        assert "Ann" in desk.state.pulses
        await desk.press("u")
        assert not desk.state.pulses
        assert "Ann: five numbers" in desk.page()


async def test_whoever_left_early_is_absent_and_not_asked() -> None:
    async with started(*PULSE, SetPresence("Eli", Presence.GONE)) as desk:
        page = desk.page()
        assert "0 of 4 are in" in page
        assert "– Eli gone" in page
        await desk.press("0")
        assert "○ Ann not this time" in desk.page()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_goodbye_says_what_changed_and_where_it_is(size: tuple[int, int]) -> None:
    async with started(*FAREWELL, size=size) as desk:
        page = desk.page()
        for words in (
            *("Thank you, all.", BEFORE, AFTER, "4 actions, check-in Fri 18 Dec 2026"),
            *("in-memory.md", "in-memory.toml", "R writes", 'grep " ACTION " sessions/in-memory.md'),
        ):
            assert words in page, words


async def test_goodbye_counts_what_goes_on_from_last_time() -> None:
    last = OpenAction("2026-10-01-1400-team", 1, "Call both", "Bea")
    async with started(*FAREWELL, BringActions((last,)), AnswerAction(1, Answer.CHANGED, "", "Call one")) as desk:
        assert "Still going on" in desk.page()
        assert "1 action from last time: Bea" in desk.page()
        assert "4 actions, check-in" in desk.page()


async def test_goodbye_tells_a_challenge_that_nobody_said_anew_from_one_that_stayed() -> None:
    async with started(*PLANNING, GoTo(Step.FAREWELL)) as desk:
        assert AFTER in desk.page()
        await desk.do(WriteChallenges({"Ann": AFTER}))
        assert "and leaves with  unchanged" in desk.page()
    async with started(*CHOSEN, GoTo(Step.FAREWELL)) as desk:
        assert "and leaves with  not said anew" in desk.page()


@pytest.mark.parametrize("digit", ["6", "9"])
async def test_a_number_that_is_none_of_the_five_is_said_to_be(digit: str) -> None:
    async with started(*PULSE) as desk:
        await desk.press("4", digit)
        assert desk.said == ["The pulse goes from 1 to 5."]
        assert desk.text("PulseBoard").count("●") == 1


async def test_enter_closes_the_record_and_then_goes_home() -> None:
    async with started(*FAREWELL) as desk:
        await desk.press("enter")
        assert desk.last == SessionClosed()
        assert "The record is closed." in desk.page()
        await desk.press("enter")
        assert isinstance(desk.screen, HomeScreen)


async def test_the_grep_line_goes_to_the_clipboard() -> None:
    async with started(*FAREWELL) as desk:
        await desk.press("g")
        assert desk.app.clipboard == 'grep " ACTION " sessions/in-memory.md'


async def test_the_calendar_file_is_told_of_where_there_is_something_in_it() -> None:
    async with started(*FAREWELL) as desk:
        assert "for calendars" in desk.page()
        assert "in-memory.ics" in desk.page()
    async with started(*FAREWELL[: len(PLANNING)], GoTo(Step.FAREWELL)) as desk:
        assert "for calendars" not in desk.page()


async def test_the_folder_is_opened_or_the_trouble_said(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def opener(folder: Path) -> str:
        asked.append(folder)
        return "Nothing here opens folders."

    monkeypatch.setattr(close, "open_folder", opener)
    async with started(*FAREWELL) as desk:
        await desk.press("o")
        await desk.app.workers.wait_for_complete()
        await desk.pilot.pause()
        assert asked == [Path("sessions")]
        assert desk.said[-1] == "Nothing here opens folders."


async def test_keys_of_one_step_do_nothing_in_another() -> None:
    async with started(*REFLECTING) as desk:
        count = len(desk.events)
        await desk.press("1", "0", "backspace", "o", "g")
        assert len(desk.events) == count
        assert not desk.app.clipboard
        assert not desk.said


@pytest.mark.parametrize("text", HOSTILE_MIXES)
async def test_any_text_is_words(text: str) -> None:
    async with started(*FAREWELL, WriteChallenges({"Ann": f"so {text}"}), size=LARGE) as desk:
        assert isinstance(desk.screen, CloseScreen)
        assert joined(text)[:12] in desk.page()
        assert "\x1b" not in desk.page()
        await desk.press("y")
        assert "\x1b" not in desk.app.clipboard
        await desk.resize(TINY)
        await desk.resize(SMALL)


@pytest.mark.parametrize("stage", [REFLECTING, PULSE, FAREWELL])
async def test_a_small_window_and_back(stage: tuple[()]) -> None:
    async with started(*stage) as desk:
        before = desk.page()
        await desk.press("space")
        for size in (TINY, LARGE, TINY, SMALL):
            await desk.resize(size)
        assert desk.page().splitlines()[4:6] == before.splitlines()[4:6]


async def test_what_to_do_next_is_seen_however_much_is_told_above_it() -> None:
    long = WriteChallenges({"Bea": "two people want one job, " * 9})
    second = (AnotherChallenge(), ChooseOwner("Bea"), long, GoTo(Step.FAREWELL))
    async with started(*FAREWELL, *second, size=SMALL) as desk:
        page = desk.page()
        for words in ("Ann leaves with", "Bea leaves with", "in-memory.ics", "grep", "Enter closes the record"):
            assert words in page, words
