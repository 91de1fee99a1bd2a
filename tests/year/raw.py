"""Journals as anybody's TOML parser reads them, told again without a line of ours: to count by, and to compare with.

Names are those that people go by in the end, words are as they were mended, and what was undone is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import tomli
from tests.year.told import Event, Session
from tests.year.walk import Walk

AFTERWARDS = {"session_resumed", "followed_up", "amended", "redacted"}
"""What gets into a journal on another day, though nobody did anything."""


def sessions(home: Path) -> list[Session]:
    """All sessions of a home, the earliest first."""
    read = [session(path) for path in sorted((home / "sessions").glob("*.toml"))]
    return sorted(read, key=lambda one: (one.opened, one.name))


def session(path: Path) -> Session:
    """One session, walked through."""
    blocks: list[Event] = tomli.loads(path.read_text(encoding="utf-8"))["event"]
    last = [block for block in blocks if block["kind"] not in AFTERWARDS][-1]
    told = Session(path.stem, renamed(mended(live(blocks))), last)
    Walk(told).walk()
    return told


def live(blocks: list[Event]) -> list[Event]:
    """The events but for those of acts that were undone, and not done again."""
    dead: set[int] = set()
    for block in blocks:
        if block["kind"] == "undone":
            dead.add(block["undone_act"])
        elif block["kind"] == "redone":
            dead.discard(block["redone_act"])
    return [
        block
        for block in blocks
        if block.get("act", block["seq"]) not in dead and block["kind"] not in {"undone", "redone"}
    ]


def mended(events: list[Event]) -> list[Event]:
    """The events in the words that they were mended to."""
    by_number = {event["seq"]: event for event in events}
    for event in events:
        if event["kind"] == "amended":
            by_number[event["record"]][event["field"].partition(".")[2]] = event["text"]
    return [event for event in events if event["kind"] != "amended"]


def renamed(events: list[Event]) -> list[Event]:
    """The events as if everybody had gone by their last name from the beginning."""
    for place, event in enumerate(events):
        if event["kind"] == "participant_renamed":
            for before in events[:place]:
                for key, value in before.items():
                    if key in {"who", "by", "order", "choices", "helpers", "candidates", "first"}:
                        old, new = event["who"], event["to"]
                        listed = isinstance(value, list)
                        before[key] = [new if one == old else one for one in value] if listed else _one(value, old, new)
    return [event for event in events if event["kind"] != "participant_renamed"]


def _one(value: object, old: str, new: str) -> object:
    return new if value == old else value


def spread(told: list[Session]) -> Iterator[tuple[Session, int, Event]]:
    """Every action that stands on a plan, with its session and its number."""
    for one in told:
        for number, action in one.actions.items():
            yield one, number, action
