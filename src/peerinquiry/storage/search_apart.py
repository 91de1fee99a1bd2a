"""A search in a process of its own, so that a console in which somebody types never waits for it.

What is looked for goes through a pipe, and not where other users of the machine see it. Whoever stops listening ends
it, with all that it started; so does a minute of work, since an expression may be one that is never done.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, Iterator
from io import BufferedReader
from pathlib import Path
from typing import Final

from peerinquiry.formats.search.hit import Hit, Hits, Tally, Unwritten, read_hit, tally_line
from peerinquiry.formats.search.pattern import read_pattern
from peerinquiry.formats.search.query import Query
from peerinquiry.storage.batches import batches
from peerinquiry.storage.home import Home
from peerinquiry.storage.pages import Pages, Search

MOST: Final = 200
"""Lines that are told; the others are counted."""
PATIENCE: Final = 60
"""Seconds of work."""
POLITE: Final = 5
"""How far behind the console it stands where both want the processor."""
_ROOM: Final = 1 << 16  # bytes
_OURS: Final = [sys.executable, "-P", "-m", __name__]


async def search_apart(home: Home, words: str, *, literal: bool) -> AsyncGenerator[Hit | Tally, None]:
    """The lines that have `words` in any case, the newest session first, with tallies between; the last one is done.

    `words` is a pattern that can be read. Closing it ends the search.
    """
    # Not by asyncio: what that starts is not put away where whoever waits for it is cancelled. It takes a millisecond.
    process = subprocess.Popen(  # noqa: ASYNC220, S603 - this very program, no shell
        _OURS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        if process.stdin is None or not isinstance(process.stdout, BufferedReader):
            raise TypeError("it has no pipes")
        with contextlib.suppress(OSError), process.stdin as asked:
            asked.write(json.dumps([str(home.root), words, literal]).encode())
        rest = b""
        while part := await asyncio.to_thread(process.stdout.read1, _ROOM):
            *lines, rest = (rest + part).split(b"\n")
            for line in lines:
                yield read_hit(line)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """With all that it started; whoever reads from it comes to the end."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()


def told(home: Home, words: str, *, literal: bool) -> Iterator[bytes]:
    """What the process says: hits and tallies, a line each."""
    query = Query(read_pattern(words, literal=literal, any_case=True), tables=False)
    search = Search(str(home.sessions), b"", query, Hits(query.pattern))
    names = Pages(home, query).names
    lines = seen = 0
    for batch in batches(search, names):
        hits = batch.text.splitlines(keepends=True)
        yield b"".join(hits[: MOST - lines])
        lines, seen = lines + batch.hits, seen + batch.pages
        yield tally_line(Tally(lines))
        if lines >= MOST:
            break
    counting = Search(str(home.sessions), b"", query, Unwritten())
    for batch in batches(counting, names[seen:]):
        lines += batch.hits
        yield tally_line(Tally(lines))
    yield tally_line(Tally(lines, done=True))


def main() -> None:
    """Be that process."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.nice(POLITE)
    root, words, literal = json.loads(sys.stdin.buffer.read())
    for line in told(Home(Path(root)), words, literal=literal):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
