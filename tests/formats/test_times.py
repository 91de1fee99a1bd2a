"""Lengths and ends in words."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.times import HALF_A_DAY, end_in, end_to_set, seconds_in, time_of_day_in
from peerinquiry.inquiry.commands import SetEnd
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.words import on_the_clock, spoken

NOW = datetime(2026, 11, 22, 14, 16, 30)  # noqa: DTZ001 - the wall clock of the group, whatever its zone


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45", 45),
        ("45 s", 45),
        ("45sec.", 45),
        ("1:30", 90),
        ("2 min", 120),
        ("1.5 min", 90),
        ("1,5 min", 90),
        ("1 min 30", 90),
        ("1m30s", 90),
        ("2 min and 5 seconds", 125),
        ("1h", 3600),
        ("a minute", 60),
        ("half a minute", 30),
    ],
)
def test_a_length(text: str, seconds: float) -> None:
    assert seconds_in(text) == seconds


@pytest.mark.parametrize("text", ["", "x", "0", "-3", "1 s 2 min", "1:75", "ten", "9" * 400, "1 min 2 min"])
def test_no_length(text: str) -> None:
    with pytest.raises(ValueError, match="Say it as"):
        seconds_in(text)


@given(st.integers(1, 24 * 3600))
def test_what_is_said_is_understood(seconds: int) -> None:
    assert seconds_in(spoken(seconds)) == seconds
    assert seconds_in(on_the_clock(seconds)) == seconds


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("15:30", "15:30"),
        ("15.30", "15:30"),
        ("15h30", "15:30"),
        ("1530", "15:30"),
        ("at 15:30", "15:30"),
        ("3:30", "15:30"),
        ("3:30 pm", "15:30"),
        ("3 p.m.", "15:00"),
        ("3pm", "15:00"),
        ("0:30", "00:30"),
        ("12 am", "00:00"),
        ("in 75 min", "15:31"),
        ("+75", "15:31"),
        ("75 min", "15:31"),
        ("in 1 h 15", "15:31"),
        ("in 1:15", "15:31"),
        ("in an hour", "15:16"),
        ("half an hour", "14:46"),
    ],
)
def test_an_end(text: str, end: str) -> None:
    found = end_in(text, NOW)
    assert found
    assert f"{found:%H:%M}" == end
    assert NOW < found <= NOW + HALF_A_DAY


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *(("14:00", time(14)), ("at 9:30", time(9, 30)), ("2 pm", time(14)), ("12 am", time(0)), ("12 pm", time(12))),
        *(("um 14 Uhr", time(14)), ("0:05", time(0, 5)), ("23:59", time(23, 59))),
    ],
)
def test_a_time_of_day(text: str, told: time) -> None:
    assert time_of_day_in(text) == told


@pytest.mark.parametrize("text", ["", "14", "24:00", "0 am", "13 pm", "in 5 min", "noon"])
def test_no_time_of_day(text: str) -> None:
    with pytest.raises(ValueError, match="14:00 or 2 pm"):
        time_of_day_in(text)


def test_nothing_lifts_the_end() -> None:
    assert end_in("  ", NOW) is None


@pytest.mark.parametrize(
    "text", ["14:10", "25:00", "15", "noon", "in 0", "+99999", "12 pm", "soon", "in", "+", "13 pm"]
)
def test_no_end(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        end_in(text, NOW)


@given(st.integers(1, 719))
def test_every_minute_of_the_next_half_day_can_be_named(minutes: int) -> None:
    end = NOW.replace(second=0) + timedelta(minutes=minutes)
    assert end_in(f"{end:%H:%M}", NOW) in {end, end + timedelta(hours=12), end - timedelta(hours=12)}
    assert end_in(f"{end:%I:%M %p}", NOW) == end
    assert end_in(f"in {minutes} min", NOW) == end


@given(st.text(max_size=20) | st.text(alphabet="0123456789:.hampin +", max_size=10))
def test_whatever_is_typed_is_understood_or_refused(text: str) -> None:
    for reading in (lambda: end_in(text, NOW), lambda: seconds_in(text), lambda: time_of_day_in(text)):
        try:
            reading()
        except ValueError as error:
            assert str(error)  # noqa: PT017 - either way is right


@pytest.mark.parametrize(("offset", "ends"), [(60, 13), (-60, 15)])
def test_an_end_is_set_in_utc_wherever_the_session_is_held(offset: int, ends: int) -> None:
    at = end_to_set("14:30", State(utc_offset=offset), datetime(2026, 11, 22, 12, 40, tzinfo=UTC))
    assert at == SetEnd(datetime(2026, 11, 22, ends, 30, tzinfo=UTC))
