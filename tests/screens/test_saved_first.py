"""What goes out to the terminal waits for the disk; what is drawn first, and that nothing is once a screen goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.screens import stages
from tests.screens.harness import NEVER, started
from textual.drivers.headless_driver import HeadlessDriver

from peerinquiry.app import PeerInquiryApp
from peerinquiry.inquiry.commands import GoTo, ToggleClock
from peerinquiry.inquiry.model import State, Step
from peerinquiry.screens import afterwards
from peerinquiry.screens.inquire import InquireScreen
from peerinquiry.screens.saved_first import saved_first
from peerinquiry.storage.home import Home
from peerinquiry.widgets.countdown import Countdown
from peerinquiry.widgets.phase_bar import PhaseBar


async def test_nothing_goes_out_before_the_disk_was_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    app = PeerInquiryApp(Home(tmp_path))
    monkeypatch.setattr(app, "await_disk", lambda: order.append("the disk"))
    monkeypatch.setattr(HeadlessDriver, "write", lambda _driver, data: order.append(data))
    driver = saved_first(HeadlessDriver)(app)
    driver.write("a frame")
    assert order == ["the disk", "a frame"]


def test_whatever_draws_the_console_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = PeerInquiryApp(Home(tmp_path))
    for name in ("LinuxDriver", "SomeOther"):
        kind = type(name, (HeadlessDriver,), {})
        monkeypatch.setattr("textual.app.App.get_driver_class", lambda _app, kind=kind: kind)
        assert app.get_driver_class().write.__module__ == saved_first.__module__


async def test_the_clock_that_a_key_changed_is_drawn_before_anything_else_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order: list[tuple[int, str]] = []
    async with started(*stages.CHOSEN, GoTo(Step.QUESTIONS), ToggleClock()) as desk:
        told, happened = InquireScreen.show, len(desk.events)

        def show(screen: InquireScreen, state: State) -> None:
            order.append((len(desk.events) - happened, "the rest"))
            told(screen, state)

        monkeypatch.setattr(afterwards, "SOON", NEVER)
        monkeypatch.setattr(InquireScreen, "show", show)
        monkeypatch.setattr(
            desk.app, "post_display_hook", lambda: order.append((len(desk.events) - happened, "a frame"))
        )
        desk.app.simulate_key("plus")
        await desk.until(lambda: (1, "a frame") in order)
        assert (1, "the rest") not in order
        desk.app.simulate_key("p")
        await desk.until(lambda: (2, "a frame") in order)
        assert (1, "the rest") in order  # before another key acts
        assert order.index((2, "the rest")) < order.index((2, "a frame"))


async def test_while_a_screen_is_taken_down_nothing_is_told_any_more() -> None:
    async with started(*stages.CHOSEN, GoTo(Step.QUESTIONS), ToggleClock()) as desk:
        bar = desk.screen.query_one(PhaseBar)
        await bar.remove()
        before = desk.screen.query_one(Countdown).view
        desk.time.pass_(5)
        desk.app._look()
        assert desk.screen.query_one(Countdown).view == before
