"""What can happen in a session: a closed vocabulary of flat, frozen records.

Every field is a scalar or a tuple of scalars, so that an event is one flat block of the journal.
`KINDS` maps the word written on disk to its class. A `Record` is an event with its place in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from peerinquiry.inquiry.events.amend import Amended, Mendable, Redacted
from peerinquiry.inquiry.events.choose import (
    ChallengeWritten,
    InquirySetAside,
    OwnerChosen,
    OwnerDeclined,
    RunOffCalled,
    VoteCast,
    VotesRevealed,
    VotingSet,
)
from peerinquiry.inquiry.events.event import Event
from peerinquiry.inquiry.events.follow_through import (
    ActionAnswered,
    ActionBrought,
    CheckInBrought,
    FollowedUp,
    TeamNamed,
)
from peerinquiry.inquiry.events.gather import (
    BankChosen,
    BankEdited,
    EndSet,
    ParticipantAdded,
    ParticipantRemoved,
    ParticipantRenamed,
    PresenceChanged,
    Reordered,
    RoundsLimited,
    TimingSet,
    Titled,
)
from peerinquiry.inquiry.events.inquire import (
    AimTurned,
    IdeaParked,
    QuestionHidden,
    QuestionPut,
    QuestionQueued,
    Recommended,
    SayBackJudged,
    TakenUp,
)
from peerinquiry.inquiry.events.plan import (
    ActionDropped,
    ActionSet,
    CheckInSet,
    HelpOffered,
    NotDoingAdded,
    NotDoingDropped,
    Noted,
    PulseGiven,
    PulsesOpened,
)
from peerinquiry.inquiry.events.session import (
    GapNoticed,
    Redone,
    SessionClosed,
    SessionOpened,
    SessionResumed,
    Undone,
)
from peerinquiry.inquiry.events.steps import (
    ClockCredited,
    ClockExtended,
    ClockPaused,
    ClockStarted,
    RoundStarted,
    StepEntered,
    TurnGiven,
    TurnPassed,
    TurnPostponed,
    TurnTaken,
    UnheardInvited,
)

__all__ = [
    "KINDS",
    "LASTING",
    "REREAD",
    "ActionAnswered",
    "ActionBrought",
    "ActionDropped",
    "ActionSet",
    "AimTurned",
    "Amended",
    "BankChosen",
    "BankEdited",
    "ChallengeWritten",
    "CheckInBrought",
    "CheckInSet",
    "ClockCredited",
    "ClockExtended",
    "ClockPaused",
    "ClockStarted",
    "EndSet",
    "Event",
    "FollowedUp",
    "GapNoticed",
    "HelpOffered",
    "IdeaParked",
    "InquirySetAside",
    "Mendable",
    "NotDoingAdded",
    "NotDoingDropped",
    "Noted",
    "OwnerChosen",
    "OwnerDeclined",
    "ParticipantAdded",
    "ParticipantRemoved",
    "ParticipantRenamed",
    "PresenceChanged",
    "PulseGiven",
    "PulsesOpened",
    "QuestionHidden",
    "QuestionPut",
    "QuestionQueued",
    "Recommended",
    "Record",
    "Redacted",
    "Redone",
    "Reordered",
    "RoundStarted",
    "RoundsLimited",
    "RunOffCalled",
    "SayBackJudged",
    "SessionClosed",
    "SessionOpened",
    "SessionResumed",
    "StepEntered",
    "TakenUp",
    "TeamNamed",
    "TimingSet",
    "Titled",
    "TurnGiven",
    "TurnPassed",
    "TurnPostponed",
    "TurnTaken",
    "Undone",
    "UnheardInvited",
    "VoteCast",
    "VotesRevealed",
    "VotingSet",
]

KINDS: dict[str, type[Event]] = {
    "session_opened": SessionOpened,
    "session_resumed": SessionResumed,
    "session_closed": SessionClosed,
    "gap_noticed": GapNoticed,
    "undone": Undone,
    "redone": Redone,
    "amended": Amended,
    "redacted": Redacted,
    "titled": Titled,
    "bank_chosen": BankChosen,
    "bank_edited": BankEdited,
    "timing_set": TimingSet,
    "rounds_limited": RoundsLimited,
    "end_set": EndSet,
    "participant_added": ParticipantAdded,
    "participant_renamed": ParticipantRenamed,
    "participant_removed": ParticipantRemoved,
    "presence_changed": PresenceChanged,
    "reordered": Reordered,
    "team_named": TeamNamed,
    "action_brought": ActionBrought,
    "check_in_brought": CheckInBrought,
    "action_answered": ActionAnswered,
    "followed_up": FollowedUp,
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
    "unheard_invited": UnheardInvited,
    "challenge_written": ChallengeWritten,
    "voting_set": VotingSet,
    "vote_cast": VoteCast,
    "votes_revealed": VotesRevealed,
    "run_off_called": RunOffCalled,
    "owner_chosen": OwnerChosen,
    "owner_declined": OwnerDeclined,
    "inquiry_set_aside": InquirySetAside,
    "aim_turned": AimTurned,
    "question_put": QuestionPut,
    "question_queued": QuestionQueued,
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
    "pulses_opened": PulsesOpened,
    "noted": Noted,
}
"""The words on disk. A word, once written, keeps its meaning."""

LASTING = (
    *(SessionOpened, SessionResumed, SessionClosed, GapNoticed, BankEdited, FollowedUp, Redacted),
    *(Undone, Redone),
)
"""What cannot be undone: it says what the console did, a file, or another session, not what the group did here."""

REREAD = (Undone, Redone, Amended)
"""What changes how earlier events are read: after it, a session is folded anew."""


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
