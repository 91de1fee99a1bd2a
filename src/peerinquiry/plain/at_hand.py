"""What a screen would show all the time, and lines tell when it changes: whose turn, what is asked, what comes next."""

from __future__ import annotations

from peerinquiry.inquiry.agenda import turn_open, whats_next
from peerinquiry.inquiry.choosing import candidates
from peerinquiry.inquiry.model import PULSE_KEYS, State, Step
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view import frame as frames
from peerinquiry.inquiry.view.card import card
from peerinquiry.inquiry.view.choose import numbers
from peerinquiry.inquiry.view.questions import follow_up
from peerinquiry.plain.language import Scene
from peerinquiry.plain.lines.tell import heading

CLOSED = "An empty line, or quit, leaves; files tells where all of it is."


def at_hand(scene: Scene) -> tuple[str, ...]:
    """A line for each thing that is to be known now; the first says which step it is."""
    return (heading(scene.state), *_in_step(scene))


def _in_step(scene: Scene) -> tuple[str, ...]:
    state = scene.state
    if away := frames.owner_away(state):
        return (away,)
    if turn_open(state):
        return _turn(scene)
    return (*_to_say(state), _way_on(state))


def _turn(scene: Scene) -> tuple[str, ...]:
    state = scene.state
    shown = card(state, scene.bank)
    if state.step is not Step.QUESTIONS:
        return (f"{shown.heading}.",)
    asked = f"{shown.heading}: {shown.headline}"
    follows = follow_up(state, scene.bank)
    if follows is None or follows.text == shown.headline:
        return (asked,)
    return (asked, f"follow-up asks: {follows.text}")


def _to_say(state: State) -> tuple[str, ...]:
    """What the way on waits for."""
    if state.step is Step.VOTING and state.owner is None and len(candidates(state)) > 1:
        return tuple(f"{number}. {who}: {joined(state.challenges[who])}" for number, who in numbers(state).items())
    if state.step is Step.PULSE and not state.pulses_open:
        return (f"The five keys, each from 1 to 5: {', '.join(PULSE_KEYS)}. Say them as in: pulse NAME: 4 5 3 4 5",)
    if state.step is Step.SAY_BACK and state.heard_right is None:
        return (f"{state.owner}, was that it? Say right, or not-quite.",)
    return ()


def _way_on(state: State) -> str:
    if state.closed:
        return CLOSED
    following = whats_next(state, 0)
    return f"An empty line goes on: {following.words}." if following.command else following.sentence
