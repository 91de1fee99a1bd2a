"""File names that are safe on every system, and free."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.mistakes import short

LONGEST_SLUG: Final = 120
"""Bytes; leaves room under 255 for the date before it and for what is put behind it."""

_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that mean something else to Windows, whatever follows the dot."""
_SILENT: Final = frozenset({"Cf", "Cs", "Co", "Cn", "Cc"})


def slug(title: str) -> str:
    """The letters and digits of a title in lower case, of any script, with hyphens between words; may be empty."""
    words = "".join(_kept(character) for character in unicodedata.normalize("NFC", title).lower())
    name = "-".join(words.split())
    try:
        os.fsencode(name)
    except UnicodeEncodeError:  # a file system that knows one alphabet alone
        name = "-".join(name.encode("ascii", "ignore").decode().replace("-", " ").split())
    return _cut(name)


def stem_for(name: str, what: str, example: str) -> str:
    """What the file of a bank or a team of that `name` is called, without its ending; `what` of the two it is.

    Raises PeerInquiryError, with an `example`, where `name` is none for a file.
    """
    safe = slug(name)
    if not safe or safe in _DEVICES:
        raise PeerInquiryError(f"A {what} cannot be called “{short(name)}”.", f"Use a few letters, such as {example}.")
    return safe


def _kept(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in _SILENT:
        return "" if kind == "Cf" else " "
    return character if kind[0] in "LNM" else " "


def _cut(name: str) -> str:
    """No longer than allowed, not within a character, and where a word ends if that costs little."""
    if len(name.encode()) <= LONGEST_SLUG:
        return name
    short = name.encode()[:LONGEST_SLUG].decode(errors="ignore")
    while unicodedata.combining(name[len(short)]) and short:
        short = short[:-1]  # not between a letter and its accent
    whole, _, rest = short.rpartition("-")
    return (whole if len(rest) < len(whole) else short).strip("-")


def unused(path: Path, *others: str) -> Path:
    """`path`, or the first of its numbered siblings, that is not there yet, nor with any of the `others` as suffix."""
    number = 1
    candidate = path
    while any(os.path.lexists(candidate.with_suffix(suffix)) for suffix in (path.suffix, *others)):
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate
