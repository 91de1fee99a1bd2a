"""The border where text from outside becomes safe to keep and to show.

A terminal obeys what is hidden in a text: colours, titles, the clipboard, the order of letters. What
comes in by a bank, a journal, a paste, a key or an argument passes `clean` once, and is words after that.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category, normalize

MOST_MARKS: Final = 30
"""Combining marks kept on one letter: more than any script needs, and what Unicode's stream-safe form
allows. Sorting a longer run takes time that grows with its square."""

# A terminal passes over these inside a sequence, so they go first: else ESC, NUL, "[31m" leaves "[31m".
_IGNORED: Final = re.compile(r"[\x00-\x06\x08\x0e-\x17\x19\x1c-\x1f\x7f]+")

# Every alternative either ends where the next introducer (ESC or C1) begins, or matches at once: one pass.
_BODY: Final = r"[^\x07\x18\x1a\x1b\x80-\x9f]*+"
_SEQUENCE: Final = re.compile(
    rf"(?:\x1b[PX\]^_k]|[\x90\x98\x9d-\x9f]){_BODY}(?:\x07|\x1b\\|\x9c)"  # DCS SOS OSC PM APC title, ended
    r"|\x1b[PX\]^_][^\x07\x18\x1a\x1b\x80-\x9f\r\n]*+"  # the same, never ended: they cost their line, no more
    r"|(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]?"  # CSI
    r"|\x1b[ -/]++[0-~]?"  # character sets
    r"|\x1b[NO][ -~]?"  # a single shift, with what it shifts
    r"|\x1b[0-~]"
)

_NEWLINE: Final = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")

_UNWANTED: Final = re.compile(
    "["
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # what turns the order of letters round
    r"\ufeff\ufff9-\ufffb\U000e0001"  # byte order mark, hidden annotations, hidden language tag
    r"\ud800-\udfff\ufdd0-\ufdef"  # surrogates, noncharacters
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]+"
)

# Combining marks begin at U+0300: only where this matches can there be too many.
_CROWD: Final = re.compile(rf"[^\x00-\u02ff]{{{MOST_MARKS + 1},}}")

# Letters and symbols by their category, yet nothing is seen of them.
_FILLERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def clean(text: str) -> str:
    """`text` without anything a terminal would obey: words, tabs and newlines, in NFC.

    Escape sequences go whole, with what they carry; an unended one ends with its line. Every kind of line
    break becomes a newline. Joiners, variation selectors, emoji and all scripts stay. Never longer to do
    than in proportion to the length; doing it twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SEQUENCE.sub("", _IGNORED.sub("", text))
    text = _UNWANTED.sub("", _NEWLINE.sub("\n", text))
    # Thinned again, since composing may take some marks apart.
    return _thinned(normalize("NFC", _thinned(text)))


def one_line(text: str) -> str:
    """`text` cleaned, on one line, every run of blanks a single one: for names and other single-line fields.

    Empty if nothing of it would be seen.
    """
    line = " ".join(clean(text).split())
    return line if any(_seen(char) for char in line) else ""


def joined(text: str) -> str:
    """`text` cleaned, its lines joined by " / ", empty ones left out: one thing on one line, for grep."""
    return " / ".join(filter(None, map(one_line, clean(text).split("\n"))))


def _thinned(text: str) -> str:
    """`text` with no more than `MOST_MARKS` combining marks in a row."""
    return text if text.isascii() else _CROWD.sub(_thin, text)


def _thin(crowd: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in crowd[0]:
        marks = marks + 1 if category(char)[0] == "M" else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _seen(char: str) -> bool:
    """Whether a reader sees it. Unassigned counts: it may be an emoji younger than this Python."""
    kind = category(char)
    return kind[0] not in "ZM" and kind != "Cf" and char not in _FILLERS
