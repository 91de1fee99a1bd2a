"""The challenge, before the questions and after them: the double loop in two lines."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.text import joined

UNCHANGED = "unchanged"
"""What an owner may say instead of a reframe."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """Whose it is, how it was named, and how it is said now; `after` is empty where nothing new was said."""

    owner: str
    before: str
    after: str = ""

    @property
    def now(self) -> str:
        """How it is said now."""
        return self.after or self.before


def challenge(state: State) -> Challenge:
    """The challenge this session is about; empty where nobody's was chosen."""
    owner = state.owner or ""
    before = joined(state.challenges.get(owner, ""))
    after = joined(state.reframe or "")
    return Challenge(owner, before, "" if after.casefold() in {UNCHANGED, before.casefold()} else after)
