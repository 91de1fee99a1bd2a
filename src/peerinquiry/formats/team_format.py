"""What may stand in a team's file, key by key: the one description, from which it is read and its schema is made."""

from __future__ import annotations

from typing import Final

from peerinquiry.formats.described import TIMINGS, WORDS, Key, Kind, Table
from peerinquiry.inquiry.team import LONGEST_NAME, LONGEST_PRONOUNS

ADDRESS: Final = r"^[^@\s]+@[^@\s]+$"
"""How an e-mail address looks; whether it is anybody's, nobody can tell from here."""
ZONE: Final = r"^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$"
"""How the name of a time zone looks."""

PERSON: Final = Table(
    "a person",
    (
        Key("name", Kind.TEXT, "What they are called on the call.", LONGEST_NAME, None, WORDS, needed=True),
        Key("pronouns", Kind.TEXT, "How they are spoken of, such as she/her. As public as the name.", LONGEST_PRONOUNS),
        Key(
            "email",
            Kind.TEXT,
            "For calendar files alone; it is never shown, and is in no record.",
            254,
            None,
            ADDRESS,
        ),
    ),
)

TEAM: Final = Table(
    "a team",
    (
        Key("title", Kind.TEXT, "What the team's sessions are called; without one, its file's name.", 120),
        Key(
            "people",
            Kind.ITEMS,
            'Who is in it: each a name, or { name = "…" } with pronouns or email.',
            needed=True,
            of=PERSON,
        ),
        Key("bank", Kind.TEXT, "The usual question bank, by name.", 120),
        Key("ends", Kind.TEXT, 'When it usually ends: a time of day, "15:00", or how long it takes, "75 min".', 40),
        Key("time_zone", Kind.TEXT, 'Where it meets, for calendar files: "Europe/Berlin" or the like.', 60, None, ZONE),
        Key(
            "timings",
            Kind.TABLE,
            "How long things take, in seconds; what is left out is as the bank has it.",
            of=TIMINGS,
        ),
    ),
)
