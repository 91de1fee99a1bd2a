"""What a session is, as it is told from its journal alone: no line of ours is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

Event = dict[str, Any]
"""One `[[event]]` block."""

CLOSING = ("reflecting", "pulse", "farewell")
PHASES = {
    "rules": "gather",
    "writing": "challenges",
    "saying": "challenges",
    "voting": "choose",
    **dict.fromkeys(("story", "questions", "say-back", "reframe"), "inquire"),
    "recommending": "recommend",
    "planning": "plan",
    **dict.fromkeys(CLOSING, "close"),
}


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
    how: str = ""
    challenge: str = ""
    reframe: str | None = None
    finished: bool = True
    made: dict[int, Event] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    help: dict[str, str] = field(default_factory=dict)
    not_doing: list[str] = field(default_factory=list)
    actions: dict[int, Event] = field(default_factory=dict)
    check_in: date | None = None

    @property
    def after(self) -> str:
        """The reframe, if it says something new."""
        said = self.reframe or ""
        return "" if said.casefold() in {"unchanged", self.challenge.casefold()} else said


@dataclass
class Session:
    """A session, once it is walked through."""

    name: str
    events: list[Event]
    last_block: Event
    """Whatever was done last, or taken back."""
    title: str = ""
    team: str = ""
    bank: str = ""
    step: str = "rules"
    offset: int = 0
    closed: bool = False
    ends_at: datetime | None = None
    goodbye: Event | None = None
    """The event of it."""
    presence: dict[str, str] = field(default_factory=dict)
    pronouns: dict[str, str] = field(default_factory=dict)
    came: set[str] = field(default_factory=set)
    challenges: dict[str, str] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    used: dict[str, float] = field(default_factory=dict)
    """Seconds in each phase that was left again."""
    since: float = 0.0
    """When the step began that the group is in."""
    aims: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    bank_title: str = ""
    timings: dict[str, float] = field(default_factory=dict)
    pulses: dict[str, list[int]] = field(default_factory=dict)
    brought: dict[int, Event] = field(default_factory=dict)
    answers: dict[int, Event] = field(default_factory=dict)
    heard: dict[int, Event] = field(default_factory=dict)
    """What later sessions said of its actions; the last one said it best."""
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
    def last(self) -> Event:
        """The goodbye, or whatever was done last."""
        return self.goodbye or self.last_block

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
