"""In ASCII: no sign of ours is left, people's letters are, and nothing moves."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.screens.harness import LARGE, SMALL, started
from tests.screens.lobby import at_home
from tests.screens.looks import dialogs, looked_at, screens

from peerinquiry.formats.settings_toml import Colours, Option
from peerinquiry.inquiry.commands import AddPeople
from peerinquiry.screens.signs import OURS, TWINS, drawable, in_ascii
from peerinquiry.storage.home import Home


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_no_sign_of_ours_is_drawn_that_is_not_ascii(size: tuple[int, int]) -> None:
    async with looked_at(Colours.INK, size) as desk:
        desk.app.draw_in_ascii(wanted=True)
        await desk.settle()
        pictures = 0
        async for name in screens(desk):
            assert desk.page().isascii(), name
            pictures += 1
        async for name in dialogs(desk):
            assert desk.page().isascii(), name
            pictures += 1
        assert pictures > 25


async def test_at_home_and_back_again(tmp_path: Path) -> None:
    async with at_home(Home(tmp_path / "home")) as lobby:
        lobby.app.preferences.switch(Option.ASCII)
        await lobby.settle()
        assert lobby.page().isascii()
        assert "peerinquiry" in lobby.page()
        lobby.app.preferences.switch(Option.ASCII)
        await lobby.settle()
        assert not lobby.page().isascii()


async def test_what_people_say_keeps_its_letters() -> None:
    async with started(AddPeople(("Zoë", "Łukasz", "美咲")), title="Überblick") as desk:
        desk.app.draw_in_ascii(wanted=True)
        await desk.settle()
        for word in ("Zoë", "Łukasz", "美咲", "Überblick"):
            assert word in desk.page()


@given(text=st.text(st.sampled_from([*map(chr, TWINS), *"aé漢👍"])) | st.text())
def test_a_row_is_as_wide_as_before(text: str) -> None:
    assert cell_len(in_ascii(text)) == cell_len(text)
    assert cell_len(in_ascii(text, "ascii")) == cell_len(text)
    assert in_ascii(text, "ascii").isascii()


def test_what_an_alphabet_has_not_keeps_its_place() -> None:
    assert in_ascii("│美咲│", "ascii") == "|????|"
    assert in_ascii("│Zoë│美", "latin-1") == "|Zoë|??"


@given(text=st.text(st.characters(categories=["L", "N"])))
def test_letters_and_digits_stay(text: str) -> None:
    assert in_ascii(text) == text


def test_what_a_terminal_can_draw_depends_on_its_alphabet() -> None:
    assert all(drawable(io.TextIOWrapper(io.BytesIO(), name)) for name in ("utf-8", "utf-16"))
    assert not any(drawable(io.TextIOWrapper(io.BytesIO(), name)) for name in ("ascii", "latin-1", "cp1252"))
    assert in_ascii("美", "nobody-knows-it") == "美"


def test_no_sign_stands_for_itself() -> None:
    assert all(twin.isascii() and cell_len(sign) == len(twin) == 1 for sign, twin in OURS.items())
