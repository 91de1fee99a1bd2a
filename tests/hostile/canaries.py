"""A word of its own in everything that is private, to be looked for wherever it must not turn up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import tomli_w
from tests.hostile.session import BANK, PEOPLE, every_kind, text_fields
from tests.storage.journals import put_records

from peerinquiry.formats.event_fields import WORDS
from peerinquiry.inquiry.events import KINDS, Event, Noted, QuestionPut, Record, TurnTaken, VotesRevealed
from peerinquiry.inquiry.privacy import KEPT, LATER
from peerinquiry.storage.home import Home

MARK: Final = "zqcanary"
_FOUND: Final = re.compile(rf"{MARK}\w+", re.IGNORECASE)

KNOWN: Final = "2026-11-22-1400-known"
"""The name of the session that has all of them."""
PRIVATE_NOTE, LISTEN_FOR, EMAIL = f"{MARK}privatenote", f"{MARK}listenfor", f"{MARK}email"
DRAFT: Final = f"{MARK}draft"
"""What is in no event, or in no field of its own: a note to oneself, hints, an address, what is typed."""


def canary(kind: str, name: str) -> str:
    """The word for a field of an event."""
    return f"{MARK}{kind}{name}".replace("_", "")


def fields() -> dict[str, tuple[str, ...]]:
    """The private fields that are text, by kind: read off the list of what is private."""
    texts = text_fields()
    return {
        kind: names
        for kind, cls in KINDS.items()
        if (names := tuple(n for n in (*KEPT.get(cls, ()), *LATER.get(cls, ())) if (kind, n) in texts))
    }


def planted(records: Sequence[Record]) -> Iterator[Record]:
    """The records with a word of its own in each private field of them that says anything."""
    for record in records:
        yield replace(record, event=_planted(record.event))


def _planted(event: Event) -> Event:
    if isinstance(event, Noted) and event.private:
        return replace(event, text=PRIVATE_NOTE)
    if isinstance(event, TurnTaken) and event.text == "reframed text":  # that one all shall read
        return event
    if isinstance(event, QuestionPut):  # of those the bank has something to listen for
        event = replace(event, text=BANK.aims[0].questions[0].ask)
    kind = WORDS[type(event)]
    told = {name: _word(getattr(event, name), canary(kind, name)) for name in fields().get(kind, ())}
    return replace(event, **told)


def _word(value: object, word: str) -> object:
    if isinstance(value, tuple):
        return tuple(word for _ in value)
    return word if value else value


def whole() -> list[Record]:
    """The session with something of every kind in it."""
    return list(planted(every_kind().records))


def unopened() -> list[Record]:
    """The same while all votes are in, and nobody has seen them."""
    records = every_kind().records
    end = next(number for number, one in enumerate(records) if isinstance(one.event, VotesRevealed))
    return list(planted(records[:end]))


def fill(root: Path) -> Home:
    """A home with that session, another one that is nobody's business, a bank with hints, and a team with addresses."""
    home = Home(root)
    home.prepare()
    put_records(home, KNOWN, whole())
    put_records(home, "2026-11-21-1400-unopened", unopened())
    aims = [
        {"name": aim.name, "questions": [{"ask": one.ask, "listen_for": LISTEN_FOR} for one in aim.questions]}
        for aim in BANK.aims
    ]
    (home.question_banks / f"{BANK.name}.toml").write_text(tomli_w.dumps({"title": BANK.title, "aims": aims}), "utf-8")
    people = [{"name": who, "email": f"{EMAIL}@example.org"} for who in PEOPLE]
    (home.teams / "ateam.toml").write_text(tomli_w.dumps({"people": people}), encoding="utf-8")
    return home


def found(text: str | bytes) -> set[str]:
    """The canaries that sing in it."""
    told = text.decode(errors="replace") if isinstance(text, bytes) else text
    return {one.casefold() for one in _FOUND.findall(told)}
