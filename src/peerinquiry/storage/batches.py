"""Many pages searched by several processes, and the answers in order.

Processes are copies of this one (`fork`), so that they know all it knows at once. Each takes the next batch that nobody
took and hands in what it found; the answers are asked for in order, and who is ahead waits, so that memory stays small.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import struct
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import Final

from peerinquiry.storage.pages import Batch, Search

FIRST: Final = 24
"""Pages looked at before anything else, so that what is found there is told at once."""
EACH: Final = 64
MANY: Final = 256
"""Pages that are worth a second process."""
MOST: Final = 8
"""Processes."""
_MOST_BATCHES: Final = 8000  # their numbers have to fit in a pipe
_NUMBER: Final = struct.Struct("<I")
_HEAD: Final = struct.Struct("<IIIIQ")  # which batch, pages, hits, bytes of its troubles, bytes of its text


def batches(search: Search, names: Sequence[str], processes: int | None = None) -> Iterator[Batch]:
    """What is found in the pages called `names`, a batch at a time, in their order."""
    if not names:
        return
    yield search.batch(names[:FIRST])
    rest = names[FIRST:]
    size = max(EACH, -(-len(rest) // _MOST_BATCHES))
    tasks = [rest[begin : begin + size] for begin in range(0, len(rest), size)]
    helpers = min(processes or _processors(), len(tasks))
    few = processes is None and (len(names) < MANY or threading.active_count() > 1)
    if few or helpers < 2:  # noqa: PLR2004 - one helper would only be another hand to pass things through
        yield from map(search.batch, tasks)
    elif sys.platform != "win32":
        yield from _by_helpers(search, tasks, helpers)


def _processors() -> int:
    if not hasattr(os, "fork"):
        return 1
    with contextlib.suppress(AttributeError):  # some systems do not say which of them are ours
        return min(MOST, len(os.sched_getaffinity(0)))
    return min(MOST, os.cpu_count() or 1)


def _by_helpers(search: Search, tasks: Sequence[Sequence[str]], helpers: int) -> Iterator[Batch]:
    """In order, whoever did it; what a helper that broke down left undone is done here."""
    numbers, give = os.pipe()
    os.write(give, b"".join(map(_NUMBER.pack, range(len(tasks)))))
    os.close(give)
    answers: list[int] = []
    children: list[int] = []
    gc.freeze()  # else each process looks through, and thereby copies, what is there by now
    try:
        for _ in range(helpers):
            answer, tell = os.pipe()
            child = os.fork()
            if not child:
                _help(search, tasks, numbers, tell, [*answers, answer])
            os.close(tell)
            answers.append(answer)
            children.append(child)
        waiting = _Waiting(answers)
        for number, task in enumerate(tasks):
            yield waiting.take(number) or search.batch(task)
    finally:
        os.close(numbers)
        for answer in answers:  # who still writes there ends of it
            os.close(answer)
        for child in children:
            os.waitpid(child, 0)


class _Waiting:
    """The helpers' answers. Each comes with the number of its batch, and each helper's numbers grow."""

    def __init__(self, answers: Sequence[int]) -> None:
        self._next: dict[int, tuple[int, list[int]]] = {}  # the pipe in which a batch stands next, and its figures
        self._unknown = set(answers)

    def take(self, number: int) -> Batch | None:
        """The answer for a batch; None where nobody will give it any more."""
        while number not in self._next:
            if not self._unknown:
                return None
            for answer in select.select(list(self._unknown), [], [])[0]:
                self._unknown.remove(answer)
                with contextlib.suppress(EOFError):
                    which, *figures = _HEAD.unpack(_read(answer, _HEAD.size))
                    self._next[which] = answer, figures
        answer, (pages, hits, room, size) = self._next.pop(number)
        self._unknown.add(answer)
        try:
            troubles = _read(answer, room).decode(errors="surrogateescape")
            return Batch(hits, _read(answer, size), tuple(troubles.split("\0")) if troubles else (), pages)
        except EOFError:
            return None


def _help(search: Search, tasks: Sequence[Sequence[str]], numbers: int, tell: int, others: Sequence[int]) -> None:
    """Do batches until none is left; never comes back."""
    status = 1
    try:
        for other in others:
            os.close(other)
        while number := os.read(numbers, _NUMBER.size):
            (which,) = _NUMBER.unpack(number)
            batch = search.batch(tasks[which])
            troubles = "\0".join(batch.troubles).encode(errors="surrogateescape")
            _write(tell, _HEAD.pack(which, batch.pages, batch.hits, len(troubles), len(batch.text)) + troubles)
            _write(tell, batch.text)
        status = 0
    finally:
        os._exit(status)


def _read(fd: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(fd, size)
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _write(fd: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]
