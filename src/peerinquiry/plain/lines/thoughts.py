"""The lines of what is asked for, parked, heard and recommended, of the plan and of the pulse."""

from __future__ import annotations

from peerinquiry.inquiry.events import (
    ActionDropped,
    ActionSet,
    AimTurned,
    CheckInSet,
    HelpOffered,
    IdeaParked,
    NotDoingAdded,
    NotDoingDropped,
    PulseGiven,
    PulsesOpened,
    QuestionHidden,
    QuestionQueued,
    Recommended,
    SayBackJudged,
    TakenUp,
)
from peerinquiry.inquiry.model import Kind, State
from peerinquiry.inquiry.view.averages import averages_words, may_be_told
from peerinquiry.inquiry.view.words import listed, weekday
from peerinquiry.plain.lines.tell import tell


@tell.register
def _(event: AimTurned, _state: State) -> str:
    return f"The aim now: {event.aim}."


@tell.register
def _(event: QuestionQueued, _state: State) -> str:
    return f"{event.who} wrote a question in the chat, for their turn: {event.text}"


@tell.register
def _(event: QuestionHidden, _state: State) -> str:
    return f"Not offered again today: {event.text}"


@tell.register
def _(event: IdeaParked, _state: State) -> str:
    return f"Parked for {event.who}: {event.text or 'an idea, not written down'}"


@tell.register
def _(event: SayBackJudged, state: State) -> str:
    owner = state.owner or "The owner"
    return f"{owner}: yes, that was it." if event.right else f"{owner}: not quite."


@tell.register
def _(event: Recommended, _state: State) -> str:
    tells = "tells from experience" if event.kind is Kind.EXPERIENCE else "recommends"
    back = ", parked before" if event.parked else ""
    return f"{event.who} {tells}{back}: {event.text}"


@tell.register
def _(event: TakenUp, state: State) -> str:
    made = next((made for made in state.recommendations if made.number == event.number), None)
    what = f"what {made.who} said: {made.text}" if made else f"recommendation {event.number}."
    return f"{state.owner or 'The owner'} {'takes up' if event.taken else 'lets go'} {what}"


@tell.register
def _(event: ActionSet, _state: State) -> str:
    by = f"by {weekday(event.by)}" if event.by else "no date yet"
    sign = f"; we will know by this: {event.sign}" if event.sign else ""
    help_ = f"; with help from {listed(event.helpers)}" if event.helpers else ""
    return f"Action {event.number}, {event.who}, {by}: {event.what}{sign}{help_}"


@tell.register
def _(event: ActionDropped, _state: State) -> str:
    return f"Action {event.number} is off the plan."


@tell.register
def _(event: HelpOffered, _state: State) -> str:
    return f"{event.who} helps: {event.text}" if event.text else f"{event.who} takes the offer of help back."


@tell.register
def _(event: NotDoingAdded, state: State) -> str:
    return f"What {state.owner or 'the owner'} will not do: {event.text}"


@tell.register
def _(event: NotDoingDropped, _state: State) -> str:
    return f"No longer among what will not be done: {event.text}"


@tell.register
def _(event: CheckInSet, _state: State) -> str:
    return f"We hear how it went on {weekday(event.on)}." if event.on else "No check-in is set."


@tell.register
def _(event: PulseGiven, state: State) -> str:
    said = f"{event.who}'s pulse is {'in' if event.scores else 'taken back'}"
    return f"{said}. How this was for us: {averages_words(state)}" if may_be_told(state) else f"{said}."


@tell.register
def _(_event: PulsesOpened, state: State) -> str | None:
    words = averages_words(state)
    return f"How this was for us: {words}" if words else None
