"""Who is next: whose turn it can be, who had one, who comes back later.

Five ways not to speak, each its own: *passed* and *back later* are said of a turn of this round;
*absent*, *late* and *gone* are said of a person. Whoever is here, and neither had a turn nor passed,
gets one before the round is over; those who come back later speak last, in the order they asked for.
"""

from __future__ import annotations

from peerinquiry.inquiry.model import Desk, Mark, Participant, Round, State, Step
from peerinquiry.inquiry.replacing import replace

EVERYONE = frozenset({Step.SAYING, Step.REFLECTING})
PEERS = frozenset({Step.QUESTIONS, Step.SAY_BACK, Step.RECOMMENDING})
OWNER = frozenset({Step.STORY, Step.REFRAME, Step.PLANNING})
NEEDS_OWNER = OWNER | PEERS
SINGLE = frozenset({Step.STORY, Step.SAY_BACK, Step.REFRAME, Step.PLANNING})
"""Steps that one turn completes."""


TurnKey = tuple[int, Step, int, str | None]
"""One turn among all: its inquiry, its step, its round, and whose it is."""


def key_of(state: State) -> TurnKey:
    """The turn that is open, or the time between two."""
    return state.inquiry, state.step, state.desk.round.number, state.desk.round.holder


def takes_turns(step: Step) -> bool:
    """Whether people speak in turn in this step."""
    return step in EVERYONE or step in PEERS or step in OWNER


def speakers(state: State, step: Step | None = None) -> tuple[Participant, ...]:
    """Who has a turn in a step, here or not, in the order of its round."""
    step = step or state.step
    people = state.participants
    if first := _desk(state, step).round.first:
        order = {name: place for place, name in enumerate(first)}
        people = tuple(sorted(people, key=lambda person: order.get(person.name, len(order))))
    if step in EVERYONE:
        return people
    owner = state.owner
    if step in PEERS:
        return tuple(person for person in people if person.name != owner)
    if step in OWNER:
        return tuple(person for person in people if person.name == owner)
    return ()


def speaker(state: State, step: Step, holder: str) -> str:
    """Who speaks while the clock of a turn runs: in questions, the owner who answers."""
    return state.owner or holder if step is Step.QUESTIONS else holder


def waiting(state: State, step: Step | None = None) -> tuple[str, ...]:
    """Who is still to speak in this round, the next first; the one whose turn it is counts too."""
    step = step or state.step
    current = _desk(state, step).round
    people = speakers(state, step)
    if step in SINGLE and any(current.marks.get(person.name) is Mark.DONE for person in people):
        return ()
    open_ = [person.name for person in people if person.here and person.name not in current.marks]
    later = [name for name in current.later if name in open_]
    if not later:
        return tuple(open_)
    return (*(name for name in open_ if name not in later), *later)


def complete(state: State) -> bool:
    """Whether a round of turns is over."""
    return takes_turns(state.step) and not waiting(state)


def next_up(state: State) -> str | None:
    """Who speaks after the one whose turn it is."""
    return next((name for name in waiting(state) if name != state.desk.round.holder), None)


def holder_of(state: State, step: Step | None = None) -> str | None:
    """Whose turn it is: the one who holds it, while they can; else the next who waits."""
    step = step or state.step
    queue = waiting(state, step)
    holder = _desk(state, step).round.holder
    return holder if holder in queue else next(iter(queue), None)


def marked(current: Round, who: str, mark: Mark) -> Round:
    """The round once `who`'s turn ended that way."""
    return replace(left_out(current, who), marks={**current.marks, who: mark})


def postponed(current: Round, who: str) -> Round:
    """The round once `who` asked to come back later: behind everyone who waits."""
    return replace(
        current,
        holder=None if current.holder == who else current.holder,
        later=(*(name for name in current.later if name != who), who),
        came_back=(*(name for name in current.came_back if name != who), who),
    )


def given(current: Round, who: str) -> Round:
    """The round once `who` was called out of order; a pass is forgotten."""
    return replace(left_out(current, who), holder=who)


def left_out(current: Round, who: str) -> Round:
    """The round as if `who` had never been in it."""
    return replace(
        current,
        holder=None if current.holder == who else current.holder,
        marks={name: mark for name, mark in current.marks.items() if name != who},
        later=tuple(name for name in current.later if name != who),
    )


def removed(current: Round, who: str) -> Round:
    """The round as if `who` had never been on the roster."""
    first = tuple(name for name in current.first if name != who)
    came_back = tuple(name for name in current.came_back if name != who)
    return replace(left_out(current, who), first=first, came_back=came_back)


def _desk(state: State, step: Step) -> Desk:
    return state.desks.get(step) or Desk()
