"""Many files looked at by several processes, and the answers in order.

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
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

T = TypeVar("T")

MOST: Final = 8
"""Processes."""
_MOST_BATCHES: Final = 8000  # their numbers have to fit in a pipe
_NUMBER: Final = struct.Struct("<I")
_HEAD: Final = struct.Struct("<IIQ")  # which batch, bytes about it, bytes of its body


class Job(Protocol[T]):
    """Something to be done with files, and how what comes of it goes from one process to another."""

    def batch(self, names: Sequence[str]) -> T:
        """What comes of it with the files of these names."""
        ...

    def packed(self, done: T) -> tuple[bytes, bytes]:
        """The same as bytes: the little there is about it, and its body, which goes as it is."""
        ...

    def unpacked(self, about: bytes, body: bytes) -> T:
        """What came of it, from those bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Share:
    """How files are shared out: so many make a batch, and from so `many` on they are worth a second process.

    The `first` are looked at before anything else, so that what is found there is told at once.
    """

    first: int
    each: int
    many: int


PAGES: Final = Share(24, 64, 256)
"""For pages that are searched."""


def batches(job: Job[T], names: Sequence[str], processes: int | None = None, *, share: Share = PAGES) -> Iterator[T]:
    """What comes of a job with the files called `names`, a batch at a time, in their order."""
    if not names:
        return
    if share.first:
        yield job.batch(names[: share.first])
    rest = names[share.first :]
    size = max(share.each, -(-len(rest) // _MOST_BATCHES))
    tasks = [rest[begin : begin + size] for begin in range(0, len(rest), size)]
    helpers = min(processes or _processors(), len(tasks))
    few = processes is None and (len(names) < share.many or threading.active_count() > 1)
    if few or helpers < 2:  # noqa: PLR2004 - one helper would only be another hand to pass things through
        yield from map(job.batch, tasks)
    elif sys.platform != "win32":
        yield from _by_helpers(job, tasks, helpers)


def _processors() -> int:
    if not hasattr(os, "fork"):
        return 1
    with contextlib.suppress(AttributeError):  # some systems do not say which of them are ours
        return min(MOST, len(os.sched_getaffinity(0)))
    return min(MOST, os.cpu_count() or 1)


def _by_helpers(job: Job[T], tasks: Sequence[Sequence[str]], helpers: int) -> Iterator[T]:
    """In order, whoever did it; what a helper that broke down left undone is done here."""
    numbers, give = os.pipe()
    os.write(give, b"".join(map(_NUMBER.pack, range(len(tasks)))))
    os.close(give)
    answers: list[int] = []
    children: list[int] = []
    # Else each process looks through, and thereby copies, what is there by now. Nothing is thawed: a command ends soon.
    gc.freeze()
    try:
        for _ in range(helpers):
            answer, tell = os.pipe()
            answers.append(answer)
            try:
                child = os.fork()
                if not child:
                    _help(job, tasks, numbers, tell, answers)
            except OSError:  # as many processes as there may be
                break
            finally:
                os.close(tell)
            children.append(child)
        waiting = _Waiting(job, answers)
        for number, task in enumerate(tasks):
            (done,) = waiting.take(number) or (job.batch(task),)
            yield done
    finally:
        os.close(numbers)
        for answer in answers:  # who still writes there ends of it
            os.close(answer)
        for child in children:
            os.waitpid(child, 0)


class _Waiting(Generic[T]):
    """The helpers' answers. Each comes with the number of its batch, and each helper's numbers grow."""

    def __init__(self, job: Job[T], answers: Sequence[int]) -> None:
        self._job = job
        self._next: dict[int, tuple[int, int, int]] = {}  # by batch: the pipe in which it stands next, its two sizes
        self._unknown = set(answers)

    def take(self, number: int) -> tuple[T] | None:
        """The answer for a batch; None where nobody will give it any more."""
        while number not in self._next:
            if not self._unknown:
                return None
            for answer in select.select(list(self._unknown), [], [])[0]:
                self._unknown.remove(answer)
                with contextlib.suppress(EOFError):
                    which, about, size = _HEAD.unpack(_read(answer, _HEAD.size))
                    self._next[which] = answer, about, size
        answer, about, size = self._next.pop(number)
        self._unknown.add(answer)
        try:
            return (self._job.unpacked(_read(answer, about), _read(answer, size)),)
        except EOFError:
            return None


def _help(job: Job[T], tasks: Sequence[Sequence[str]], numbers: int, tell: int, others: Sequence[int]) -> None:
    """Do batches until none is left; never comes back."""
    status = 1
    try:
        for other in others:
            os.close(other)
        while number := os.read(numbers, _NUMBER.size):
            (which,) = _NUMBER.unpack(number)
            about, body = job.packed(job.batch(tasks[which]))
            _write(tell, _HEAD.pack(which, len(about), len(body)) + about)
            _write(tell, body)
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
