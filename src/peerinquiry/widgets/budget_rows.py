"""Where the time goes: a row for each phase, with a bar for what it took and what it still takes."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from peerinquiry.inquiry.view.pace import Row
from peerinquiry.widgets.rows import Rows

NAME, COLUMN = 12, 9
LEAST_BAR, MOST_BAR = 8, 40
HEAD = "".ljust(NAME) + "".join(word.rjust(COLUMN) for word in ("planned", "used", "to come"))


class BudgetRows(Rows):
    """Rows on which Enter asks for a phase's minutes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "minutes", id="pace.set", tooltip="Type how many minutes the marked phase gets")
    ]
    DEFAULT_CSS: ClassVar[str] = """
    BudgetRows { height: 7; max-height: 7; scrollbar-size: 0 0; }
    """

    def on_resize(self) -> None:
        """Bars as long as there is room for."""
        self.show(self._rows)

    _rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show them; the bar stays where it is, and begins at the phase the group is in."""
        self._rows, marked = rows, self.highlighted
        if self.option_count != len(rows):
            self.clear_options()
            self.add_options([Option("") for _ in rows])
        for index, row in enumerate(rows):
            self.replace_option_prompt_at_index(index, self._row(row))
        here = next((index for index, row in enumerate(rows) if row.current), 0)
        if rows:
            self.highlighted = here if marked is None else marked

    def _row(self, row: Row) -> Content:
        room = (self.size.width or self.app.size.width) - NAME - 3 * COLUMN - 6
        bar = min(MOST_BAR, max(LEAST_BAR, room))
        used = round(bar * row.used_part) or (row.used_part > 0)
        left = round(bar * row.left_part) or (row.left_part > 0)
        name = f"{'▸' if row.current else ' '} {row.name}".ljust(NAME)
        return Content.assemble(
            (name, "bold $foreground" if row.current else "$text-muted"),
            (row.planned.rjust(COLUMN), "$text-muted"),
            (row.used.rjust(COLUMN), "$text-muted"),
            (row.left.rjust(COLUMN), "$foreground"),
            "  ",
            ("█" * used, "$secondary"),
            ("░" * left, "$secondary"),
        )
