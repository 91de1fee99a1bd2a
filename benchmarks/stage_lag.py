"""From an event on disk to the frame of the stage that shows it; and what an idle stage costs.

    python benchmarks/stage_lag.py

A console's half of the work is done here: an event is written and synced, and the moment after that is where the
measuring begins. The stage is the real program in a terminal of 80 by 24, on a session of 2,000 events.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from pty_run import PtyRun

from peerinquiry.inquiry.commands import AddPeople, ChooseOwner, ExtendClock, GoTo, WriteChallenges
from peerinquiry.inquiry.model import Step
from peerinquiry.recording import Keeping, Recording
from peerinquiry.session import SystemClock
from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
from peerinquiry.storage.home import Home

EVENTS = 2_000
LOOKS = 60
IDLE = 10.0
"""Seconds of nothing but beats."""


def session_of(home: Home) -> Recording:
    """A session of so many events, in the story, its clock standing."""
    bank = BankLibrary(home.question_banks, Path.cwd()).load(DEFAULT_BANK)
    recording = Keeping(home, SystemClock(), direct=True).begin("Long", bank, 0)
    for command in (AddPeople(("Ann", "Bea", "Carl")), WriteChallenges({"Ann": "Two suppliers a year"})):
        recording.session.dispatch(command)
    recording.session.dispatch(ChooseOwner("Ann"))
    recording.session.dispatch(GoTo(Step.STORY))
    while len(recording.session.records) < EVENTS:
        recording.session.dispatch(ExtendClock(1))
    return recording


def lags(recording: Recording, stage: PtyRun) -> list[float]:
    """Seconds, event by event, at moments that have nothing to do with the stage's looks."""
    found = []
    for index in range(LOOKS):
        recording.beat()
        stage.quiet(0.12 + index % 7 * 0.013)
        recording.session.dispatch(ExtendClock(15))
        begun = time.perf_counter()
        stage.frame()
        found.append(time.perf_counter() - begun)
    return found


def busy(recording: Recording, stage: PtyRun) -> float:
    """The part of a processor that the stage takes while nothing happens."""
    before = stage.processor_seconds()
    end = time.monotonic() + IDLE
    while time.monotonic() < end:
        recording.beat()
        time.sleep(1)
    return (stage.processor_seconds() - before) / IDLE


def main() -> None:
    """Measure both."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        recording = session_of(home)
        recording.beat()
        stage = PtyRun([sys.executable, "-m", "peerinquiry", "stage"], home.root)
        try:
            stage.until(b"tells the story")
            stage.quiet(1.0)
            found = sorted(lags(recording, stage))
            idle = busy(recording, stage)
        finally:
            stage.end()
            recording.close()
    print(
        f"event on disk to the stage's frame, {EVENTS} events: median {statistics.median(found) * 1000:.0f} ms, "
        f"95 % within {found[int(len(found) * 0.95)] * 1000:.0f} ms, at most {found[-1] * 1000:.0f} ms (500 wanted)\n"
        f"an idle stage: {idle:.1%} of a processor ({os.cpu_count()} there, {datetime.now(UTC):%Y-%m-%d})"
    )


if __name__ == "__main__":
    main()
