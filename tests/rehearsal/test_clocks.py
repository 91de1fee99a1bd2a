"""Time that runs at a rate, and time that is told to pass."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.rehearsal import RehearsalClock, SteppedClock

START = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def test_a_stepped_clock_moves_only_when_told() -> None:
    clock = SteppedClock(START)
    assert (clock.monotonic(), clock.wall()) == (0, START)
    clock.advance(90)
    clock.advance(0)
    assert (clock.monotonic(), clock.wall()) == (90, START + timedelta(seconds=90))


@pytest.mark.parametrize("seconds", [-1, float("nan")])
def test_time_does_not_run_backwards(seconds: float) -> None:
    with pytest.raises(ValueError, match="backwards"):
        SteppedClock(START).advance(seconds)
    with pytest.raises(ValueError, match="backwards"):
        RehearsalClock(seconds, SteppedClock(START))


def test_a_rehearsal_runs_faster_than_the_world() -> None:
    world = SteppedClock(START)
    world.advance(1000)
    clock = RehearsalClock(12, world)
    begun = world.wall()
    assert (clock.monotonic(), clock.wall()) == (0, begun)
    world.advance(5)
    assert (clock.monotonic(), clock.wall()) == (60, begun + timedelta(seconds=60))


def test_handing_over_goes_on_from_there_at_the_rate_of_the_world() -> None:
    world = SteppedClock(START)
    clock = RehearsalClock(12, world)
    world.advance(5)
    clock.rate = 1
    assert clock.monotonic() == 60
    world.advance(5)
    assert (clock.rate, clock.monotonic()) == (1, 65)
    assert clock.wall() == START + timedelta(seconds=65)


def test_at_rate_nought_time_stands() -> None:
    world = SteppedClock(START)
    clock = RehearsalClock(0, world)
    world.advance(100)
    assert (clock.monotonic(), clock.wall()) == (0, START)


def test_moments_have_the_grain_of_the_journal() -> None:
    world = SteppedClock(START)
    clock = RehearsalClock(1 / 3, world)
    world.advance(1)
    assert clock.wall() == START + timedelta(milliseconds=333)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 1000)), max_size=20))
def test_a_change_of_rate_is_no_jump(stretches: list[tuple[float, float]]) -> None:
    world = SteppedClock(START)
    clock = RehearsalClock(1, world)
    for rate, seconds in stretches:
        before = clock.monotonic()
        clock.rate = rate
        assert clock.monotonic() == pytest.approx(before)
        world.advance(seconds)
        assert clock.monotonic() == pytest.approx(before + rate * seconds)
