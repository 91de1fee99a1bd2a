"""A session's Markdown page as lines to read on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.content import Content

from peerinquiry.formats.page_line import LINE, plain
from peerinquiry.widgets.pager import Line

WIDEST = 72
"""Cells that a table may take; a wider one is told row by row."""
GAP = 3
TIME = len("14:22:31")
TAG = len("EXPERIENCE")
BLANK = Line(Content(""))

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|\s:-]+")


def page_lines(page: str) -> list[Line]:
    """The lines of a page, without its first heading."""
    lines: list[Line] = []
    for is_table, block in groupby(page.splitlines(), lambda text: text.startswith("|")):
        texts = list(block)
        lines += _table(texts) if is_table else map(_line, texts)
    while lines and not lines[0].content:
        del lines[0]
    return lines


def _line(text: str) -> Line:
    if text.startswith("# "):
        return BLANK
    if text.startswith("## "):
        return Line(Content.styled(plain(text[3:]), "bold $primary"))
    if text.startswith("### "):
        return Line(Content.styled(plain(text[4:]), "bold $foreground"))
    if found := LINE.fullmatch(text):
        return _entry(found)
    return Line(Content(plain(text)))


def _entry(found: re.Match[str]) -> Line:
    """One thing that was said or done: when, what, who, and the words."""
    facts = f"  {plain(found['facts'])}" if found["facts"] else ""
    content = Content.assemble(
        (found["time"], "$text-muted"),
        "  ",
        (found["tag"].lower().ljust(TAG), "$secondary"),
        "  ",
        (f"{plain(found['name'])}: ", "bold $foreground"),
        plain(found["text"]),
        (facts, "$text-muted"),
    )
    return Line(content, indent=TIME + TAG + 4)


def _table(rows: Sequence[str]) -> Iterator[Line]:
    head, *body = [
        [plain(cell.strip()) for cell in _BAR.split(row)[1:-1]] for row in rows if not _RULE.fullmatch(row)
    ] or [[]]
    widths = [max(Content(cell).cell_length for cell in column) for column in zip(head, *body, strict=False)]
    if sum(widths) + GAP * (len(widths) - 1) <= WIDEST:
        yield Line(_cells(head, widths).stylize("$text-muted"))
        yield from (Line(_cells(row, widths)) for row in body)
        return
    widest = max(map(len, head), default=0)
    for number, row in enumerate(body):
        if number and len(row) > 1:
            yield BLANK
        for label, cell in zip(head, row, strict=False):
            if cell:
                words = Content.assemble((label.ljust(widest + GAP), "$text-muted"), cell)
                yield Line(words, indent=widest + GAP)


def _cells(row: list[str], widths: list[int]) -> Content:
    return Content(" " * GAP).join(_padded(cell, width) for cell, width in zip(row, widths, strict=False))


def _padded(text: str, width: int) -> Content:
    cell = Content(text)
    return cell.pad_right(max(0, width - cell.cell_length))
