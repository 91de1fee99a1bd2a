"""Numbers as people say them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from peerinquiry.inquiry.model import Presence, State

MINUTE = 60
ONE_DAY = 24 * MINUTE
"""Minutes."""


def on_the_clock(seconds: float) -> str:
    """Seconds as a clock's face: `0:23`, `12:05`. A running second counts until it is over."""
    whole = max(0, -int(-seconds // 1))
    return f"{whole // MINUTE}:{whole % MINUTE:02d}"


def spoken(seconds: float) -> str:
    """Seconds as said: `23 s`, `3 min`, `1 min 20 s`."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, MINUTE)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def about(seconds: float) -> str:
    """Seconds to the minute: `12 min`; what is not a minute, in seconds."""
    return f"{round(seconds / MINUTE)} min" if seconds >= MINUTE else f"{round(seconds)} s"


def local(state: State, at: datetime) -> datetime:
    """A moment on the wall clock where the session is held."""
    return wall_clock(at, state.utc_offset)


def held_on(state: State) -> date:
    """The day on which the session was opened, where it is held."""
    return local(state, state.opened_at).date()


def wall_clock(at: datetime, minutes: int) -> datetime:
    """A moment where clocks are `minutes` ahead of UTC."""
    try:
        return at.astimezone(UTC) + timedelta(minutes=sensible(minutes))
    except OverflowError:  # the last day there is
        return at


def sensible(minutes: int) -> int:
    """An offset from UTC; none where a journal that was mended by hand says what no place on earth has."""
    return minutes if abs(minutes) < ONE_DAY else 0


def zone_words(minutes: int) -> str:
    """Clocks that are `minutes` ahead of UTC: `UTC+02:00`."""
    hours, rest = divmod(abs(minutes), MINUTE)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def time_of_day(state: State, at: datetime) -> str:
    """A moment as `15:08`, where the session is held."""
    return f"{local(state, at):%H:%M}"


def day(on: date | None) -> str:
    """A date as `1 Dec 2026`, in English whatever the machine speaks."""
    if on is None:
        return "no date yet"
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def weekday(on: date) -> str:
    """A date as `Tue 1 Dec 2026`."""
    return f"{WEEKDAYS[on.weekday()]} {day(on)}"


def introduced(name: str, pronouns: str) -> str:
    """Somebody as they are introduced: `Ann (she/her)`."""
    return f"{name} ({pronouns})" if pronouns else name


AWAY: Mapping[Presence, str] = {
    Presence.LATE: "is expected later",
    Presence.ABSENT: "is away for now",
    Presence.GONE: "has left",
}
"""Where somebody is who is not here."""


def capital(words: str) -> str:
    """Words as a sentence begins: `We end at 15:00`."""
    return f"{words[:1].upper()}{words[1:]}"


def listed(names: tuple[str, ...]) -> str:
    """Names as said: `Ann, Bea and Carl`."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no "and"
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def first_of(names: Sequence[str], most: int) -> str:
    """The first names of a list that may be long: `Ann, Bea, …`."""
    return ", ".join([*names[:most], *(["…"] if len(names) > most else [])])


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters: cut at a blank near its end, where there is one, with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, blank, _ = cut.rpartition(" ")
    return f"{head if blank and len(head) > most * 2 // 3 else cut}…"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 vote`, `3 votes`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
