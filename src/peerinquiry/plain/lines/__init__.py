"""What happened, as one line a person would say: a reading of each event, and of the state it made.

A line needs no other line, no colour and no place on a screen to be understood. What is private, and what has a line
of its own already, gives none. Votes stay hidden until they are open.
"""

from __future__ import annotations

from peerinquiry.inquiry.events import InquirySetAside, SessionOpened, StepEntered
from peerinquiry.inquiry.text import joined
from peerinquiry.plain.lines import choice, follow_through, group, thoughts, turns
from peerinquiry.plain.lines.tell import tell
from peerinquiry.session import Change

__all__ = ["is_heading", "line_of"]

_ROOMS = (choice, follow_through, group, thoughts, turns)  # importing a room registers its lines


def line_of(change: Change) -> str | None:
    """The line of what happened, or None where there is nothing to say."""
    line = tell(change.record.event, change.state)
    return joined(line) if line else None


def is_heading(change: Change) -> bool:
    """Whether its line begins something new."""
    return isinstance(change.record.event, SessionOpened | StepEntered | InquirySetAside)
