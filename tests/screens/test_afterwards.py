"""What can wait until a frame is out: it is done soon, once, in order, and before the next key."""

from __future__ import annotations

import asyncio

import pytest
from tests.screens.harness import NEVER

from peerinquiry.screens import afterwards
from peerinquiry.screens.afterwards import Afterwards


async def test_it_is_done_a_moment_later_and_not_at_once() -> None:
    later, done = Afterwards(), asyncio.Event()
    later.add(done.set)
    assert not done.is_set()
    await done.wait()


async def test_what_came_first_is_done_first_and_what_came_twice_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afterwards, "SOON", NEVER)
    later, done = Afterwards(), list[str]()

    def first() -> None:
        done.append("first")

    def second() -> None:
        done.append("second")

    for work in (first, second, first):
        later.add(work)
    later.catch_up()
    assert done == ["first", "second"]
    later.catch_up()
    assert done == ["first", "second"]
    later.add(first)
    later.catch_up()
    assert done == ["first", "second", "first"]


async def test_what_was_done_at_once_is_not_done_again_when_its_moment_comes() -> None:
    later, done, last = Afterwards(), list[str](), asyncio.Event()
    later.add(lambda: done.append("once"))
    later.catch_up()
    later.add(last.set)
    await last.wait()
    assert done == ["once"]


async def test_what_fails_keeps_nothing_else_from_being_done() -> None:
    later, done = Afterwards(), asyncio.Event()

    def fail() -> None:
        raise ZeroDivisionError

    later.add(fail)
    later.add(done.set)
    with pytest.raises(ZeroDivisionError):
        later.catch_up()
    await done.wait()


async def test_what_is_asked_for_meanwhile_waits_for_its_own_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afterwards, "SOON", NEVER)
    later, done = Afterwards(), list[str]()
    later.add(lambda: later.add(lambda: done.append("later")))
    later.catch_up()
    assert done == []
    later.catch_up()
    assert done == ["later"]
