"""The one door for commands; the rooms beside this file hang their rules on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatch

from peerinquiry.inquiry.commands import Command, Refused
from peerinquiry.inquiry.events import Event
from peerinquiry.inquiry.model import Action, ParkedIdea, Recommendation, State

Events = Sequence[Event]
"""What an act comes to, in order."""

NOTHING: Events = ()


@singledispatch
def rule(command: Command, state: State, now: float) -> Events | Refused:  # noqa: ARG001 - the shape of every rule
    """The events of `command`, or why it is refused."""
    msg = f"no rule for {type(command).__name__}"
    raise TypeError(msg)


def unknown(state: State, *names: str) -> Refused | None:
    """A refusal where one of the names is nobody's here."""
    for name in names:
        if state.participant(name) is None:
            return Refused(f"Nobody here is called {name}; add them in Gather first.")
    return None


def following(numbered: Iterable[ParkedIdea | Recommendation | Action]) -> int:
    """The number after the highest, so that no two on the list share one."""
    return max((item.number for item in numbered), default=0) + 1
