"""Charts as SVG: as wide as there is room, their text as large as any other, and each told in words as well.

Positions across are percentages of the width, so that nothing is stretched; those down are pixels. Each chart is an
image to whoever cannot see it, with a title, and a description that has all its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from peerinquiry.formats.report_html.element import Tag
from peerinquiry.inquiry.view.plan import CHECK_IN_MARK, NO_DATE, Mark, Stretch
from peerinquiry.inquiry.view.words import shortened

LABEL: Final = 30
"""Characters of a label, so that it stays clear of the figure across from it; the description has all of it."""
SCORES: Final = 5
_LINE, _BAR, _GAP, _ASIDE = 18, 9, 13, 16
_LANE, _RADIUS = 26, 11
_NEAREST: Final = 7.0
"""Percent of the width that two marks on one height are apart at least: more than one is wide on a phone."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: `part` of the width, 0 to 1, of which `second` (0 to 1, of the width too) is drawn lighter at its end.

    `tick` is where a stroke across it says what was planned. `figure` and `aside` say it in words.
    """

    label: str
    figure: str
    part: float
    aside: str = ""
    second: float = 0.0
    tick: float | None = None
    tone: str = "peer"

    @property
    def words(self) -> str:
        """The row as the description has it."""
        return f"{self.label}: {', '.join(filter(None, (self.figure, self.aside)))}"


def bars(name: str, title: str, rows: Sequence[BarRow]) -> Tag:
    """Bars under one another; the labels above each, and what is aside below. `name` is its own in the page."""
    shapes: list[Tag] = []
    top = 0
    for row in rows:
        shapes += _bar(row, top)
        top += _LINE + _BAR + _GAP + (_ASIDE if row.aside else 0)
    return _image(name, title, ". ".join(row.words for row in rows) + ".", max(top - _GAP + 4, 1), shapes)


def _bar(row: BarRow, top: int) -> Iterator[Tag]:
    yield _text(shortened(row.label, LABEL), 0, top + 13, "label")
    yield _text(row.figure, "100%", top + 13, "figure", "end")
    bar = top + _LINE
    yield _rect(0, bar, 1.0, "track")
    if row.part > 0:
        yield _rect(0, bar, row.part, row.tone)
    if row.second > 0:
        yield _rect(row.part - row.second, bar, row.second, f"{row.tone} lighter")
    if row.tick is not None:
        at = _percent(min(row.tick, 0.997))
        yield Tag("line", class_="tick", x1=at, x2=at, y1=bar - 3, y2=bar + _BAR + 3)
    if row.aside:
        yield _text(row.aside, 0, bar + _BAR + 14, "aside")


def scores(name: str, title: str, rows: Sequence[tuple[str, float]]) -> Tag:
    """Averages from 1 to 5, each in five fields that fill up."""
    shapes: list[Tag] = []
    top = 0
    for key, score in rows:
        shapes += [_text(key, 0, top + 13, "label"), _text(f"{score:.1f}", "100%", top + 13, "figure", "end")]
        shapes += _fields(score, top + _LINE)
        top += _LINE + _BAR + _GAP
    told = ", ".join(f"{key} {score:.1f}" for key, score in rows)
    return _image(name, title, f"On average, of 5: {told}.", max(top - _GAP + 4, 1), shapes)


def _fields(score: float, top: int) -> Iterator[Tag]:
    wide, apart = 0.19, 0.0125
    for index in range(SCORES):
        left, filled = index * (wide + apart), min(1.0, max(0.0, score - index))
        yield _rect(left, top, wide, "track")
        if filled:
            yield _rect(left, top, wide * filled, "pulse")


def timeline(name: str, title: str, stretches: Sequence[Stretch], told: str) -> Tag:
    """The stretches of time side by side, what falls into each above its line; `told` says it in words."""
    wide = 100 / max(1, len(stretches))
    placed = [
        (index * wide + wide * (0.06 + 0.88 * _along(stretch, number)), mark)
        for index, stretch in enumerate(stretches)
        for number, mark in enumerate(stretch.marks)
    ]
    lanes = _lanes([at for at, _ in placed])
    axis = 30 + _LANE * max(1, max(lanes, default=0) + 1)
    shapes = [shape for index, stretch in enumerate(stretches) for shape in _stretch(stretch, index * wide, wide, axis)]
    for (at, mark), lane in zip(placed, lanes, strict=True):
        shapes += _mark(mark, at, axis, axis - 18 - lane * _LANE)
    return _image(name, title, told, axis + 8, shapes)


def _along(stretch: Stretch, number: int) -> float:
    """How far through its stretch a mark stands; those without a date stand side by side."""
    if stretch.name == NO_DATE:
        return (number + 0.5) / len(stretch.marks)
    return stretch.marks[number].at


def _lanes(places: Sequence[float]) -> list[int]:
    """How many marks each stands above, so that none covers another: the lowest that is free."""
    ends: list[float] = []
    lanes: list[int] = []
    for at in places:
        lane = next((index for index, end in enumerate(ends) if at - end >= _NEAREST), len(ends))
        ends[lane:] = [at, *ends[lane + 1 :]]
        lanes.append(lane)
    return lanes


def _stretch(stretch: Stretch, left: float, wide: float, axis: int) -> Iterator[Tag]:
    within, _, rest = stretch.name.rpartition("within ")
    words = Tag("tspan", "within ", class_="wide") if within or stretch.name != rest else None
    tone = "band" if stretch.marks else "band quiet"
    yield Tag("text", words, rest, class_=tone, x=f"{left + 1:.4g}%", y=13)
    edge = f"{left:.4g}%"
    if left:
        yield Tag("line", class_="edge", x1=edge, x2=edge, y1=0, y2=axis)
    dashed = " dashed" if stretch.name == NO_DATE else ""
    yield Tag("line", class_=f"axis{dashed}", x1=edge, x2=f"{left + wide:.4g}%", y1=axis, y2=axis)


def _mark(mark: Mark, at: float, axis: int, middle: int) -> Iterator[Tag]:
    x = f"{at:.4g}%"
    yield Tag("line", class_="stem", x1=x, x2=x, y1=middle, y2=axis)
    if mark.label == CHECK_IN_MARK:
        diamond = Tag("path", class_="check", d="M0-12L12 0 0 12-12 0Z")
        yield Tag("svg", diamond, x=x, y=middle, overflow="visible")
        return
    yield Tag("circle", class_="action", cx=x, cy=middle, r=_RADIUS)
    yield _text(mark.label, x, middle + 4.5, "number", "middle")


def _image(name: str, title: str, told: str, height: int, shapes: Sequence[Tag]) -> Tag:
    """An image that is told: `name` makes the two ids that say so."""
    return Tag(
        "svg",
        Tag("title", title, id=f"{name}-title"),
        Tag("desc", told, id=f"{name}-told"),
        *shapes,
        class_="chart",
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-told",
        width="100%",
        height=height,
        focusable="false",
    )


def _text(words: str, x: str | int, y: float, tone: str, anchor: str | None = None) -> Tag:
    return Tag("text", words, class_=tone, x=x, y=y, text_anchor=anchor)


def _rect(left: float, top: int, wide: float, tone: str) -> Tag:
    return Tag("rect", class_=tone, x=_percent(left), y=top, width=_percent(wide), height=_BAR, rx=3)


def _percent(part: float) -> str:
    return f"{100 * min(1.0, max(0.0, part)):.4g}%"
