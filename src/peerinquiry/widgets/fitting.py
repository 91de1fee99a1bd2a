"""Making words fit the room there is: wrapped first, shortened last, and never without saying so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

MARK = "▌"
"""What stands before the one that is pointed at."""

MARKERS = 2
"""Lines that say how many blocks are out of sight."""
LEAST = 6
"""Cells that a shortened piece keeps."""

Block = list[Content]
"""The lines of one thing in a list."""


def lines_of(content: Content, width: int, most: int) -> Block:
    """`content` wrapped to `width` cells; past `most` lines, the last one ends with an ellipsis."""
    width = max(2, width)
    lines = content.wrap(width)
    if len(lines) <= most:
        return lines
    last = lines[most - 1].rstrip().truncate(width - 1)
    return [*lines[: most - 1], Content.assemble(last, "…")]


def cut(text: str, width: int) -> Content:
    """`text` in exactly `width` cells: filled up, or shortened with an ellipsis."""
    return Content(text).truncate(width, ellipsis=True, pad=True)


def widest(texts: Sequence[str], most: int) -> int:
    """Cells of the longest text, `most` at the utmost."""
    return min(most, max((Content(text).cell_length for text in texts), default=0))


def roomiest(build: Callable[[int], list[Block]], height: int, most: int) -> list[Block]:
    """The blocks with as many lines each, `most` down to one, as fit `height` in all."""
    for lines in range(most, 1, -1):
        blocks = build(lines)
        if height_of(blocks) <= height:
            return blocks
    return build(1)


def height_of(blocks: Sequence[Block]) -> int:
    """Lines in all."""
    return sum(map(len, blocks))


def window(blocks: Sequence[Block], height: int, around: int) -> tuple[int, int]:
    """The first and last-but-one index of the blocks that fit `height` and hold the one at `around`."""
    first = last = max(0, min(around, len(blocks) - 1))
    used = len(blocks[first]) if blocks else 0
    while True:
        if last + 1 < len(blocks) and used + len(blocks[last + 1]) <= height:
            last += 1
            used += len(blocks[last])
        elif first > 0 and used + len(blocks[first - 1]) <= height:
            first -= 1
            used += len(blocks[first])
        else:
            return first, last + 1


def around(blocks: Sequence[Block], current: int, height: int) -> tuple[int, int]:
    """The blocks to show: the current one, and as many as fit beside it and the lines that count the rest."""
    if height <= MARKERS + 1:
        return window(blocks, height, current)
    first, last = window(blocks, height - 1, current)
    if first and last < len(blocks):
        return window(blocks, height - MARKERS, current)
    return first, last


def more(arrow: str, count: int) -> Content:
    """How many are out of sight."""
    return Content.styled(f"  {arrow} {count} more", "$text-muted")


def shared(pieces: Sequence[Content], between: Content, width: int, whole: int | None = None) -> Content:
    """The pieces on one line; where they do not fit, the long ones are shortened alike, the one at `whole` last."""
    line = between.join(pieces)
    share = max((piece.cell_length for piece in pieces), default=0)
    while line.cell_length > width and share > LEAST:
        share -= 1
        line = between.join(
            piece if index == whole else piece.truncate(share, ellipsis=True) for index, piece in enumerate(pieces)
        )
    return line.truncate(max(0, width), ellipsis=True)
