"""What every phase's screen shows around its own thing: where we are, what to do, whose turn, how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import ceil, floor
from typing import Final

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.agenda import turn_open
from peerinquiry.inquiry.clock import Clock
from peerinquiry.inquiry.decide.steps import grace
from peerinquiry.inquiry.heard import invited
from peerinquiry.inquiry.lengths import turn_length
from peerinquiry.inquiry.model import Mark, Participant, Phase, Presence, State, Step
from peerinquiry.inquiry.view import pace
from peerinquiry.inquiry.view.words import AWAY, MINUTE, listed, on_the_clock, spoken
from peerinquiry.inquiry.voting import Method


class Place(StrEnum):
    """Where something stands in an order: over, now, or to come."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


class Sign(StrEnum):
    """What a name in the turn strip is marked with; each has a shape of its own."""

    DONE = "✓"
    NOW = "▸"
    WAITING = "·"
    LATER = "↺"
    PASSED = "○"
    AWAY = "–"


@dataclass(frozen=True, slots=True)
class Chip:
    """One name in the turn strip; `word` says in words what the sign says, `pronouns` where people are introduced."""

    name: str
    sign: Sign
    word: str = ""
    pronouns: str = ""


@dataclass(frozen=True, slots=True)
class ClockView:
    """The clock of the turn. `face` is `0:23`; `part` is how much of the time is used, 0 to 1."""

    face: str
    speaker: str
    words: str
    part: float
    running: bool
    over: bool
    hint: str = ""
    up: bool = False
    """Whether it counts up: its line fills, and does not run out."""


@dataclass(frozen=True, slots=True)
class Frame:
    """All of it."""

    phases: tuple[tuple[str, Place], ...]
    ends: tuple[str, ...]
    """When we end, in ever fewer words."""
    instruction: str
    strip: tuple[Chip, ...]
    after: str
    """Who is next, or nobody."""


def frame(state: State, elapsed: float, wall: datetime) -> Frame:
    """The frame at a moment: `elapsed` seconds of the session, `wall` in UTC."""
    return Frame(
        phases(state), pace.ends(state, elapsed, wall), instruction(state), strip(state), turns.next_up(state) or ""
    )


def phases(state: State) -> tuple[tuple[str, Place], ...]:
    """The seven phases, with where the group is."""
    order = list(Phase)
    now = order.index(state.phase)
    places = [Place.DONE if index < now else Place.NOW if index == now else Place.AHEAD for index in range(len(order))]
    return tuple((phase.capitalize(), place) for phase, place in zip(order, places, strict=True))


def speaker_words(state: State) -> str:
    """Who has the clock, and does what: `Ann answers`."""
    holder, owner = state.desk.round.holder, state.owner
    if owner_away(state) and state.step is Step.QUESTIONS:
        return f"waiting for {owner}"
    match state.step:
        case Step.RULES:
            return "the ground rules"
        case Step.WRITING:
            return "everyone writes"
        case Step.VOTING:
            return "we talk" if state.voting.method is Method.TALK else "everyone votes"
        case Step.QUESTIONS if holder:
            return f"{owner} answers"
        case Step.SAYING if holder:
            return f"{holder} says theirs"
        case Step.STORY if holder:
            return f"{holder} tells the story"
        case Step.SAY_BACK if holder:
            return f"{holder} says back"
        case Step.REFRAME if holder:
            return f"{holder} restates it"
        case Step.RECOMMENDING if holder:
            return f"{holder} recommends"
        case Step.PLANNING if holder:
            return f"{holder} plans"
        case Step.REFLECTING if holder:
            return f"{holder} reflects"
    return ""


def clock(state: State, elapsed: float, *, up: bool = False) -> ClockView | None:
    """The clock at a moment, or None where none runs; counting `up`, it shows what has gone by."""
    now = state.desk.clock
    if now is None:
        return None
    left = clocks.left(now, elapsed)
    over = left < 0
    part = 1.0 if over else min(1.0, max(0.0, 1 - left / now.allowed)) if now.allowed > 0 else 1.0
    speaker, words = speaker_words(state), _words(now, elapsed, up=up)
    if not now.touched:
        words = f"not started · {spoken(now.allowed)}" if up else "not started"
    elif not now.running:
        speaker = "paused"
    elif (until := clocks.starts_in(now, elapsed)) > 0:
        speaker, words = f"{state.desk.round.holder} asks", f"starts in {spoken(ceil(until))}"
    face = _face(now, elapsed, up=up)
    return ClockView(face, speaker, words, part, now.running, over, _untimed_words(state, elapsed), up)


def _face(now: Clock, elapsed: float, *, up: bool) -> str:
    left = clocks.left(now, elapsed)
    if up:
        return on_the_clock(floor(clocks.spent(now, elapsed)))
    return f"+{on_the_clock(int(-left))}" if left < 0 else on_the_clock(left)


def _words(now: Clock, elapsed: float, *, up: bool) -> str:
    left = clocks.left(now, elapsed)
    if left < 0:
        return _over_words(left)
    return f"of {on_the_clock(now.allowed)}" if up else _left_words(left)


