"""Everyone's name, with where they stand in this round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.frame import Chip, Sign

STYLES = {
    Sign.DONE: "$success",
    Sign.NOW: "bold $primary",
    Sign.WAITING: "$foreground",
    Sign.LATER: "$text-muted",
    Sign.PASSED: "$text-muted",
    Sign.AWAY: "$text-muted",
}
MOST_LINES = 3
LONGEST = 18
"""Cells that a name may take here."""


class TurnStrip(Widget):
    """Names on one line, or on as many as they need."""

    DEFAULT_CSS: ClassVar[str] = """
    TurnStrip { height: auto; max-height: 3; padding: 0 2; }
    """

    chips: reactive[tuple[Chip, ...]] = reactive((), layout=True)

    def render(self) -> RenderResult:
        """Chips, wrapped between names."""
        width = max(1, self.content_size.width or self.container_size.width - 4)
        lines = self._lines(self.chips, width)
        if len(lines) > MOST_LINES:  # names come first
            lines = self._lines([replace(chip, pronouns="") for chip in self.chips], width)
        return Content("\n").join(lines)

    def _lines(self, chips: Iterable[Chip], width: int) -> list[Content]:
        lines: list[Content] = []
        for chip in map(self._chip, chips):
            joined = Content.assemble(lines[-1], "   ", chip) if lines else chip
            if lines and joined.cell_length <= width:
                lines[-1] = joined
            else:
                lines.append(chip)
        return lines

    def _chip(self, chip: Chip) -> Content:
        name = Content(chip.name).truncate(LONGEST, ellipsis=True)
        sign = "" if chip.sign is Sign.WAITING else f"{chip.sign} "
        word = f" {chip.word}" if chip.word else f" ({chip.pronouns})" if chip.pronouns else ""
        return Content.assemble(sign, name, word).stylize(STYLES[chip.sign])
