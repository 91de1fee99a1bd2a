"""The pace in words: when we end, where the time goes, and what would end us on time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from peerinquiry.inquiry.agenda import WORDS
from peerinquiry.inquiry.events import RoundsLimited
from peerinquiry.inquiry.model import Phase, State, Step, Timing
from peerinquiry.inquiry.pace import choices as chosen
from peerinquiry.inquiry.pace.budgets import Budget, budgets
from peerinquiry.inquiry.pace.measures import Measure, Way
from peerinquiry.inquiry.pace.projection import margin, projected_end, step_left, to_the_minute
from peerinquiry.inquiry.view.gather import TIMING_WORDS
from peerinquiry.inquiry.view.words import about, capital, counted, listed, spoken, time_of_day

CALM: Final = 2
"""Minutes that a session may run over before it is said."""


@dataclass(frozen=True, slots=True)
class Row:
    """One phase: what it was given, took and still takes, in words, and as parts of the longest one (0 to 1)."""

    phase: Phase
    name: str
    planned: str
    used: str
    left: str
    used_part: float
    left_part: float
    current: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What one key does, in words and in fewer, and what it leads to."""

    words: str
    brief: str
    leads_to: str
    on_time: bool
    choice: chosen.Choice


@dataclass(frozen=True, slots=True)
class PaceView:
    """The whole of it."""

    course: str
    agreed: str
    rows: tuple[Row, ...]
    asked: str
    offers: tuple[Offer, ...]


def ends(state: State, elapsed: float, wall: datetime) -> tuple[str, ...]:
    """When the session ends at this pace, against the end that was agreed: in ever fewer words."""
    if state.closed:
        return ("closed",)
    end = projected_end(state, elapsed, wall)
    course = f"on course for {_minute(state, end)}"
    in_hand = margin(state, end)
    if in_hand is None or state.ends_at is None:
        return course, f"till {_minute(state, end)}"
    agreed = time_of_day(state, state.ends_at)
    if in_hand < 0:
        return f"{course} · {-in_hand} min over {agreed}", f"{-in_hand} min over {agreed}", f"{-in_hand} min over"
    fits = f"{in_hand} min in hand" if in_hand else "on time"
    return f"{course} · {fits}", f"on time for {agreed}", f"on time {agreed}"


def over(state: State, elapsed: float, wall: datetime, *, calm: bool) -> str:
    """That the session runs over, and what can be done; nothing while it does not, or if one stays `calm`, hardly."""
    end = projected_end(state, elapsed, wall)
    in_hand = margin(state, end)
    if state.closed or in_hand is None or in_hand >= (-CALM if calm else 0):
        return ""
    return f"We are on course for {_minute(state, end)}, {-in_hand} min over. f shows what can give."


def pace(state: State, elapsed: float, wall: datetime) -> PaceView:
    """The view at a moment: `elapsed` seconds of the session, `wall` in UTC."""
    end = projected_end(state, elapsed, wall)
    in_hand = margin(state, end)
    offers = tuple(_offer(state, choice) for choice in chosen.choices(state, elapsed, wall))
    return PaceView(
        f"On course for {_minute(state, end)}",
        _agreed(state, in_hand),
        rows(state, elapsed),
        _asked(in_hand, offers),
        offers,
    )


def _agreed(state: State, in_hand: int | None) -> str:
    if in_hand is None or state.ends_at is None:
        return "no end agreed"
    agreed = f"agreed: {time_of_day(state, state.ends_at)}"
    if in_hand < 0:
        return f"{agreed} · {-in_hand} min over"
    return f"{agreed} · {in_hand} min in hand" if in_hand else f"{agreed} · on time"


def _asked(in_hand: int | None, offers: tuple[Offer, ...]) -> str:
    if in_hand is None or in_hand >= 0:
        return "Nothing has to give. To be done sooner:"
    if any(offer.on_time for offer in offers):
        return "What would end us on time"
    return "Nothing ends us on time any more. What helps:"


