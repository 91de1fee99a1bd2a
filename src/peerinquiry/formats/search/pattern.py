"""A pattern: what a line has to match, and what tells quickly that it does not."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from peerinquiry.formats.search.lines import Needle
from peerinquiry.formats.search.literals import is_plain, needle_of, required

LONG_ENOUGH: Final = 3
"""Letters of a needle that are worth more than a longer one with letters that have relations."""

_RELATED: Final = {"i": ("\u0130", "\u0131"), "k": ("\u212a",), "s": ("\u017f",)}
"""Letters beyond ASCII that are those within it in another case, as `re` sees it."""
_SHARP: Final = re.compile("ss|[ßẞ]", re.IGNORECASE)
_RELATIVES: Final = re.compile("[iks]|[^\x00-\x7f]+")
_BEYOND: Final = re.compile("[^\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """`needles`: one of them stands in every line that matches; none where nothing is known.

    `folded`: they are to be looked for in lines whose ASCII letters are small. `exact`: a needle is all there is to it.
    `plainer`: all that it comes to in a page in which none of `others` stands.
    """

    expression: re.Pattern[str]
    needles: tuple[Needle, ...] = ()
    folded: bool = False
    exact: bool = False
    others: tuple[bytes, ...] = ()
    plainer: Pattern | None = None

    def within(self, page: bytes) -> Pattern:
        """What it comes to in this page."""
        # that a byte is nowhere is told far faster than that several are
        if self.plainer is None or any(other[-1:] in page and other in page for other in self.others):
            return self
        return self.plainer

    def matches(self, line: str) -> bool:
        """Whether a line does."""
        return self.expression.search(line) is not None

    def matches_in(self, line: bytes) -> bool:
        """Whether a line of a page does, whatever is written in it."""
        return self.expression.search(line.decode("utf-8", "surrogateescape")) is not None


def read_pattern(text: str, *, literal: bool = False, any_case: bool = False) -> Pattern:
    """The pattern that `text` writes: a regular expression, or with `literal` the words as they stand.

    With `any_case` a letter is any of its cases, and in words `ß` is `ss`. Raises ValueError with a sentence.
    """
    text = normalize("NFC", text)
    if "\n" in text:
        raise ValueError("A pattern is one line, since what it is looked for in is.")
    literal = literal or is_plain(text)
    written = _sharp(text) if literal and any_case else re.escape(text) if literal else text
    expression = _compiled(written, re.IGNORECASE if any_case else 0)
    if literal and not any_case:
        return Pattern(expression, (Needle(_bytes(text)),) if text else (), exact=True)
    if literal and text and text.isascii():
        return _small(expression, written, text.lower())
    if not any_case and (needle := needle_of(text)):
        return Pattern(expression, (needle,), exact=True)
    return Pattern(expression, _all_needles(written, any_case=any_case), folded=any_case)


def _small(expression: re.Pattern[str], written: str, small: str) -> Pattern:
    """That of words of ASCII in any case, from how they are written small, and as an expression."""
    plainer = Pattern(expression, (Needle(small.encode()),), folded=True, exact=True)
    needles = _all_needles(written, any_case=True)
    return Pattern(expression, needles, folded=True, others=tuple(_others(small)), plainer=plainer)


def _all_needles(written: str, *, any_case: bool) -> tuple[Needle, ...]:
    """What stands in whatever an expression matches, for each way it may go; nothing where one has none."""
    found = dict.fromkeys(words for runs in required(written) for words in _words(runs, any_case=any_case))
    return tuple(map(Needle, found)) if all(found) else ()


def _others(small: str) -> Iterator[bytes]:
    """Whatever words of small ASCII letters may be written with in any case, beyond ASCII."""
    for letter, others in _RELATED.items():
        if letter in small:
            yield from map(str.encode, others)
    if "ss" in small:
        yield from map(str.encode, "ßẞ")


def _sharp(text: str) -> str:
    """Words as an expression that takes `ß` for `ss`, and the other way round."""
    parts, last = [], 0
    for found in _SHARP.finditer(text):
        parts += [re.escape(text[last : found.start()]), "(?:ss|ß)"]
        last = found.end()
    return "".join([*parts, re.escape(text[last:])])


def _compiled(written: str, flags: int) -> re.Pattern[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a later Python may read otherwise is read as this one does
        try:
            return re.compile(written, flags)
        except re.error as error:
            place = "" if error.pos is None else f" at column {error.pos + 1}"
            raise ValueError(f"The pattern has a mistake{place}: {error.msg}.") from None
        except (OverflowError, RecursionError):
            raise ValueError("The pattern is too much to be tried; write a simpler one.") from None


def _words(runs: Iterable[str], *, any_case: bool) -> Iterator[bytes]:
    """The best of a way's words, with whatever else it may be written with; an empty one where there is none."""
    if not any_case:
        yield max(map(_bytes, runs), key=len, default=b"")
        return
    within = [part.lower() for run in runs for part in _BEYOND.split(run)]
    alone = max((part for run in within for part in _RELATIVES.split(run)), key=len, default="")
    longest = max(within, key=len, default="")
    if len(alone) >= LONG_ENOUGH or (alone and alone == longest):
        yield _bytes(alone)
    elif longest:
        yield _bytes(longest)
        yield from (_bytes(other) for letter, others in _RELATED.items() if letter in longest for other in others)
    else:
        letter = next(iter("".join(runs)), "")
        yield from (_bytes(other) for other in cases(letter)) if letter else (b"",)


@lru_cache(maxsize=32)
def cases(letter: str) -> tuple[str, ...]:
    """All that a letter is in any of its cases, as `re` sees it."""
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x1F000))))
    return tuple(re.findall(re.escape(letter), every, re.IGNORECASE)) or (letter,)


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogateescape")
