"""How long `peerinquiry search` takes over 10,000 sessions (600 MB of pages), beside `grep -r` on the same files.

    python benchmarks/search.py [FOLDER] [PAIRS] [CASE …]

With a FOLDER the sessions are made there, if they are not there yet, and stay; a CASE, such as "a common word", is
measured alone, in the first locale. Runs take turns, so that a slower minute of the machine meets both alike; the files
are in memory by then. Both write into a pipe that is read to its end. Where they tell the same, they are seen to tell
as many bytes. What stands second is the work of all processors together, which others on the machine disturb less.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from many_pages import RARE, SESSIONS, fill
from pty_run import PtyRun

from peerinquiry.storage.home import Home

PAIRS = 7
COMMON_WORD = "finance"
FIRST_HIT = 0.2
"""Seconds."""
OURS = [sys.executable, "-m", "peerinquiry", "search", "--home", "."]
GREP = ["grep", "-rn", "--include=*.md"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The program is compiled once, as one that is installed."""
LOCALES = ("C.UTF-8", "C")

CASES = {
    "a rare word": ([RARE], [RARE]),
    "a common word": ([COMMON_WORD], [COMMON_WORD]),
    "a word that is nowhere": (["zeppelin"], ["zeppelin"]),
    "none, of common letters": (["standardisation"], ["standardisation"]),
    "an expression": (["suppliers? .*(late|early)"], ["-E", "suppliers? .*(late|early)"]),
    "either of two": (["budget owner|price trust"], ["-E", "budget owner|price trust"]),
    "any case, rare": (["-i", RARE.upper()], ["-i", RARE.upper()]),
    "any case, common": (["-i", "Finance"], ["-i", "Finance"]),
    "lines around": (["-C", "2", RARE], ["-C", "2", RARE]),
    "one kind of line": (["finance", "--tag", "action"], ["-E", r"^- [0-9:]{8} ACTION .*finance"]),
    "all that somebody asked": (
        ["--who", "Bea", "--tag", "ask"],
        ["-E", r"^- [0-9:]{8} ASK Bea[^:]*: "],
    ),
    "for an aim": (
        ["finance", "--who", "Bea", "--tag", "ask", "--aim", "framing"],
        ["-E", r"^- [0-9:]{8} ASK Bea[^:]*: .*finance.*\(aim: framing;"],
    ),
    "all that somebody said": (["--who", "Bea"], ["-E", r"^- [0-9:]{8} [A-Z-]+ Bea[^:]*: "]),
}
SLOW = {"an expression without a word": ([r"[a-f]{9}"], ["-E", r"[a-f]{9}"])}
"""Measured once."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds until the first byte, until the end, and of all processors; bytes in all."""

    first: float
    whole: float
    work: float
    size: int


def timed(command: list[str], home: Path, locale: str) -> Run:
    """One run."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, env=ENVIRONMENT | {"LC_ALL": locale})
    if process.stdout is None:
        raise TypeError
    first = size = 0.0
    while part := os.read(process.stdout.fileno(), 1 << 20):
        first = first or time.perf_counter() - began
        size += len(part)
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(first, time.perf_counter() - began, used.ru_utime + used.ru_stime, int(size))


def first_in_console(home: Path) -> float:
    """Seconds from the last letter of a word until the first line that has it stands on the search screen."""
    run = PtyRun([sys.executable, "-m", "peerinquiry"], home)
    try:
        run.until(b"on record")  # it has counted them
        run.type(b"/")
        run.quiet()
        run.seen = b""
        began = time.perf_counter()
        run.type(COMMON_WORD.encode())
        run.until(b" lines")
        return time.perf_counter() - began
    finally:
        run.end()


def report(what: str, ours: list[Run], greps: list[Run]) -> None:
    """One line."""
    mine, theirs = (statistics.median(run.whole for run in runs) for runs in (ours, greps))
    worked = " to ".join(f"{statistics.median(run.work for run in runs):.2f}" for runs in (ours, greps))
    first = statistics.median(run.first for run in ours)
    told = f", first hit {first:.3f} s" + (" (too late)" if first > FIRST_HIT else "") if first else ""
    size = f"{ours[0].size / 1e6:,.1f} MB found" if ours[0].size == greps[0].size else "not the same bytes"
    print(
        f"  {what}: {mine:.2f} s to {theirs:.2f} s, ratio {mine / theirs:.2f} (work {worked}){told}; {size}", flush=True
    )


def measure(home: Path, pairs: int) -> None:
    """All there is, in both of grep's locales."""
    for_console = [first_in_console(home) for _ in range(PAIRS)]
    print(f"in the console, from a letter to the first line: {statistics.median(for_console):.2f} s")
    for locale in LOCALES:
        print(f"grep with LC_ALL={locale}; medians of {pairs} pairs")
        for what, commands in CASES.items():
            compare(what, commands, home, locale, pairs + 1)
        for what, commands in SLOW.items():
            compare(what, commands, home, locale, 1)


def compare(what: str, commands: tuple[list[str], list[str]], home: Path, locale: str, pairs: int) -> None:
    """One case; of several pairs the first is for warming up."""
    ours, grep = commands
    taken = [
        (timed([*OURS, *ours], home, locale), timed([*GREP, *grep, "sessions"], home, locale)) for _ in range(pairs)
    ]
    report(what, *map(list, zip(*(taken[1:] or taken), strict=True)))


def main() -> None:
    """Fill, and measure."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(sys.argv[1] if sys.argv[1:] else folder).absolute())
        if not home.sessions.is_dir():
            fill(home)
        size = sum(path.stat().st_size for path in home.sessions.glob("*.md"))
        print(f"{SESSIONS:,} sessions, {size / 1e6:,.0f} MB of pages, {os.cpu_count()} processors")
        pairs = int(sys.argv[2]) if sys.argv[2:] else PAIRS
        for what in sys.argv[3:]:
            compare(what, CASES[what], home.root, LOCALES[0], pairs + 1)
        if not sys.argv[3:]:
            measure(home.root, pairs)


if __name__ == "__main__":
    main()
