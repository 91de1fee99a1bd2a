"""What the record keeps of a question bank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

MOST_ROUNDS = 10
"""How many rounds one aim can have."""
LARGEST_SHARE = 24 * 60 * 60.0
"""An answer of a day, where the usual one takes a second."""

N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class BankRef:
    """The bank a session uses: enough of it to read the record without the file."""

    name: str = ""
    title: str = ""
    aims: tuple[str, ...] = ()
    rounds: tuple[int, ...] = ()
    """How many each aim gets, in their order; empty where each gets one."""
    shares: tuple[float, ...] = ()
    """How long answers are in each aim, as a share of the usual answer; empty where all are alike."""

    def rounds_of(self, aim: str) -> int:
        """How many rounds an aim gets."""
        return min(max(1, self._of(aim, self.rounds) or 1), MOST_ROUNDS)

    def share_of(self, aim: str) -> float:
        """How long its answers are, as a share of the usual answer."""
        share = self._of(aim, self.shares) or 1.0
        return share if 0 < share <= LARGEST_SHARE else 1.0

    def _of(self, aim: str, values: tuple[N, ...]) -> N | None:
        return dict(zip(self.aims, values, strict=False)).get(aim)
