"""Lists of rows to choose from."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import OptionList

MARK = "▌"
NO_ROW = -1


class Rows(OptionList):
    """A list that marks a row by a bar at its edge: without colours it shows, and those within the row stay."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "open", id="rows.open", tooltip="Open the marked one"),
        Binding("up", "cursor_up", "up", id="rows.up", show=False, tooltip="Up and down"),
        Binding("down", "cursor_down", "down", id="rows.down", show=False, tooltip="Up and down"),
        Binding("home", "first", "first", id="rows.first", show=False, tooltip="To either end"),
        Binding("end", "last", "last", id="rows.last", show=False, tooltip="To either end"),
        Binding("pageup", "page_up", "page up", id="rows.page-up", show=False, tooltip="A page up or down"),
        Binding("pagedown", "page_down", "page down", id="rows.page-down", show=False, tooltip="A page up or down"),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    Rows {
        height: auto; border: none; padding: 0; background: transparent; scrollbar-size-vertical: 1;
        text-wrap: nowrap; text-overflow: ellipsis;
        & > .option-list--option { padding: 0 1 0 2; }
        & > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
        & > .option-list--option-disabled { color: $text-muted; }
        &:focus {
            border: none; background-tint: $foreground 0%;
            & > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
        }
    }
    """

    def render_line(self, y: int) -> Strip:
        """A line of a row, with the bar if it is the marked one's."""
        strip = super().render_line(y)
        first = next(iter(strip), None)
        if first is None or first.style is None or first.style.meta.get("option", NO_ROW) != self.highlighted:
            return strip
        bar = self.get_component_rich_style("option-list--option-highlighted") + self.app.console.get_style(
            self.app.theme_variables["primary"]
        )
        return Strip.join([Strip([Segment(MARK, first.style + bar)]), strip.crop(1)])
