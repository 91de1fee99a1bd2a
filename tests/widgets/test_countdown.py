"""The clock's face, its words, and how little of it a second draws anew."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from peerinquiry.inquiry.view.frame import ClockView
from peerinquiry.screens.themes import THEMES
from peerinquiry.widgets.countdown import Countdown

RUNNING = ClockView("0:23", "Ann answers", "23 s left", 0.25, running=True, over=False)
OVER = ClockView("+0:04", "Ann answers", "4 s over", 1.0, running=True, over=True)
UNTIMED = ClockView(
    "0:30", "Ann answers", "not started", 0.0, running=False, over=False, hint="40 s without the clock · k counts them"
)


class Face(App[None]):
    """A clock, and nothing else."""

    def __init__(self, view: ClockView) -> None:
        super().__init__()
        self.view = view

    def get_css_variables(self) -> dict[str, str]:
        return super().get_css_variables() | THEMES[0].variables

    def compose(self) -> ComposeResult:
        yield Countdown()

    def on_mount(self) -> None:
        self.query_one(Countdown).view = self.view


def text_of(clock: Countdown) -> list[str]:
    return [clock.render_line(y).text for y in range(clock.size.height)]


@pytest.mark.parametrize("size", [(30, 15), (60, 18), (20, 9), (30, 4)])
@pytest.mark.parametrize("view", [RUNNING, OVER, UNTIMED])
async def test_every_row_is_as_wide_as_the_widget_and_the_words_are_there(
    view: ClockView, size: tuple[int, int]
) -> None:
    async with Face(view).run_test(size=size) as pilot:
        clock = pilot.app.query_one(Countdown)
        rows = text_of(clock)
        assert {len(row) for row in rows} == {clock.size.width}
        assert view.words in " ".join(" ".join(rows).split())


async def test_a_hint_too_long_for_a_line_takes_two() -> None:
    async with Face(UNTIMED).run_test(size=(30, 15)) as pilot:
        words = " ".join(" ".join(text_of(pilot.app.query_one(Countdown))).split())
        assert "40 s without the clock · k counts them" in words


async def test_a_second_draws_no_row_anew_that_it_did_not_change() -> None:
    async with Face(RUNNING).run_test(size=(30, 15)) as pilot:
        clock = pilot.app.query_one(Countdown)
        await pilot.pause()
        drawn: list[Region] = []
        refresh = clock.refresh

        def spy(*regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Countdown:
            drawn.extend(regions)
            return refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

        clock.refresh = spy  # type: ignore[method-assign]  # to see what is drawn anew
        before = text_of(clock)
        clock.view = ClockView("0:22", "Ann answers", "22 s left", 0.2501, running=True, over=False)
        after = text_of(clock)
        changed = [y for y, rows in enumerate(zip(before, after, strict=True)) if rows[0] != rows[1]]
        assert [y for region in drawn for y in region.line_range] == changed
        assert 0 < len(changed) < len(before) / 2
