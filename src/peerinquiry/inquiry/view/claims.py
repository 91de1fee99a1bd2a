"""Lines that came in from a chat, to be sorted before any is kept: each somebody's, nobody's yet, or left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar


@dataclass(frozen=True, slots=True)
class Claim:
    """A line; `who` is None while nobody has claimed it. `by` is a name that nobody in the group has."""

    who: str | None
    text: str
    out: bool = False
    by: str = ""


C = TypeVar("C", bound=Claim)


@dataclass(frozen=True, slots=True)
class Claims(Generic[C]):
    """All of them, and the people they may belong to."""

    lines: tuple[C, ...]
    names: tuple[str, ...]

    def given(self, index: int, who: str | None) -> Self:
        """Line `index` is theirs."""
        return self.changed(index, replace(self.lines[index], who=who, out=False))

    def turned(self, index: int, by: int) -> Self:
        """Line `index` belongs to the next in the order of turns, or the one before; then to nobody."""
        ring = (None, *self.names)
        return self.given(index, ring[(ring.index(self.lines[index].who) + by) % len(ring)])

    def left_out(self, index: int) -> Self:
        """Line `index` is not kept; or is, after all."""
        return self.changed(index, replace(self.lines[index], out=not self.lines[index].out))

    def changed(self, index: int, line: C) -> Self:
        """With another line in the place of line `index`."""
        return replace(self, lines=(*self.lines[:index], line, *self.lines[index + 1 :]))