def _left_words(left: float) -> str:
    return f"{on_the_clock(left)} left" if left > MINUTE else f"{spoken(-int(-left // 1))} left"


def _over_words(left: float) -> str:
    whole = int(-left)
    return f"{spoken(whole)} over" if whole else "time"


def _untimed_words(state: State, elapsed: float) -> str:
    now = state.desk.clock
    if now and now.missed:
        return f"{spoken(now.missed)} asleep · k counts it, Space goes on"
    if state.step is Step.RULES:  # people are still arriving: nobody waits for a clock
        return ""
    seconds = int(clocks.untimed(now, elapsed, grace(state))) if now else 0
    return f"{on_the_clock(seconds)} without the clock · k counts it" if seconds >= UNTIMED_SHOWN else ""


def gap_words(seconds: float) -> str:
    """That nobody was there for so long."""
    return f"The computer slept, or stood still, for {spoken(seconds)}"


UNTIMED_SHOWN = 5
"""Seconds that may go by uncounted before it is said."""


CHOOSING = {
    Method.VOTES: "Which one shall we take up? Votes stay hidden until all are in.",
    Method.FIST: "How much does each one call you, 0 to 5? Hidden until all are in.",
    Method.TALK: "Which one shall we take up? We talk it through.",
}
"""What is asked while the group chooses."""


def strip(state: State) -> tuple[Chip, ...]:
    """Everyone who speaks in this step, or everyone, with where they stand."""
    if not turns.takes_turns(state.step) or state.step in turns.OWNER:
        met = state.phase is not Phase.GATHER
        return tuple(_present(person, "" if met else person.pronouns) for person in state.participants)
    current = state.desk.round
    return tuple(
        _in_turn(state, person.name, person.presence, current.marks.get(person.name))
        for person in turns.speakers(state)
    )


def _present(person: Participant, pronouns: str) -> Chip:
    if not person.here:
        return Chip(person.name, Sign.AWAY, person.presence)
    return Chip(person.name, Sign.WAITING, pronouns=pronouns)


def _in_turn(state: State, name: str, presence: Presence, mark: Mark | None) -> Chip:
    current = state.desk.round
    if name == current.holder:
        return Chip(name, Sign.NOW)
    if mark is Mark.DONE:
        return Chip(name, Sign.DONE)
    if presence is not Presence.HERE:
        return Chip(name, Sign.AWAY, presence)
    if mark is Mark.PASSED:
        return Chip(name, Sign.PASSED, "passed")
    if name in current.later:
        return Chip(name, Sign.LATER, "back later")
    return Chip(name, Sign.WAITING)


_WITHOUT: Final[Mapping[Step, str]] = {
    Step.SAY_BACK: "we say back what we heard",
    Step.REFRAME: "we leave the challenge as it is",
    Step.RECOMMENDING: "we recommend all the same",
    Step.PLANNING: "we note what is clear already",
}
"""What a group can do without the owner; in the other steps another one begins."""


def owner_away(state: State) -> str:
    """What the group does while the owner is not there, where it turns about them; nothing while they are."""
    owner = state.participant(state.owner or "")
    if owner is None or owner.here or state.step not in turns.NEEDS_OWNER:
        return ""
    others = "another owner begins"
    ways = [_WITHOUT.get(state.step, others)]
    if owner.presence is not Presence.GONE:
        ways = ["we wait", *ways]
    elif ways != [others]:
        ways.append(others)
    return f"{owner.name} {AWAY[owner.presence]}: {', or '.join(ways)}."


def instruction(state: State) -> str:
    """What the participants do now, in one line; while the owner is away, that; or who is asked to come in."""
    names = invited(state) if state.desk.round.inviting else ()
    asked_in = f"{listed(names)}, would you like to come in?" if names else ""
    return owner_away(state) or asked_in or _told(state)


def _told(state: State) -> str:
    owner = state.owner or "the owner"
    answer = spoken(turn_length(state, Step.QUESTIONS))
    match state.step:
        case Step.RULES:
            return "Welcome. Here is how we work together today."
        case Step.WRITING:
            return "Write one challenge of yours in the call's chat."
        case Step.SAYING:
            return "Say yours in a sentence or two, in turn."
        case Step.VOTING:
            if state.owner:
                return f"{owner}'s challenge it is."
            return CHOOSING[state.voting.method_now]
        case Step.STORY:
            return f"Listen: {owner} tells the story." if turn_open(state) else f"We have heard {owner}'s story."
        case Step.QUESTIONS:
            return f"Ask one open question, no preamble. {owner} answers in {answer}."
        case Step.SAY_BACK:
            return f"One of us says back what they heard; {owner} says whether that was it."
        case Step.REFRAME:
            return f"{owner}, how would you say your challenge now?"
        case Step.RECOMMENDING:
            return f"Experience first, advice second. {owner} only listens."
        case Step.PLANNING:
            return f"{owner}, what will you do, with whom, by when?"
        case Step.REFLECTING:
            return "A sentence or two: what do you take with you?"
        case Step.PULSE:
            return "How was this, from 1 (not at all) to 5 (fully)?"
        case Step.FAREWELL:
            return "Thank you, all."
