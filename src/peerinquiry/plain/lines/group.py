"""The lines of the session itself, and of who is in it."""

from __future__ import annotations

from peerinquiry.inquiry.events import (
    Amended,
    BankChosen,
    BankEdited,
    EndSet,
    Noted,
    ParticipantAdded,
    ParticipantRemoved,
    ParticipantRenamed,
    PresenceChanged,
    Redacted,
    Redone,
    Reordered,
    RoundsLimited,
    SessionClosed,
    SessionOpened,
    SessionResumed,
    StepEntered,
    TimingSet,
    Titled,
    Undone,
)
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.pace import limits_words
from peerinquiry.inquiry.view.words import AWAY, introduced, listed, spoken, time_of_day
from peerinquiry.plain.lines.tell import heading, tell, turn_now


@tell.register
def _(event: SessionOpened, state: State) -> str:
    return f"{event.title}. {heading(state)}"


@tell.register
def _(_event: SessionResumed, state: State) -> str:
    return f"The session is taken up again. {turn_now(state)}."


@tell.register
def _(_event: SessionClosed, _state: State) -> str:
    return "The record is closed."


@tell.register
def _(_event: Undone, state: State) -> str:
    return f"Taken back. {turn_now(state)}."


@tell.register
def _(_event: Redone, state: State) -> str:
    return f"Done again. {turn_now(state)}."


@tell.register
def _(_event: Amended, _state: State) -> str:
    return "A typo is mended."


@tell.register
def _(_event: Redacted, _state: State) -> str:
    return "Pseudonyms stand for names in this copy."


@tell.register
def _(event: Titled, _state: State) -> str:
    return f"The session is now called {event.title}."


@tell.register
def _(event: BankChosen, _state: State) -> str:
    return f"Questions come from the bank “{event.title}”."


@tell.register
def _(event: BankEdited, _state: State) -> str:
    return f"The bank “{event.title}” was edited. Its aims: {listed(event.aims)}."


@tell.register
def _(event: TimingSet, _state: State) -> str:
    return f"Time for {event.timing.replace('_', ' ')}: {spoken(event.seconds)}."


@tell.register
def _(event: RoundsLimited, _state: State) -> str:
    return f"{limits_words(event)}."


@tell.register
def _(event: EndSet, state: State) -> str:
    return f"We end at {time_of_day(state, event.at)}." if event.at else "No end is set."


@tell.register
def _(event: ParticipantAdded, _state: State) -> str:
    return f"{introduced(event.who, event.pronouns)} {AWAY.get(event.presence, 'is here')}."


@tell.register
def _(event: PresenceChanged, _state: State) -> str:
    return f"{event.who} {AWAY.get(event.presence, 'is here')}."


@tell.register
def _(event: ParticipantRenamed, _state: State) -> str:
    return f"{event.who} is now called {event.to}."


@tell.register
def _(event: ParticipantRemoved, _state: State) -> str:
    return f"{event.who} is off the list."


@tell.register
def _(event: Reordered, _state: State) -> str:
    return f"The order of turns: {listed(event.order)}."


@tell.register
def _(_event: StepEntered, state: State) -> str:
    return heading(state)


@tell.register
def _(event: Noted, _state: State) -> str | None:
    return None if event.private else f"Note: {event.text}"
