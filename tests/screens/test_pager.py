"""The widgets of these screens by themselves: a page, a list, a menu, the name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets.option_list import Option

from peerinquiry.screens.themes import THEMES
from peerinquiry.widgets.menu import Entry, Menu
from peerinquiry.widgets.pager import Line, Pager, broken
from peerinquiry.widgets.rows import MARK, Rows
from peerinquiry.widgets.wordmark import LETTERS, NAME, ROWS, Wordmark, block_rows

GROUPS = ((Entry("one", "1", "One", "aside"), Entry("two", "2", "Two")), (Entry("three", "3", "Three"),))


class Host(App[None]):
    """Shows one widget in our colours."""

    def __init__(self, *widgets: Pager | Rows | Menu | Wordmark) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "ink"
        self._widgets = widgets
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield from self._widgets

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        self.chosen.append(event.name)

    def rows(self) -> list[str]:
        return [strip.text for strip in self.screen._compositor.render_strips()]


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=200), st.integers(5, 60))
def test_a_broken_line_loses_no_letter_and_fits(text: str, width: int) -> None:
    rows = broken(Line(Content(text), indent=4), width)
    assert "".join("".join(row.plain for row in rows).split()) == "".join(text.split())
    assert all(row.rstrip().cell_length <= width for row in rows)


def test_what_follows_is_indented_where_there_is_room() -> None:
    words = Content("one two three four five six seven")
    assert [row.plain.rstrip() for row in broken(Line(words, 4), 26)] == ["one two three four five", "    six seven"]
    assert not any(row.plain.startswith(" ") for row in broken(Line(words, 4), 12))


async def test_only_what_is_in_view_is_drawn() -> None:
    pager = Pager([Line(Content(f"line {number}")) for number in range(5000)])
    app = Host(pager)
    async with app.run_test(size=(40, 10)) as pilot:
        assert app.rows()[0].startswith("line 0 ")
        while pager.virtual_size.height < 5000:
            await pilot.pause()
        pager.scroll_end(animate=False)
        await pilot.pause()
        assert app.rows()[-1].startswith("line 4999")
        pager.lines = (Line(Content("another page")),)
        await pilot.pause()
        assert app.rows()[0].startswith("another page")
        await pilot.resize_terminal(8, 4)
        await pilot.pause()
        assert [row.strip() for row in app.rows()[:2]] == ["another", "page"]


async def test_a_page_without_lines_is_empty() -> None:
    app = Host(Pager())
    async with app.run_test(size=(10, 2)):
        assert "".join(app.rows()).strip() == ""


async def test_the_marked_row_has_a_bar() -> None:
    rows = Rows(*(Option(Content(f"[b]row {number}[/b]")) for number in range(30)), markup=False)
    app = Host(rows)
    async with app.run_test(size=(30, 5)) as pilot:
        rows.focus()
        await pilot.press("down", "down")
        await pilot.pause()
        assert [row[0] for row in app.rows()[:3]] == [" ", " ", MARK]
        await pilot.press("end")
        await pilot.pause()
        assert app.rows()[-1].startswith(f"{MARK} [b]row 29[/b]")


async def test_a_menu_goes_round_and_round() -> None:
    menu = Menu(GROUPS)
    app = Host(menu)
    async with app.run_test(size=(30, 6)) as pilot:
        menu.focus()
        await pilot.press("up", "enter", "down", "enter", "down", "enter")
        assert app.chosen == ["three", "one", "two"]
        assert app.rows()[2].strip() == ""


async def test_a_menu_closes_up_where_rows_are_scarce() -> None:
    app = Host(Menu(GROUPS))
    async with app.run_test(size=(30, 3)) as pilot:
        assert [row.split()[-1] for row in app.rows()] == ["aside", "Two", "Three"]
        await pilot.click(Menu, offset=(3, 2))
        assert app.chosen == ["three"]


@pytest.mark.parametrize(("size", "large"), [((60, 6), True), ((60, 3), False), ((30, 6), False)])
async def test_the_name_is_large_where_there_is_room(size: tuple[int, int], large: bool) -> None:
    mark = Wordmark()
    mark.styles.height = min(size[1], ROWS)
    app = Host(mark)
    async with app.run_test(size=size):
        assert ("█" in app.rows()[2]) is large
        assert (NAME in "".join(app.rows())) is not large


def test_every_letter_of_the_name_can_be_drawn() -> None:
    assert set(NAME) <= set(LETTERS)
    assert len({len(row) for row in block_rows(NAME)}) == 1
    assert len(block_rows(NAME)) == ROWS
