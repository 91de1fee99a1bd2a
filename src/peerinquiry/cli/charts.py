"""Charts for the terminal, made of characters: bars, bars in parts, and rows of small columns.

None needs colour or its shape to be understood: beside each stand words with the number, which the caller gives. All
text is taken as it is, never as markup. Where the terminal knows ASCII alone, `#`, `=`, `-` and digits draw them.
Each is a renderable for `cli.output.draw`, which keeps them to the width of the terminal, and plain in a pipe:

- `Bar(part)`: one bar, `part` of its width, 0 to 1, to half a column;
- `Split(parts)`: one bar in up to four parts that stand for shares of a whole, each of another shape and colour;
- `Spark(values, low, high)`: a column for each value, low to high; a gap for None;
- `bars(rows)`: a table of `Row(label, part, words, aside)`: label, bar, words, and an aside where there is room;
- `splits(rows, names)`: the same for several `SplitRow(label, parts, words)`, under a line that says which is which;
- `sparks(rows)`: the same for several `SparkRow(label, values, words)`, on one scale, or each on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

BAR: Final = 24
"""Columns of a bar, unless one says otherwise."""
LABEL: Final = 24
"""Columns that a label may take, before it is cut with an ellipsis."""
QUIET: Final = "dim"
_COLUMNS: Final = "▁▂▃▄▅▆▇█"
_DIGITS: Final = "12345678"
_GAP: Final = " "
_SHAPES: Final = (("━", "#"), ("╍", "="), ("┄", "-"), ("·", "."))
_COLOURS: Final = ("cyan", "yellow", "magenta", "bright_black")


@dataclass(frozen=True, slots=True)
class Row:
    """One bar of several: how much of the longest, 0 to 1, and the words that say how much that is."""

    label: str
    part: float
    words: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class SplitRow:
    """One bar in parts: numbers of any size that are its shares, and the words that say them."""

    label: str
    parts: tuple[float, ...]
    words: str


@dataclass(frozen=True, slots=True)
class SparkRow:
    """One row of columns: its values in order, None where there is none, and the words that say them."""

    label: str
    values: tuple[float | None, ...]
    words: str


class _Drawn:
    """Something a fixed number of columns wide."""

    def __init__(self, width: int) -> None:
        self._width = width

    def __rich_measure__(self, *_: object) -> Measurement:
        return Measurement(self._width, self._width)


class Bar(_Drawn):
    """A bar as long as `part` (0 to 1) of `width` columns: to half a column, or in `#` where there are no lines."""

    def __init__(self, part: float, width: int = BAR, style: str = "cyan") -> None:
        """`part` beyond 0 and 1 is taken for the nearer of the two; what is more than nothing is seen."""
        super().__init__(width)
        self._part, self._style = min(1.0, max(0.0, part)), style

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it."""
        halves = max(round(self._part * self._width * 2), int(self._part > 0))
        whole, half = divmod(halves, 2)
        if options.ascii_only:
            yield Text("#" * (whole + half))
        else:
            yield Text("━" * whole + "╸" * half, self._style)


class Split(_Drawn):
    """A bar of `width` columns in parts, as many columns each as its share; of a part that is something, at least one.

    Nothing is drawn where there is nothing to share. Raises ValueError for more than four parts.
    """

    def __init__(self, parts: Sequence[float], width: int = BAR) -> None:
        """`parts` are numbers of any size, none below zero."""
        if len(parts) > len(_SHAPES):
            raise ValueError("a bar of more than four parts cannot be told apart")
        super().__init__(width)
        self._parts = parts

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it."""
        drawn = Text()
        for index, columns in enumerate(shared(self._parts, self._width)):
            drawn.append(_shape(index, options) * columns, _COLOURS[index])
        yield drawn


class Spark(_Drawn):
    """A column for each value between `low` and `high`, a gap for None; digits 1 to 8 where there are no blocks."""

    def __init__(self, values: Sequence[float | None], low: float, high: float) -> None:
        """What is beyond `low` and `high` is taken for the nearer of the two."""
        super().__init__(len(values))
        self._values, self._low, self._high = values, low, high

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it."""
        steps = _DIGITS if options.ascii_only else _COLUMNS
        yield Text("".join(self._column(value, steps) for value in self._values), "cyan")

    def _column(self, value: float | None, steps: str) -> str:
        if value is None:
            return _GAP
        range_ = self._high - self._low
        part = (value - self._low) / range_ if range_ > 0 else 0.5
        return steps[min(len(steps) - 1, max(0, int(part * len(steps))))]


def bars(rows: Iterable[Row], width: int = BAR) -> Table:
    """Rows of a label, a bar, words, and what is beside them."""
    table = _table(4)
    for row in rows:
        table.add_row(_label(row.label), Bar(row.part, width), Text(row.words), Text(row.aside, QUIET))
    return table


def splits(rows: Iterable[SplitRow], names: Sequence[str], width: int = BAR) -> RenderableType:
    """Rows of a label, a bar in parts, and words; above them what each part is called."""
    table = _table(3)
    for row in rows:
        table.add_row(_label(row.label), Split(row.parts, width), Text(row.words))
    return Group(_Key(names), table)


def sparks(rows: Sequence[SparkRow], low: float | None = None, high: float | None = None) -> Table:
    """Rows of a label, columns, and words; from `low` to `high`, or each from its own least to its own most."""
    table = _table(3)
    for row in rows:
        known = [value for value in row.values if value is not None] or [0.0]
        spark = Spark(row.values, min(known) if low is None else low, max(known) if high is None else high)
        table.add_row(_label(row.label), spark, Text(row.words))
    return table


def shared(parts: Sequence[float], columns: int) -> list[int]:
    """So many columns for each part, by its share; all of them are given, and something is never nothing."""
    whole = sum(parts)
    if whole <= 0:
        return [0] * len(parts)
    exact = [part / whole * columns for part in parts]
    given = [max(int(share), int(share > 0)) for share in exact]
    while (left := columns - sum(given)) != 0:
        # To whoever is furthest below their share, or from whoever is furthest above and has some to give.
        step = 1 if left > 0 else -1
        able = [index for index, got in enumerate(given) if exact[index] > 0 and (step > 0 or got > 1)]
        if not able:
            break
        given[max(able, key=lambda index: (exact[index] - given[index]) * step)] += step
    return given


class _Key:
    """What each part of a bar is called, in one line."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text("   ").join(self._told(options))

    def _told(self, options: ConsoleOptions) -> Iterator[Text]:
        for index, name in enumerate(self._names):
            yield Text.assemble((_shape(index, options) * 2, _COLOURS[index]), " ", (name, QUIET))


def _shape(index: int, options: ConsoleOptions) -> str:
    lined, plain = _SHAPES[index]
    return plain if options.ascii_only else lined


def _label(text: str) -> Text:
    label = Text(text, no_wrap=True)
    label.truncate(LABEL, overflow="ellipsis")
    return label


def _table(columns: int) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for index in range(columns):
        table.add_column(no_wrap=index < columns - 1, overflow="fold")
    return table
