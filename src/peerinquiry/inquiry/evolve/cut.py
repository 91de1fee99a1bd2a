"""Turns that broke off: somebody dropped off the call, or was not ready after all. Their seconds count."""

from __future__ import annotations

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.model import Desk, Mark, State, Step, Turn
from peerinquiry.inquiry.replacing import replace


def with_cut_short(before: State, after: State, now: float) -> State:
    """`after`, with a turn in its log for every clock of `before` that is gone with the seconds it had counted."""
    changed = [(step, desk) for step, desk in before.desks.items() if after.desks.get(step) is not desk]
    cut = [turn for step, desk in changed if (turn := _cut(before, after, step, desk, now))]
    return replace(after, turns=(*after.turns, *cut)) if cut else after


def _cut(before: State, after: State, step: Step, desk: Desk, now: float) -> Turn | None:
    holder, clock = desk.round.holder, desk.clock
    if holder is None or clock is None or not clock.touched:
        return None
    kept = after.desks.get(step, Desk()).clock
    seconds = clocks.spent(clock, now) - (clocks.spent(kept, now) if kept else 0.0)
    speaker = turns.speaker(before, step, holder)
    who = next((name for name in (holder, speaker) if name in after.names), None)
    if seconds <= 0 or who is None:
        return None
    return Turn(
        step,
        desk.round.number,
        who,
        Mark.CUT,
        seconds=round(seconds, 3),
        allowed=clock.allowed,
        inquiry=before.inquiry,
        speaker=speaker,
    )
