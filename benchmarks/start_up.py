"""How long until the home screen stands, and until `--version` is said, beside the smallest programs of their kind.

    python benchmarks/start_up.py

Runs take turns, so that a slower minute of the machine meets both alike; what counts is the ratio of the medians.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pty_run import PtyRun

HERE = Path(__file__).parent
RUNS = 15
OURS = [sys.executable, "-m", "peerinquiry"]


def first_frame(command: list[str], home: Path, words: bytes) -> float:
    """Seconds until `words` are drawn."""
    run = PtyRun(command, home)
    try:
        return run.until(words)
    finally:
        run.end()


def whole(command: list[str]) -> float:
    """Seconds that a command takes."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def report(what: str, ours: list[float], bare: list[float], limit: float) -> None:
    """One line."""
    ratio = statistics.median(ours) / statistics.median(bare)
    milliseconds = f"{statistics.median(ours) * 1000:.0f} ms to {statistics.median(bare) * 1000:.0f} ms"
    print(f"{what}: {milliseconds}, ratio {ratio:.2f} (at most {limit}) over {len(ours)} pairs")


def main() -> None:
    """Measure both."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        frames = [
            (
                first_frame(OURS, home, b"Quit"),
                first_frame([sys.executable, str(HERE / "bare_textual.py")], home, b"peerinquiry"),
            )
            for _ in range(RUNS + 1)
        ][1:]
    report("first frame of home", *map(list, zip(*frames, strict=True)), limit=1.25)
    versions = [
        (whole([*OURS, "--version"]), whole([sys.executable, str(HERE / "bare_typer.py"), "--version"]))
        for _ in range(RUNS + 1)
    ][1:]
    report("--version", *map(list, zip(*versions, strict=True)), limit=1.2)


if __name__ == "__main__":
    main()
