"""What would like to be more than words: put into every field that takes text from outside, and looked for in output.

A hostile text is a `LITERAL`, which has to be seen as it is, a `CONTROL`, of which nothing may be left, and words.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Final

import pytest

CONTROLS: Final = (
    "\x1b]2;zqtitle\x07",  # the terminal's title
    "\x1b]52;c;enE=\x1b\\",  # the clipboard
    "\x1b[77;77H\x1b[2J",  # the cursor, the screen
    "\x1b[?9h\x9b77m",  # modes, and colours in one byte
    "\x1bP77q\x1b\\",  # a device's own
    "\x90zq\x9c\x00\x7f\x07\x08",
    "\u202e\u2066\u200f\u061c\ufeff",  # what turns the order of letters round
)
CONTROL: Final = "".join(CONTROLS)
"""Everything that must be gone."""

LITERALS: Final = ("[/]", "[b]<b>", "[@click=app.quit]", "=1\"'|*`_")
"""Everything that must be seen as it is: markup of Textual, of HTML and of Markdown, formulas, quotes."""

NAUGHTY: Final = "PEERINQUIRY_NAUGHTY_STRINGS"
"""Says where the public list lies, a file of JSON; CONTRIBUTING.md has where it comes from."""

_COLOUR: Final = re.compile(rb"\x1b\[[0-9;]*m")
_DRAWING: Final = re.compile(
    rb"\x1b\[(?:\d+;\d+H|\??[\d;]*[mhlKJ]|>[\d;]*u|<u|\?\d+(?:;\d+)?\$p|\?u|c|6n|\d* q|\d+[ABCDGd]|\d+t)"
    rb"|\x1b\](?:22;[a-z-]*|52;c;[A-Za-z0-9+/=]*)\x07"  # the pointer's shape; what was copied, on a key
)
_OURS: Final = re.compile(rb"\x1b\]52;c;enE=|\x1b\[(?:77;77H|2J|\?9h|77m)|\xc2\x9b77m")
"""What a hostile text would have had a terminal do: neither we nor what we draw with ever say it."""


def naughty_strings() -> list[str]:
    """The big list of naughty strings; a test says aloud if it is not at hand."""
    told = os.environ.get(NAUGHTY)
    if not told:
        pytest.skip(
            f"the big list of naughty strings is not here; CONTRIBUTING.md says how to have it, and {NAUGHTY} where"
        )
    strings: list[str] = json.loads(Path(told).read_text(encoding="utf-8"))
    return strings


def hostile(text: str, literal: str = LITERALS[0]) -> str:
    """The text, as somebody would write it who is up to something."""
    return f"{literal}{CONTROL}{text}" if text else text


def obeyed(raw: bytes, *, drawn: bool = False) -> list[str]:
    """What in these bytes a terminal would obey; where a screen is drawn (`drawn`), but for what draws it."""
    found = {repr(told) for told in _OURS.findall(raw)}
    left = (_DRAWING if drawn else _COLOUR).sub(b"", raw).decode("utf-8", "surrogateescape")
    return sorted(found | {ascii(char) for char in left if _acts(char)})


def _acts(char: str) -> bool:
    kind = unicodedata.category(char)
    return (kind in {"Cc", "Cs", "Zl", "Zp"} and char not in "\n\r\t") or char in CONTROLS[-1]
