"""The lines of what is open from earlier sessions, and of what became of it."""

from __future__ import annotations

from peerinquiry.inquiry.events import ActionAnswered, ActionBrought, CheckInBrought, FollowedUp, TeamNamed
from peerinquiry.inquiry.model import Answer, State
from peerinquiry.inquiry.view.words import weekday
from peerinquiry.plain.lines.tell import tell


@tell.register
def _(event: TeamNamed, _state: State) -> str:
    return f"This is a session of the team {event.name}." if event.name else "This is no team's session."


@tell.register
def _(event: ActionBrought, _state: State) -> str:
    by = f"by {weekday(event.by)}" if event.by else "no date yet"
    return f"From last time, {event.number}, {event.who}, {by}: {event.what}"


@tell.register
def _(event: CheckInBrought, _state: State) -> str:
    return f"Last time we said that we hear how it went on {weekday(event.on)}."


@tell.register
def _(event: ActionAnswered, state: State) -> str:
    brought = next((brought for brought in state.brought if brought.number == event.number), None)
    about = f"{brought.earlier.who}, {brought.earlier.what}" if brought else f"Action {event.number}"
    why = f"; {event.why}" if event.why else ""
    return f"{about}: {event.answer}{_how(event)}{why}"


def _how(event: ActionAnswered) -> str:
    if event.answer is not Answer.CHANGED:
        return ""
    by = f"by {weekday(event.by)}" if event.by else ""
    return f", now {' '.join(filter(None, (event.what, by)))}" if event.what or by else ""


@tell.register
def _(event: FollowedUp, _state: State) -> str:
    said = event.answer or "no longer answered"
    return f"A later session, {event.session}, on action {event.action}: {said}"
