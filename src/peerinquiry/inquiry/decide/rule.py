"""The one door for commands; the rooms beside this file hang their rules on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import singledispatch

from peerinquiry.inquiry.commands import Command, Refused
from peerinquiry.inquiry.events import Event
from peerinquiry.inquiry.model import Action, Inquiry, Origin, ParkedIdea, Question, Recommendation, State, Step

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


def offered(state: State, table: Question | None) -> str | None:
    """What the bank laid on the table in a turn in which nobody put anything yet; else nothing."""
    if table is None or table.origin is not Origin.BANK or state.question or state.step is not Step.QUESTIONS:
        return None
    return table.text


Numbered = Iterable[ParkedIdea | Recommendation | Action]


def following(state: State, listed: Callable[[State | Inquiry], Numbered]) -> int:
    """The number after the highest in any of the session's inquiries, so that no two things on the list share one."""
    inquiries: tuple[State | Inquiry, ...] = (*state.inquiries, state)
    return max((item.number for inquiry in inquiries for item in listed(inquiry)), default=0) + 1
