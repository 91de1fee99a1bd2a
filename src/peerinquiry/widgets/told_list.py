"""What was recommended so far, experience told apart from advice, and what is still parked."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.model import Kind
from peerinquiry.inquiry.view.recommend import Offer, Told
from peerinquiry.widgets.fitting import Block, cut, height_of, lines_of, roomiest, widest, window

SHAPES = {Kind.EXPERIENCE: "◆ experience", Kind.ADVICE: "◇ advice"}
SHAPE = 12
"""Cells that a shape and its word take."""
NAME = 14
MOST = 4
"""Lines that one recommendation may take."""


class ToldList(Widget):
    """The list, the latest at the bottom; what does not fit is counted."""

    DEFAULT_CSS: ClassVar[str] = """
    ToldList { height: 1fr; }
    """

    told: reactive[tuple[Told, ...]] = reactive(())
    stray: reactive[tuple[Offer, ...]] = reactive(())
    """Parked ideas that nobody will bring back by themselves."""
    hands: reactive[bool] = reactive(default=True)
    """Whether somebody works this window: else no keys are told."""

    def render(self) -> RenderResult:
        """As much of each as there is room for."""
        width, height = self.content_size
        whole = height_of([self._block(told, width, MOST) for told in self.told])
        parked = self._parked(width, height - whole)
        room = max(1, height - len(parked))
        blocks = roomiest(lambda lines: [self._block(told, width, lines) for told in self.told], room, MOST)
        first = 0
        if height_of(blocks) > room:
            first, _ = window(blocks, room - 1, len(blocks) - 1)
        more = f"  {first} earlier{' · o shows them all' if self.hands else ''}"
        earlier = [Content.styled(more, "$text-muted")] if first else []
        lines = [*earlier, *(line for block in blocks[first:] for line in block), *parked]
        return Content("\n").join(lines)

    def _block(self, told: Told, width: int, most: int) -> Block:
        name = widest([each.who for each in self.told], NAME)
        indent = 2 + SHAPE + 2 + name + 2
        text = lines_of(Content(told.text), width - indent, most)
        kind = SHAPES[told.kind].ljust(SHAPE)
        head = Content.assemble(
            ("✓ " if told.taken_up else "  ", "bold $success"),
            (kind, "$foreground" if told.kind is Kind.EXPERIENCE else "$text-muted"),
            "  ",
            cut(told.who, name).stylize("bold $success" if told.taken_up else "bold"),
            "  ",
        )
        return [Content.assemble(head if not index else " " * indent, line) for index, line in enumerate(text)]

    def _parked(self, width: int, room: int) -> Block:
        """The ideas, a line each or all on one; or whose they are, where they do not fit."""
        if not self.stray:
            return []
        label = "  still parked  "
        ideas = [f"{offer.who} ({offer.why}): {offer.words}" for offer in self.stray]
        if len(ideas) <= room:
            rows = [lines_of(Content(idea), width - len(label), 1)[0] for idea in ideas]
            heads = [label, *[" " * len(label)] * (len(rows) - 1)]
            return [Content.assemble(head, row).stylize("$text-muted") for head, row in zip(heads, rows, strict=True)]
        said = " · ".join(ideas)
        if Content(said).cell_length > width - len(label):
            whose = ", ".join(f"{offer.who} ({offer.why})" for offer in self.stray)
            said = f"{whose} · i shows them" if self.hands else whose
        return lines_of(Content.styled(f"{label}{said}", "$text-muted"), width, 1)
