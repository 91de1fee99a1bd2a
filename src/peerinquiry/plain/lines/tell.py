"""The one door for lines; the rooms beside this file hang theirs on it."""

from __future__ import annotations

from functools import singledispatch

from peerinquiry.inquiry.agenda import WORDS
from peerinquiry.inquiry.events import Event
from peerinquiry.inquiry.model import Phase, State

_PHASES = tuple(Phase)


@singledispatch
def tell(event: Event, state: State) -> str | None:  # noqa: ARG001 - the shape of every telling
    """What happened, in words, once `event` made `state`; None for what nobody would mention."""
    return None


def heading(state: State) -> str:
    """Where the group is: `Phase 4 of 7, Inquire: questions`."""
    name, words = state.phase.capitalize(), WORDS[state.step]
    about = "" if words == state.phase else f": {words}"
    return f"Phase {_PHASES.index(state.phase) + 1} of {len(_PHASES)}, {name}{about}"


def turn_now(state: State) -> str:
    """Whose turn it is: what to say once something was taken back."""
    holder = state.desk.round.holder
    return f"It is {holder}'s turn" if holder else f"We are at: {WORDS[state.step]}"
