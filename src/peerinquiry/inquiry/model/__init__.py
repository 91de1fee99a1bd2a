"""What a session is at one moment: frozen records, each a plain value.

People are known by their names, as they are on the call; a name is unique in a session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from peerinquiry.inquiry.bank_ref import BankRef
from peerinquiry.inquiry.clock import Clock
from peerinquiry.inquiry.model.phases import DEFAULT_TIMINGS, TIMING_OF, Phase, Step, Timing
from peerinquiry.inquiry.model.plan import Action, Answer, Answered, Brought, CheckIn, Followed, OpenAction, Plan
from peerinquiry.inquiry.voting import Voting

__all__ = [
    "DEFAULT_TIMINGS",
    "FEWEST",
    "PULSE_KEYS",
    "TIMING_OF",
    "Action",
    "Answer",
    "Answered",
    "Brought",
    "CheckIn",
    "Choice",
    "Desk",
    "Followed",
    "Inquiry",
    "Kind",
    "Limits",
    "Mark",
    "OpenAction",
    "Origin",
    "ParkedIdea",
    "Participant",
    "Phase",
    "Plan",
    "Presence",
    "Question",
    "Recommendation",
    "Round",
    "State",
    "Step",
    "Timing",
    "Turn",
]


class Presence(StrEnum):
    """Where a participant is. `LATE` is expected, `ABSENT` may come back, `GONE` has left for good."""

    HERE = "here"
    LATE = "late"
    ABSENT = "absent"
    GONE = "gone"


class Mark(StrEnum):
    """How a participant's turn ended. `CUT`: it broke off, with seconds on its clock; they may still have one."""

    DONE = "done"
    PASSED = "passed"
    CUT = "cut short"


class Origin(StrEnum):
    """Where a question came from."""

    BANK = "bank"
    OWN = "own"


class Kind(StrEnum):
    """What a recommendation rests on: what happened when one tried, or what one would try."""

    EXPERIENCE = "experience"
    ADVICE = "advice"


PULSE_KEYS = ("shared leadership", "usable solutions", "collective intelligence", "double-loop learning", "empathy")
"""The five keys of the closing pulse, each scored 1 to 5."""

FEWEST = 3
"""How many must be here to begin."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One person in the group; `pronouns` are as public as the name, and empty where nobody said any."""

    name: str
    presence: Presence = Presence.HERE
    pronouns: str = ""

    @property
    def here(self) -> bool:
        """Whether they can be given a turn."""
        return self.presence is Presence.HERE


@dataclass(frozen=True, slots=True)
class Limits:
    """What the rounds of questions go without: aims that have none, and aims that share the one before theirs."""

    skipped: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


@dataclass(frozen=True)  # without slots, as are `Desk` and `State`: `replacing` says why
class Round:
    """One round of turns: whose turn it is, how others' ended, who comes back later (in that order).

    `first` begin it, in that order; `came_back` are all who asked to come back later, whether they have by now or not.
    """

    number: int = 1
    holder: str | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)
    later: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    came_back: tuple[str, ...] = ()
    inviting: bool = False
    """Whether everyone sees who was not heard yet."""
    again: int = 1
    """Which of its aim's rounds this is; counted only where the aim has several."""


@dataclass(frozen=True)
class Desk:
    """What a step keeps while the group is elsewhere."""

    clock: Clock | None = None
    round: Round = field(default_factory=Round)


@dataclass(frozen=True, slots=True)
class Question:
    """A clarifying question; an empty `text` is one that nobody wrote down."""

    text: str
    aim: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn that ended. `seconds` ran on the clock, of `allowed`, and `untimed` went by without it.

    `inquiry` is the number of the inquiry that ran; rounds count from 1 in each. `speaker` is who spoke while the
    clock ran: in questions, the owner who answered.
    """

    step: Step
    round: int
    who: str
    mark: Mark
    text: str = ""
    seconds: float = 0.0
    untimed: float = 0.0
    allowed: float = 0.0
    question: Question | None = None
    inquiry: int = 1
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose challenge it is, and how that was decided."""

    owner: str
    how: str


