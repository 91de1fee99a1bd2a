"""Who is here: where everyone is, and in which order."""

from __future__ import annotations

import pytest
from tests.screens.harness import HOSTILE, SMALL, TINY, started

from peerinquiry.inquiry.commands import AddPeople, ChooseOwner, EndTurn, GoTo, SetPresence, WriteChallenges
from peerinquiry.inquiry.events import ParticipantAdded, ParticipantRemoved, ParticipantRenamed, PresenceChanged
from peerinquiry.inquiry.model import Presence, Step
from peerinquiry.screens.people import PeopleDialog
from peerinquiry.screens.phase import PhaseScreen

FIVE = AddPeople(("Ann", "Bea", "Carl", "Dev", "Eli"))
INQUIRY = (FIVE, GoTo(Step.WRITING), WriteChallenges({"Ann": "one", "Bea": "two"}))


@pytest.mark.parametrize(("key", "presence"), [("a", Presence.ABSENT), ("l", Presence.LATE), ("g", Presence.GONE)])
async def test_a_key_says_where_somebody_is_and_h_that_they_are_here(key: str, presence: Presence) -> None:
    async with started(FIVE) as desk:
        await desk.press("w", "down", key)
        assert desk.did(PresenceChanged("Bea", presence))
        assert desk.on(PeopleDialog)
        await desk.press("h")
        assert desk.did(PresenceChanged("Bea", Presence.HERE))
        await desk.press("escape")
        assert desk.on(PhaseScreen)


async def test_the_dialog_opens_in_every_phase_until_there_is_an_owner() -> None:
    for step in (Step.RULES, Step.WRITING, Step.SAYING, Step.VOTING):
        async with started(FIVE, GoTo(step)) as desk:
            if desk.note.typing:
                await desk.press("escape")
            await desk.press("w")
            assert desk.on(PeopleDialog)


async def test_somebody_moves_in_the_order_and_the_bar_with_them() -> None:
    async with started(FIVE) as desk:
        await desk.press("w", "J", "J")
        assert desk.state.names == ("Bea", "Carl", "Ann", "Dev", "Eli")
        await desk.press("K")
        assert desk.state.names == ("Bea", "Ann", "Carl", "Dev", "Eli")
        await desk.press("shift+down", "shift+up", "a")
        assert desk.did(PresenceChanged("Ann", Presence.ABSENT))
        await desk.press("K", "K", "K")
        assert list(desk.state.names) == ["Ann", "Bea", "Carl", "Dev", "Eli"]


async def test_a_digit_marks_its_row_and_what_was_taken_off_is_said() -> None:
    async with started(FIVE) as desk:
        await desk.press("w", "9", "4", "x")
        assert desk.did(ParticipantRemoved("Dev"))
        assert "Dev is off the list; u brings them back." in desk.said
        await desk.press("7", "2", "a")
        assert desk.did(PresenceChanged("Bea", Presence.ABSENT))


async def test_the_bar_is_on_whoever_has_the_turn() -> None:
    async with started(*INQUIRY, GoTo(Step.SAYING), EndTurn("")) as desk:
        holder = desk.state.desk.round.holder
        assert holder not in {None, desk.state.names[0]}
        await desk.press("w", "a")
        assert desk.did(PresenceChanged(str(holder), Presence.ABSENT))


async def test_the_order_is_drawn() -> None:
    async with started(FIVE) as desk:
        await desk.press("w", "s")
        assert sorted(desk.state.names) == ["Ann", "Bea", "Carl", "Dev", "Eli"]
        assert desk.state.names != ("Ann", "Bea", "Carl", "Dev", "Eli")


async def test_a_name_is_put_right() -> None:
    async with started(FIVE) as desk:
        await desk.press("w", "down", "r")
        await desk.type(" [/x]")
        await desk.press("enter")
        assert desk.did(ParticipantRenamed("Bea", "Bea [/x]"))
        assert "Bea [/x]" in desk.page()
        await desk.press("a")
        assert desk.did(PresenceChanged("Bea [/x]", Presence.ABSENT))


async def test_somebody_joins() -> None:
    async with started(FIVE) as desk:
        await desk.press("w", "n")
        await desk.type("Fay and Gus")
        await desk.press("enter")
        assert desk.state.names[-2:] == ("Fay", "Gus")
        assert isinstance(desk.last, ParticipantAdded)


