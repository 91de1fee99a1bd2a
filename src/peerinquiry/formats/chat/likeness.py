"""Whether a line may be a name, and where one ends: short, and no sentence."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_LONGEST: Final = 70
_FAR: Final = 120
_MOST_WORDS: Final = 7
_SENTENCE: Final = re.compile(r"[?!;]|://|\.$|…$|:$|[^.\s]{4,}\. ")
PARTICLES: Final = re.compile(
    r"vo[nm]|van|de[lrn]?|della|d[aiou]|do?s|du|l[ae]|[ae]l|bin|ibn|ben|te[rn]|zu|a[fv]|das|y|e|und|and"
)
"""Little words in names, which have no capital."""
_ELIDED: Final = re.compile(r"[^\W\d_]{1,2}['’](?=[^\W\d_a-zß-ÿ])")
"""Such a word close before a capital: d'Ormesson."""
_BRACKETS: Final = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")


def may_be_name(text: str) -> bool:
    """Whether a text looks like somebody's name: a few words, most of them with a capital where there are capitals."""
    text = text.strip()
    if not text or len(text) > _LONGEST or not text[0].isalnum():
        return False
    words = _BRACKETS.sub(" ", text).replace(",", " ").split()
    if not words or len(words) > _MOST_WORDS or _SENTENCE.search(text):
        return False
    small = sum(word[0].islower() and not PARTICLES.fullmatch(word) and not _ELIDED.match(word) for word in words)
    return small == 0 or len(words) == 1


def before_colons(line: str) -> list[str]:
    """What may be the name at the beginning of a line: up to each colon with a blank behind it."""
    head = line[:_FAR]
    return [head[:at] for at in range(1, len(head)) if head[at] == ":" and not head[at + 1 : at + 2].strip()]


def likeliest(names: list[str], counts: Counter[str]) -> str | None:
    """The one that most lines share, else the shortest; where a name holds a colon, as many share what is longer."""
    return max(names, key=lambda name: (counts[name], len(name) if counts[name] > 1 else -len(name)), default=None)
