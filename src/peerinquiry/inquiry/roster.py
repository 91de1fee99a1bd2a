"""Who is called what: two people of one name, and one person of two names in turn."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import count

from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.replacing import replace
from peerinquiry.inquiry.turns import key_of


def another_of(name: str, names: Collection[str]) -> str:
    """What somebody else of that name may be called, for as long as nobody thinks of better: `Ann 2`."""
    taken = {other.casefold() for other in names}
    return next(proposed for number in count(2) if (proposed := f"{name} {number}").casefold() not in taken)


def known_as(name: str, names: Iterable[str]) -> str | None:
    """Who goes by that name already, however it is written."""
    return next((other for other in names if other.casefold() == name.casefold()), None)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Who names are of people on the call: `new` ones, some who are `back`, and some who are `here` already."""

    new: tuple[str, ...]
    back: tuple[str, ...]
    here: tuple[str, ...]


def arrivals(state: State, names: Iterable[str]) -> Arrivals:
    """What those names say, each by the name that somebody has already."""
    new: list[str] = []
    back: list[str] = []
    here: list[str] = []
    for name in names:
        known = known_as(name, state.names)
        if known is None:
            new.append(name)
        else:
            (here if known in state.here else back).append(known)
    return Arrivals(tuple(new), tuple(back), tuple(here))


def renamed(before: State, after: State) -> tuple[str, str] | None:
    """The old and the new name, where all that happened to the group is that one of them is called otherwise."""
    changed = [pair for pair in zip(before.names, after.names, strict=False) if pair[0] != pair[1]]
    if len(before.names) != len(after.names) or len(changed) != 1:
        return None
    return changed[0]


def clock_alone(before: State, after: State) -> bool:
    """Whether the clock of the turn is another, and nothing else is but for what can be undone."""
    if before.desk.clock == after.desk.clock:
        return False
    desk = replace(before.desk, clock=after.desk.clock)
    desks = {**before.desks, before.step: desk}
    return replace(before, desks=desks, done=after.done, undone=after.undone) == after


def same_turn(before: State, after: State) -> bool:
    """Whether the turn that is open is the one that was, under whatever name."""
    earlier, now = key_of(before), key_of(after)
    return earlier == now or (earlier[:-1] == now[:-1] and (earlier[-1], now[-1]) == renamed(before, after))
