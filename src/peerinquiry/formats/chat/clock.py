"""The time of a message, however a call's window puts it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from peerinquiry.formats.chat.noise_words import DAYS

_AFTERNOON: Final = r"p\.? ?m\.?|下午|晚上|午後|오후|nachm\.?|อม|chiều|tối|μμ|ΜΜ"
_MORNING: Final = r"a\.? ?m\.?|上午|凌晨|早上|午前|오전|vorm\.?|sáng|πμ|ΠΜ"
_HALF: Final = rf"(?:{_AFTERNOON}|{_MORNING})"
CLOCK: Final = rf"(?:{_HALF} ?)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?: ?{_HALF}(?![^\W\d_])| ?Uhr| ?h\b)?+"
"""A time of day, as a pattern: hours, minutes, maybe seconds, maybe which half of the day."""

_AT_END: Final = re.compile(rf"\d[:.]\d\d(?: ?{_HALF}| ?Uhr| ?h)?$", re.IGNORECASE)
_PARTS: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
_LATE: Final = re.compile(_AFTERNOON, re.IGNORECASE)
_EARLY: Final = re.compile(_MORNING, re.IGNORECASE)
_NOON: Final = 12
_DAY: Final = 24
_HOUR: Final = 60

_DATE: Final = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?"
_DAY_WORD: Final = "(?:" + "|".join(map(re.escape, sorted(DAYS.split(), key=len, reverse=True))) + r")\.?"
_MONTH: Final = r"[^\W\d_]{3,12}\.?"
_CALENDAR: Final = rf"{_DATE}|\d{{1,2}}\.? (?:de )?{_MONTH}(?: (?:de )?\d{{4}})?|{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?"
_STAMP: Final = re.compile(
    rf"(?:(?:(?:{_DAY_WORD},? )?(?:{_CALENDAR})|{_DAY_WORD}),? (?:[^\W\d_]{{1,3}} )?)?(?P<clock>{CLOCK})", re.IGNORECASE
)
LONGEST: Final = 48


class Stamp(NamedTuple):
    """A time that fills a text: `at` as `HH:MM` or `HH:MM:SS`, and whether a day stood with it."""

    at: str
    dated: bool


def hour(text: str) -> str | None:
    """A time of day as `HH:MM` or `HH:MM:SS` of 24 hours; None where there is none such."""
    parts = _PARTS.search(text)
    if not parts:
        return None
    hours, minutes, seconds = int(parts[1]), int(parts[2]), parts[3]
    if _LATE.search(text) and hours < _NOON:
        hours += _NOON
    elif _EARLY.search(text) and hours == _NOON:
        hours = 0
    if hours >= _DAY or minutes >= _HOUR or int(seconds or 0) >= _HOUR:
        return None
    return f"{hours:02}:{minutes:02}:{int(seconds):02}" if seconds else f"{hours:02}:{minutes:02}"


def ends_in_time(text: str) -> bool:
    """Whether the end of a text may be a time: a quick look, which spares a long one."""
    tail = text[-20:]
    return (":" in tail or "." in tail) and bool(_AT_END.search(tail))


def lone_hour(text: str) -> str | None:
    """The time that a text is, and nothing else."""
    told = stamp(text)
    return told.at if told and not told.dated else None


def stamp(text: str) -> Stamp | None:
    """The time that a text is, a day before it allowed: `Yesterday 10:37 PM`, `15/01/2025 2:34 pm`."""
    text = text.strip()
    return _stamp(text) if len(text) <= LONGEST and ends_in_time(text) else None


@lru_cache(maxsize=4_096)
def _stamp(text: str) -> Stamp | None:
    match = _STAMP.fullmatch(text)
    at = hour(match["clock"]) if match else None
    return Stamp(at, match["clock"] != text) if match and at else None
