"""A search in a process of its own: what it tells, how many lines, and that it ends with whoever listens."""

from __future__ import annotations

import subprocess
import sys
from contextlib import aclosing
from typing import Any

import pytest

from peerinquiry.formats.search.hit import Hit, Tally, read_hit, said_in
from peerinquiry.storage import search_apart
from peerinquiry.storage.home import Home
from peerinquiry.storage.search_apart import MOST, told

LINE = "- 10:00:00 NOTE Ann: a heron \\*once\\* (changed: 10:01:00)"


def put(home: Home, name: str, text: str) -> None:
    (home.sessions / f"{name}.md").write_text(text, encoding="utf-8")


def heard(home: Home, words: str, *, literal: bool = True) -> list[Hit | Tally]:
    return [read_hit(line) for part in told(home, words, literal=literal) for line in part.splitlines()]


def test_each_line_is_told_and_then_how_many(home: Home) -> None:
    put(home, "2026-01-01-0900-a", f"# A team\n\n{LINE}\n")
    put(home, "2026-02-01-0900-b", f"{LINE}\n")
    assert heard(home, "HERON") == [
        Hit("2026-02-01-0900-b", 1, LINE, 7, 12),
        Hit("2026-01-01-0900-a", 3, LINE, 7, 12),
        Tally(2),
        Tally(2, done=True),
    ]
    assert said_in(LINE) == "Ann: a heron *once*"
    assert heard(home, "changed")[0] == Hit("2026-02-01-0900-b", 1, LINE), "it is not in what was said"
    assert heard(home, "h.r[o]n", literal=False)[-1] == Tally(2, done=True)
    assert heard(home, "nothing")[-1] == Tally(0, done=True)


def test_the_first_lines_are_told_and_all_are_counted(home: Home) -> None:
    for number in range(60):
        put(home, f"2026-01-01-{number:04}-a", "heron\n" * 30)
    all_heard = heard(home, "heron")
    assert [type(one) for one in all_heard[: MOST + 1]] == [Hit] * MOST + [Tally]
    assert sum(isinstance(one, Hit) for one in all_heard) == MOST
    assert all_heard[-1] == Tally(1800, done=True)


async def test_the_process_tells_the_same(home: Home) -> None:
    put(home, "2026-01-01-0900-a", f"{LINE}\n")
    found = [one async for one in search_apart.search_apart(home, "heron", literal=True)]
    assert found == heard(home, "heron")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups")
async def test_whoever_stops_listening_ends_it(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    more_than_fits_a_pipe = f"heron {'x' * 4000}\n" * 200  # so it cannot be done before it is ended
    put(home, "2026-01-01-0900-a", more_than_fits_a_pipe)
    processes: list[subprocess.Popen[bytes]] = []

    class Kept(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - whatever it is given
            super().__init__(*arguments, **settings)
            processes.append(self)

    monkeypatch.setattr(subprocess, "Popen", Kept)
    async with aclosing(search_apart.search_apart(home, "heron", literal=True)) as found:
        assert isinstance(await anext(found), Hit)
    assert [process.returncode for process in processes] == [-9]
