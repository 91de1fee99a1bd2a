"""Values as TOML, each on one physical line, and back from what a TOML reader made of them.

One physical line per value is what lets a journal be split at its lines without understanding TOML first. A `Codec` is
strict both ways, and alike: what it writes it reads back equal, and what it would not read it does not write.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

import tomli_w

from peerinquiry.inquiry.text import clean

LARGEST_WHOLE = 2**63 - 1
"""What TOML promises to keep of a whole number."""
LARGEST_NUMBER = 1e12
"""No length of time is longer, in seconds; beyond it, arithmetic with times would overflow."""
_YEARS = range(2, 9999)  # the outermost years overflow as soon as a time zone is applied

# Besides what TOML requires: all controls, line separators and the marks that turn text around, so that the
# file can be looked at safely with any tool, and counts the same lines in all of them.
_UNSEEN = re.compile("[\t\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_HALVES = re.compile("[\ud800-\udfff]")


T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Codec(Generic[T_co]):
    """How values of one type are written and read.

    `write` takes a value to TOML; `read` takes what the TOML reader made to a value. Both raise ValueError,
    whose words end the sentence "`field` …", when it is not of that type.
    """

    write: Callable[[object], str]
    read: Callable[[object], T_co]


def _toml(value: object) -> str:
    """A scalar, as TOML."""
    return tomli_w.dumps({"_": value})[len("_ = ") : -len("\n")]


def _seen(found: re.Match[str]) -> str:
    return "\\t" if found[0] == "\t" else f"\\u{ord(found[0]):04x}"


def _write_text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("should be a text")  # noqa: TRY004 - one kind of error, whichever way a value fails
    whole = _HALVES.sub("\ufffd", value)  # half a character has no place in UTF-8
    return _UNSEEN.sub(_seen, _toml(whole))


def _read_text(value: object) -> str:
    if type(value) is not str:
        raise ValueError("should be a text")
    return clean(value)


def _whole(value: object) -> int:
    if type(value) is not int or abs(value) > LARGEST_WHOLE:
        raise ValueError("should be a whole number")
    return value


def _number(value: object) -> float:
    if type(value) is not float and type(value) is not int:
        raise ValueError("should be a number")
    if not abs(value) <= LARGEST_NUMBER:  # also true of nan
        raise ValueError("should be a number within reason")
    return float(value)


def _write_number(value: object) -> str:
    return _toml(_number(value) + 0.0)  # the shortest text that reads back as the same number; -0.0 becomes 0.0


def _flag(value: object) -> bool:
    if type(value) is not bool:
        raise ValueError("should be true or false")
    return value


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError("should be a date")
    return value


def _moment(value: object) -> datetime:
    if type(value) is not datetime or value.tzinfo is None or value.year not in _YEARS:
        raise ValueError("should be a time with its offset from UTC")
    return value.astimezone(UTC)


def _write_moment(value: object) -> str:
    moment = _moment(value)
    precision = "microseconds" if moment.microsecond % 1000 else "milliseconds"
    return moment.replace(tzinfo=None).isoformat(timespec=precision) + "Z"


def _write_whole(value: object) -> str:
    return _toml(_whole(value))


def _write_flag(value: object) -> str:
    return _toml(_flag(value))


def _write_day(value: object) -> str:
    return _toml(_day(value))


TEXT = Codec(_write_text, _read_text)
WHOLE = Codec(_write_whole, _whole)
NUMBER = Codec(_write_number, _number)
FLAG = Codec(_write_flag, _flag)
DAY = Codec(_write_day, _day)
MOMENT = Codec(_write_moment, _moment)


def word_of(words: type[StrEnum]) -> Codec[StrEnum]:
    """One word of a closed vocabulary."""
    known = {word.value: word for word in words}
    complaint = f"should be one of {', '.join(known)}"

    def read(value: object) -> StrEnum:
        word = known.get(value) if type(value) is str else None
        if word is None:
            raise ValueError(complaint)
        return word

    def write(value: object) -> str:
        word = known.get(value) if isinstance(value, str) else None
        if word is None:
            raise ValueError(complaint)
        return f'"{word.value}"'

    return Codec(write, read)


def list_of(item: Codec[object]) -> Codec[tuple[object, ...]]:
    """Any number of one type: a tuple here, an array on one line there."""

    def write(value: object) -> str:
        if not isinstance(value, tuple):
            raise ValueError("should be a tuple")  # noqa: TRY004 - one kind of error, whichever way a value fails
        return f"[{', '.join(item.write(part) for part in value)}]"

    def read(value: object) -> tuple[object, ...]:
        if type(value) is not list:
            raise ValueError("should be a list")
        return tuple(item.read(part) for part in value)

    return Codec(write, read)
