"""Every screen there is, drawn: what stands in each cell, and in which colours."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from rich.color import ColorType
from rich.segment import Segment
from tests.screens import stages
from tests.screens.harness import SMALL, Desk, started
from textual.color import Color
from textual.screen import ModalScreen
from textual.widget import Widget

from peerinquiry.inquiry.commands import CastVote, GoTo, Pass, Postpone, SetPresence, ToggleClock
from peerinquiry.inquiry.model import Presence, Step

HOUR = 3600.0
DIALOGS = ("help", "curtain", "settings", "leave", "command_palette")
"""What the console opens over any screen."""


@dataclass(frozen=True)
class Run:
    """Some characters of a row that look the same."""

    text: str
    colour: Color | None
    ground: Color | None
    bold: bool
    screen: str


def runs(desk: Desk, screen: str, widget: Widget | None = None) -> Iterator[Run]:
    """All that stands on the screen, or in the part of it that a widget takes."""
    part = widget.region if widget else None
    for y, strip in enumerate(desk.screen._compositor.render_strips()):
        if part is None:
            shown = strip
        elif part.y <= y < part.bottom:
            shown = strip.crop(part.x, part.right)
        else:
            continue
        yield from (run_of(segment, screen) for segment in shown if segment.text.strip())


def run_of(segment: Segment, screen: str) -> Run:
    style = segment.style
    known = style and style.color and style.color.type is ColorType.TRUECOLOR
    behind = style and style.bgcolor and style.bgcolor.type is ColorType.TRUECOLOR
    return Run(
        segment.text,
        Color.from_rich_color(style.color) if style and known else None,
        Color.from_rich_color(style.bgcolor) if style and behind else None,
        bool(style and style.bold),
        screen,
    )


async def screens(desk: Desk) -> AsyncIterator[str]:
    """Go through the session, step by step: its name each time something else stands there."""
    for step in Step:
        await desk.do(GoTo(step))
        yield step
        if desk.state.desk.clock and not desk.state.desk.clock.running:
            await desk.do(ToggleClock())
            desk.time.pass_(5)
            desk.app._look()
            await desk.settle()
            yield f"{step}, the clock runs"
            desk.time.pass_(HOUR)
            desk.app._look()
            await desk.settle()
            yield f"{step}, over"
    await desk.do(GoTo(Step.QUESTIONS), Pass(), Postpone(), SetPresence("Carl", Presence.ABSENT))
    yield "questions, somebody passed"
    await desk.do(GoTo(Step.VOTING), CastVote("Bea", ("Ann",)))
    yield "a vote is in"


async def dialogs(desk: Desk) -> AsyncIterator[str]:
    """Open what may stand over a screen, one after another."""
    for name in DIALOGS:
        await desk.app.run_action(name)
        await desk.settle()
        yield name
        if isinstance(desk.screen, ModalScreen):
            await desk.press("escape")
        while len(desk.app.screen_stack) > 2:
            desk.app.pop_screen()
            await desk.settle()


@asynccontextmanager
async def looked_at(theme: str, size: tuple[int, int] = SMALL) -> AsyncIterator[Desk]:
    """A planned session, in a theme."""
    async with started(*stages.PARKED_AND_PLANNED, size=size) as desk:
        desk.app.theme = theme
        await desk.settle()
        yield desk


def within(desk: Desk) -> Widget | None:
    """What counts: of a dialog its sheet alone, since what is behind it is out of reach."""
    return desk.screen.children[0] if isinstance(desk.screen, ModalScreen) else None
