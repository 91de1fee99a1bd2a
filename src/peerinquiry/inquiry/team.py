"""A team: people who meet regularly, and how they usually do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from peerinquiry.inquiry.model import Timing

MOST: Final = 15
"""More than this are too many for everyone to be heard in one inquiry."""
MOST_KNOWN: Final = 40
"""People that a session, and so a team, can hold."""
LONGEST_NAME: Final = 60
"""Characters of somebody's name."""
LONGEST_PRONOUNS: Final = 40
"""Characters of how somebody is spoken of."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a team. `pronouns` are as public as the name; `email` is private, and on no screen and no page."""

    name: str
    pronouns: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Team:
    """Who meets, and what they usually go by. `name` is the file's, without its ending.

    `bank` is a bank's name, empty where it is the usual one. `timings` holds, in seconds, only what is other than in
    the bank. `ends` is a time of day or a length of time, as people type it; `time_zone` an IANA name.
    """

    name: str
    title: str
    people: tuple[Member, ...]
    bank: str = ""
    timings: Mapping[Timing, float] = field(default_factory=dict)
    ends: str = ""
    time_zone: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone's name."""
        return tuple(person.name for person in self.people)
