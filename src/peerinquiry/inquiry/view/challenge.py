"""The challenge, before the questions and after them: the double loop in two lines."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.text import joined

UNCHANGED = "unchanged"
"""What an owner may say instead of a reframe."""
NOT_RESTATED = "not said anew"
"""What is told where the owner said nothing of the kind: that is not to say that it is unchanged."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """Whose it is, how it was named, and how it is said now; `after` is empty where nothing new was said.

    `restated`: the owner said it anew, be it in the same words.
    """

    owner: str
    before: str
    after: str = ""
    restated: bool = False

    @property
    def now(self) -> str:
        """How it is said now."""
        return self.after or self.before

    @property
    def reframed(self) -> str:
        """How the owner put it after the questions, or that they did not."""
        return self.after or (UNCHANGED if self.restated else NOT_RESTATED)


def challenge(state: State) -> Challenge:
    """The challenge this session is about; empty where nobody's was chosen."""
    owner = state.owner or ""
    before = joined(state.challenges.get(owner, ""))
    after = joined(state.reframe or "")
    again = after.casefold() in {UNCHANGED, before.casefold()}
    return Challenge(owner, before, "" if again else after, restated=state.reframe is not None)
