"""What Gather shows: who is here, when we end, and the ground rules, in words to be read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

from peerinquiry.inquiry.model import FEWEST, State, Timing
from peerinquiry.inquiry.view.last_time import last_time
from peerinquiry.inquiry.view.team import promise
from peerinquiry.inquiry.view.words import MINUTE, counted, listed, spoken, time_of_day


@dataclass(frozen=True, slots=True)
class Rule:
    """A ground rule: what is read aloud, and why it is one."""

    say: str
    why: str


@dataclass(frozen=True, slots=True)
class GatherView:
    """The session as it is set up. `missing` is said while too few are here to begin.

    `last_time` says how far last time's actions are answered; `promise` when the group meant to hear, until it did.
    """

    title: str
    people: str
    bank: str
    end: str
    missing: str
    rules: tuple[Rule, ...]
    promise: str = ""
    last_time: str = ""


def gather(state: State, wall: datetime) -> GatherView:
    """The view at a moment of the wall clock, in UTC."""
    view = last_time(state, wall)
    met = view.summary or (f"Last time's actions: {view.progress}" if view.progress else "")
    promised = "" if view.summary else promise(state)
    ends = end(state, wall)
    return GatherView(state.title, people(state), state.bank.title, ends, missing(state), rules(state), promised, met)


def rules(state: State) -> tuple[Rule, ...]:
    """The ground rules; how long an answer takes is as it is set."""
    answer = aloud(state.timings[Timing.ANSWER])
    return (
        Rule("Everyone asks. Rank waits outside.", "The newest voice counts as much as the oldest."),
        Rule("We ask first. Advice comes later.", "What comes early is parked, and not lost."),
        Rule("One question at a time, no preamble.", "Short and open; then we listen."),
        Rule(f"The owner answers in {answer}.", "The clock only tells; it cuts nobody off."),
        Rule("Anyone may pass, without a reason.", "Listening is taking part."),
        Rule("What is said here stays here.", "We carry away what we learned, not who said it."),
    )


def aloud(seconds: float) -> str:
    """A length of time as it is read aloud: `30 seconds`, `a minute`."""
    whole = round(seconds)
    if whole < 2 * MINUTE:
        return "a minute" if whole == MINUTE else counted(whole, "second")
    return counted(whole // MINUTE, "minute") if whole % MINUTE == 0 else spoken(whole)


def people(state: State) -> str:
    """How many are here: `7 here`, `6 of 7 here`."""
    here, known = len(state.here), len(state.participants)
    return f"{here} of {known} here" if here < known else f"{here} here" if here else ""


def missing(state: State) -> str:
    """What is to be done while too few are here to begin, or nothing."""
    if len(state.participants) >= FEWEST:
        return ""
    if not state.participants:
        return "Who is here? Type the names below, or paste a list."
    verb = "is" if len(state.participants) == 1 else "are"
    return f"{listed(state.names)} {verb} here. Three or more are needed to begin."


def end(state: State, wall: datetime) -> str:
    """When the group must end: `we end at 15:30, in 74 min`; nothing where that is open."""
    if state.ends_at is None:
        return ""
    left = (state.ends_at - wall).total_seconds() / MINUTE
    how_long = f"in {ceil(left)} min" if left > 0 else f"{int(-left)} min ago"
    return f"we end at {time_of_day(state, state.ends_at)}, {how_long}"


TIMING_WORDS: Final[Mapping[Timing, str]] = {
    Timing.RULES: "the ground rules",
    Timing.WRITING: "writing in silence",
    Timing.SAYING: "each says theirs",
    Timing.VOTE: "the vote",
    Timing.STORY: "the owner's story",
    Timing.ASK: "a question",
    Timing.ANSWER: "an answer",
    Timing.SAY_BACK: "saying back",
    Timing.REFRAME: "restating the challenge",
    Timing.RECOMMENDATION: "a recommendation",
    Timing.PLAN: "the plan",
    Timing.REFLECTION: "closing words, each",
}
"""What each length of time is for."""