@dataclass(frozen=True, slots=True)
class ParkedIdea:
    """Advice that came too early; `used` once it came back as a recommendation."""

    number: int
    who: str
    text: str
    used: bool = False


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What one participant suggests; `taken_up` is the owner's mark."""

    number: int
    who: str
    kind: Kind
    text: str
    taken_up: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What was said about one challenge, once the group went on to another: as it stood then.

    `challenge` is how it was named. `finished` is False where another owner took its place before the end.
    """

    number: int
    choice: Choice
    challenge: str
    finished: bool
    voting: Voting
    heard_right: bool | None
    reframe: str | None
    parked: tuple[ParkedIdea, ...]
    recommendations: tuple[Recommendation, ...]
    plan: Plan

    @property
    def owner(self) -> str:
        """Whose challenge it was."""
        return self.choice.owner


@dataclass(frozen=True)
class State:
    """A session at one moment: a fold over its events.

    Most sessions hold one inquiry; those before the one that runs are in `inquiries`, their turns in `turns`.
    """

    title: str = ""
    opened_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    utc_offset: int = 0
    """Minutes that the facilitator's wall clock is ahead of UTC."""
    bank: BankRef = field(default_factory=BankRef)
    timings: Mapping[Timing, float] = field(default_factory=lambda: dict(DEFAULT_TIMINGS))
    ends_at: datetime | None = None
    ends_after: int = 0
    """Minutes that the session is to take, where its end was said as a length of time; else 0."""
    limits: Limits = field(default_factory=Limits)
    team: str = ""
    """Whose session this is: the name of a team file, without its ending."""
    brought: tuple[Brought, ...] = ()
    """What is open from earlier sessions, and lies on the table."""
    check_in: CheckIn | None = None
    """When an earlier session said that the group would hear how it went."""
    followed: tuple[Followed, ...] = ()
    """What later sessions heard of this one's plan."""
    participants: tuple[Participant, ...] = ()
    """In the order of turns."""
    step: Step = Step.RULES
    since: float = 0.0
    """When the group came to this step, in seconds of the session."""
    time_in: Mapping[Phase, float] = field(default_factory=dict)
    """Seconds that the group was in each phase, before this step."""
    desks: Mapping[Step, Desk] = field(default_factory=dict)
    challenges: Mapping[str, str] = field(default_factory=dict)
    """By who wrote them, the earliest first."""
    voting: Voting = field(default_factory=Voting)
    inquiry: int = 1
    """The number of the inquiry that runs."""
    inquiries: tuple[Inquiry, ...] = ()
    """Those that were set aside, the first one first."""
    choice: Choice | None = None
    aim: str = ""
    question: Question | None = None
    """What was put in the turn that runs, if anything yet."""
    hidden: tuple[str, ...] = ()
    """Bank questions not to be offered in this session."""
    queued: tuple[tuple[str, str], ...] = ()
    """Who wrote which question in the chat, to be asked in their turn."""
    turns: tuple[Turn, ...] = ()
    parked: tuple[ParkedIdea, ...] = ()
    heard_right: bool | None = None
    """Whether the owner said that the say-back was it."""
    reframe: str | None = None
    recommendations: tuple[Recommendation, ...] = ()
    plan: Plan = field(default_factory=Plan)
    pulses: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    pulses_open: bool = False
    """Whether everyone sees what they come to, though some may not be in."""
    closed: bool = False
    redacted: bool = False
    """Whether this is a copy in which pseudonyms stand for names."""
    done: tuple[int, ...] = ()
    """Acts that can be undone, the latest last."""
    undone: tuple[int, ...] = ()
    """Acts that can be redone, the next one last."""

    @property
    def phase(self) -> Phase:
        """The phase the group is in."""
        return self.step.phase

    @property
    def owner(self) -> str | None:
        """Whose challenge was chosen."""
        return self.choice.owner if self.choice else None

    @property
    def desk(self) -> Desk:
        """The desk of the step the group is in."""
        return self.desks.get(self.step) or Desk()

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone's name, in the order of turns."""
        return tuple(person.name for person in self.participants)

    @property
    def here(self) -> tuple[str, ...]:
        """The names of those who are here, in the order of turns."""
        return tuple(person.name for person in self.participants if person.here)

    def participant(self, name: str) -> Participant | None:
        """The participant of that name."""
        return next((person for person in self.participants if person.name == name), None)
