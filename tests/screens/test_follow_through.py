"""Last time's actions in Gather: offered, answered on two keys each, and on the stage until they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.inquiry.test_follow_through import BEFORE, BRING, CALL, MAP
from tests.screens.harness import HOSTILE, LARGE, SMALL, TINY, Desk, started

from peerinquiry.inquiry.commands import AddPeople, AnswerAction, BringActions, GoTo
from peerinquiry.inquiry.events import ActionAnswered
from peerinquiry.inquiry.model import Answer, Answered, Step
from peerinquiry.screens.follow_through import FollowThroughDialog
from peerinquiry.screens.gather import GatherScreen
from peerinquiry.widgets.note_line import TextLine

PEOPLE = AddPeople(("Ann", "Bea", "Carl"))


def said(desk: Desk) -> list[Answered | None]:
    return [brought.said for brought in desk.state.brought]


def asks(desk: Desk) -> bool:
    return isinstance(desk.screen, FollowThroughDialog)


def gathers(desk: Desk) -> bool:
    return isinstance(desk.screen, GatherScreen)


def asked_about(desk: Desk) -> int | None:
    assert isinstance(desk.screen, FollowThroughDialog)
    return desk.screen.board.marked


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_is_offered_by_itself_and_says_whose_and_what(size: tuple[int, int]) -> None:
    async with started(PEOPLE, BRING, size=size) as desk:
        await desk.settle()
        assert asks(desk)
        page = desk.page()
        assert "0 of 2 answered" in page
        assert "check-in: Fri 20 Nov 2026" in page
        assert "Ann said:" in page
        assert "by Sun 1 Nov 2026 · overdue · since 1 Oct 2026" in page
        assert "Draw the map" in page


async def test_nothing_is_offered_where_nothing_was_brought_or_all_is_answered() -> None:
    async with started(PEOPLE) as desk:
        await desk.settle()
        await desk.press("l")
        assert gathers(desk)
    async with started(PEOPLE, BRING, AnswerAction(1, Answer.KEPT), AnswerAction(2, Answer.DROPPED)) as desk:
        await desk.settle()
        assert gathers(desk)
        assert "2 actions from last time: 1 kept and 1 dropped." in desk.text("#facts")
        await desk.press("l")
        assert asks(desk)


async def test_two_keys_an_answer() -> None:
    async with started(PEOPLE, BRING) as desk:
        await desk.settle()
        await desk.press("k", "enter")
        assert said(desk) == [Answered(Answer.KEPT), None]
        assert asked_about(desk) == 2
        await desk.press("d")
        await desk.type("nobody kdc asked\n")
        assert said(desk)[1] == Answered(Answer.DROPPED, "nobody kdc asked")
        assert asked_about(desk) is None
        assert "All is answered" in desk.page()
        await desk.press("enter")
        assert gathers(desk)
        assert desk.at(Step.RULES)


async def test_one_that_changed_says_how_it_goes_on_and_then_why() -> None:
    async with started(PEOPLE, BRING) as desk:
        await desk.settle()
        await desk.press("c")
        await desk.type("call one of them by 1 dec")
        assert "changed: call one of them, by Tue 1 Dec 2026" in desk.page()
        await desk.press("enter")
        await desk.type("no time\n")
        assert said(desk)[0] == Answered(Answer.CHANGED, "no time", "call one of them", date(2026, 12, 1))
        await desk.press("c", "enter", "enter")
        assert said(desk)[1] == Answered(Answer.CHANGED)


async def test_what_is_no_date_is_not_kept() -> None:
    async with started(PEOPLE, BRING) as desk:
        await desk.settle()
        await desk.press("c")
        await desk.type("1/12\n")
        assert said(desk)[0] is None
        assert "reads two ways" in desk.page()
        await desk.press("escape")
        assert asks(desk)
        await desk.press("escape")
        assert gathers(desk)
        assert "Last time's actions: 0 of 2 answered" in desk.page()
        await desk.press("l")
        assert asks(desk)


async def test_an_answer_is_taken_back_and_any_action_answered_anew() -> None:
    async with started(PEOPLE, BRING) as desk:
        await desk.settle()
        await desk.press("k", "enter", "u")
        assert said(desk) == [None, None]
        await desk.press("down", "k", "enter")
        assert said(desk) == [None, Answered(Answer.KEPT)]
        assert asked_about(desk) == 1
        await desk.press("down", "d", "enter")
        assert said(desk) == [None, Answered(Answer.DROPPED)]
        await desk.press("u", "u", "u")
        assert desk.state.brought == ()
        assert gathers(desk), "nothing is left to answer"


async def test_nothing_is_left_to_be_seen_where_it_was_brought_while_the_screen_stands() -> None:
    async with started(PEOPLE) as desk:
        await desk.do(BRING)
        await desk.settle()
        assert asks(desk)
        await desk.press("escape")
        await desk.do(AddPeople(("Dev",)))
        assert gathers(desk), "offered once"


@pytest.mark.parametrize("size", [TINY, SMALL, LARGE])
async def test_many_long_ones_in_any_words_fit(size: tuple[int, int]) -> None:
    words = " ".join(HOSTILE)
    many = tuple(replace(CALL, action=number, what=f"{number} {words}", who=HOSTILE[1]) for number in range(1, 14))
    async with started(PEOPLE, BringActions(many), size=size) as desk:
        await desk.settle()
        for _ in range(8):
            await desk.press("k", "enter")
        assert sum(isinstance(record.event, ActionAnswered) for record in desk.session.records) == 8
        assert "8 of 13 answered" in desk.page()
        assert asked_about(desk) == 9


async def test_a_window_that_nobody_works_shows_it_until_it_is_answered_or_the_rules_begin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with started(PEOPLE, BRING) as desk:
        await desk.settle()
        await desk.press("escape")
        monkeypatch.setattr(desk.app, "hands", False)
        await desk.do(AnswerAction(2, Answer.KEPT))
        page = desk.page()
        assert "First: what became of last time's actions?" in page
        assert "Ann said:" in page
        assert "Everyone asks." not in page
        await desk.do(AnswerAction(1, Answer.KEPT))
        assert "Everyone asks." in desk.page()
        assert "2 actions from last time" in desk.page()


async def test_it_is_not_offered_on_other_screens() -> None:
    async with started(PEOPLE, GoTo(Step.WRITING), BringActions((CALL, MAP), check_in=BEFORE)) as desk:
        await desk.settle()
        assert not asks(desk)


async def test_how_it_goes_on_and_why_have_the_width_that_is_there() -> None:
    answered = AnswerAction(1, Answer.CHANGED, "two of them are ill", "tell finance in person first")
    async with started(PEOPLE, BRING, answered, size=LARGE) as desk:
        await desk.settle()
        assert asked_about(desk) == 2
        assert "changed: tell finance in person first · two of them are ill" in desk.page()
        await desk.resize(SMALL)
        assert "changed: tell finance in" in desk.page()
        assert "Draw the map" in desk.page()


async def test_esc_goes_a_step_back_and_what_was_typed_is_there_again() -> None:
    async with started(PEOPLE, BRING) as desk:
        await desk.settle()
        await desk.press("d")
        await desk.type("the board met")
        await desk.press("escape", "d")
        assert "the board met" in desk.page()
        await desk.press("escape", "c")
        assert "the board met" not in desk.page(), "that was why it is dropped"
        await desk.type("ring one of them by 1 dec\n")
        await desk.type("ill")
        await desk.press("escape")
        assert "how does it go on?" in desk.page()
        assert "ring one of them by 1 dec" in desk.page()
        await desk.press("escape")
        assert said(desk) == [None, None]
        await desk.press("down", "c")
        assert "ring one of them" not in desk.page(), "that was for another action"
        await desk.press("escape", "up", "c", "enter", "enter")
        assert said(desk)[0] == Answered(Answer.CHANGED, "ill", "ring one of them", date(2026, 12, 1))


def many_open(count: int) -> BringActions:
    return BringActions(tuple(replace(CALL, action=n, what=f"Action {n}") for n in range(1, count + 1)))


async def test_what_is_out_of_sight_is_counted() -> None:
    async with started(PEOPLE, many_open(16), size=SMALL) as desk:
        await desk.settle()
        page = desk.page()
        shown = [n for n in range(1, 17) if f"Action {n} " in page]
        assert f"↓ {16 - len(shown)} more" in page
        assert "↑" not in page
        await desk.press(*["down"] * 15)
        assert "↑" in desk.page()
        assert "↓" not in desk.page()
    async with started(PEOPLE, many_open(3), size=SMALL) as desk:
        await desk.settle()
        assert "more" not in desk.page()


async def test_where_there_is_room_nothing_of_an_answer_is_cut() -> None:
    how, why = "tell finance in person before anybody else hears of it", "two of them are ill until the end of the year"
    async with started(PEOPLE, BRING, AnswerAction(1, Answer.CHANGED, why, how), size=SMALL) as desk:
        await desk.settle()
        words = " ".join(desk.page().replace("│", " ").split())
        assert asked_about(desk) == 2
        for word in f"{how} {why}".split():
            assert word in words, word
        assert "…" not in words.partition("1 of 2 answered")[2]


async def test_in_a_tiny_window_a_promise_can_be_told_from_another() -> None:
    answered = AnswerAction(1, Answer.CHANGED, "two of them are ill", "tell finance in person first")
    async with started(PEOPLE, BRING, answered, size=TINY) as desk:
        await desk.settle()
        assert "Ann   Call both" in desk.page()
        line = desk.screen.query_one(TextLine)
        assert not line.display
        await desk.press("c")
        assert desk.app.focused is line
        await desk.press("escape")
        await desk.resize(SMALL)
        assert line.display, "its place is kept where there is room"
