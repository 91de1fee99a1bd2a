"""A session's dates as a calendar file (RFC 5545): calendars import it, and take its changes when it comes again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from unicodedata import normalize
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.calendar import CalendarEntry

if TYPE_CHECKING:
    from icalendar import Event, Timezone, vCalAddress
    from icalendar.prop import vInline

PRODUCT: Final = "-//peerinquiry//calendar//EN"
_SPACE: Final = UUID("7f0b9d0e-6c59-5d0e-9a53-3f6a2f4f4c1d")
"""Where our identifiers are made; another one would make strangers of all entries that are out there."""
_DAY: Final = timedelta(days=1)
_LONGEST_SEASON: Final = 370
"""Days within which a zone that changes its clocks at all does so."""
_MARGIN: Final = 3
"""Years, from the first and the last that there are, in which nothing has an hour: its season could not be told."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """When check-ins are: at a time of the day, by the clocks of a zone, or those ahead of UTC by some minutes."""

    at: time
    length: timedelta
    zone: ZoneInfo | None = None
    utc_offset: int = 0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a calendar file may have besides: a time for check-ins, and people's mail addresses, by their names."""

    appointment: Appointment | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)


def calendar_file(session: str, entries: Sequence[CalendarEntry], wishes: Wishes | None = None) -> bytes:
    """The file; `session` is the name of the session's files, without an ending. Empty where there is no entry.

    The same entries and wishes make the same bytes.
    """
    if not entries:
        return b""
    from icalendar import Calendar

    wishes = wishes or Wishes()
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if not wishes.addresses:  # RFC 5546: what is published invites nobody
        calendar.add("method", "PUBLISH")
    if wishes.appointment and (zone := _zone(wishes.appointment, entries)):
        calendar.add_component(zone)
    for entry in entries:
        calendar.add_component(_event(session, entry, wishes))
    data: bytes = calendar.to_ical()
    return data


def identifier(session: str, key: str) -> str:
    """What an entry is known by, for good: of the session's name and the entry's key, yet telling neither."""
    return str(uuid5(_SPACE, f"{normalize('NFC', session)}\n{key}"))


def _event(session: str, entry: CalendarEntry, wishes: Wishes) -> Event:
    from icalendar import Event

    says, event = entry.says, Event()
    event.add("uid", identifier(entry.session or session, entry.key))
    event.add("dtstamp", entry.changed)
    event.add("created", entry.created)
    event.add("last-modified", entry.changed)
    event.add("sequence", entry.revision)
    appointment = wishes.appointment if says.check_in else None
    start, end = (appointment and _hours(appointment, says.on)) or _all_day(says.on)
    event.add("dtstart", start)
    if end:
        event.add("dtend", end)
    event.add("transp", "OPAQUE" if isinstance(start, datetime) and not entry.cancelled else "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("class", "PUBLIC" if says.check_in else "PRIVATE")
    event["summary"] = _text(f"Called off: {says.words}" if entry.cancelled else says.words)
    event["description"] = _text(*says.notes)
    for role, address in _people(entry, wishes.addresses):
        event.add(role, address)
    return event


def _all_day(on: date) -> tuple[date, date | None]:
    """A day, and the one after it, where there is one."""
    return on, on + _DAY if on < date.max else None


def _hours(appointment: Appointment, on: date) -> tuple[datetime, datetime] | None:
    """From when to when, by the zone's clocks or else in UTC; None at either end of time."""
    if not date.min.year + _MARGIN < on.year < date.max.year - _MARGIN:
        return None
    start = datetime.combine(on, appointment.at, appointment.zone or UTC)
    if appointment.zone is None:
        start -= timedelta(minutes=appointment.utc_offset)
    from_utc = start.astimezone(UTC)
    end = (from_utc + appointment.length).astimezone(start.tzinfo)
    if start.utcoffset() != end.utcoffset():  # clocks change meanwhile, and one hour may be there twice
        return from_utc, end.astimezone(UTC)
    return start, end


def _people(entry: CalendarEntry, addresses: Mapping[str, str]) -> Iterator[tuple[str, vCalAddress]]:
    """Who does it, as its organizer, and everybody concerned; nobody where the first one's address is not known."""
    known = [(name, addresses[name]) for name in entry.says.people if name in addresses]
    if not known or known[0][0] != entry.says.people[0]:
        return
    yield "organizer", _address(*known[0])
    for name, mail in known:
        yield "attendee", _address(name, mail)


def _address(name: str, mail: str) -> vCalAddress:
    from icalendar import vCalAddress

    address = vCalAddress(f"mailto:{joined(mail)}")
    address.params["CN"] = joined(name)
    address.params["SCHEDULE-AGENT"] = "NONE"  # RFC 6638: a calendar that takes it in mails nobody
    return address


def _text(*lines: str) -> vInline:
    """Lines of text, escaped by ourselves: the library takes a backslash before an N for the end of a line."""
    from icalendar.prop import vInline

    text = "\n".join(map(joined, lines))
    return vInline(text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n"))


# Time zones


def _zone(appointment: Appointment, entries: Sequence[CalendarEntry]) -> Timezone | None:
    """The zone that the hours are told in: the seasons that they fall into, and the next ones.

    Written by ourselves, since the library (7.3) lets summer begin an hour late.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = appointment.zone
    told = (_hours(appointment, entry.says.on) for entry in entries if entry.says.check_in)
    moments = [moment.astimezone(UTC) for hours in told if hours for moment in hours]
    if zone is None or not moments:
        return None
    component = Timezone()
    component.add("tzid", zone.key)
    for onset in sorted({onset for moment in moments for onset in _onsets(zone, moment)}):
        here, before = onset.astimezone(zone), (onset - timedelta(seconds=1)).astimezone(zone)
        season = TimezoneDaylight() if here.dst() else TimezoneStandard()
        offset = before.utcoffset() or timedelta()
        season.add("dtstart", (onset + offset).replace(tzinfo=None))
        season.add("tzoffsetfrom", offset)
        season.add("tzoffsetto", here.utcoffset())
        season.add("tzname", here.tzname())
        component.add_component(season)
    return component


def _onsets(zone: ZoneInfo, moment: datetime) -> Iterator[datetime]:
    """When the season of a moment began, and when the next one does, in UTC; or else a year before."""
    back = moment - timedelta(days=_LONGEST_SEASON)
    yield _change(zone, moment, -1) or back.replace(hour=0, minute=0, second=0)
    if following := _change(zone, moment, 1):
        yield following


def _change(zone: ZoneInfo, moment: datetime, way: int) -> datetime | None:
    """The last change of clocks up to a moment, or the first one after it; None if there is none within a year."""
    now = moment.astimezone(zone).utcoffset()
    near = moment
    for _ in range(_LONGEST_SEASON):
        far = near + way * _DAY
        if far.astimezone(zone).utcoffset() != now:
            early, late = sorted((near, far))
            while late - early > timedelta(seconds=1):
                middle = (early + (late - early) / 2).replace(microsecond=0)
                same = (middle.astimezone(zone).utcoffset() == now) == (way > 0)
                early, late = (middle, late) if same else (early, middle)
            return late
        near = far
    return None
