"""From a file's bytes to lines that can be compared."""

from __future__ import annotations

import codecs
import re
from typing import Final

from peerinquiry.inquiry.text import clean

_BLANKS: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY: Final = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"GIF8",
    b"{\\rtf",
)
_SAMPLE: Final = 4_096


class NotText(ValueError):  # noqa: N818 - it says what the bytes are
    """The bytes are no text at all."""


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16, with a mark or without, else the Western code page; raises `NotText`."""
    if data.startswith(_BINARY):
        raise NotText
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        return _without_mark(data, sample)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # A stray byte spoils no file of UTF-8; a file of another code page has many.
        text = data.decode("utf-8", errors="replace")
        return text if _mostly(text) else data.decode("cp1252", errors="replace")


def _mostly(text: str) -> bool:
    beyond = sum(char > "\x7f" for char in text)
    return text.count("\ufffd") * 10 < beyond


def _without_mark(data: bytes, sample: bytes) -> str:
    """UTF-16 that does not say so has its zeros at every other byte."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) // 4 or min(even, odd) * 4 > max(even, odd):
        raise NotText
    return data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")


def lines_of(text: str) -> list[str]:
    """The lines of a text: clean, in NFC, every blank an ordinary one, nothing behind the last word of a line.

    A tab stays a tab. What stands before all lines alike is taken away.
    """
    lines = [_BLANKS.sub(" ", line).rstrip() for line in clean(text.replace("\r\r\n", "\n")).split("\n")]
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line), default=0)
    return [line[margin:] for line in lines]
