"""From a key to the frame that answers it, with 2,000 events in the session, beside the smallest Textual app.

And beside the smallest one that, like the console, saves before it shows.

    python benchmarks/key_to_frame.py

The key is `+`: it changes the clock, and its event is on disk before the frame goes out. How long a disk takes for
that is its own affair, so that is measured, too, and so is the console with its session in memory, where there is a
folder for it.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bare_saving import BLOCK
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
APART = 0.15
"""Seconds between two keys."""
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
"""Where Linux keeps files in memory."""


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


def console(under: Path | None) -> list[float]:
    """Seconds, key by key, with the session in a folder under that one, or where temporary files go."""
    with tempfile.TemporaryDirectory(dir=under) as folder:
        home = Home(Path(folder))
        long_session(home, BankLibrary(home.question_banks, Path.cwd()).load("collaborative-inquiry"))
        return measure(PtyRun([sys.executable, "-m", "peerinquiry", "resume"], home.root), b"asks")


def smallest(app: str) -> list[float]:
    """The same of one of the apps beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        return measure(PtyRun([sys.executable, str(HERE / app)], Path(folder)), b"peerinquiry")


def syncs() -> list[float]:
    """Seconds that the disk takes to have an event for good, as far apart as the keys are."""
    with tempfile.TemporaryFile(buffering=0) as file:
        times = []
        for _ in range(KEYS):
            time.sleep(APART)
            file.write(BLOCK)
            began = time.perf_counter()
            os.fsync(file.fileno())
            times.append(time.perf_counter() - began)
        return times


def main() -> None:
    """Measure all of it."""
    ours, bare, saving, disk = (
        statistics.median(times) * 1000
        for times in (console(None), smallest("bare_textual.py"), smallest("bare_saving.py"), syncs())
    )
    print(
        f"key to frame, {EVENTS} events: {ours:.1f} ms to {bare:.1f} ms, ratio {ours / bare:.2f} (at most 1.5), "
        f"where a sync takes {disk:.1f} ms; to {saving:.1f} ms of one that saves first, {ours / saving:.2f}"
    )
    if MEMORY.is_dir():
        unsynced = statistics.median(console(MEMORY)) * 1000
        print(f"with the session in memory: {unsynced:.1f} ms, ratio {unsynced / bare:.2f}")
    print(f"the median of {KEYS} keys each")


if __name__ == "__main__":
    main()
