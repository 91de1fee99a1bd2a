"""What can happen in a session: a closed vocabulary of flat, frozen records.

Every field is a scalar or a tuple of scalars, so that an event is one flat block of the journal.
`KINDS` maps the word written on disk to its class. A `Record` is an event with its place in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from peerinquiry.inquiry.model import Kind, Origin, Presence, Step, TieRule, Timing


@dataclass(frozen=True, slots=True)
class Event:
    """The root of all events."""


@dataclass(frozen=True, slots=True)
class SessionOpened(Event):
    """`utc_offset`: minutes the facilitator's wall clock is ahead of UTC."""

    title: str
    utc_offset: int = 0


@dataclass(frozen=True, slots=True)
class SessionResumed(Event):
    """The console was opened again; whatever clock ran is paused where it was."""


@dataclass(frozen=True, slots=True)
class SessionClosed(Event):
    """The group said goodbye."""


@dataclass(frozen=True, slots=True)
class Undone(Event):
    """The act that began with event number `act` no longer counts."""

    act: int


@dataclass(frozen=True, slots=True)
class Redone(Event):
    """The act that began with event number `act` counts again."""

    act: int


# Gather


@dataclass(frozen=True, slots=True)
class Titled(Event):
    """The session got another title."""

    title: str


@dataclass(frozen=True, slots=True)
class BankChosen(Event):
    """Questions come from this bank; `aims` in its order. Timings go back to their defaults."""

    name: str
    title: str
    aims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimingSet(Event):
    """A length of time, in seconds, for the turns to come."""

    timing: Timing
    seconds: float


@dataclass(frozen=True, slots=True)
class EndSet(Event):
    """When the group must end; None lifts it."""

    at: datetime | None


@dataclass(frozen=True, slots=True)
class ParticipantAdded(Event):
    """Somebody joined the roster, at the end of the order."""

    who: str
    presence: Presence = Presence.HERE


@dataclass(frozen=True, slots=True)
class ParticipantRenamed(Event):
    """A name was put right; everything of theirs goes with it."""

    who: str
    to: str


@dataclass(frozen=True, slots=True)
class ParticipantRemoved(Event):
    """Somebody who was never part of it is off the roster."""

    who: str


@dataclass(frozen=True, slots=True)
class PresenceChanged(Event):
    """Somebody arrived, dropped off the call, came back or left."""

    who: str
    presence: Presence


@dataclass(frozen=True, slots=True)
class Reordered(Event):
    """The order of turns, everyone in it."""

    order: tuple[str, ...]


# Steps, turns and the clock


@dataclass(frozen=True, slots=True)
class StepEntered(Event):
    """The group moved on, or back."""

    step: Step


@dataclass(frozen=True, slots=True)
class ClockStarted(Event):
    """The clock counts."""


@dataclass(frozen=True, slots=True)
class ClockPaused(Event):
    """The clock stands."""


@dataclass(frozen=True, slots=True)
class ClockExtended(Event):
    """The turn got `seconds` more."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ClockCredited(Event):
    """`seconds` that went by untimed count as used, and the clock runs."""

    seconds: float


@dataclass(frozen=True, slots=True)
class TurnGiven(Event):
    """It is this participant's turn now, out of order."""

    who: str


@dataclass(frozen=True, slots=True)
class TurnTaken(Event):
    """A turn ended. `text` is the note; `seconds` ran on the clock, `untimed` went by without it."""

    who: str
    text: str = ""
    seconds: float = 0.0
    untimed: float = 0.0


@dataclass(frozen=True, slots=True)
class TurnPassed(Event):
    """The participant passes in this round."""

    who: str


@dataclass(frozen=True, slots=True)
class TurnPostponed(Event):
    """The participant is not ready, and comes back later in this round."""

    who: str


@dataclass(frozen=True, slots=True)
class RoundStarted(Event):
    """Everyone has a turn again."""

    number: int


# Challenges and the choice


@dataclass(frozen=True, slots=True)
class ChallengeWritten(Event):
    """A participant's challenge, or its new wording; an empty `text` takes it back."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class VotingSet(Event):
    """The rules of the vote, before it begins."""

    votes_each: int
    tie_rule: TieRule


@dataclass(frozen=True, slots=True)
class VoteCast(Event):
    """One participant's votes: whose challenges, one entry a vote; none takes the ballot back."""

    who: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VotesRevealed(Event):
    """The group sees the count."""


@dataclass(frozen=True, slots=True)
class RunOffCalled(Event):
    """The tie is voted on again, between these alone."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnerChosen(Event):
    """Whose challenge it is. `how` is said as people say it; `seed` is the chance's, when it decided."""

    who: str
    how: str
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class OwnerDeclined(Event):
    """The one who was chosen would rather not."""

    who: str


