"""What a command comes to: the events that happen, or the reason why nothing does."""

from __future__ import annotations

from peerinquiry.inquiry.commands import Command, Refused
from peerinquiry.inquiry.decide import amend, choose, follow_through, gather, inquire, plan, steps
from peerinquiry.inquiry.decide.rule import Events, rule
from peerinquiry.inquiry.events import Event
from peerinquiry.inquiry.model import State

__all__ = ["decide"]

_ROOMS = (amend, gather, follow_through, steps, choose, inquire, plan)  # importing a room registers its rules


def decide(state: State, command: Command, now: float) -> tuple[Event, ...] | Refused:
    """The events of one act, at `now` seconds of the session; none where there is nothing to do."""
    decided: Events | Refused = rule(command, state, now)
    return decided if isinstance(decided, Refused) else tuple(decided)
