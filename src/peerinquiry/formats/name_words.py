"""The words of a name, by which it is told who is meant. Apart from `whom`, so that a search waits for nothing else."""

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
    """With what a name may begin that `typed` fits, in small letters: told of names that begin with ASCII alone."""
    return frozenset(word[0] for word in words_of(typed))