# Inquire


@dataclass(frozen=True, slots=True)
class AimTurned(Event):
    """Questions now serve this aim."""

    aim: str


@dataclass(frozen=True, slots=True)
class QuestionPut(Event):
    """What `who` asks in the turn that runs. An empty `text` is a question that nobody wrote down."""

    who: str
    text: str
    aim: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class QuestionHidden(Event):
    """A bank question is not to be offered in this session."""

    text: str


@dataclass(frozen=True, slots=True)
class IdeaParked(Event):
    """Advice that came too early is kept for later."""

    number: int
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class SayBackJudged(Event):
    """The owner says whether the say-back was it."""

    right: bool


# Recommend


@dataclass(frozen=True, slots=True)
class Recommended(Event):
    """A suggestion to the owner; `parked` is the number of the idea it was parked as, or 0."""

    number: int
    who: str
    kind: Kind
    text: str
    parked: int = 0


@dataclass(frozen=True, slots=True)
class TakenUp(Event):
    """The owner takes up recommendation `number`, or lets it go again."""

    number: int
    taken: bool


# Plan


@dataclass(frozen=True, slots=True)
class ActionSet(Event):
    """Action `number`, new or worded anew. `sign`: how we will know."""

    number: int
    what: str
    who: str
    by: date | None = None
    sign: str = ""
    helpers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionDropped(Event):
    """Action `number` is off the plan."""

    number: int


@dataclass(frozen=True, slots=True)
class HelpOffered(Event):
    """What a participant will do to help; an empty `text` takes it back."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class NotDoingAdded(Event):
    """What the owner will not do."""

    text: str


@dataclass(frozen=True, slots=True)
class NotDoingDropped(Event):
    """It is off that list."""

    text: str


@dataclass(frozen=True, slots=True)
class CheckInSet(Event):
    """When the group hears how it went; None lifts it."""

    on: date | None


# Close


@dataclass(frozen=True, slots=True)
class PulseGiven(Event):
    """One participant's scores, 1 to 5, in the order of `PULSE_KEYS`; none takes them back."""

    who: str
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Noted(Event):
    """A note of the facilitator's. A private one is for the journal alone."""

    text: str
    private: bool = False


KINDS: dict[str, type[Event]] = {
    "session_opened": SessionOpened,
    "session_resumed": SessionResumed,
    "session_closed": SessionClosed,
    "undone": Undone,
    "redone": Redone,
    "titled": Titled,
    "bank_chosen": BankChosen,
    "timing_set": TimingSet,
    "end_set": EndSet,
    "participant_added": ParticipantAdded,
    "participant_renamed": ParticipantRenamed,
    "participant_removed": ParticipantRemoved,
    "presence_changed": PresenceChanged,
    "reordered": Reordered,
    "step_entered": StepEntered,
    "clock_started": ClockStarted,
    "clock_paused": ClockPaused,
    "clock_extended": ClockExtended,
    "clock_credited": ClockCredited,
    "turn_given": TurnGiven,
    "turn_taken": TurnTaken,
    "turn_passed": TurnPassed,
    "turn_postponed": TurnPostponed,
    "round_started": RoundStarted,
    "challenge_written": ChallengeWritten,
    "voting_set": VotingSet,
    "vote_cast": VoteCast,
    "votes_revealed": VotesRevealed,
    "run_off_called": RunOffCalled,
    "owner_chosen": OwnerChosen,
    "owner_declined": OwnerDeclined,
    "aim_turned": AimTurned,
    "question_put": QuestionPut,
    "question_hidden": QuestionHidden,
    "idea_parked": IdeaParked,
    "say_back_judged": SayBackJudged,
    "recommended": Recommended,
    "taken_up": TakenUp,
    "action_set": ActionSet,
    "action_dropped": ActionDropped,
    "help_offered": HelpOffered,
    "not_doing_added": NotDoingAdded,
    "not_doing_dropped": NotDoingDropped,
    "check_in_set": CheckInSet,
    "pulse_given": PulseGiven,
    "noted": Noted,
}
"""The words on disk. A word, once written, keeps its meaning."""

LASTING = (SessionOpened, SessionResumed, SessionClosed, Undone, Redone)
"""What cannot be undone: it says what the console did, not what the group did."""


@dataclass(frozen=True, slots=True)
class Record:
    """An event with its place in time.

    `seq` counts from 1. `act` is the `seq` of the first event of the same act: what one key did is
    undone as one. `at` is UTC; `elapsed` is the session's own seconds, in which clocks are read.
    """

    seq: int
    act: int
    at: datetime
    elapsed: float
    event: Event

    @property
    def can_be_undone(self) -> bool:
        """Whether it can be undone."""
        return not isinstance(self.event, LASTING)


