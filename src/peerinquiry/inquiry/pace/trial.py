"""What a command would make of the session: tried, not done. What is promised of it is then no guess."""

from __future__ import annotations

from peerinquiry.inquiry.commands import Command, Refused
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.evolve import evolve
from peerinquiry.inquiry.model import State


def after(state: State, command: Command, now: float) -> State:
    """The state once `command` is done at `now`; as it is where that is refused."""
    decided = decide(state, command, now)
    if isinstance(decided, Refused):
        return state
    for event in decided:
        state = evolve(state, Record(0, 0, state.opened_at, now, event))
    return state
