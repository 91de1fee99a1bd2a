"""Draw the pictures of the README from a rehearsal: `python docs/pictures.py`.

The invented session is played in the real console, without a terminal and without waiting; at each of the moments
below, what the screen shows is written to docs/pictures/NAME.svg. The pictures name no font that is fetched.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from textual.app import App

from peerinquiry.app import PeerInquiryApp
from peerinquiry.inquiry.model import State, Step
from peerinquiry.live import Live
from peerinquiry.recording import Keeping
from peerinquiry.rehearsal import TITLE, SteppedClock, beats
from peerinquiry.storage.banks import DEFAULT_BANK
from peerinquiry.storage.home import Home

PICTURES = Path(__file__).parent / "pictures"
SIZE = (100, 30)
OPENING = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
FETCHED_FONT = re.compile(r"@font-face\s*{[^}]*}\s*")

Moment = Callable[[State], bool]


def _at(step: Step, *, running: bool = True, turns: int = 0) -> Moment:
    """The first moment in a step with so many turns behind it, the clock running or not."""

    def reached(state: State) -> bool:
        clock = state.desk.clock
        taken = sum(turn.step is step for turn in state.turns)
        return state.step is step and taken >= turns and bool(clock and clock.running) is running

    return reached


MOMENTS: dict[str, Moment] = {
    "gather": _at(Step.RULES),
    "challenges": _at(Step.SAYING, turns=2),
    "choose": lambda state: state.step is Step.VOTING and state.owner is not None,
    "inquire": _at(Step.QUESTIONS, turns=4),
    "recommend": _at(Step.RECOMMENDING, turns=3),
    "plan": lambda state: state.step is Step.PLANNING and state.plan.check_in is not None,
    "close": _at(Step.REFLECTING, turns=3),
    "goodbye": lambda state: state.step is Step.FAREWELL,
}
SECONDS_INTO = 7.0
"""How long a clock has run when it is drawn."""


def svg_of(app: App[None], title: str) -> str:
    """What a window shows, as a picture."""
    return FETCHED_FONT.sub("", app.export_screenshot(title=title)).replace("Fira Code", "ui-monospace")


async def main() -> None:
    """Draw them all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder  # places are told from there: no picture shows a folder of the machine
        home = Home(Path(folder) / "peerinquiry")
        app = PeerInquiryApp(home)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            _draw(app, "home")
            clock = SteppedClock(OPENING)
            bank = app.library.load(DEFAULT_BANK)
            recording = Keeping(home, clock, direct=True).begin(TITLE, bank, 0)
            app.show_session(Live(app, recording, app.library, app.post))
            wanted = dict(MOMENTS)
            for beat in beats(bank, OPENING.date()):
                clock.advance(beat.after)
                app.act(beat.ask(app.state))
                name = next(iter(wanted), None)
                if name and wanted[name](app.state):
                    del wanted[name]
                    running = bool(app.state.desk.clock and app.state.desk.clock.running)
                    clock.advance(SECONDS_INTO if running else 0)
                    await pilot.pause()
                    app._look()  # noqa: SLF001 - the clock's next look, without waiting for it
                    await pilot.pause()
                    _draw(app, name)
            app.close_session()
            await app.workers.wait_for_complete()
            if wanted:
                raise SystemExit(f"the rehearsal never came to: {', '.join(wanted)}")


def _draw(app: PeerInquiryApp, name: str) -> None:
    (PICTURES / f"{name}.svg").write_text(svg_of(app, "peerinquiry"), encoding="utf-8")
    print(f"docs/pictures/{name}.svg")


if __name__ == "__main__":
    asyncio.run(main())
