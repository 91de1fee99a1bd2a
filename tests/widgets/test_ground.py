"""Places that others stand in: one row for all, as it would be drawn otherwise, and no work where nothing changed."""

from __future__ import annotations

import pytest
from rich.color import Color
from rich.style import Style
from tests.screens import stages
from tests.screens.harness import LARGE, SMALL, TINY, Desk, started
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from peerinquiry.inquiry.commands import GoTo, ToggleClock
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.pace.projection import STEPS
from peerinquiry.screens.themes import THEMES
from peerinquiry.widgets.countdown import Countdown
from peerinquiry.widgets.ground import Ground

TRIES = 5
"""Looks at the clock. On a busy machine the first may have its frame together with the last of the start."""


in_each_theme = pytest.mark.parametrize("theme", [theme.name for theme in THEMES])


@pytest.fixture(params=["in colours", "without"])
def colours(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both, for each test that uses it."""
    if request.param == "without":
        monkeypatch.setenv("NO_COLOR", "1")


def grounds(desk: Desk) -> list[Ground]:
    """The screen and the places in it that draw nothing but a background."""
    return [place for place in (desk.screen, *desk.screen.query("*")) if isinstance(place, Ground)]


def drawn_by_textual(place: Widget) -> list[Strip]:
    return StylesCache().render_widget(place, Region(0, 0, *place.size))


def seen(row: Strip) -> list[tuple[str, Color | None]]:
    """What a row without a letter shows: how far which colour goes."""
    return [(char, segment.style.bgcolor if segment.style else None) for segment in row for char in segment.text]


def looks(row: Strip) -> list[tuple[str, Style | None]]:
    """What a row shows, cell by cell."""
    return [(char, segment.style) for segment in row for char in segment.text]


@pytest.mark.usefixtures("colours")
@in_each_theme
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_place_is_drawn_as_textual_draws_it(size: tuple[int, int], theme: str) -> None:
    async with started(*stages.CHOSEN, GoTo(Step.QUESTIONS), ToggleClock(), size=size) as desk:
        desk.app.theme = theme
        desk.screen.query_one("#time").add_class("-flash")
        await desk.settle()
        places = grounds(desk)
        assert len(places) == 6
        for place in places:
            ours = place.render_lines(Region(0, 0, *place.size))
            for mine, theirs in zip(ours, drawn_by_textual(place), strict=True):
                assert seen(mine) == seen(theirs)


@pytest.mark.usefixtures("colours")
@in_each_theme
@pytest.mark.parametrize("size", [SMALL, LARGE, TINY])
async def test_the_clock_is_drawn_as_textual_draws_it(size: tuple[int, int], theme: str) -> None:
    async with started(*stages.CHOSEN, GoTo(Step.QUESTIONS), ToggleClock(), size=size) as desk:
        desk.app.theme = theme
        for flashing in (False, True):
            desk.screen.query_one("#time").set_class(flashing, "-flash")
            await desk.settle()
            clock = desk.screen.query_one(Countdown)
            whole = Region(0, 0, *clock.size)
            theirs = drawn_by_textual(clock)
            assert [looks(row) for row in clock.render_lines(whole)] == [looks(row) for row in theirs]
            part = Region(3, 0, clock.size.width - 5, clock.size.height)
            cut = [row.crop(part.x, part.right) for row in theirs]
            assert [looks(row) for row in clock.render_lines(part)] == [looks(row) for row in cut]


@pytest.mark.parametrize("step", STEPS)
async def test_the_clock_has_neither_border_nor_padding(step: Step) -> None:
    async with started(*stages.CHOSEN, GoTo(step)) as desk:
        clock = desk.screen.query_one(Countdown)
        assert clock.gutter == (0, 0, 0, 0)
        assert clock.opacity == 1


@pytest.mark.parametrize("step", STEPS)
async def test_no_place_has_a_border(step: Step) -> None:
    async with started(*stages.CHOSEN, GoTo(step)) as desk:
        for place in grounds(desk):
            assert not place.styles.border or not any(edge for edge, _ in place.styles.border)


async def test_a_second_on_the_clock_asks_the_clock_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with started(*stages.CHOSEN, GoTo(Step.QUESTIONS), ToggleClock()) as desk:
        asked: list[type[Widget]] = []
        render = StylesCache.render_widget

        def note(cache: StylesCache, widget: Widget, crop: Region) -> list[Strip]:
            asked.append(type(widget))
            return render(cache, widget, crop)

        clocks_own = Countdown.render_lines

        def note_clock(clock: Countdown, crop: Region) -> list[Strip]:
            asked.append(Countdown)
            return clocks_own(clock, crop)

        monkeypatch.setattr(StylesCache, "render_widget", note)
        monkeypatch.setattr(Countdown, "render_lines", note_clock)
        for _ in range(TRIES):
            asked.clear()
            desk.time.pass_(2)
            desk.app._look()
            await desk.until(lambda: bool(asked))
            if asked == [Countdown]:
                break
        assert asked == [Countdown]
