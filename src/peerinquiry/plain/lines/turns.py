"""The lines of turns, of what is asked in them, and of the clock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry.events import (
    ClockCredited,
    ClockExtended,
    ClockPaused,
    ClockStarted,
    GapNoticed,
    QuestionPut,
    RoundStarted,
    TurnGiven,
    TurnPassed,
    TurnPostponed,
    TurnTaken,
    UnheardInvited,
)
from peerinquiry.inquiry.heard import invited
from peerinquiry.inquiry.model import State, Step
from peerinquiry.inquiry.view.frame import gap_words, speaker_words
from peerinquiry.inquiry.view.words import capital, listed, spoken
from peerinquiry.plain.lines.tell import tell

_DOES: Final[Mapping[Step, str]] = {
    Step.SAYING: "says theirs",
    Step.STORY: "told the story",
    Step.SAY_BACK: "says back",
    Step.REFRAME: "restates the challenge",
    Step.RECOMMENDING: "is done",
    Step.PLANNING: "has a plan",
    Step.REFLECTING: "reflects",
}
"""What a turn was, by its step; in questions it is the owner's answer."""

_SAID_AT_THE_END: Final = frozenset({Step.SAYING, Step.QUESTIONS, Step.RECOMMENDING, Step.REFLECTING})
"""Steps of many short turns: that a clock starts is not worth a line in each."""


@tell.register
def _(_event: ClockStarted, state: State) -> str | None:
    clock = state.desk.clock
    if clock is None or clock.used or state.step in _SAID_AT_THE_END:
        return None
    return _begins(state, clock.allowed)


def clock_line(state: State, elapsed: float) -> str:
    """That the clock runs, and how long for: said whatever the step, to whoever started it and sees no clock."""
    clock = state.desk.clock
    if clock is None:
        return ""
    if (until := clocks.starts_in(clock, elapsed)) > 0:
        return f"The clock starts in {spoken(until)}."
    if clock.used:
        left = clocks.left(clock, elapsed)
        return f"The clock goes on: {spoken(abs(left))} {'left' if left >= 0 else 'over'}."
    return _begins(state, clock.allowed)


def _begins(state: State, allowed: float) -> str:
    words = speaker_words(state) or "the clock"
    return f"{capital(words)}: {spoken(allowed)}."


@tell.register
def _(_event: ClockPaused, _state: State) -> str:
    return "The clock is paused."


@tell.register
def _(event: GapNoticed, _state: State) -> str:
    return f"{gap_words(event.seconds)}."


@tell.register
def _(event: ClockExtended, _state: State) -> str:
    return f"{spoken(event.seconds)} more."


@tell.register
def _(event: ClockCredited, _state: State) -> str:
    return f"{spoken(event.seconds)} went by without the clock, and are counted."


@tell.register
def _(event: TurnGiven, _state: State) -> str:
    return f"It is {event.who}'s turn."


@tell.register
def _(event: TurnPassed, _state: State) -> str:
    return f"{event.who} passes."


@tell.register
def _(event: TurnPostponed, _state: State) -> str:
    return f"{event.who} comes back later."


@tell.register
def _(event: RoundStarted, _state: State) -> str:
    return f"Round {event.number} begins."


@tell.register
def _(event: UnheardInvited, state: State) -> str | None:
    names = invited(state) if event.shown else ()
    return f"{listed(names)}: would you like to come in?" if names else None


@tell.register
def _(event: QuestionPut, _state: State) -> str:
    return f"{event.who} asks: {event.text or 'a question of their own'}"


@tell.register
def _(event: TurnTaken, state: State) -> str:
    text = event.text
    if state.step is Step.SAYING:
        text = text or state.challenges.get(event.who, "")
    does = f"{event.who} {_DOES.get(state.step, 'is done')}"
    if state.step is Step.QUESTIONS:
        does = f"{state.owner or 'The owner'} answers"
    return f"{does}{_took(event)}: {text}" if text else f"{does}{_took(event)}."


def _took(event: TurnTaken) -> str:
    """The time it took, on the clock if there was one, and how far that was over."""
    if event.seconds:
        over = event.seconds - event.allowed if event.allowed else 0.0
        return f", {spoken(event.seconds)}{f', {spoken(over)} over' if over >= 1 else ''}"
    return f", about {spoken(event.untimed)} without the clock" if event.untimed >= 1 else ""
