"""What each event makes of the state. Total: any event, on any state, gives a state.

A journal mended by hand may hold an event that no longer fits; it does what it can, and breaks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from peerinquiry.inquiry.events import Record, Redone, TurnTaken, Undone
from peerinquiry.inquiry.evolve import choose, follow_through, gather, inquire, plan, steps
from peerinquiry.inquiry.evolve.amend import mended
from peerinquiry.inquiry.evolve.apply import apply
from peerinquiry.inquiry.evolve.cut import with_cut_short
from peerinquiry.inquiry.evolve.steps import settle
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.replacing import replace

__all__ = ["after", "evolve", "fold", "folded", "live"]

_ROOMS = (gather, follow_through, steps, choose, inquire, plan)  # importing a room registers its events


def evolve(state: State, record: Record) -> State:
    """The state after one more record, which is none of `REREAD`: those need `fold`."""
    moved = after(state, record)
    if not _counts(record):
        return moved
    done = state.done if record.act in state.done[-1:] else (*state.done, record.act)
    return replace(moved, done=done, undone=())


def after(state: State, record: Record) -> State:
    """The same, but for what can be undone and redone: for readers of records that are `live`."""
    settled = settle(apply(record.event, state, record), record.elapsed)
    return settled if isinstance(record.event, TurnTaken) else with_cut_short(state, settled, record.elapsed)


def fold(records: Iterable[Record]) -> State:
    """The state that a whole session comes to."""
    counted, done, undone = live(records)
    return replace(folded(counted), done=done, undone=undone)


def folded(counted: Iterable[Record]) -> State:
    """The same for records that are `live`, but for what can be undone and redone."""
    state = State()
    for record in counted:
        state = after(state, record)
    return state


def live(records: Iterable[Record]) -> tuple[list[Record], tuple[int, ...], tuple[int, ...]]:
    """The records that count, in the words they were mended to, with the acts that can be undone and redone."""
    kept: list[Record] = []
    done: list[int] = []
    undone: list[int] = []
    dead: set[int] = set()
    for record in records:
        match record.event:
            case Undone(act):
                if act in done:
                    done.remove(act)
                    undone.append(act)
                    dead.add(act)
            case Redone(act):
                if act in undone:
                    undone.remove(act)
                    done.append(act)
                    dead.discard(act)
            case _:
                kept.append(record)
                if _counts(record):
                    if not done or done[-1] != record.act:
                        done.append(record.act)
                    undone.clear()
    if dead:
        kept = [record for record in kept if record.act not in dead]
    return mended(kept), tuple(done), tuple(undone)


def _counts(record: Record) -> bool:
    """Whether its act is one that undo reaches; the first act, which opens the session, stays whole."""
    return record.can_be_undone and record.act > 1
