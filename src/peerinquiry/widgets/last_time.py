"""Last time's actions: the one that is asked about, large; under it all of them, a line each."""

from __future__ import annotations

from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.last_time import BroughtRow, LastTimeView
from peerinquiry.widgets.fitting import MARK, MARKERS, Block, around, cut, height_of, lines_of, more, roomiest, widest

NAME = 14
"""Cells that a name may take."""
ANSWER = 24
"""Cells that an answer has in any case, at the end of a line; more where there is room, half of the line at least."""
LONGEST = 4
"""Lines of the words that count."""
ROOMY = 12
"""Lines beside those of the list from which on there is air."""
COLOURS = {"✓": "$success", "↻": "$secondary", "×": "$text-muted", "·": "$text-muted"}


class LastTime(Widget):
    """As many lines of the list as there is room for, around the one that is asked about."""

    DEFAULT_CSS: ClassVar[str] = """
    LastTime { height: 1fr; }
    """

    view: reactive[LastTimeView | None] = reactive(None)
    marked: reactive[int | None] = reactive(None)
    """The number of the action that is asked about; None once all are answered."""

    def render(self) -> RenderResult:
        """The card, then the list."""
        view = self.view
        if view is None or not view.rows:
            return Content("")
        width, height = self.content_size
        gap = [Content("")] if height >= ROOMY + len(view.rows) else []
        row = next((row for row in view.rows if row.number == self.marked), None)
        card = self._card(row, width, gap) if row else [Content.styled(view.summary, "bold $foreground")]
        lines = [*card, Content(""), *gap]
        return Content("\n").join([*lines, *self._list(view, width, max(1, height - len(lines)))])

    def _list(self, view: LastTimeView, width: int, height: int) -> Block:
        """All of them, in as many lines each as there are; else those around the marked one, and how many more."""
        blocks = roomiest(lambda most: [self._block(view, row, width, most) for row in view.rows], height, LONGEST)
        if height_of(blocks) <= height:
            return [line for block in blocks for line in block]
        here = view.numbers.index(self.marked) if self.marked in view.numbers else 0
        first, last = around(blocks, here, height)
        counts, behind = height > MARKERS + 1, len(blocks) - last
        above, below = [more("↑", first)] * bool(first and counts), [more("↓", behind)] * bool(behind and counts)
        return [*above, *(line for block in blocks[first:last] for line in block), *below]

    def _card(self, row: BroughtRow, width: int, gap: Block) -> Block:
        due = (row.due, "$warning" if row.late else "$text-muted")
        late = (" · overdue", "bold $warning") if row.late else ""
        about = (f" · {row.about}" if row.about else "", "$text-muted")
        card = [
            Content.assemble((row.who, "bold $primary"), (" said:", "$text-muted")),
            *gap,
            *lines_of(Content.styled(row.what, "bold $foreground"), width, LONGEST),
            *gap,
            *lines_of(Content.assemble(due, late, about), width, 2),
        ]
        if row.answer:
            why = f" · {row.why}" if row.why else ""
            said = Content.assemble((f"{row.sign} {row.answer}", f"bold {COLOURS[row.sign]}"), why)
            card += lines_of(said, width, 2)
        return card

    def _block(self, view: LastTimeView, row: BroughtRow, width: int, most: int) -> Block:
        """A row in no more than so many lines: what was promised, and what became of it beside that."""
        here = row.number == self.marked
        name = widest([each.who for each in view.rows], NAME)
        what, answer = _shares(view, width - 4 - name - 2)
        lead = Content.assemble(
            (MARK if here else " ", "$primary"),
            (f"{row.sign}  ", COLOURS[row.sign]),
            cut(row.who, name).stylize("bold $primary" if here else "$foreground"),
            "  ",
        )
        promised = Content.styled(row.what, "$foreground" if here or not row.answer else "$text-muted")
        became = Content.styled(_said(row, answer, most), COLOURS[row.sign] if row.answer else "$warning")
        left, right = lines_of(promised, what, most), lines_of(became, answer, most) if answer else []
        return [
            Content.assemble(
                lead if index == 0 else " " * lead.cell_length,
                (words or Content("")).pad_right(what - (words.cell_length if words else 0)),
                "  " if said else "",
                said or "",
            )
            for index, (words, said) in enumerate(zip_longest(left, right))
        ]


def _shares(view: LastTimeView, room: int) -> tuple[int, int]:
    """Cells for what was promised, and for what became of it; 0 where nothing is said of any."""
    said = widest([_in_full(row) for row in view.rows], room)
    if not said:
        return max(2, room), 0
    whats = min(widest([row.what for row in view.rows], room), room // 2)
    answer = min(said, max(min(ANSWER, room // 2), room - 2 - whats))
    return max(2, room - 2 - answer), answer


def _in_full(row: BroughtRow) -> str:
    """What became of it, and why."""
    if not row.answer:
        return "overdue" if row.late else ""
    return f"{row.answer} · {row.why}" if row.why else row.answer


def _said(row: BroughtRow, room: int, most: int) -> str:
    """What became of it, with why where that fits."""
    full = _in_full(row)
    return full if most > 1 or cell_len(full) <= room else row.answer
