"""What is drawn, as eyes have it: the characters that stand in each cell, in which colours, and how far they stand out.

On a terminal of fewer colours each becomes the nearest that there is, by the same means that draw it there.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.terminal_theme import TerminalTheme
from tests.screens import stages
from tests.screens.harness import SMALL, Desk, started
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from peerinquiry.inquiry.commands import CastVote, GoTo, Pass, Postpone, SetPresence, ToggleClock
from peerinquiry.inquiry.model import Presence, Step

HOUR: Final = 3600.0
DIALOGS: Final = {
    "help": "On this screen",
    "curtain": "One moment, please.",
    "settings": "Count up",
    "leave": "Leave this session?",
    "command_palette": "Cover everything",
}
"""What the console opens over any screen, with words that stand there once it has come."""

LINES: Final = frozenset("─━╌┄│┃╭╮╰╯┌┐└┘├┤┼▔▁▏▕▎▊▌▐")
"""What only parts one thing from another; nothing is told by it."""
BARS: Final = frozenset("█▀▄░▲▁▂▃▅▆▇")
BLOCK: Final = "█"
"""A clock is made of it, on a ground of the same colour: no font shows seams then."""

RGB = tuple[int, int, int]


@dataclass(frozen=True)
class Run:
    """Some characters of a row that look the same."""

    text: str
    colour: RGB | None
    ground: RGB | None
    bold: bool
    screen: str

    @property
    def kind(self) -> Kind | None:
        """What is asked of it; nothing of what tells nothing."""
        signs = set(self.text) - {" "}
        if signs <= LINES or (signs == {BLOCK} and self.colour == self.ground):
            return None
        return SHAPE if signs <= LINES | BARS else TEXT


@dataclass(frozen=True)
class Kind:
    """How far something has to stand out: in as many colours as one likes, or in 256; and in sixteen."""

    in_many: float
    in_sixteen: float


TEXT, LARGE, SHAPE = Kind(4.5, 3.0), Kind(7.0, 4.0), Kind(3.0, 3.0)


@dataclass(frozen=True)
class Depth:
    """How many colours a terminal has; of sixteen, which ones it shows, since each has its own."""

    name: str
    system: ColorSystem = ColorSystem.TRUECOLOR
    shown: TerminalTheme | None = None

    def of(self, colour: RGB) -> RGB:
        """A colour as it shows there."""
        return Color.from_rgb(*colour).downgrade(self.system).get_truecolor(self.shown)

    def least(self, kind: Kind) -> float:
        """How far that kind of thing has to stand out there."""
        return kind.in_sixteen if self.system is ColorSystem.STANDARD else kind.in_many

    def ratio(self, colour: RGB | None, ground: RGB | None) -> float:
        """How far they stand out from each other, as the guidelines for accessible pages reckon it."""
        if colour is None or ground is None:
            return 0.0
        light, dark = sorted((luminance(self.of(colour)), luminance(self.of(ground))), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def palette(colours: str) -> TerminalTheme:
    """A terminal's sixteen colours: eight, and the bright ones."""
    values = [rgb(colour) for colour in colours.split()]
    return TerminalTheme(values[0], values[7], values[:8], values[8:])


def rgb(colour: str) -> RGB:
    """A colour in hexadecimal digits."""
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue


PC: Final = palette("""
    000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff
""")
XTERM: Final = palette("""
    000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff
""")
DEPTHS: Final = (
    Depth("all colours"),
    Depth("256 colours", ColorSystem.EIGHT_BIT),
    Depth("16 colours, a PC's", ColorSystem.STANDARD, PC),
    Depth("16 colours, xterm's", ColorSystem.STANDARD, XTERM),
)


def luminance(rgb: RGB) -> float:
    """As the same guidelines define it."""
    parts = (part / 255 for part in rgb)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def too_faint(seen: Iterable[Run]) -> list[str]:
    """What does not stand out as it has to, on some terminal, with how far it does."""
    return sorted(
        f"{depth.ratio(run.colour, run.ground):.1f} {run.text!r} in {run.screen}, {depth.name}"
        for run in seen
        for depth in DEPTHS
        if run.kind and depth.ratio(run.colour, run.ground) < depth.least(run.kind)
    )


def faintest(seen: Iterable[Run], depth: Depth) -> float:
    """How far the faintest text stands out."""
    return min(depth.ratio(run.colour, run.ground) for run in seen if run.kind is TEXT)


def runs(screen: Screen[object], name: str, widget: Widget | None = None) -> Iterator[Run]:
    """All that counts on a screen, or that stands in the part of it that a widget takes."""
    part = widget.region if widget else within(screen)
    for strip in screen._compositor.render_strips()[part.y : part.bottom]:
        yield from (run_of(segment, name) for segment in strip.crop(part.x, part.right) if segment.text.strip())


def run_of(segment: Segment, screen: str) -> Run:
    """One of them."""
    style = segment.style
    if style is None:
        return Run(segment.text, None, None, bold=False, screen=screen)
    front, back = _rgb(style.color), _rgb(style.bgcolor)
    return Run(segment.text, *((back, front) if style.reverse else (front, back)), bool(style.bold), screen)


def _rgb(colour: Color | None) -> RGB | None:
    """What colour it is; whoever leaves it to the terminal cannot know."""
    return colour.triplet if colour else None


def within(screen: Screen[object]) -> Region:
    """What counts: of a dialog its sheet alone, once it has come, since what is behind it is out of reach."""
    if not isinstance(screen, ModalScreen):
        return screen.region
    sheet = next(child for child in screen.children if type(child).__name__ != "ToastRack")
    if sheet.visible:
        return sheet.region
    parts = [part.region for part in sheet.walk_children(Widget) if part.region]  # Textual's palette has it hidden
    return Region.from_union(parts) if parts else Region()


async def screens(desk: Desk) -> AsyncIterator[str]:
    """Go through the session, step by step: its name each time something else stands there."""
    for step in Step:
        await desk.do(GoTo(step))
        yield step
        if desk.state.desk.clock and not desk.state.desk.clock.running:
            await desk.do(ToggleClock())
            await passes(desk, 5)
            yield f"{step}, the clock runs"
            await passes(desk, HOUR)
            yield f"{step}, over"
    await desk.do(GoTo(Step.QUESTIONS), Pass(), Postpone(), SetPresence("Carl", Presence.ABSENT))
    yield "questions, somebody passed"
    await desk.do(GoTo(Step.VOTING), CastVote("Bea", ("Ann",)))
    yield "a vote is in"


async def passes(desk: Desk, seconds: float) -> None:
    """Time passes, and shows."""
    desk.time.pass_(seconds)
    desk.app._look()
    await desk.settle()


async def dialogs(desk: Desk) -> AsyncIterator[str]:
    """Open what may stand over a screen, one after another."""
    for name, words in DIALOGS.items():
        await desk.app.run_action(name)
        await desk.settle()
        await desk.until(partial(_stands, desk, words))
        yield name
        if isinstance(desk.screen, ModalScreen):
            await desk.press("escape")
        while len(desk.app.screen_stack) > 2:
            desk.app.pop_screen()
            await desk.settle()


def _stands(desk: Desk, words: str) -> bool:
    return words in desk.page()


@asynccontextmanager
async def looked_at(theme: str, size: tuple[int, int] = SMALL) -> AsyncIterator[Desk]:
    """A planned session, in a theme."""
    async with started(*stages.PARKED_AND_PLANNED, size=size) as desk:
        desk.app.theme = theme
        await desk.settle()
        yield desk
