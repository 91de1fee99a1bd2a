"""What speaks against a question, and what to try: two lines whose place is kept whether or not anything is said."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.cue import QUIET, CueView

LABEL = 10
"""Cells for the word; its sentence begins after them."""


class QuestionCue(Widget):
    """Draws what it is given. Whether it may be seen is for who gives it."""

    DEFAULT_CSS: ClassVar[str] = """
    QuestionCue { height: 2; margin-top: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    cue: reactive[CueView] = reactive(QUIET)

    def render(self) -> RenderResult:
        """A word and why; under it, what to try."""
        cue = self.cue
        why = Content.assemble(
            (cue.label.ljust(LABEL) if cue.label else "", "bold $secondary"), (cue.why, "$foreground")
        )
        if not cue.try_:
            return why
        return Content("\n").join(
            [why, Content.assemble(("try".ljust(LABEL), "$text-muted"), (cue.try_, "$foreground"))]
        )
