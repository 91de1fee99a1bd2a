"""Teams in the console: one begins a session, or is asked for where there are several; and this group is saved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import tomli
from tests.screens.harness import HOSTILE, LARGE, SMALL, Desk, started
from tests.screens.lobby import at_home
from tests.screens.stages import FAREWELL, PLANNING, REFLECTING
from tests.storage.journals import put
from tests.test_team_in_use import LAST, TEAM, planned, put_team
from textual.widgets import Input

from peerinquiry.inquiry.commands import AddPeople, CloseSession, Command, NameTeam, SetEnd
from peerinquiry.screens.ask import AskDialog
from peerinquiry.screens.close import MEET_AGAIN
from peerinquiry.screens.team_choice import NONE_YET
from peerinquiry.screens.team_saving import NOBODY, SAVED, SaveTeamDialog
from peerinquiry.storage.home import Home

# Home


async def test_without_a_team_it_says_how_to_get_one(home: Home) -> None:
    async with at_home(home) as lobby:
        await lobby.press("m")
        await lobby.until(NONE_YET)
        assert len(NONE_YET) <= SMALL[0] - 10  # what a toast has around it


async def test_no_team_is_named_before_a_key(home: Home) -> None:
    put_team(home, name="secret")
    async with at_home(home) as lobby:
        assert "Secret" not in lobby.page()
        assert "secret" not in lobby.page()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_only_team_begins_at_once_with_all_it_brings(home: Home, size: tuple[int, int]) -> None:
    put_team(home, f'title = "Leaders"\n{TEAM}')
    put(home, LAST, planned())
    async with at_home(home, size) as lobby:
        await lobby.press("m")
        await lobby.until("Bea begins today. 2 actions are open.")
        await lobby.until("0 of 2 answered")
        await lobby.press("escape")
        await lobby.until("0 of 2 answered")
        await lobby.press("escape")
        await lobby.until("Bea (she/her)   Carl   Ann")
        assert lobby.app.state.title == "Leaders"
        assert len(lobby.app.state.brought) == 2
        assert "You promised to meet on 1 Dec" in lobby.page()
        assert "b@c" not in lobby.page()
        await lobby.press("u")
        await lobby.until("Taken back: the team.")
        after = lobby.app.live.state if lobby.app.live else None
        assert after is not None
        assert (after.names, len(after.brought), after.team) == ((), 0, "")
        lobby.app.close_session()


async def test_of_several_one_is_picked_and_a_broken_one_says_what_to_mend(home: Home) -> None:
    put_team(home, name="board")
    put_team(home, "people = 3\nbank = 4\n", name="bad")
    async with at_home(home) as lobby:
        await lobby.press("m")
        await lobby.until("needs mending")
        assert "Board  3 people" in lobby.page()
        await lobby.press("enter")
        await lobby.until("bad.toml:1:10: `people` is a number, not a list")
        assert "And 1 more. n begins without it." in lobby.said[-1]
        assert lobby.shown == "HomeScreen"
        await lobby.press("m", "down", "enter")
        await lobby.until("Ann begins today.")
        lobby.app.close_session()


async def test_hostile_words_of_a_team_are_words(home: Home) -> None:
    for number, text in enumerate(HOSTILE[:4]):
        put_team(home, f"title = '{text}'\npeople = ['{text}', 'Bea', 'Carl']\n", name=f"t{number}")
    async with at_home(home) as lobby:
        await lobby.press("m")
        await lobby.until("Which team meets?")
        assert HOSTILE[0] in lobby.page()
        await lobby.press("enter")
        await lobby.until("begins today")
        lobby.app.close_session()


# Gather


@asynccontextmanager
async def gathered(home: Home, size: tuple[int, int] = SMALL) -> AsyncIterator[Desk]:
    async with started(AddPeople(("Ann", "Bea", "Carl"), pronouns={"Bea": "she/her"}), size=size) as desk:
        desk.app.home = home
        await desk.press("escape")
        yield desk


def saved(home: Home, name: str = "leadership-team") -> dict[str, object]:
    return tomli.loads((home.teams / f"{name}.toml").read_text("utf-8"))


async def save(desk: Desk) -> Desk:
    await desk.press("S", "enter")
    return await desk.until(lambda: SAVED in desk.said)


async def test_a_group_is_saved_as_a_team_and_this_is_its_session(home: Home) -> None:
    async with gathered(home) as desk:
        await save(desk)
        assert saved(home)["people"] == ["Ann", {"name": "Bea", "pronouns": "she/her"}, "Carl"]
        assert desk.state.team == "leadership-team"
        await desk.press("u")
        assert desk.state.team == ""


async def test_the_second_time_the_title_is_offered_and_means_the_same_team(home: Home) -> None:
    path = put_team(home, 'title = "Our leaders"\npeople = ["Ann", "Bea", "Carl"]\n', "leadership-team")
    async with gathered(home) as desk:
        await desk.do(NameTeam("leadership-team"))
        await desk.press("S")
        await desk.until(lambda: desk.on(AskDialog))
        assert desk.screen.query_one(Input).value == "Our leaders"
        await desk.press("enter")
        await desk.until(lambda: desk.on(SaveTeamDialog))
        await desk.press("enter")
        await desk.until(lambda: SAVED in desk.said)
        assert [kept.name for kept in home.teams.glob("*.toml")] == [path.name]


async def test_nobody_is_no_group(home: Home) -> None:
    async with started() as desk:
        desk.app.home = home
        await desk.press("escape", "S")
        assert desk.said == [NOBODY]


async def test_another_name_makes_another_team_and_none_is_none(home: Home) -> None:
    async with gathered(home) as desk:
        await desk.press("S", *["backspace"] * 20, "enter")
        assert not list(home.teams.iterdir())
        await desk.press("S", *["backspace"] * 20, *"Board", "enter")
        await desk.until(lambda: SAVED in desk.said)
        assert desk.state.team == "board"
        await desk.press("S")
        assert "Board" in desk.page(), "the team that this session has is offered"


async def test_over_a_team_it_shows_what_changes_and_asks(home: Home) -> None:
    path = put_team(home, 'people = ["Ann", "Dev"] # ours\n', "leadership-team")
    before = path.read_bytes()
    async with gathered(home) as desk:
        await desk.press("S", "enter")
        await desk.until(lambda: desk.on(SaveTeamDialog))
        assert "+ Bea and Carl join the team" in desk.page()
        assert "Dev, not here today, stays in it; x takes them off" in desk.page()
        await desk.press("escape")
        assert path.read_bytes() == before
        assert desk.state.team == ""
        await desk.press("S", "enter")
        await desk.until(lambda: desk.on(SaveTeamDialog))
        await desk.press("enter")
        await desk.until(lambda: SAVED in desk.said)
        assert path.read_text("utf-8") == (
            'people = ["Ann", "Dev", { name = "Bea", pronouns = "she/her" }, "Carl"] # ours\n'
        )


async def test_whoever_is_missing_can_be_taken_off(home: Home) -> None:
    path = put_team(home, 'people = ["Ann", "Bea", "Carl", "Dev"] # ours\n', "leadership-team")
    async with gathered(home) as desk:
        await desk.press("S", "enter")
        await desk.until(lambda: desk.on(SaveTeamDialog))
        await desk.press("x")
        await desk.until(lambda: SAVED in desk.said)
        assert path.read_text("utf-8") == ('people = ["Ann", { name = "Bea", pronouns = "she/her" }, "Carl"] # ours\n')


async def test_where_nobody_is_missing_nobody_can_be_taken_off(home: Home) -> None:
    put_team(home, 'people = ["Ann", "Bea"]\n', "leadership-team")
    async with gathered(home) as desk:
        await desk.press("S", "enter")
        await desk.until(lambda: desk.on(SaveTeamDialog))
        await desk.press("x")
        assert desk.on(SaveTeamDialog)
        assert "take them off" not in desk.page()


async def test_the_same_group_again_changes_nothing_and_asks_nothing(home: Home) -> None:
    async with gathered(home) as desk:
        await save(desk)
        path = home.teams / "leadership-team.toml"
        before = path.read_bytes()
        desk.app.clear_notifications()
        await save(desk)
        assert path.read_bytes() == before


async def test_a_broken_team_is_not_saved_over(home: Home) -> None:
    path = put_team(home, "people = 3\n", "leadership-team")
    async with gathered(home) as desk:
        await desk.press("S", "enter")
        await desk.until(lambda: any("has a mistake" in said for said in desk.said))
        assert path.read_text("utf-8") == "people = 3\n"
        assert desk.state.team == ""


async def test_a_name_that_is_none_for_a_file_is_said(home: Home) -> None:
    async with gathered(home) as desk:
        await desk.press("S", *["backspace"] * 20, *"???", "enter")
        assert desk.said == ["A team cannot be called “???”. Use a few letters, such as leadership-team."]


async def test_the_end_is_saved_with_them(home: Home) -> None:
    async with gathered(home) as desk:
        await desk.do(NameTeam("board"), SetEnd(desk.time.wall().replace(hour=15)))
        await save(desk)
        assert saved(home, "board")["ends"] == "16:00"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_pronouns_stand_where_people_are_introduced(size: tuple[int, int]) -> None:
    async with started(size=size) as desk:
        await desk.type("Ann (she/her), Bea, Carl [they/them]")
        await desk.press("enter")
        assert desk.state.names == ("Ann", "Bea", "Carl")
        assert "Ann (she/her)   Bea   Carl (they/them)" in desk.page()
        await desk.press("escape", "w")
        assert "✓ here   they/them" in desk.page()
        await desk.press("escape", "right_square_bracket")
        assert "she/her" not in desk.page(), "they know each other by then"


async def test_a_pasted_list_keeps_its_pronouns() -> None:
    async with started() as desk:
        await desk.paste("Ann Example (she/her)\nBea (Host, they/them)\nCarl\n")
        assert desk.note.text == "Ann Example (she/her), Bea (they/them), Carl, "
        await desk.press("enter")
        assert [person.pronouns for person in desk.state.participants] == ["she/her", "they/them", ""]


async def test_many_names_come_before_pronouns() -> None:
    names = tuple(f"Person {number}" for number in range(10, 22))
    async with started(AddPeople(names, pronouns=dict.fromkeys(names, "they/them"))) as desk:
        page = desk.page()
        assert all(name in page for name in names)
        assert "they/them" not in page


# Later


@pytest.mark.parametrize("stage", [PLANNING, REFLECTING, FAREWELL])
async def test_a_group_is_saved_in_any_phase_by_the_palette(home: Home, stage: tuple[Command, ...]) -> None:
    async with started(*stage) as desk:
        desk.app.home = home
        phase = desk.state.phase
        offered = {command.title: command for command in desk.app.get_system_commands(desk.screen)}
        offered["Save this group as a team"].callback()
        await desk.until(lambda: desk.on(AskDialog))
        await desk.press("enter")
        await desk.until(lambda: SAVED in desk.said)
        assert (desk.state.team, desk.state.phase) == ("leadership-team", phase)


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("closed", [False, True])
async def test_the_goodbye_offers_to_save_the_group(home: Home, size: tuple[int, int], *, closed: bool) -> None:
    async with started(*FAREWELL, *((CloseSession(),) if closed else ()), size=size) as desk:
        desk.app.home = home
        assert MEET_AGAIN in " ".join(desk.page().split())
        await save(desk)
        assert desk.state.team == "leadership-team"
        assert MEET_AGAIN not in " ".join(desk.page().split())
