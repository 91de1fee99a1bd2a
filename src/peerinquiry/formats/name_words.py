"""The words of a name, without marks, by which people are told from what is typed; waits for nothing else."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category, normalize

_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without marks, in small letters."""
    folded = normalize("NFD", name.casefold().translate(_LETTERS))
    bare = "".join(char for char in folded if category(char) != "Mn")
    return tuple(re.findall(r"\w+", bare.replace("'", "").replace("’", "")))


def fits(typed: str, name: str) -> bool:
    """Whether a name begins with what is typed, word for word, or has just its words; whoever else there may be."""
    words, known = words_of(typed), words_of(name)
    return bool(words) and (known[: len(words)] == words or sorted(known) == sorted(words))


def initials(typed: str) -> frozenset[str]:
    """What the names begin with that `fits` them, where a name begins with a letter or a digit of ASCII: in small."""
    return frozenset(word[0] for word in words_of(typed))
