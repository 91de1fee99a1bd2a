"""What is drawn, in ASCII: for fonts without our signs, for lines that lose them, and for eyes that like letters.

It is done to rows that are drawn, whoever wrote what is in them: a sign has one cell in either alphabet, so nothing
moves. Letters stay, whatever their alphabet. The record, the page and all exports keep every sign as it was typed.
"""

from __future__ import annotations

from typing import IO, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

OURS: Final = {
    "✓": "+", "▸": ">", "·": "-", "↺": "@", "○": "o", "–": "-", "—": "-",
    "●": "*", "◆": "*", "◇": "o", "×": "x", "↻": "%", "▲": "^", "…": "~", "░": ":",
    "↑": "^", "↓": "v", "←": "<", "→": ">", "⌫": "<", "“": '"', "”": '"', "‘": "'", "’": "'",
    "▌": "|", "▐": "|", "▀": '"', "▄": "_", "▁": "_", "▔": "-", "▏": "|", "▕": "|", "▎": "|", "▊": "|",
    "│": "|", "┃": "|", "║": "|", "━": "=", "═": "=", "─": "-", "╌": ".", "┄": ".", "╍": ".", "•": "*",
}  # fmt: skip
"""Each sign, and what stands for it."""
PICTURES: Final = {"🔎": "/ "}
"""Those that Textual draws, of two cells each."""
BLOCKS: Final = ((0x2500, 0x257F, "+"), (0x2580, 0x259F, "#"), (0x2190, 0x21FF, ">"), (0x25A0, 0x25FC, "*"))
"""For the rest of lines, of blocks, of arrows and of shapes: the first of each, the last, and what stands for it."""
TWINS: Final = str.maketrans(
    {chr(code): twin for first, last, twin in BLOCKS for code in range(first, last + 1)} | OURS | PICTURES
)
UNKNOWN: Final = "?"


def drawable(stream: IO[str] | None) -> bool:
    """Whether a terminal's alphabet has our signs."""
    return not _lost("".join(OURS), getattr(stream, "encoding", None) or "utf-8")


def in_ascii(text: str, encoding: str = "utf-8") -> str:
    """`text` with our signs in ASCII, as wide as before; what `encoding` has no letter for is a question mark."""
    text = text if text.isascii() else text.translate(TWINS)
    lost = _lost(text, encoding)
    if not lost:
        return text
    known = "".join(UNKNOWN * cell_len(char) if char in lost else char for char in text)
    return set_cell_size(known, cell_len(text))


def _lost(text: str, encoding: str) -> set[str]:
    """What of `text` cannot be written in `encoding`."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return {char for char in text if char not in char.encode(encoding, "ignore").decode(encoding, "ignore")}
    except LookupError:  # Python does not know that alphabet, so nothing is known to be lost
        pass
    return set()


class InAscii(LineFilter):
    """Draws rows in ASCII, for a terminal that writes in `encoding`."""

    def __init__(self, encoding: str = "utf-8") -> None:
        """All of them."""
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same row."""
        return [
            segment if segment.text.isascii() else segment._replace(text=in_ascii(segment.text, self._encoding))
            for segment in segments
        ]
