"""What a text is about, by its words: those that carry meaning, alone and in pairs, whatever form they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Protocol

import snowballstemmer

from peerinquiry.inquiry.view.insights.stop_words import STOP_WORDS

Key = tuple[str, ...]
"""The stems of one word, or of two that follow each other."""

GERMAN: Final = "german"
_SHORTEST: Final = 3  # letters; of a word all in capitals, one less: HR
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS: Final = re.compile(r"[.!?:;,…()\[\]/–—\n]+|\s-\s")


def language_of(texts: Iterable[str]) -> str:
    """The language most of whose small words are in the texts; English where none are."""
    words = Counter(words_of(texts))
    return max(STOP_WORDS, key=lambda language: sum(words[stop] for stop in STOP_WORDS[language] & words.keys()))


def forms_in(texts: Iterable[str], language: str) -> dict[Key, str]:
    """Each word and pair in the texts, by its stems, in a form in which it stands there."""
    found: dict[Key, str] = {}
    for text in texts:
        for part in _ENDS.split(text):
            before: tuple[str, str] | None = None
            for number, word in enumerate(_WORD.findall(part)):
                written = word if number or language == GERMAN or word.isupper() else word.lower()
                now = _meaning(written, language)
                if now:
                    found.setdefault((now[0],), written)
                if now and before and now[0] != before[0]:
                    found.setdefault((before[0], now[0]), f"{before[1]} {written}")
                before = now
    return found


def words_of(texts: Iterable[str]) -> Iterator[str]:
    """Every word in the texts, whatever its case."""
    return (word.casefold() for text in texts for word in _WORD.findall(text))


def _meaning(word: str, language: str) -> tuple[str, str] | None:
    """The stem of a word, and the word; None if it carries no meaning."""
    plain = word.casefold()
    long_enough = len(plain) >= _SHORTEST - word.isupper()
    if not long_enough or plain in STOP_WORDS[language]:
        return None
    return _stem(plain, language), word


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    return _stemmer(language).stemWord(word)


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@lru_cache
def _stemmer(language: str) -> _Stemmer:
    made: _Stemmer = snowballstemmer.stemmer(language)
    return made
