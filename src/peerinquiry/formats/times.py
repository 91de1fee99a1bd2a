"""Times as people type them: `45`, `1:30`, `2 min` for a length; `15:30`, `3:30 pm`, `in 75 min`, `+75` for an end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from peerinquiry.inquiry.commands import SetEnd
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.words import local

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
HALF_A_DAY: Final = timedelta(hours=12)
"""No session lasts longer; a time without am or pm is the next one that fits."""

_ANY_DAY: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a wall clock's
LENGTH_HINT: Final = "Say it as 45 s, 1:30 or 2 min."
TIME_HINT: Final = "Say it as 14:00 or 2 pm."
END_HINT: Final = "Say it as 15:30, 3:30 pm or in 75 min."

_NOON: Final = 12
_UNITS: Final = {"h": HOUR, "m": MINUTE, "s": 1}
_SAID: Final = {"an hour": HOUR, "half an hour": HOUR // 2, "a minute": MINUTE, "half a minute": MINUTE // 2}
_FACE: Final = re.compile(r"([0-9]{1,4}):([0-5][0-9])")
_PART: Final = re.compile(
    r"(?P<number>[0-9]{1,5}(?:[.,][0-9]{1,3})?) ?(?P<unit>hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)?(?![a-z])"
    r"(?: ?(?:,|and|&))? ?",
)
_CLOCK: Final = re.compile(
    r"(?:(?:at|until|till|by|um|bis) )?(?P<hour>[0-9]{1,2})(?:[:.h ]?(?P<minute>[0-5][0-9]))?"
    r" ?(?:(?P<half>[ap])\.?m\.?|(?P<whole>uhr|o'clock|h))?",
)


def seconds_in(text: str, unit: str = "s") -> float:
    """The seconds of a length of time; a number alone counts in `unit`, one after a part in the next smaller.

    Raises ValueError with a sentence that says what to write.
    """
    words = one_line(text).casefold().rstrip(" .")
    if words in _SAID:
        return float(_SAID[words])
    if match := _FACE.fullmatch(words):
        return float(int(match[1]) * _UNITS[unit] * 60 + int(match[2]) * _UNITS[unit])
    seconds = sum(_parts(words, unit))
    if not seconds:
        raise ValueError(LENGTH_HINT)
    return seconds


def _parts(words: str, unit: str) -> Iterator[float]:
    """The seconds of each part: `1 h`, `15`, the large ones first."""
    sizes, place = "hms", 0
    last = ""
    while place < len(words):
        match = _PART.match(words, place)
        if match is None:
            raise ValueError(LENGTH_HINT)
        following = sizes[sizes.index(last) + 1 :] if last else sizes
        size = (match["unit"] or (following[:1] if last else unit))[:1]
        if not size or size not in following:
            raise ValueError(LENGTH_HINT)
        yield float(match["number"].replace(",", ".")) * _UNITS[size]
        last, place = size, match.end()


def end_in(text: str, now: datetime, *, written: bool = False) -> datetime | None:
    """The end that `text` says, seen from `now` on the same wall clock, to the minute; None for an empty text.

    Said, `10:45` is the next one that fits, in the evening, too; `written` in a file, two digits for the hour count
    the whole day. Raises ValueError with a sentence that says what to write.
    """
    words = one_line(text).casefold()
    if not words:
        return None
    start = now.replace(second=0, microsecond=0)
    length = _length_in(words)
    if length is not None:
        return start + _ahead(length)
    match = _CLOCK.fullmatch(words)
    if match is None or not (match["minute"] or match["half"] or match["whole"]):
        raise ValueError(f"Which: {words}:00, or in {words} min?" if words.isdecimal() else END_HINT)
    hours = _hours(match["hour"], match["half"], whole_day=written)
    return _next(start, hours, int(match["minute"] or 0))


def _length_in(words: str) -> str | None:
    """The part that says how long it takes; None where it is to be a time of day."""
    length = words.removeprefix("in ").removeprefix("+").strip()
    return length if length != words or not _CLOCK.fullmatch(words) else None


def end_to_set(text: str, state: State, wall: datetime) -> SetEnd:
    """What sets the end that `text` says at a moment of the wall clock, in UTC. Raises as `end_in` does."""
    at = end_in(text, local(state, wall))
    if at is None:
        return SetEnd(None)
    length = _length_in(one_line(text).casefold())
    minutes = 0 if length is None else round(_ahead(length) / timedelta(minutes=1))
    return SetEnd(at - timedelta(minutes=state.utc_offset), minutes)


def ends_as_said(said: str, state: State) -> str:
    """When the session ends, as `said` where that says it, seen from when it was opened; empty where it has no end.

    Else as it was said in the session: a length of time, or a time of day.
    """
    if state.ends_at is None:
        return ""
    try:
        meant = end_in(said, local(state, state.opened_at), written=True)
    except ValueError:
        meant = None
    ends = local(state, state.ends_at)
    if meant and abs(meant - ends) <= timedelta(minutes=1):
        return said
    return f"{state.ends_after} min" if state.ends_after else f"{ends:%H:%M}"


def says_end(text: str) -> bool:
    """Whether `text` says an end at some time of the day."""
    for hour in (0, 12):
        try:
            end_in(text, _ANY_DAY.replace(hour=hour), written=True)
        except ValueError:
            continue
        return True
    return False


def time_of_day_in(text: str) -> time:
    """The time of day that `text` says, such as `14:00` or `2 pm`. Raises ValueError with a sentence that says how."""
    match = _CLOCK.fullmatch(one_line(text).casefold())
    if match is None or not (match["minute"] or match["half"] or match["whole"]):
        raise ValueError(TIME_HINT)
    hour, half = int(match["hour"]), match["half"]
    if half and not 1 <= hour <= _NOON:
        raise ValueError(TIME_HINT)
    hour = hour % _NOON + (_NOON if half == "p" else 0) if half else hour
    if hour not in range(24):
        raise ValueError(TIME_HINT)
    return time(hour, int(match["minute"] or 0))


def _ahead(length: str) -> timedelta:
    try:
        ahead = timedelta(seconds=seconds_in(length, "m"))
    except ValueError:
        raise ValueError(END_HINT) from None
    if not timedelta(minutes=1) <= ahead <= HALF_A_DAY:
        raise ValueError("An end is a minute to twelve hours from now.")
    return ahead


def _hours(said: str, half: str | None, *, whole_day: bool) -> list[int]:
    """The hours of the day that are meant; where two digits count the `whole_day`, it is one."""
    hour, digits = int(said), 2
    if hour > (_NOON if half else 23) or (half and not hour):
        raise ValueError(END_HINT)
    if half:
        return [hour % _NOON + (_NOON if half == "p" else 0)]
    either = 0 < hour < _NOON and not (whole_day and len(said) == digits)
    return [hour, hour + _NOON] if either else [hour]


def _next(start: datetime, hours: list[int], minute: int) -> datetime:
    """The first moment after `start` with that face, within half a day."""
    days = (start, start + timedelta(days=1))
    moments = sorted(day.replace(hour=each, minute=minute) for day in days for each in hours)
    found = next((moment for moment in moments if start < moment <= start + HALF_A_DAY), None)
    if found is None:
        raise ValueError(f"{hours[0]}:{minute:02d} is over, or far off. {END_HINT}")
    return found
