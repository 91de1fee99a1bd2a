"""A name in a text, however it is written: whole or in part, with or without accents, in capitals, somebody's.

What a name may look like is put into patterns that are matched against the text without its accents. Better one word
too many than one too few: whoever is to be found by nobody shall not be found by a capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from unicodedata import category, normalize

from peerinquiry.inquiry.redaction.words import ALSO_WORDS, PARTICLES

# Accents and points that people leave out, joiners, and what chooses between two drawings of one sign.
_PASSED_OVER: Final = re.compile(
    "[\u00ad\u034f\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200f\u2060-\u2064\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]"
)
_LETTERS: Final = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "ẞ": "SS", "ı": "i", "æ": "ae", "Æ": "AE"}
    | {"œ": "oe", "Œ": "OE", "ſ": "s", "ʼ": "'", "’": "'", "‘": "'", "`": "'", "´": "'"}
)
_BETWEEN: Final = r"[\s._'·-]{0,3}"
"""What may stand between the parts of a name."""
_NO_LETTER_BEFORE: Final = r"(?<![^\W\d_])"
_NO_LETTER_AFTER: Final = r"(?![^\W\d_])"
_OWN: Final = rf"(?=(?:'?s)?{_NO_LETTER_AFTER})"
"""Behind a name: nothing of a word, or what says that something is theirs."""
SEVERAL: Final = 2
"""Parts of a name from which on one of them is not all of it."""
_LONG: Final = 6
"""Letters of a whole name that is found inside of other words, too: in an address, say."""


@cache
def bare(char: str) -> str:
    """A character as it is compared: its case kept, without accents; nothing for one that is not seen."""
    return _PASSED_OVER.sub("", normalize("NFKD", char).translate(_LETTERS))


def folded(text: str) -> tuple[str, Sequence[int]]:
    """A text as it is compared, and where in the text each character of it stands."""
    if text.isascii():
        return text.replace("`", "'"), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        seen = bare(char)
        letters.append(seen)
        places += [place] * len(seen)
    return "".join(letters), places


def plain(text: str) -> str:
    """A text as two of them are compared, whatever their case."""
    return folded(text)[0].casefold()


def parts(name: str) -> tuple[str, ...]:
    """The parts of a name, as they are compared: its runs of letters and digits."""
    apart = "".join(char if _belongs(char) else " " for char in plain(name))
    return tuple(apart.split())


def telling(name: str) -> tuple[str, ...]:
    """Those of its parts that tell whose it is by themselves: not an initial, nor `von`."""
    known = parts(name)
    if len(known) < SEVERAL:
        return known
    return tuple(part for part in known if len(part) > 1 and part not in PARTICLES)


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which somebody is written: `pattern` is matched against the folded text; `weight`: longer first."""

    pattern: str
    weight: int


def whole(name: str, *, any_case: bool = True) -> Iterator[Form]:
    """The ways to write all of a name. `any_case` False: not in small letters, where it is a word as well."""
    known = parts(name)
    if plain(name).strip() and known != (plain(name),):
        yield literal(name)
    if len(known) == 1:
        yield part(known[0], any_case=any_case)
    if len(known) < SEVERAL:
        return
    size = sum(map(len, known))
    inner = _BETWEEN.join(map(_cased, known))
    yield Form(inner if size >= _LONG else _bounded("".join(known), inner), size + 1)
    turned = rf"{_cased(known[-1])}\s*,\s*{_BETWEEN.join(map(_cased, known[:-1]))}"
    yield Form(_bounded(known[-1] + known[0], turned), size + 2)
    initials = r"\s?".join(rf"{re.escape(one[0].upper())}\." for one in known)
    yield Form(rf"{_NO_LETTER_BEFORE}{initials}{_NO_LETTER_AFTER}", 2 * len(known))


def literal(name: str) -> Form:
    """A name just as it stands, in any case."""
    text = plain(name)
    return Form(_bounded(text, r"\s+".join(map(_cased, text.split()))), len(text) + 1)


def part(word: str, *, any_case: bool = True) -> Form:
    """A part of a name by itself, with the initials beside it, if there are; else as `whole`."""
    if any_case or not word[0].isalpha() or not _has_case(word[0]):
        inner = _cased(word)
    else:
        inner = f"{re.escape(word[0].upper())}{_cased(word[1:])}"
    return Form(_bounded(word, inner), len(word))


def with_initials(name: str, word: str) -> Iterator[Form]:
    """A part of a name with the first letter of another one beside it: `A. Example` and `Ann E.` alike."""
    others = [one[0].upper() for one in parts(name) if one != word and one[0].isalpha() and _has_case(one[0])]
    for letter in dict.fromkeys(others):
        inner = f"{re.escape(word[0].upper())}{_cased(word[1:])}"
        yield Form(rf"{_NO_LETTER_BEFORE}{letter}(?:\.\s?|\s){inner}{_OWN}", len(word) + 1)
        yield Form(rf"{_NO_LETTER_BEFORE}{inner}\s{letter}(?:\.|{_NO_LETTER_AFTER})", len(word) + 1)


def is_word(part: str) -> bool:
    """Whether a part of a name is a word as well, so that in small letters it is nobody."""
    return part in ALSO_WORDS or part in PARTICLES or len(part) == 1


def _belongs(char: str) -> bool:
    return char.isalnum() or category(char)[0] == "M"


def _has_case(char: str) -> bool:
    return char.lower() != char.upper()


def _cased(word: str) -> str:
    """A pattern for a word in any case."""
    return f"(?i:{re.escape(word)})" if word else ""


def _bounded(text: str, pattern: str) -> str:
    """`pattern` where no word goes on before it or after it; scripts without capitals often put no blank there."""
    before, after = "", ""
    if text[0].isdecimal():
        before = r"(?<!\d)"
    elif _has_case(text[0]):
        before = _NO_LETTER_BEFORE
    if text[-1].isdecimal():
        after = r"(?!\d)"
    elif _has_case(text[-1]):
        after = _OWN
    return f"{before}{pattern}{after}"
