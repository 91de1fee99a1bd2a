"""What was asked and answered last."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from peerinquiry.inquiry.view.questions import Answer
from peerinquiry.widgets.fitting import Block, cut, lines_of, widest

NAME = 12
MOST = 2
"""Lines that a question or an answer may take here."""


class AnswerList(Widget):
    """The latest on top; only whole ones, as many as there is room for."""

    DEFAULT_CSS: ClassVar[str] = """
    AnswerList { height: 1fr; }
    """

    answers: reactive[tuple[Answer, ...]] = reactive(())

    def render(self) -> RenderResult:
        """Who asked what, and what was said to it."""
        width, height = self.content_size
        name = widest([answer.who for answer in self.answers], NAME)
        lines: Block = []
        for answer in self.answers:
            block = _block(answer, name, width)
            if len(lines) + len(block) > height:
                break
            lines += block
        return Content("\n").join(lines)


def _block(answer: Answer, name: int, width: int) -> Block:
    """The question beside the name; the answer under it, with how long it took."""
    indent = " " * (name + 2)
    asked = lines_of(Content(answer.question), width - len(indent), MOST)
    told = " ".join(part for part in (answer.took, answer.note) if part)
    heard = lines_of(Content(told), width - len(indent), MOST) if told else []
    heads = [Content.assemble(cut(answer.who, name), "  "), *[Content(indent)] * (len(asked) + len(heard) - 1)]
    bodies = [*asked, *(line.stylize("$text-muted") for line in heard)]
    return [Content.assemble(head.stylize("$text-muted"), body) for head, body in zip(heads, bodies, strict=True)]
