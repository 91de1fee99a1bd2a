"""Journals as anybody's TOML parser reads them, told again without a line of ours: to count by, and to compare with.

A session is walked through once. Names are those that people go by in the end, and what was undone is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import tomli

Event = dict[str, Any]
"""One `[[event]]` block."""

CLOSING = ("reflecting", "pulse", "farewell")


@dataclass
class Turn:
    """A turn that ended, was passed, or broke off (`mark`): whose, who spoke, and for how long."""

    step: str
    who: str
    speaker: str
    mark: str
    inquiry: int
    seconds: float = 0.0
    allowed: float = 0.0
    untimed: float = 0.0
    question: Event | None = None
    bank: str = ""
    passed_on: dict[str, Event] = field(default_factory=dict)


@dataclass
class Inquiry:
    """What became of one challenge."""

    number: int
    owner: str | None = None
    challenge: str = ""
    reframe: str = ""
    actions: dict[int, Event] = field(default_factory=dict)
    check_in: date | None = None

    @property
    def after(self) -> str:
        """The reframe, if it says something new."""
        return "" if self.reframe.casefold() in {"unchanged", self.challenge.casefold()} else self.reframe


@dataclass
class Session:
    """A session, once it is walked through."""

    name: str
    events: list[Event]
    title: str = ""
    team: str = ""
    bank: str = ""
    step: str = "rules"
    offset: int = 0
    closed: bool = False
    ends_at: datetime | None = None
    goodbye: datetime | None = None
    presence: dict[str, str] = field(default_factory=dict)
    came: set[str] = field(default_factory=set)
    challenges: dict[str, str] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    pulses: dict[str, list[int]] = field(default_factory=dict)
    brought: dict[int, tuple[str, int]] = field(default_factory=dict)
    answers: dict[int, Event] = field(default_factory=dict)
    past: list[Inquiry] = field(default_factory=list)
    now: Inquiry = field(default_factory=lambda: Inquiry(1))

    @property
    def opened(self) -> datetime:
        at = self.events[0]["at"]
        assert isinstance(at, datetime)
        return at

    @property
    def day(self) -> date:
        """The day where it was held."""
        return (self.opened + timedelta(minutes=self.offset)).date()

    @property
    def finished(self) -> bool:
        """Whether it came to its close."""
        return self.closed or self.step in CLOSING

    @property
    def inquiries(self) -> list[Inquiry]:
        """All that somebody owns, in order."""
        return [*self.past, self.now] if self.now.owner or not self.past else self.past

    @property
    def actions(self) -> dict[int, Event]:
        """What is on the plans, by number."""
        return {number: action for one in (*self.past, self.now) for number, action in one.actions.items()}


def sessions(home: Path) -> list[Session]:
    """All sessions of a home, the earliest first."""
    read = [session(path) for path in sorted((home / "sessions").glob("*.toml"))]
    return sorted(read, key=lambda one: (one.opened, one.name))


def session(path: Path) -> Session:
    """One session, walked through."""
    blocks: list[Event] = tomli.loads(path.read_text(encoding="utf-8"))["event"]
    told = Session(path.stem, renamed(live(blocks)))
    _Walk(told).walk()
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


def key(text: str) -> str:
    """What a question is known by."""
    return " ".join(text.split()).casefold().strip(" .!?…¿¡؟;。！？")


class _Walk:
    """Walks through the events of one session."""

    def __init__(self, told: Session) -> None:
        self.told = told
        self.question: Event | None = None
        self.table: dict[str, Event] = {}
        self.clock: tuple[float, float | None] = (0.0, None)
        """Seconds counted on the clock of the turn that runs, and since when it counts."""
        self.at_work = True

    def walk(self) -> None:
        for event in self.told.events:
            act = getattr(self, event["kind"], None)
            if act:
                act(event)
        if self.at_work:
            self.told.goodbye = None

    # The session

    def session_opened(self, event: Event) -> None:
        self.told.title, self.told.offset = event["title"], event.get("utc_offset", 0)

    def titled(self, event: Event) -> None:
        self.told.title = event["title"]

    def team_named(self, event: Event) -> None:
        self.told.team = event["name"]

    def bank_chosen(self, event: Event) -> None:
        self.told.bank = event["name"]

    def end_set(self, event: Event) -> None:
        self.told.ends_at = event.get("end_set_at")

    def session_resumed(self, event: Event) -> None:
        self.told.closed = False
        self._pause(event)

    def session_closed(self, event: Event) -> None:
        self.told.closed = True
        self._pause(event)
        if self.at_work:
            self.told.goodbye, self.at_work = event["at"], False

    # People

    def participant_added(self, event: Event) -> None:
        self._is(event["who"], event.get("presence", "here"))

    def presence_changed(self, event: Event) -> None:
        self._is(event["who"], event["presence"])

    def _is(self, who: str, presence: str) -> None:
        self.told.presence[who] = presence
        if presence == "here":
            self.told.came.add(who)

    def participant_removed(self, event: Event) -> None:
        del self.told.presence[event["who"]]
        self.told.came.discard(event["who"])

    # Challenges, and whose it is

    def challenge_written(self, event: Event) -> None:
        self.told.challenges[event["who"]] = event["text"]
        if not event["text"]:
            del self.told.challenges[event["who"]]
        if event["who"] == self.told.now.owner:
            self.told.now.challenge = event["text"]

    def owner_chosen(self, event: Event) -> None:
        now = self.told.now
        if event["who"] != now.owner:
            now.reframe = ""
        now.owner, now.challenge = event["who"], self.told.challenges[event["who"]]

    def owner_declined(self, event: Event) -> None:
        if self.told.now.owner == event["who"]:
            self.told.now.owner, self.told.now.challenge = None, ""

    def inquiry_set_aside(self, event: Event) -> None:
        self.told.past.append(self.told.now)
        self.told.now = Inquiry(self.told.now.number + 1)
        self._enter(event["step"])

    # Steps and turns

    def step_entered(self, event: Event) -> None:
        self._enter(event["step"])

    def _enter(self, step: str) -> None:
        assert self.clock == (0.0, None) or self.told.step in {"rules", "writing", "voting"}, self.told.name
        self.told.step, self.clock = step, (0.0, None)

    def clock_started(self, event: Event) -> None:
        self.at_work = True
        self.clock = (self.clock[0], self.clock[1] if self.clock[1] is not None else event["elapsed"])

    def clock_credited(self, event: Event) -> None:
        self.clock = (self.clock[0] + event["seconds"], self.clock[1])
        self.clock_started(event)

    def clock_paused(self, event: Event) -> None:
        self._pause(event)

    def gap_noticed(self, event: Event) -> None:
        self._pause(event)

    def _pause(self, event: Event) -> None:
        used, since = self.clock
        self.clock = (used + (event["elapsed"] - since if since is not None else 0.0), None)

    def question_put(self, event: Event) -> None:
        if event.get("offered"):
            self._laid(event["offered"])
        if event["origin"] == "bank":
            self.table[key(event["text"])] = {"text": event["text"], "aim": event["aim"], "origin": "bank"}
        self.question = event

    def _laid(self, text: str) -> None:
        self.table[key(text)] = {"text": text, "origin": "bank"}

    def turn_taken(self, event: Event) -> None:
        self._end(event, "done")
        if self.told.step == "reframe":
            self.told.now.reframe = event.get("text", "")

    def turn_passed(self, event: Event) -> None:
        if event.get("offered"):
            self._laid(event["offered"])
        self._end(event, "passed")

    def turn_postponed(self, event: Event) -> None:
        self._pause(event)
        if self.clock[0]:
            self.told.turns.append(self._turn(event, "cut", round(self.clock[0], 3)))
        self._next()

    def _end(self, event: Event, mark: str) -> None:
        self.at_work = True
        turn = self._turn(event, mark, event.get("seconds", 0.0))
        turn.allowed, turn.untimed = event.get("allowed", 0.0), event.get("untimed", 0.0)
        if turn.step == "questions":
            turn.question = self.question if mark == "done" else None
            asked = key(turn.question["text"]) if turn.question else None
            turn.passed_on = {known: laid for known, laid in self.table.items() if known != asked}
        self.told.turns.append(turn)
        self._next()

    def _turn(self, event: Event, mark: str, seconds: float) -> Turn:
        step, who = self.told.step, event["who"]
        speaker = (self.told.now.owner or who) if step == "questions" else who
        return Turn(step, who, speaker, mark, self.told.now.number, seconds, bank=self.told.bank)

    def _next(self) -> None:
        self.question, self.table, self.clock = None, {}, (0.0, None)

    # The plan, the pulse, and what became of earlier ones

    def action_set(self, event: Event) -> None:
        self.told.now.actions[event["number"]] = event

    def action_dropped(self, event: Event) -> None:
        del self.told.now.actions[event["number"]]

    def check_in_set(self, event: Event) -> None:
        self.told.now.check_in = event.get("on")

    def pulse_given(self, event: Event) -> None:
        self.told.pulses[event["who"]] = event["scores"]
        if not event["scores"]:
            del self.told.pulses[event["who"]]

    def action_brought(self, event: Event) -> None:
        self.told.brought[event["number"]] = (event["session"], event["action"])

    def action_answered(self, event: Event) -> None:
        self.told.answers[event["number"]] = event


def spread(told: list[Session]) -> Iterator[tuple[Session, int, Event]]:
    """Every action that stands on a plan, with its session and its number."""
    for one in told:
        for number, action in one.actions.items():
            yield one, number, action
