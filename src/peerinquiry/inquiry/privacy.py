"""What of the record everyone may see: the one list, field by field.

The stage is a fold over public records alone, so what is private never gets there. Three kinds of things are:

- fields that are for everyone (`SHOWN`): the session as the group said it;
- fields that are for everyone once the group has seen them (`LATER`): ballots when the votes are opened, the pulse
  when all are in, or it is opened early. Until then that somebody gave theirs is known, and never what. What is
  typed in a turn is the facilitator's note, and never for everyone, but for the reframe: the thing itself, which all
  read;
- fields that are for the facilitator, or for nobody but the record (`KEPT`).

A kind that has no field for everyone, and is not in `SHOWN`, stays out altogether. Cues, `listen_for`, airtime, file
names and what is being typed are in no event: whatever draws them asks first whether its window is private.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final, cast

from peerinquiry.inquiry import events as e
from peerinquiry.inquiry.bank import Bank, BankQuestion
from peerinquiry.inquiry.events import Event, Record
from peerinquiry.inquiry.evolve import live
from peerinquiry.inquiry.model import State, Step

Fields = Mapping[type[Event], tuple[str, ...]]

SHOWN: Final[Fields] = {
    e.SessionOpened: ("title", "utc_offset"),
    e.SessionResumed: (),
    e.SessionClosed: (),
    e.GapNoticed: ("seconds",),
    e.Undone: ("act",),
    e.Redone: ("act",),
    e.Amended: ("record", "field"),
    e.Redacted: ("people", "words"),
    e.Titled: ("title",),
    e.BankChosen: ("name", "title", "aims", "rounds", "shares"),
    e.BankEdited: ("name", "title", "aims", "rounds", "shares"),
    e.TimingSet: ("timing", "seconds"),
    e.RoundsLimited: ("skipped", "joined"),
    e.EndSet: ("at", "minutes"),
    e.ParticipantAdded: ("who", "presence", "pronouns"),
    e.ParticipantRenamed: ("who", "to"),
    e.ParticipantRemoved: ("who",),
    e.PresenceChanged: ("who", "presence"),
    e.Reordered: ("order",),
    e.TeamNamed: ("name",),
    e.ActionBrought: ("number", "action", "what", "who", "by", "sign", "since"),
    e.CheckInBrought: ("on",),
    e.ActionAnswered: ("number", "answer", "why", "what", "by"),  # it was said aloud
    e.StepEntered: ("step", "first"),
    e.ClockStarted: ("after",),
    e.ClockPaused: (),
    e.ClockExtended: ("seconds",),
    e.ClockCredited: ("seconds",),
    e.TurnGiven: ("who",),
    e.TurnTaken: ("who", "seconds", "untimed", "allowed"),
    e.TurnPassed: ("who",),
    e.TurnPostponed: ("who",),
    e.RoundStarted: ("number", "first", "again"),
    e.UnheardInvited: ("shown",),
    e.ChallengeWritten: ("who", "text"),
    e.VotingSet: ("votes_each", "tie_rule", "method", "piling"),
    e.VoteCast: ("who", "by"),
    e.VotesRevealed: (),
    e.RunOffCalled: ("candidates",),
    e.OwnerChosen: ("who", "how"),
    e.OwnerDeclined: ("who",),
    e.InquirySetAside: ("step", "finished"),
    e.AimTurned: ("aim",),
    e.QuestionPut: ("who", "text", "aim", "origin"),
    e.QuestionQueued: ("who", "text"),  # it was written where all could read it
    e.QuestionHidden: ("text",),  # never drawn: it keeps the stage from offering what was hidden
    e.IdeaParked: ("number", "who", "text"),  # it was said aloud, and comes back aloud
    e.SayBackJudged: ("right",),
    e.Recommended: ("number", "who", "kind", "text", "parked"),
    e.TakenUp: ("number", "taken"),
    e.ActionSet: ("number", "what", "who", "by", "sign", "helpers"),
    e.ActionDropped: ("number",),
    e.HelpOffered: ("who", "text"),
    e.NotDoingAdded: ("text",),
    e.NotDoingDropped: ("text",),
    e.CheckInSet: ("on",),
    e.PulseGiven: ("who",),
    e.PulsesOpened: (),
}
"""For everyone, at once."""

LATER: Final[Fields] = {
    e.Amended: ("text",),  # when what it mends is for everyone
    e.TurnTaken: ("text",),
    e.VoteCast: ("choices", "scores"),
    e.PulseGiven: ("scores",),
}
"""For everyone, once the group has seen it: `seen_by_all` says when, if ever."""

KEPT: Final[Fields] = {
    e.ActionBrought: ("session",),  # the name of a file
    e.CheckInBrought: ("session",),
    e.FollowedUp: ("session", "action", "answer", "why", "what", "by"),
    e.TurnGiven: ("seed",),
    e.TurnPassed: ("offered",),
    e.QuestionPut: ("offered",),
    e.OwnerChosen: ("seed",),
    e.Noted: ("text", "private"),
}
"""For the facilitator, or for nobody but the record."""


def public(record: Record, seen: Collection[int] = frozenset()) -> Record | None:
    """What of a record everyone may see, or None; `seen` has the numbers of the records that the group has seen.

    What is not for everyone is blank, of the same shape, so that it still counts: a ballot is in, and says nothing.
    """
    kind = type(record.event)
    if kind not in SHOWN:
        return None
    known = record.seq in seen or _mends(record.event, SHOWN)
    hidden = KEPT.get(kind, ()) + (() if known else LATER.get(kind, ()))
    if not hidden:
        return record
    blanks = {name: _blank(getattr(record.event, name)) for name in hidden}
    return replace(record, event=replace(record.event, **blanks))


def seen_by_all(records: Sequence[Record], state: State) -> frozenset[int]:
    """The numbers of the records that the group has seen since; `state` is what the (public) records come to."""
    counted, _, _ = live(records)
    seen: set[int] = set()
    ballots: list[int] = []
    pulses: list[int] = []
    amended: dict[int, int] = {}
    step = State().step
    for record in counted:
        match record.event:
            case e.StepEntered() | e.InquirySetAside() as entered:
                step = entered.step
            case e.TurnTaken() if step is Step.REFRAME:
                seen.add(record.seq)
            case e.VoteCast():
                ballots.append(record.seq)
            case e.VotesRevealed() | e.RunOffCalled():
                seen.update(ballots)
            case e.PulseGiven():
                pulses.append(record.seq)
            case e.PulsesOpened():
                seen.update(pulses)
            case e.Amended() as mending if _mends(mending, LATER):
                amended[record.seq] = mending.record
    if state.pulses and all(name in state.pulses for name in state.here):
        seen.update(pulses)
    seen.update(number for number, target in amended.items() if target in seen)
    return frozenset(seen)


def _mends(event: Event, fields: Fields) -> bool:
    """Whether it mends words that are among the `fields`; what it says is for everyone as far as those are."""
    return isinstance(event, e.Amended) and event.field.field in fields.get(e.KINDS[event.field.kind], ())


def public_bank(bank: Bank) -> Bank:
    """A question bank without what is for the facilitator alone."""
    aims = tuple(replace(aim, questions=tuple(BankQuestion(one.ask) for one in aim.questions)) for aim in bank.aims)
    return replace(bank, aims=aims)


def _blank(value: object) -> object:
    """Nothing, of the same shape."""
    if isinstance(value, tuple):
        return tuple(_blank(item) for item in cast("tuple[object, ...]", value))
    return {str: "", int: 0, float: 0.0}.get(type(value))
