"""What a team's file means, given what TOML made of it: a `Team`, and every fault on the way with its path."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, ClassVar, Final

from peerinquiry.formats.bank_reader import as_title
from peerinquiry.formats.described import longest_of
from peerinquiry.formats.described_reader import DescribedReader
from peerinquiry.formats.mistakes import Level, short
from peerinquiry.formats.table_reader import Fault, kind_of
from peerinquiry.formats.team_format import ADDRESS, PERSON, TEAM, ZONE
from peerinquiry.formats.times import says_end
from peerinquiry.formats.toml_places import Steps
from peerinquiry.inquiry.model import FEWEST
from peerinquiry.inquiry.team import MOST, MOST_KNOWN, Member, Team
from peerinquiry.inquiry.view.words import counted

_ADDRESS: Final = re.compile(ADDRESS)
_ZONE: Final = re.compile(ZONE)


class TeamReader(DescribedReader):
    """Reads one team, and collects its faults. With a mistake, what it makes is good for nothing else."""

    LONGEST: ClassVar[Mapping[str, int]] = longest_of(TEAM, PERSON)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._seen: dict[str, Steps] = {}

    def team(self, table: Mapping[str, Any]) -> Team:
        """The team that `table` is."""
        told = self._plain(table, TEAM, ())
        people = tuple(self._person(person, ("people", index)) for index, person in enumerate(self._listed(table)))
        self._how_many(len(people))
        return Team(
            name=self.name,
            title=told["title"] or as_title(self.name),
            people=people,
            bank=told["bank"],
            timings=self._timings(table),
            ends=self._ends(told["ends"]),
            time_zone=self._zone(told["time_zone"]),
        )

    def look_up(self, team: Team, banks: Collection[str], zones: Collection[str]) -> None:
        """Warn of a bank that is none of `banks`, and of a time zone that is none of `zones`, if any are known."""
        if team.bank and team.bank not in banks:
            near = _near(team.bank, banks)
            self._warn(
                ("bank",),
                f"there is no question bank “{short(team.bank)}” here",
                f"did you mean “{near}”?" if near else "name one that `peerinquiry banks list` shows",
            )
        if team.time_zone and zones and team.time_zone not in zones:
            near = _near(team.time_zone, zones)
            self._warn(
                ("time_zone",),
                f"no time zone is called “{short(team.time_zone)}” here",
                f"did you mean “{near}”?" if near else 'write time_zone = "Europe/Berlin", or another of that kind',
            )

    def _listed(self, table: Mapping[str, Any]) -> Iterator[object]:
        people = table.get("people")
        wanted = 'write people = ["Ann", "Bea", "Carl"]'
        if people is None:
            self._lack(("people",), "there is nobody in this team", wanted)
        elif not isinstance(people, list):
            wanted = "write [[people]], in two brackets, before each of them" if isinstance(people, dict) else wanted
            self._fault(("people",), f"`people` is {kind_of(people)}, not a list", wanted)
        elif not people:
            self._fault(("people",), "there is nobody in this team", wanted)
        else:
            yield from people

    def _person(self, person: object, path: Steps) -> Member:
        told: Mapping[str, Any] = {}
        if isinstance(person, dict):
            told = self._plain(person, PERSON, path, without="name")
            if "name" not in person:
                self._lack((*path, "name"), "this person has no name", 'write name = "…"')
                return Member("")
            person, path = person["name"], (*path, "name")
        if not isinstance(person, str):
            self._fault(path, f"this name is {kind_of(person)}, not text", 'write "…"')
            return Member("")
        name = self._kept(person, "name", path)
        self._once(name, self._seen, path, "name", "add a surname, or take one of the two out")
        return Member(name, told.get("pronouns", ""), self._address(told.get("email", ""), path[:2]))

    def _address(self, address: str, path: Steps) -> str:
        if address and not _ADDRESS.fullmatch(address):
            self._fault((*path, "email"), "this is no e-mail address", 'write email = "ann@example.org"')
        return address

    def _how_many(self, number: int) -> None:
        if number > MOST_KNOWN:
            self._fault(("people",), f"these are {number} people", f"keep it to {MOST_KNOWN}, or make two teams")
        elif 0 < number < FEWEST:
            wanted = f"add the others; {FEWEST} or more are needed to begin"
            self._warn(("people",), f"this team has {counted(number, 'person', 'people')}", wanted)
        elif number > MOST:
            wanted = f"make two teams: an inquiry works with {FEWEST} to {MOST}"
            self._warn(("people",), f"these are {number} people", wanted)

    def _ends(self, ends: str) -> str:
        if ends and not says_end(ends):
            wanted = 'write ends = "15:00", or ends = "75 min"'
            self._fault(("ends",), f"“{short(ends)}” is no time of day, and no length of time", wanted)
        return ends

    def _zone(self, zone: str) -> str:
        if zone and not _ZONE.fullmatch(zone):
            self._fault(("time_zone",), f"“{short(zone)}” is no time zone", 'write time_zone = "Europe/Berlin"')
        return zone

    def _warn(self, path: Steps, message: str, instead: str) -> None:
        self._note(Fault(path, message, instead, level=Level.WARNING))


def _near(asked: str, names: Collection[str]) -> str:
    return next(iter(get_close_matches(short(asked), names, n=1)), "")
