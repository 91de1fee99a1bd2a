"""What can give: single ways to take less time, each with what it costs the group.

Questions may grow shorter before any is lost; the closing words and the plan give way last, since a session that
runs out of time in its questions, and skips its plan, has lost what it was for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from peerinquiry.inquiry.aims import Rounds, current, rounds_left
from peerinquiry.inquiry.commands import SetPace
from peerinquiry.inquiry.model import Limits, State, Step, Timing
from peerinquiry.inquiry.pace.projection import STEPS


class Way(StrEnum):
    """Ways to take another time."""

    SHORTER = "shorter"
    JOIN = "join"
    ONE_ROUND = "one round"
    SKIP = "skip"
    NO_MORE = "no more"
    ALL_ROUNDS = "all rounds"


@dataclass(frozen=True, slots=True)
class Measure:
    """One way. `seconds` is what each turn of `timing` gets; `aims` are those that share a round, or have none."""

    way: Way
    loss: int
    timing: Timing | None = None
    seconds: float = 0.0
    aims: tuple[str, ...] = ()
    limits: Limits | None = None

    @property
    def about(self) -> str:
        """What it changes: two measures about the same thing exclude each other."""
        return self.timing or "rounds"


SHORTER: Final[Mapping[Timing, tuple[int, tuple[float, ...]]]] = {
    Timing.ANSWER: (1, (20, 15)),
    Timing.SAYING: (1, (15, 10)),
    Timing.RECOMMENDATION: (2, (40, 30)),
    Timing.STORY: (2, (120, 90)),
    Timing.REFLECTION: (6, (20, 15)),
    Timing.PLAN: (8, (180,)),
}
"""For each length that can give: what that costs, and to what it is cut, the next shorter one at a time."""
JOIN_LOSS, SKIP_LOSS, ONE_ROUND_LOSS = 3, 4, 5
GUARDED_LOSS: Final = 6
"""What costs this much gives way only where nothing else will do."""


def measures(state: State) -> tuple[Measure, ...]:
    """All that would change something now, the least loss first."""
    found = (*_shorter(state), *_fewer_rounds(state))
    return tuple(sorted(found, key=lambda measure: measure.loss))


def restoring(state: State) -> Measure | None:
    """A round for each aim again, where some were limited."""
    if state.limits == Limits() or STEPS.index(state.step) > STEPS.index(Step.QUESTIONS):
        return None
    return Measure(Way.ALL_ROUNDS, 0, limits=Limits())


def command_of(chosen: tuple[Measure, ...]) -> SetPace:
    """The one act that does all of `chosen`."""
    limits = next((measure.limits for measure in chosen if measure.limits is not None), None)
    return SetPace(
        {measure.timing: measure.seconds for measure in chosen if measure.timing},
        limits.skipped if limits else None,
        limits.joined if limits else None,
    )


def _shorter(state: State) -> Iterator[Measure]:
    for timing, (loss, lengths) in SHORTER.items():
        seconds = next((seconds for seconds in lengths if seconds < state.timings[timing]), None)
        if seconds is not None:
            yield Measure(Way.SHORTER, loss, timing, seconds)


def _fewer_rounds(state: State) -> Iterator[Measure]:
    here, there = STEPS.index(state.step), STEPS.index(Step.QUESTIONS)
    if here > there:
        return
    begun = Step.QUESTIONS in state.desks
    to_come = rounds_left(state) if begun else (current(state), *rounds_left(state))
    # Of an aim with several rounds, all are joined or skipped; those of the one at hand can only be cut short.
    groups = tuple(dict.fromkeys(aims for aims in to_come if not (begun and aims == current(state))))
    if len(groups) > 1:
        yield _joined(state, groups[-2:], Way.JOIN, JOIN_LOSS)
    if len(groups) > 2:  # noqa: PLR2004 - of two, one round for the rest is the one above
        yield _joined(state, groups, Way.ONE_ROUND, ONE_ROUND_LOSS)
    if len(groups) > (not begun):  # one round is held in any case
        yield _skipped(state, groups[-1], Way.SKIP)
    elif begun and to_come:
        yield _skipped(state, current(state), Way.NO_MORE)


def _skipped(state: State, aims: tuple[str, ...], way: Way) -> Measure:
    joined = tuple(aim for aim in state.limits.joined if aim not in aims)
    return Measure(way, SKIP_LOSS, aims=aims, limits=Limits((*state.limits.skipped, *aims), joined))


def _joined(state: State, some: Rounds, way: Way, loss: int) -> Measure:
    aims = tuple(aim for served in some for aim in served)
    joined = (*state.limits.joined, *(aim for aim in aims[1:] if aim not in state.limits.joined))
    return Measure(way, loss, aims=aims, limits=Limits(state.limits.skipped, joined))