async def test_who_never_took_part_is_removed_and_undo_brings_them_back() -> None:
    async with started(FIVE) as desk:
        await desk.press("w", "down", "x")
        assert desk.did(ParticipantRemoved("Bea"))
        await desk.press("u")
        assert "Bea" in desk.state.names


async def test_removing_a_challenge_with_its_author_is_asked_first() -> None:
    async with started(*INQUIRY) as desk:
        await desk.press("escape", "w", "x")
        assert "Remove Ann?" in desk.text("#question")
        await desk.press("escape")
        assert "Ann" in desk.state.names
        await desk.press("x", "enter")
        assert "Ann" not in desk.state.names
        assert desk.on(PeopleDialog)


async def test_who_took_part_stays_on_record() -> None:
    async with started(*INQUIRY, GoTo(Step.VOTING), ChooseOwner("Ann")) as desk:
        await desk.press("w", "x", "enter")
        assert "Ann" in desk.state.names
        assert "say that they are gone instead" in desk.said[-1]


async def test_nobody_is_there_yet() -> None:
    async with started() as desk:
        await desk.press("f7", "a", "J", "r", "x", "s")
        assert desk.on(PeopleDialog)
        assert "Nobody yet" in desk.page()
        await desk.press("n")
        await desk.type("Ann")
        await desk.press("enter", "l")
        assert desk.did(PresenceChanged("Ann", Presence.LATE))


async def test_fifteen_people_with_hostile_names_and_a_tiny_window() -> None:
    names = tuple(f"{text[:20]} {number}" for number, text in enumerate((*HOSTILE, *"abcde")))
    async with started(AddPeople(names)) as desk:
        await desk.press("w", *["down"] * 14)
        assert desk.state.names[-1] in desk.page()
        await desk.resize(TINY)
        await desk.press("a", "up", "l")
        await desk.resize(SMALL)
        assert [person.presence for person in desk.state.participants[-2:]] == [Presence.LATE, Presence.ABSENT]


async def test_a_second_ann_is_told_from_the_first() -> None:
    async with started(FIVE) as desk:
        await desk.press("w", "n")
        await desk.type("ann")
        await desk.press("enter")
        assert "There is Ann already" in desk.text("#question")
        assert "Ann 2" in desk.page()
        await desk.press("enter")
        assert desk.did(ParticipantAdded("Ann 2", Presence.HERE))


async def test_a_second_ann_who_is_the_first_is_nobody_new() -> None:
    async with started(FIVE) as desk:
        await desk.press("w", "n")
        await desk.type("Ann")
        await desk.press("enter", "escape")
        assert desk.on(PeopleDialog)
        assert len(desk.state.names) == 5


async def test_two_of_one_name_may_join_at_once() -> None:
    async with started(FIVE) as desk:
        await desk.press("w", "n")
        await desk.type("Kim, Lou, Kim")
        await desk.press("enter")
        assert "There is Kim already" in desk.text("#question")
        await desk.type(" the younger")
        await desk.press("enter")
        assert desk.state.names[5:] == ("Kim", "Lou", "Kim 2 the younger")


async def test_whoever_was_gone_and_is_named_again_is_back() -> None:
    async with started(FIVE, SetPresence("Bea", Presence.GONE)) as desk:
        await desk.press("w", "n")
        await desk.type("Bea")
        await desk.press("enter")
        assert desk.did(PresenceChanged("Bea", Presence.HERE))
        assert desk.said[-1] == "Bea is back."


async def test_in_gather_the_line_offers_what_to_call_the_other() -> None:
    async with started(FIVE) as desk:
        await desk.press("n")
        await desk.type("Ann\n")
        assert desk.note.text == "Ann 2"
        assert desk.said[-1] == "There is Ann already. Enter adds another one as Ann 2; or type a surname."
        await desk.press("enter")
        assert desk.state.names[-1] == "Ann 2"


async def test_in_gather_a_list_that_comes_twice_adds_nobody_twice() -> None:
    async with started(FIVE) as desk:
        await desk.press("n")
        await desk.type("Ann, Bea, Hal\n")
        assert desk.state.names == ("Ann", "Bea", "Carl", "Dev", "Eli", "Hal")
        assert desk.said[-1] == "On the list already: Ann and Bea."
        assert desk.note.text == ""
