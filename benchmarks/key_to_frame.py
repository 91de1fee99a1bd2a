"""From a key to the frame that answers it, with 2,000 events in the session, beside the smallest Textual app.

And beside the smallest one that, like the console, saves before it shows.

    python benchmarks/key_to_frame.py

The key is `+`: it changes the clock, and its event is on disk before the frame goes out. How long a disk takes for
that is its own affair, so that is measured, too, and so is the console with its session in memory, where there is a
folder for it. Each gets a key in its turn, so that a machine that is quicker now than a minute ago is so for all.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from io import RawIOBase
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
KEYS = 200
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


@contextmanager
def console(under: Path | None) -> Iterator[PtyRun]:
    """The console, with such a session in a folder under that one, or where temporary files go."""
    with tempfile.TemporaryDirectory(dir=under) as folder:
        home = Home(Path(folder))
        long_session(home, BankLibrary(home.question_banks, Path.cwd()).load("collaborative-inquiry"))
        with ready([sys.executable, "-m", "peerinquiry", "resume"], home.root, b"asks") as run:
            yield run


@contextmanager
def smallest(app: str) -> Iterator[PtyRun]:
    """One of the apps beside this file."""
    with (
        tempfile.TemporaryDirectory() as folder,
        ready([sys.executable, str(HERE / app)], Path(folder), b"peerinquiry") as run,
    ):
        yield run


@contextmanager
def ready(command: Sequence[str], home: Path, wanted: bytes) -> Iterator[PtyRun]:
    """A program that stands, and has gone through its first keys."""
    run = PtyRun(command, home)
    try:
        run.until(wanted)
        run.quiet(1.0)
        for _ in range(5):
            run.key_to_frame(b"+")
        yield run
    finally:
        run.end()


def sync(file: RawIOBase) -> float:
    """Seconds that the disk takes to have an event for good."""
    file.write(BLOCK)
    began = time.perf_counter()
    os.fsync(file.fileno())
    return time.perf_counter() - began


def main() -> None:
    """Measure all of it."""
    with ExitStack() as programs, tempfile.TemporaryFile(buffering=0) as file:
        enter = programs.enter_context
        runs = {
            "ours": enter(console(None)),
            "bare": enter(smallest("bare_textual.py")),
            "saving": enter(smallest("bare_saving.py")),
            **({"in memory": enter(console(MEMORY))} if MEMORY.is_dir() else {}),
        }
        rounds = [
            {name: run.key_to_frame(b"+") for name, run in runs.items()} | {"sync": sync(file)} for _ in range(KEYS)
        ]
    ms = {name: statistics.median(each[name] for each in rounds) * 1000 for name in rounds[0]}
    ours, bare = ms["ours"], ms["bare"]
    print(
        f"key to frame, {EVENTS} events: {ours:.1f} ms to {bare:.1f} ms, ratio {ours / bare:.2f} (at most 1.5), "
        f"where a sync takes {ms['sync']:.1f} ms; to {ms['saving']:.1f} ms of one that saves first, "
        f"{ours / ms['saving']:.2f}"
    )
    if "in memory" in ms:
        print(f"with the session in memory: {ms['in memory']:.1f} ms, ratio {ms['in memory'] / bare:.2f}")
    print(f"the median of {KEYS} keys each")


if __name__ == "__main__":
    main()
