"""Steps, turns and the clock."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.events.event import Event
from peerinquiry.inquiry.model import Step


@dataclass(frozen=True, slots=True)
class StepEntered(Event):
    """The group moved on, or back. `first` begin the turns of a step that is new, in that order."""

    step: Step
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockStarted(Event):
    """The clock counts; `after` so many seconds where it started by itself, as an answer follows its question."""

    after: float | None = None


@dataclass(frozen=True, slots=True)
class ClockPaused(Event):
    """The clock stands."""


@dataclass(frozen=True, slots=True)
class ClockExtended(Event):
    """The turn got `seconds` more."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ClockCredited(Event):
    """`seconds` that went by untimed count as used, and the clock runs."""

    seconds: float


@dataclass(frozen=True, slots=True)
class TurnGiven(Event):
    """It is this participant's turn now, out of order; `seed` is the chance's, when it was drawn."""

    who: str
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class TurnTaken(Event):
    """A turn ended. `text` is the note; `seconds` ran on the clock, of `allowed`, and `untimed` went by without it."""

    who: str
    text: str = ""
    seconds: float = 0.0
    untimed: float = 0.0
    allowed: float = 0.0


@dataclass(frozen=True, slots=True)
class TurnPassed(Event):
    """The participant passes in this round; `offered` lay on the table, as it does with `QuestionPut`."""

    who: str
    offered: str | None = None


@dataclass(frozen=True, slots=True)
class TurnPostponed(Event):
    """The participant is not ready, and comes back later in this round."""

    who: str


@dataclass(frozen=True, slots=True)
class RoundStarted(Event):
    """Everyone has a turn again; `first` begin, in that order. It is the `again`th for its aim, if that has several."""

    number: int
    first: tuple[str, ...] = ()
    again: int = 1


@dataclass(frozen=True, slots=True)
class UnheardInvited(Event):
    """Everyone sees who was not heard in this round yet, or, where `shown` is False, no longer."""

    shown: bool = True
