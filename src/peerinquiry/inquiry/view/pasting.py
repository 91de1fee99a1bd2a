"""A paste that is sorted before it is kept: each line somebody's, nobody's yet, or left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.challenges import Row, Tone, missing
from peerinquiry.inquiry.view.frame import Sign

JOIN = " / "


@dataclass(frozen=True, slots=True)
class Line:
    """A pasted line; `who` is None while nobody has claimed it."""

    who: str | None
    text: str
    out: bool = False


@dataclass(frozen=True, slots=True)
class Pasting:
    """All of them, and the people they may belong to."""

    lines: tuple[Line, ...]
    names: tuple[str, ...]

    def given(self, index: int, who: str | None) -> Pasting:
        """Line `index` is theirs."""
        return self._with(index, replace(self.lines[index], who=who, out=False))

    def turned(self, index: int, by: int) -> Pasting:
        """Line `index` belongs to the next in the order of turns, or the one before; then to nobody."""
        ring = (None, *self.names)
        return self.given(index, ring[(ring.index(self.lines[index].who) + by) % len(ring)])

    def left_out(self, index: int) -> Pasting:
        """Line `index` is not kept; or is, after all."""
        return self._with(index, replace(self.lines[index], out=not self.lines[index].out))

    def merged(self, index: int) -> Pasting:
        """Line `index` belongs to the one above it."""
        if index == 0:
            return self
        above, line = self.lines[index - 1], self.lines[index]
        one = Line(above.who if above.who is not None else line.who, f"{above.text}{JOIN}{line.text}", above.out)
        return replace(self, lines=(*self.lines[: index - 1], one, *self.lines[index + 1 :]))

    def challenges(self) -> dict[str, str]:
        """What would be kept: two lines of one person are joined."""
        kept: dict[str, str] = {}
        for line in self.lines:
            if line.who is not None and not line.out:
                kept[line.who] = f"{kept[line.who]}{JOIN}{line.text}" if line.who in kept else line.text
        return kept

    @property
    def unclaimed(self) -> int:
        """How many lines are nobody's."""
        return sum(line.who is None and not line.out for line in self.lines)

    def _with(self, index: int, line: Line) -> Pasting:
        return replace(self, lines=(*self.lines[:index], line, *self.lines[index + 1 :]))


def sorted_out(state: State, said: Iterable[tuple[str | None, str]]) -> Pasting:
    """Lines as they were said; those of nobody are offered to those who have none, in order."""
    found = [Line(who, text) for who, text in said]
    taken = {line.who for line in found}
    free = iter([name for name in missing(state) if name not in taken])
    lines = [line if line.who is not None else replace(line, who=next(free, None)) for line in found]
    return Pasting(tuple(lines), state.names)


def rows(pasting: Pasting, current: int) -> tuple[Row, ...]:
    """The lines as a table."""
    return tuple(_row(line, current=index == current) for index, line in enumerate(pasting.lines))


def _row(line: Line, *, current: bool) -> Row:
    name = "left out" if line.out else line.who or "whose?"
    tone = Tone.NOW if current else Tone.QUIET if line.out or line.who is None else Tone.PLAIN
    return Row(name, line.text, Sign.NOW if current else "", tone, written=not line.out)


def told(pasting: Pasting, state: State, more: int = 0) -> str:
    """What Enter keeps, in one sentence."""
    kept = pasting.challenges()
    words = [f"Enter keeps {len(kept)}" if kept else "Nothing to keep yet"]
    if pasting.unclaimed:
        words.append(f"{pasting.unclaimed} nobody's, not kept")
    if replaced := sum(who in state.challenges for who in kept):
        words.append(f"{replaced} in place of an older one")
    if more:
        words.append(f"{more:,} more lines were not read")
    return " · ".join(words)