def rows(state: State, elapsed: float) -> tuple[Row, ...]:
    """Where the time goes, phase by phase."""
    all_ = budgets(state, elapsed)
    longest = max(1.0, *(max(budget.planned, budget.total) for budget in all_))
    return tuple(_row(state, budget, longest) for budget in all_)


def _row(state: State, budget: Budget, longest: float) -> Row:
    return Row(
        budget.phase,
        budget.phase.capitalize(),
        about(budget.planned),
        about(budget.used),
        about(budget.left),
        min(1.0, budget.used / longest),
        min(1.0, budget.left / longest),
        budget.phase is state.phase,
    )


def steps_left(state: State, phase: Phase, elapsed: float) -> str:
    """What is still to come of a phase, step by step: `Inquire: questions 18 min · a peer says back 1 min`."""
    left = ((step, step_left(state, step, elapsed)) for step in Step if step.phase is phase)
    told = " · ".join(f"{WORDS[step]} {about(seconds)}" for step, seconds in left if seconds >= 1)
    return f"{phase.capitalize()}: {told}" if told else ""


def _offer(state: State, choice: chosen.Choice) -> Offer:
    words = listed(tuple(measure_words(measure) for measure in choice.measures))
    brief = ", ".join(brief_words(measure) for measure in choice.measures)
    leads_to = f"ends {_minute(state, choice.end)}"
    if choice.margin is not None and choice.margin < 0:
        leads_to = f"{leads_to}, {-choice.margin} over"
    return Offer(capital(words), capital(brief), leads_to, choice.on_time, choice)


TURNS: Final = {
    Timing.ANSWER: "{}-second answers",
    Timing.SAYING: "{} s each to say theirs",
    Timing.RECOMMENDATION: "{}-second recommendations",
    Timing.STORY: "the story in {}",
    Timing.REFLECTION: "closing words of {} s",
    Timing.PLAN: "the plan in {}",
}


def measure_words(measure: Measure) -> str:
    """A measure as a facilitator would say it."""
    if measure.timing is not None:
        seconds = measure.seconds
        long = measure.timing in {Timing.STORY, Timing.PLAN}
        return TURNS[measure.timing].format(spoken(seconds) if long else round(seconds))
    aims = listed(measure.aims)
    match measure.way:
        case Way.JOIN:
            return f"one question each for {aims} together"
        case Way.ONE_ROUND:
            return f"one round for the rest ({counted(len(measure.aims), 'aim')})"
        case Way.SKIP:
            return f"no questions for {aims}"
        case Way.NO_MORE:
            return f"no further round for {aims}"
        case _:
            return "a round for every aim again"


BRIEF: Final = {
    Timing.ANSWER: "answers",
    Timing.SAYING: "saying",
    Timing.RECOMMENDATION: "recommending",
    Timing.STORY: "story",
    Timing.REFLECTION: "closing",
    Timing.PLAN: "plan",
}


def brief_words(measure: Measure) -> str:
    """The same where several stand side by side: `answers 20 s`."""
    if measure.timing is not None:
        return f"{BRIEF[measure.timing]} {spoken(measure.seconds)}"
    match measure.way:
        case Way.JOIN:
            return f"one round for {' + '.join(measure.aims)}"
        case Way.ONE_ROUND:
            return "one round for the rest"
        case _:
            return measure_words(measure)


def lengths_words(timings: Mapping[Timing, float]) -> list[str]:
    """Lengths of time, each with what it is for."""
    return [f"{TIMING_WORDS[timing]} {spoken(seconds)}" for timing, seconds in timings.items()]


def limits_words(event: RoundsLimited) -> str:
    """What becomes of the rounds of questions, in words."""
    skipped = f"no questions for {listed(event.skipped)}" if event.skipped else ""
    verb = "shares" if len(event.joined) == 1 else "share"
    joined = f"{listed(event.joined)} {verb} the round before" if event.joined else ""
    words = ", and ".join(filter(None, (skipped, joined))) or "a round of questions for every aim"
    return capital(words)


def _minute(state: State, end: datetime) -> str:
    return time_of_day(state, to_the_minute(end))
