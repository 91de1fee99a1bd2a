"""TOML as people write it: read as far as it goes, with every slip in it, found where it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import tomli

from peerinquiry.formats.toml_places import Trouble, trouble
from peerinquiry.formats.toml_slips import HEADING, PAIR, Slip, explain

LARGEST: Final = 1_000_000
"""Bytes. More is not a file that a person wrote."""

_MOST_SLIPS: Final = 20
_WORK: Final = 2_000_000
"""Characters to read in search of further slips: a small file gets all of its slips, a huge one its first."""

_RETURNS: Final = re.compile(r"(?<!\r)\r+\n")
_ENDLESS_NUMBER: Final = re.compile(r"\d[\d_]{4000}")


def decode(source: str | bytes) -> tuple[str, list[Slip]]:
    """The text of a file, with newlines alone, and what is wrong with its bytes. What cannot be used is empty."""
    if len(source) > LARGEST:
        return "", [Slip(0, f"the file is larger than {LARGEST // 1000} kB", "keep what is needed, and split the rest")]
    if isinstance(source, str):
        return _with_newlines(source.removeprefix("\ufeff")), []
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [Slip(0, "the file is saved as UTF-16", "save it again as UTF-8")]
    try:
        return _with_newlines(source.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        before = _with_newlines(source[: error.start].decode("utf-8-sig"))
        wrong = f"the byte 0x{source[error.start]:02x} is not UTF-8"
        text = _with_newlines(source.decode("utf-8-sig", "replace"))
        return text, [Slip(len(before), wrong, "save the file as UTF-8 in your editor")]


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read; the text it was read from, with blanks where a slip was; the slips, in no order."""

    document: dict[str, Any]
    text: str
    slips: tuple[Slip, ...] = ()


def read(text: str) -> Reading:
    """What is written. A statement with a slip is left out, and reading goes on with the next: all slips at once."""
    slips: list[Slip] = []
    rounds = max(1, min(_MOST_SLIPS, _WORK // (len(text) + 1)))
    while True:
        try:
            return Reading(tomli.loads(text), text, tuple(slips))
        except (ValueError, RecursionError) as error:
            at, around = _where(text, error)
            slips.append(explain(text, error, at, around))
        if len(slips) == rounds:
            return Reading({}, text, tuple(slips))
        text = _without_statement(text, around.begins, at)


def _where(text: str, error: ValueError | RecursionError) -> tuple[int, Trouble]:
    """Where tomli stopped, and in what statement. It says so of everything but what goes beyond Python itself."""
    if isinstance(error, tomli.TOMLDecodeError):
        at = error.pos
    elif isinstance(error, RecursionError):
        at = trouble(text, len(text)).deepest
    else:
        number = _ENDLESS_NUMBER.search(text)
        at = number.start() if number else 0
    return at, trouble(text, at)


def _without_statement(text: str, begins: int, at: int) -> str:
    """`text` with blanks in place of a statement, up to where the next one seems to begin after `at`.

    Of a heading, all that stands under it goes too: it would land in another table.
    """
    heading = text.startswith("[", begins)
    margin = begins - _line(text, begins)
    end = _line(text, at)
    if end <= begins:
        end = _next_line(text, at)
    while end < len(text):
        pair = None if heading else PAIR.match(text, end)
        if HEADING.match(text, end) or (pair and len(pair[1]) <= margin):
            break
        end = _next_line(text, end)
    return text[:begins] + re.sub(r"[^\n]", " ", text[begins:end]) + text[end:]


def _line(text: str, at: int) -> int:
    """Where the line around `at` begins."""
    return text.rfind("\n", 0, at) + 1


def _next_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _with_newlines(text: str) -> str:
    return _RETURNS.sub("\n", text)
