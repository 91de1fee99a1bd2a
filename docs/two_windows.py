"""Draw the console and the stage from one moment of a rehearsal: `python docs/two_windows.py`.

Writes docs/pictures/stage.svg; and docs/pictures/two-windows.svg, both side by side at 80 by 24. The console is
private: a question is typed in it, and what speaks against that one is said there, and nowhere else.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import datetime
from pathlib import Path

from pictures import MOMENTS, OPENING, PICTURES, SECONDS_INTO, svg_of

from peerinquiry.app import PeerInquiryApp
from peerinquiry.live import Live
from peerinquiry.recording import Keeping, Recording
from peerinquiry.rehearsal import TITLE, SteppedClock, beats
from peerinquiry.session import SystemClock
from peerinquiry.stage import StageApp
from peerinquiry.storage.banks import DEFAULT_BANK
from peerinquiry.storage.heartbeat import beat_of
from peerinquiry.storage.home import Home
from peerinquiry.widgets.note_line import TextLine

SIZE = (80, 24)
GAP = 24
TYPED = "Have you thought of calling them first?"
VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


class Stopped(SystemClock):
    """The machine's clock at one moment."""

    def __init__(self, at: datetime) -> None:
        """Stand at that moment."""
        self._at = at

    def wall(self) -> datetime:
        """The moment."""
        return self._at


async def console(home: Home) -> tuple[Recording, str]:
    """The console in the middle of the questions, private: what it draws."""
    app = PeerInquiryApp(home)
    async with app.run_test(size=SIZE) as pilot:
        clock = SteppedClock(OPENING)
        bank = app.library.load(DEFAULT_BANK)
        recording = Keeping(home, clock, direct=True).begin(TITLE, bank, 0)
        app.show_session(Live(app, recording, app.library, app.post))
        for beat in beats(bank, OPENING.date()):
            clock.advance(beat.after)
            app.act(beat.ask(app.state))
            if MOMENTS["inquire"](app.state):
                break
        clock.advance(SECONDS_INTO)
        app.private = True
        await pilot.press("o")
        await pilot.pause()
        for dialog in app.screen.query(TextLine):
            dialog.value = TYPED
        await pilot.pause()
        app._look()  # noqa: SLF001 - the clock's next look, without waiting for it
        recording.beat()
        await pilot.pause()
        return recording, svg_of(app, "peerinquiry")


async def stage(home: Home, recording: Recording) -> str:
    """The stage at the same moment: what it draws."""
    beat = beat_of(recording.path)
    if beat is None:
        raise SystemExit("the console's heart does not beat")
    app = StageApp(home, recording.path, Stopped(beat.at))
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(3):
            app.look()
            await pilot.pause()
        return svg_of(app, "peerinquiry stage")


def beside(left: str, right: str) -> str:
    """Two pictures as one."""
    sizes = [tuple(map(float, found.groups())) for found in map(VIEW_BOX.search, (left, right)) if found]
    (width, height), (other, _) = sizes
    placed = [
        svg.replace("<svg ", f'<svg x="{x}" width="{across}" height="{height}" ', 1)
        for svg, x, across in ((left, 0, width), (right, width + GAP, other))
    ]
    whole = f'viewBox="0 0 {width + GAP + other} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {whole}>\n{placed[0]}\n{placed[1]}\n</svg>\n'


def main() -> None:
    """Draw both."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "peerinquiry")
        recording, left = asyncio.run(console(home))
        right = asyncio.run(stage(home, recording))
    (PICTURES / "stage.svg").write_text(right, encoding="utf-8")
    (PICTURES / "two-windows.svg").write_text(beside(left, right), encoding="utf-8")
    print("docs/pictures/stage.svg\ndocs/pictures/two-windows.svg")


if __name__ == "__main__":
    main()
