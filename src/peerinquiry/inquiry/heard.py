"""Who was heard: how long everyone spoke, who did not yet, and who begins the next round.

A reading of the log of turns and of the clocks that stand open. Seconds belong to whoever spoke while the clock ran;
in questions that is the owner who answers, while the turn is the asker's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.clock import Clock
from peerinquiry.inquiry.model import Mark, Participant, Presence, State, Step


@dataclass(frozen=True, slots=True)
class Voice:
    """How much somebody spoke in the whole session. `as_owner` is the part of `seconds` in which they were the owner.

    `turns` are those they had, `answers` those in which they answered as the owner, `passes` those they let go.
    """

    name: str
    seconds: float = 0.0
    as_owner: float = 0.0
    turns: int = 0
    answers: int = 0
    passes: int = 0

    @property
    def as_peer(self) -> float:
        """The rest of `seconds`."""
        return self.seconds - self.as_owner


@dataclass(frozen=True, slots=True)
class _Spell:
    """A stretch on the clock, whether its turn is over or not."""

    step: Step
    speaker: str
    seconds: float


def voices(state: State, now: float | None = None) -> tuple[Voice, ...]:
    """Everyone's, in the order of turns; a clock that runs counts up to `now`, in seconds of the session."""
    spells = tuple(_spells(state, now))
    return tuple(_voice(state, name, spells) for name in state.names)


def _voice(state: State, name: str, spells: tuple[_Spell, ...]) -> Voice:
    mine = [spell for spell in spells if spell.speaker == name]
    done = [turn for turn in state.turns if turn.mark is Mark.DONE]
    return Voice(
        name,
        sum(spell.seconds for spell in mine),
        sum(spell.seconds for spell in mine if _as_owner(spell.step)),
        sum(turn.who == name for turn in done),
        sum(turn.step is Step.QUESTIONS and turn.speaker == name for turn in done),
        sum(turn.mark is Mark.PASSED and turn.who == name for turn in state.turns),
    )


def _as_owner(step: Step) -> bool:
    return step is Step.QUESTIONS or step in turns.OWNER


def _spells(state: State, now: float | None) -> Iterator[_Spell]:
    for turn in state.turns:
        yield _Spell(turn.step, turn.speaker or turn.who, max(0.0, turn.seconds))
    for step, holder, clock in _open(state):
        seconds = clock.used if now is None else clocks.spent(clock, now)
        yield _Spell(step, turns.speaker(state, step, holder), seconds)


def _open(state: State) -> Iterator[tuple[Step, str, Clock]]:
    """The turns that are not over, and whose clock was started."""
    for step, desk in state.desks.items():
        holder, clock = desk.round.holder, desk.clock
        if holder and clock and clock.touched:
            yield step, holder, clock


def untimed(state: State) -> tuple[float, ...]:
    """Seconds of each turn that went by without the clock."""
    return tuple(turn.untimed for turn in state.turns if turn.untimed >= 1)


def spoke(state: State) -> frozenset[str]:
    """Who said something in this session, as far as the turns tell."""
    said = {name for turn in state.turns if turn.mark is not Mark.PASSED for name in (turn.who, turn.speaker)}
    for step, holder, _ in _open(state):
        said |= {holder, turns.speaker(state, step, holder)}
    return frozenset(said)


def unheard(state: State) -> tuple[str, ...]:
    """Who is here and has said nothing in this session yet, as far as the turns tell, in the order of turns."""
    said = spoke(state)
    return tuple(name for name in state.here if name not in said)


def to_be_heard(state: State) -> tuple[str, ...]:
    """Who is still to speak in this round, the one whose turn it is left out."""
    return tuple(name for name in turns.waiting(state) if name != state.desk.round.holder)


def invited(state: State) -> tuple[str, ...]:
    """Whom to ask in before all: those still to speak in this round who said nothing yet, or else all of them."""
    waiting = to_be_heard(state)
    silent = tuple(name for name in waiting if name in unheard(state))
    return silent or waiting


def first_next_round(state: State, to_come: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Who begins the next round: who had no turn in this one, the fewest turns first; then who came back later.

    `to_come` are taken to have theirs before it begins.
    """
    if state.step in turns.SINGLE:
        return ()
    current = state.desk.round
    had = _had(state)
    people = [person.name for person in _in_roster_order(state) if person.presence is not Presence.GONE]
    silent = [name for name in people if current.marks.get(name) is not Mark.DONE and name not in to_come]
    silent.sort(key=lambda name: had[name])
    back = [name for name in current.came_back if name in people and name not in silent]
    return _unless_as_it_is((*silent, *back), people)


def first_in(state: State, step: Step) -> tuple[str, ...]:
    """Who begins the turns of a step that is new: who said nothing in this session yet."""
    if step not in turns.PEERS | turns.EVERYONE or step in turns.SINGLE:
        return ()
    speakers = {person.name for person in turns.speakers(state, step)}
    people = [name for name in state.names if name in speakers]
    return _unless_as_it_is(tuple(name for name in people if name in unheard(state)), people)


def _had(state: State) -> Counter[str]:
    """How many turns of this step everyone had."""
    here = (turn for turn in state.turns if turn.step is state.step and turn.inquiry == state.inquiry)
    return Counter(turn.who for turn in here if turn.mark is Mark.DONE)


def _in_roster_order(state: State) -> Iterator[Participant]:
    speakers = {person.name for person in turns.speakers(state)}
    return (person for person in state.participants if person.name in speakers)


def _unless_as_it_is(first: tuple[str, ...], people: list[str]) -> tuple[str, ...]:
    """Nobody, where those who begin do so anyway."""
    return () if list(first) == people[: len(first)] else first
