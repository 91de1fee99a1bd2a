"""What was asked, aim by aim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from peerinquiry.inquiry.model import Origin, State
from peerinquiry.inquiry.view.bank_stats import AskedTurn
from peerinquiry.inquiry.view.words import counted

NOT_REACHED = "not reached"


@dataclass(frozen=True, slots=True)
class AimRow:
    """One aim: how many questions were `asked` for it, in all inquiries, and how many of these were the askers' `own`.

    `part` is how much of the most asked one that is, 0 to 1. `skipped`: it was to have no round; `joined`: it was to
    share one.
    """

    aim: str
    asked: int
    own: int
    part: float
    skipped: bool = False
    joined: bool = False

    @property
    def words(self) -> str:
        """What became of it."""
        if self.asked:
            return f"{self.asked} asked"
        return "skipped" if self.skipped else NOT_REACHED

    @property
    def aside(self) -> str:
        """What else is to be said of it."""
        told = [f"{self.own} of their own"] if self.own else []
        told += ["skipped at last"] if self.skipped and self.asked else []
        told += ["shared a round"] if self.joined else []
        return " · ".join(told)


def aim_rows(state: State, turns: Iterable[AskedTurn]) -> tuple[AimRow, ...]:
    """One for each aim of the bank, in its order, then for any other that something was asked for."""
    questions = [turn.asked for turn in turns if turn.asked]
    asked = Counter(question.aim for question in questions)
    own = Counter(question.aim for question in questions if question.origin is Origin.OWN)
    most = max(asked.values(), default=0)
    limits = state.limits
    return tuple(
        AimRow(
            aim,
            asked[aim],
            own[aim],
            asked[aim] / most if most else 0.0,
            aim in limits.skipped,
            aim in limits.joined,
        )
        for aim in dict.fromkeys((*state.bank.aims, *asked))
    )


def asked_words(rows: Iterable[AimRow]) -> str:
    """How many in all."""
    return counted(sum(row.asked for row in rows), "question")
