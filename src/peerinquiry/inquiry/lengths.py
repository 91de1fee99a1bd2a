"""How long turns are: by what the group agreed, and in questions by their aim."""

from __future__ import annotations

from peerinquiry.inquiry.model import TIMING_OF, State, Step


def turn_length(state: State, step: Step, aim: str | None = None) -> float:
    """Seconds on the clock of one turn of a step; in questions, of `aim`, or of the one that they serve now."""
    timing = TIMING_OF.get(step)
    if timing is None:
        return 0.0
    if step is not Step.QUESTIONS:
        return state.timings[timing]
    share = state.bank.share_of(state.aim if aim is None else aim)
    return state.timings[timing] if share == 1 else round(state.timings[timing] * share, 3)
