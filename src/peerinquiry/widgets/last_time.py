"""Last time's actions: the one that is asked about, large; under it all of them, a line each."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.last_time import BroughtRow, LastTimeView
from peerinquiry.widgets.fitting import MARK, Block, cut, lines_of, widest, window

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
        blocks: list[Block] = [[self._line(view, row, width)] for row in view.rows]
        around = view.numbers.index(self.marked) if self.marked in view.numbers else 0
        first, last = window(blocks, max(1, height - len(lines)), around)
        return Content("\n").join([*lines, *(line for block in blocks[first:last] for line in block)])

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

    def _line(self, view: LastTimeView, row: BroughtRow, width: int) -> Content:
        here = row.number == self.marked
        name = widest([each.who for each in view.rows], NAME)
        what, answer = _shares(view, width - 4 - name - 2)
        return Content.assemble(
            (MARK if here else " ", "$primary"),
            (f"{row.sign}  ", COLOURS[row.sign]),
            cut(row.who, name).stylize("bold $primary" if here else "$foreground"),
            "  ",
            cut(row.what, what).stylize("$foreground" if here or not row.answer else "$text-muted"),
            "  " if answer else "",
            _said(row, answer).stylize(COLOURS[row.sign] if row.answer else "$warning") if answer else "",
        )


def _shares(view: LastTimeView, room: int) -> tuple[int, int]:
    """Cells for what was promised, and for what became of it; 0 where nothing is said of any."""
    said = widest([_in_full(row) for row in view.rows], room)
    if not said:
        return max(2, room), 0
    whats = min(widest([row.what for row in view.rows], room), room // 2)
    answer = min(said, max(ANSWER, room - 2 - whats))
    return max(2, room - 2 - answer), answer


def _in_full(row: BroughtRow) -> str:
    """What became of it, and why."""
    if not row.answer:
        return "overdue" if row.late else ""
    return f"{row.answer} · {row.why}" if row.why else row.answer


def _said(row: BroughtRow, room: int) -> Content:
    """What became of it, with why where that fits."""
    full = _in_full(row)
    return cut(full if cell_len(full) <= room else row.answer, room)
