"""Single values: what is written is read back, on one line, and what is not of the type is refused both ways."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import moments, numbers, texts

from peerinquiry.formats.toml_lines import DAY, FLAG, MOMENT, NUMBER, TEXT, WHOLE, Codec, list_of, word_of
from peerinquiry.inquiry.voting import TieRule

WORD = word_of(TieRule)
NAMES = list_of(TEXT)


def through(codec: Codec[object], value: object) -> object:
    line = codec.write(value)
    assert len(line.splitlines()) <= 1, "it would be two physical lines to some program"
    return codec.read(tomli.loads(f"key = {line}\n")["key"])


@given(texts())
def test_a_clean_text_comes_back(text: str) -> None:
    assert through(TEXT, text) == text


@given(st.text())
def test_any_text_stays_on_its_line_and_shows_no_control(text: str) -> None:
    line = TEXT.write(text)
    assert line.isprintable() or not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in line)
    through(TEXT, text)


@given(numbers())
def test_a_number_comes_back_to_the_last_bit(number: float) -> None:
    assert through(NUMBER, number) == number


@given(moments())
def test_a_moment_comes_back_to_the_microsecond(moment: datetime) -> None:
    assert through(MOMENT, moment) == moment


@given(st.tuples(texts(), texts()))
def test_a_list_comes_back_on_one_line(names: tuple[str, ...]) -> None:
    assert through(NAMES, names) == names


def test_what_it_looks_like() -> None:
    berlin = timezone(timedelta(hours=1))
    assert MOMENT.write(datetime(2026, 11, 22, 14, 0, 0, 5000, berlin)) == "2026-11-22T13:00:00.005Z"
    assert MOMENT.write(datetime(2026, 11, 22, 14, 0, 0, 5, UTC)) == "2026-11-22T14:00:00.000005Z"
    assert DAY.write(date(2026, 12, 1)) == "2026-12-01"
    assert NUMBER.write(30) == "30.0"
    assert NUMBER.write(-0.0) == "0.0"
    assert FLAG.write(True) == "true"
    assert WORD.write(TieRule.RUN_OFF) == '"run-off"'
    assert NAMES.write(("Ann", 'B"ea')) == '["Ann", "B\\"ea"]'
    assert TEXT.write("a\nb\tc\x1b\u202e\u2028é\ud800") == '"a\\nb\\tc\\u001b\\u202e\\u2028é\ufffd"'


@pytest.mark.parametrize(
    ("codec", "value"),
    [
        (TEXT, 1),
        (TEXT, None),
        (WHOLE, True),
        (WHOLE, 1.0),
        (WHOLE, 2**63),
        (NUMBER, float("nan")),
        (NUMBER, float("inf")),
        (NUMBER, 10**400),
        (NUMBER, True),
        (NUMBER, "1"),
        (FLAG, 1),
        (DAY, datetime(2026, 1, 1, tzinfo=UTC)),
        (DAY, "2026-01-01"),
        (MOMENT, date(2026, 1, 1)),
        (MOMENT, datetime(2026, 1, 1)),  # noqa: DTZ001 - without an offset is what is refused
        (MOMENT, datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))),
        (WORD, "coin"),
        (WORD, 3),
        (NAMES, "Ann"),
    ],
)
def test_what_is_not_of_the_type_is_refused_both_ways(codec: Codec[object], value: object) -> None:
    with pytest.raises(ValueError, match="should be"):
        codec.write(value)
    with pytest.raises(ValueError, match="should be"):
        codec.read(value)


def test_a_list_is_a_tuple_here_and_an_array_there() -> None:
    with pytest.raises(ValueError, match="should be a text"):
        NAMES.read(["Ann", 3])
    with pytest.raises(ValueError, match="should be a tuple"):
        NAMES.write(["Ann"])
