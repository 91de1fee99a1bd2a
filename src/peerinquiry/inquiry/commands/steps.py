"""From step to step, and from turn to turn, with the clock."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.commands.command import Command
from peerinquiry.inquiry.model import Kind, Question, Step


@dataclass(frozen=True)
class GoTo(Command):
    """Go to a step, forward or back."""

    step: Step


@dataclass(frozen=True)
class ToggleClock(Command):
    """Start the clock, or pause it. In questions, `suggestion` is asked if nothing else was put."""

    suggestion: Question | None = None


@dataclass(frozen=True)
class ExtendClock(Command):
    """Give the turn more seconds."""

    seconds: float = 15


@dataclass(frozen=True)
class CreditClock(Command):
    """Count what went by untimed."""


@dataclass(frozen=True)
class EndTurn(Command):
    """The turn is done; `text` is its note, if any. In questions, `suggestion` as in `ToggleClock`."""

    text: str = ""
    kind: Kind = Kind.ADVICE
    suggestion: Question | None = None


@dataclass(frozen=True)
class Pass(Command):
    """Whoever's turn it is passes. `table`: the question that lies on the table."""

    table: Question | None = None


@dataclass(frozen=True)
class Postpone(Command):
    """Whoever's turn it is comes back later in the round."""


@dataclass(frozen=True)
class GiveTurn(Command):
    """Give the turn to somebody out of order."""

    who: str


@dataclass(frozen=True)
class DrawTurn(Command):
    """Give the turn to somebody by chance."""

    seed: int


@dataclass(frozen=True)
class NewRound(Command):
    """Everyone has a turn again, for `aim` if it is named. `early`: those without a turn yet may lose it."""

    early: bool = False
    aim: str = ""


@dataclass(frozen=True)
class InviteUnheard(Command):
    """Show everyone who was not heard in this round yet, or no longer."""

    shown: bool = True
