"""The ground rules, as large as there is room for: with the reasons, with air, or plain."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.gather import Rule
from peerinquiry.widgets.fitting import Block, height_of, lines_of

INDENT = 3
"""Cells before the words: a number and a gap."""
LONGEST = 3


class RuleList(Widget):
    """Numbered, to be read aloud one by one."""

    DEFAULT_CSS: ClassVar[str] = """
    RuleList { height: 1fr; }
    """

    rules: reactive[tuple[Rule, ...]] = reactive(())

    def render(self) -> RenderResult:
        """The first of three ways that fits."""
        width, height = self.content_size
        for why, gap in ((True, 1), (False, 1), (False, 0)):
            blocks = [self._block(number, rule, width, why=why) for number, rule in enumerate(self.rules, start=1)]
            if height_of(blocks) + gap * (len(blocks) - 1) <= height:
                break
        return Content("\n" * (gap + 1)).join(Content("\n").join(block) for block in blocks)

    def _block(self, number: int, rule: Rule, width: int, *, why: bool) -> Block:
        said = lines_of(Content.styled(rule.say, "bold $foreground"), width - INDENT, LONGEST)
        because = lines_of(Content.styled(rule.why, "$text-muted"), width - INDENT, LONGEST) if why else []
        lead = Content.styled(f"{number}".ljust(INDENT), "$text-muted")
        return [Content.assemble(" " * INDENT if index else lead, line) for index, line in enumerate([*said, *because])]
