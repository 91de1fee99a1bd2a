"""From a key to the frame that answers it, with 2,000 events in the session, beside the smallest Textual app.

And beside the smallest one that, like the console, saves before it shows.

    python benchmarks/key_to_frame.py

The key is `+`: it changes the clock, and its event is on disk before the frame goes out.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from pty_run import PtyRun

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import AddPeople, ChooseOwner, EndTurn, GoTo, NewRound, ToggleClock, WriteChallenges
from peerinquiry.inquiry.model import Step
from peerinquiry.recording import Keeping
from peerinquiry.rehearsal import SteppedClock
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home

HERE = Path(__file__).parent
EVENTS = 2_000
KEYS = 60


def long_session(home: Home, bank: Bank) -> None:
    """A session of so many events, in the middle of the questions."""
    recording = Keeping(home, SteppedClock(datetime.now(UTC)), direct=True).begin("Long", bank, 0)
    session = recording.session
    for command in (
        AddPeople(("Ann", "Bea", "Carl", "Dev", "Eli", "Fay", "Gus")),
        WriteChallenges({"Ann": "We lose two suppliers a year, and nobody owns it"}),
        GoTo(Step.VOTING),
        ChooseOwner("Ann"),
        GoTo(Step.QUESTIONS),
    ):
        session.dispatch(command)
    while len(session.records) < EVENTS:
        if session.state.desk.round.holder is None:
            session.dispatch(NewRound())
        session.dispatch(ToggleClock())
        session.dispatch(EndTurn("Purchasing, the two plant leads, and nobody from finance yet"))
    recording.close()


def measure(run: PtyRun, ready: bytes) -> list[float]:
    """Seconds, key by key."""
    try:
        run.until(ready)
        run.quiet(1.0)
        return [run.key_to_frame(b"+") for _ in range(KEYS + 5)][5:]
    finally:
        run.end()


def main() -> None:
    """Measure both."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        long_session(home, BankLibrary(home.question_banks, Path.cwd()).load("collaborative-inquiry"))
        ours = measure(PtyRun([sys.executable, "-m", "peerinquiry", "resume"], home.root), b"asks")
        bare, saving = (
            measure(PtyRun([sys.executable, str(HERE / app)], home.root), b"peerinquiry")
            for app in ("bare_textual.py", "bare_saving.py")
        )
    mine, theirs, saved = (statistics.median(times) * 1000 for times in (ours, bare, saving))
    print(
        f"key to frame, {EVENTS} events: {mine:.1f} ms to {theirs:.1f} ms, ratio {mine / theirs:.2f} (at most 1.5); "
        f"to {saved:.1f} ms of one that saves first, {mine / saved:.2f}; over {KEYS} keys each"
    )


if __name__ == "__main__":
    main()
