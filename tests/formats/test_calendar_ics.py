"""A calendar file, read back by a library that did not write it, and by the one that did."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import strategies
from tests.formats.hostile import MARKDOWN, PLAIN, hostile
from tests.hostile.payloads import naughty_strings
from tests.inquiry.driver import Run, at_planning, at_second_story, opened
from tests.inquiry.runs import runs
from tests.inquiry.wild import wild_events

from peerinquiry.formats.calendar_ics import Appointment, Wishes, calendar_file, identifier
from peerinquiry.inquiry.commands import SetAction, SetCheckIn
from peerinquiry.inquiry.events import Event
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.calendar import CalendarEntry, Dated, calendar_entries

NAME = "2026-11-22-1400-leadership-team"
AT = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour
    "America/Santiago",  # at midnight
    "Europe/Dublin",  # where winter is what is saved
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Pacific/Auckland",
)


def entry(key: str, on: date, words: str = "Ann: Call", **says: bool) -> CalendarEntry:
    return CalendarEntry("", key, Dated(on, words, ("Leadership team",), ("Ann", "Bea"), **says), AT, AT, 7)


def check_in(on: date) -> CalendarEntry:
    return entry("check-in 1", on, check_in=True)


def events(data: bytes) -> list[Any]:
    calendar = vobject.readOne(data.decode())
    return list(calendar.contents.get("vevent", []))


def unfolded(data: bytes) -> list[str]:
    return re.sub(rb"\r\n[ \t]", b"", data).decode().split("\r\n")


def test_the_file_as_it_is() -> None:
    run = at_planning().all(SetAction("Call both; today", "Ann", date(2026, 12, 4), "", ("Bea",)))
    run.all(SetCheckIn(date(2026, 12, 18)))
    data = calendar_file(NAME, calendar_entries(run.records))
    assert unfolded(data) == [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//peerinquiry//calendar//EN", "CALSCALE:GREGORIAN"),
        *("METHOD:PUBLISH", "BEGIN:VEVENT"),
        r"SUMMARY:Ann: Call both\; today",
        "DTSTART;VALUE=DATE:20261204",
        "DTEND;VALUE=DATE:20261205",
        *(line for line in unfolded(data)[9:12]),
        "CLASS:PRIVATE",
        *(line for line in unfolded(data)[13:14]),
        r"DESCRIPTION:Bea helps\nLeadership team\, Sun 22 Nov 2026",
        *(line for line in unfolded(data)[15:16]),
        *("STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT"),
        *("BEGIN:VEVENT", "SUMMARY:Check-in: how Ann's plan went"),
        *("DTSTART;VALUE=DATE:20261218", "DTEND;VALUE=DATE:20261219"),
        *(line for line in unfolded(data)[23:26]),
        "CLASS:PUBLIC",
        *(line for line in unfolded(data)[27:28]),
        r"DESCRIPTION:Leadership team\, Sun 22 Nov 2026",
        *(line for line in unfolded(data)[29:30]),
        *("STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", ""),
    ]


def test_nothing_with_a_date_makes_no_file() -> None:
    assert calendar_file(NAME, ()) == b""


def test_identifiers_are_for_good() -> None:
    assert identifier(NAME, "action 1") == "28b62e3b-7feb-5fa5-9c1f-6cac23b62cc2"
    assert identifier("cafe\u0301", "action 1") == identifier("caf\u00e9", "action 1"), "some disks part letters"
    assert identifier(NAME, "action 1") != identifier(NAME, "action 2") != identifier("other", "action 2")


def test_an_entry_of_an_earlier_session_is_known_by_its_name_there() -> None:
    there = CalendarEntry("earlier", "action 4", Dated(date(2026, 12, 4), "Ann: Call"), AT, AT, 7)
    (event,) = events(calendar_file(NAME, [there]))
    assert event.uid.value == identifier("earlier", "action 4")


def test_what_is_called_off_says_so_in_words_too() -> None:
    off = CalendarEntry("", "action 1", Dated(date(2026, 12, 4), "Ann: Call"), AT, AT, 7, cancelled=True)
    (event,) = events(calendar_file(NAME, [off]))
    assert event.status.value == "CANCELLED"
    assert event.summary.value == "Called off: Ann: Call"


@pytest.mark.parametrize("on", [date.min, date(999, 1, 1), date.max])
def test_any_day_there_is(on: date) -> None:
    berlin = Wishes(Appointment(time(14), HALF_AN_HOUR, ZoneInfo("Europe/Berlin")))
    for wishes in (Wishes(), berlin, Wishes(Appointment(time(0), HALF_AN_HOUR, None, 1000))):
        data = calendar_file(NAME, [entry("action 1", on), check_in(on)], wishes)
        assert f"DTSTART;VALUE=DATE:{on.year:04}{on.month:02}{on.day:02}".encode() in data


# Hours


def hours(data: bytes) -> tuple[datetime, datetime]:
    """From when to when, in UTC, by what the file alone says of its zone."""
    zones = vars(vobject.icalendar)["__tzidMap"]  # it remembers those of files before
    zones.clear()
    vobject.icalendar.registerTzid("UTC", UTC)
    (event,) = events(data)
    start, end = event.dtstart.value, event.dtend.value
    return start.astimezone(UTC), end.astimezone(UTC)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [1, 3, 9, 14, 23])
def test_hours_are_right_on_every_day_of_a_year(zone: str, hour: int) -> None:
    place = ZoneInfo(zone)
    for week in range(54):
        on = date(2026, 11, 22) + timedelta(days=week * 7)
        start = datetime.combine(on, time(hour, 30), place)
        if start.astimezone(UTC).astimezone(place).replace(tzinfo=None) != start.replace(tzinfo=None):
            continue  # clocks pass over it on that day
        data = calendar_file(NAME, [check_in(on)], Wishes(Appointment(time(hour, 30), HALF_AN_HOUR, place)))
        assert hours(data) == (start.astimezone(UTC), start.astimezone(UTC) + HALF_AN_HOUR), on
        read: Any = icalendar.Calendar.from_ical(data)
        assert read.events[0].start.astimezone(UTC) == start.astimezone(UTC)
        if start.utcoffset() == (start.astimezone(UTC) + HALF_AN_HOUR).astimezone(place).utcoffset():
            assert f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}\r\n".encode() in data
        told_seasons_are_those_of_the_zone(read, place)


def told_seasons_are_those_of_the_zone(calendar: icalendar.Component, place: ZoneInfo) -> None:
    """Each season begins when and as the zone says: RFC 5545, 3.6.5."""
    seasons: list[Any] = [season for zone in calendar.walk("VTIMEZONE") for season in zone.subcomponents]
    assert seasons
    for season in seasons:
        before, after = season["TZOFFSETFROM"].td, season["TZOFFSETTO"].td
        onset = (season["DTSTART"].dt - before).replace(tzinfo=UTC)
        assert onset.astimezone(place).utcoffset() == after
        assert (onset - timedelta(seconds=1)).astimezone(place).utcoffset() == before
        assert season["TZNAME"] == onset.astimezone(place).tzname()
        assert (season.name == "DAYLIGHT") == bool(onset.astimezone(place).dst())


@pytest.mark.parametrize(
    ("zone", "held", "on", "utc"),
    [
        ("Europe/Berlin", 120, date(2026, 11, 4), 13),  # agreed on in summer, held in winter
        ("Europe/Berlin", 60, date(2027, 4, 7), 12),
        ("America/New_York", -240, date(2026, 11, 4), 19),
        ("Australia/Sydney", 600, date(2026, 11, 4), 3),
    ],
)
def test_two_in_the_afternoon_is_two_in_the_afternoon_after_the_clocks_change(
    zone: str, held: int, on: date, utc: int
) -> None:
    data = calendar_file(NAME, [check_in(on)], Wishes(Appointment(time(14), HALF_AN_HOUR, ZoneInfo(zone), held)))
    start, end = hours(data)
    assert start == datetime(on.year, on.month, on.day, utc, tzinfo=UTC)
    assert end - start == HALF_AN_HOUR


def test_without_a_zone_hours_are_in_utc() -> None:
    wishes = Wishes(Appointment(time(14), HALF_AN_HOUR, None, 330))
    data = calendar_file(NAME, [entry("action 1", date(2026, 12, 4)), check_in(date(2026, 12, 18))], wishes)
    assert b"DTSTART:20261218T083000Z\r\nDTEND:20261218T090000Z\r\n" in data
    assert b"DTSTART;VALUE=DATE:20261204" in data, "what is done by a day has no hour"
    assert b"VTIMEZONE" not in data


def test_an_hour_takes_time_in_the_calendar_and_a_day_does_not() -> None:
    wishes = Wishes(Appointment(time(14), HALF_AN_HOUR, ZoneInfo("Europe/Berlin")))
    day, hour = events(
        calendar_file(NAME, [entry("action 1", date(2026, 12, 4)), check_in(date(2026, 12, 18))], wishes)
    )
    assert (day.transp.value, hour.transp.value) == ("TRANSPARENT", "OPAQUE")


# People


def test_no_address_and_nobody_invited_unless_asked() -> None:
    data = calendar_file(NAME, [check_in(date(2026, 12, 18))])
    assert b"mailto" not in data.lower()
    assert b"METHOD:PUBLISH" in data


def test_people_whose_addresses_are_known() -> None:
    addresses = {"Ann": "ann@example.org", "Carl": "carl@example.org"}
    data = calendar_file(NAME, [check_in(date(2026, 12, 18))], Wishes(addresses=addresses))
    (event,) = events(data)
    assert event.organizer.value == "mailto:ann@example.org"
    assert [each.value for each in event.contents["attendee"]] == ["mailto:ann@example.org"]
    assert event.organizer.params["SCHEDULE-AGENT"] == ["NONE"]
    assert b"METHOD" not in data, "what is published invites nobody"
    (alone,) = events(calendar_file(NAME, [check_in(date(2026, 12, 18))], Wishes(addresses={"Bea": "b@example.org"})))
    assert "attendee" not in alone.contents, "an invitation needs somebody who invites"


# Whatever people type


ODD = (
    "C:\\New\\name",
    "a;b,c:d",
    '"quoted"',
    "a\r\nEND:VEVENT\r\nX:1",
    "é" * 100,
    "\x1b]52;c;eA==\x07",
    "\u202eabc",
    "\ud800",
)


def test_odd_texts_are_words_and_stay_on_their_line() -> None:
    words_are_words((*MARKDOWN, *PLAIN, *ODD))


def test_naughty_texts_are_words_and_stay_on_their_line() -> None:
    words_are_words(naughty_strings())


@given(st.lists(hostile | strategies.texts(), min_size=1, max_size=5))
def test_any_text_is_words_and_stays_on_its_line(texts: list[str]) -> None:
    words_are_words(texts)


def words_are_words(texts: Iterable[str]) -> None:
    told = [
        CalendarEntry("", f"action {number}", Dated(date(2026, 12, 4), text, (text, "b"), (text,)), AT, AT, 7)
        for number, text in enumerate(texts)
    ]
    data = calendar_file(NAME, told, Wishes(addresses={entry.says.words: "ann@example.org" for entry in told}))
    sound(data, len(told))
    for event, entry in zip(events(data), told, strict=True):
        assert event.summary.value == joined(entry.says.words)
        assert event.description.value == f"{joined(entry.says.words)}\nb"


def sound(data: bytes, count: int) -> None:
    """What RFC 5545 asks of any file, and of each event in it."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert all(line.decode() for line in data.split(b"\r\n")[:-1]), "no letter is cut in two"
    found = events(data)
    assert len(found) == count
    assert all(each.validate(raiseException=True) for each in found)
    assert len({each.uid.value for each in found}) == count
    for each in found:
        once = ("uid", "dtstamp", "created", "last-modified", "sequence", "dtstart", "summary", "description")
        assert all(len(each.contents[name]) == 1 for name in (*once, "status", "class", "transp"))
        assert re.fullmatch(r"[0-9a-f-]{36}", each.uid.value)
        assert 0 <= int(each.sequence.value) < 2**31
        if "dtend" in each.contents:
            assert each.dtend.value - each.dtstart.value in (timedelta(days=1), HALF_AN_HOUR)
    read: Any = icalendar.Calendar.from_ical(data)
    assert len(read.events) == count
    assert not [problem for event in read.events for problem in event.errors]


@given(runs(starts=[at_planning, at_second_story]), st.sampled_from([None, *ZONES]))
@settings(max_examples=30)
def test_any_session_makes_a_sound_file_the_same_each_time(run: Run, zone: str | None) -> None:
    found = calendar_entries(run.records)
    wishes = Wishes(Appointment(time(14), HALF_AN_HOUR, ZoneInfo(zone))) if zone else Wishes()
    data = calendar_file(NAME, found, wishes)
    assert data == calendar_file(NAME, calendar_entries(tuple(run.records)), wishes)
    if found:
        sound(data, len(found))


@given(st.lists(wild_events() | strategies.events(), max_size=30))
@settings(max_examples=60)
def test_any_event_makes_a_sound_file(happened: list[Event]) -> None:
    run = opened()
    for event in happened:
        run.append(event)
    found = calendar_entries(run.records)
    if found:
        sound(
            calendar_file(NAME, found, Wishes(Appointment(time(14), HALF_AN_HOUR, ZoneInfo("Europe/Berlin")))),
            len(found),
        )
