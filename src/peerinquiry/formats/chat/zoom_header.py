"""The line above a message in Zoom: `From A to B:`, in any language, with names that hold colons and little words.

Everything after the time is read here; where the time stands is up to the forms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from peerinquiry.formats.chat.words import DIRECT, EVERYONE, LANGUAGE_ROWS

LONGEST_HEAD: Final = 300
"""Characters in which a header ends, however long the message is that follows on its line."""
_MARKED: Final = re.compile(r"(?P<to>.*?)(?P<gap>\s*)[(（](?P<mark>[^()（）]{1,40})[)）]")
_COLONS: Final = ":："
_SHARE: Final = 0.6
_MOST_COLONS: Final = 8
_FAR: Final = 2 * LONGEST_HEAD


@dataclass(frozen=True, slots=True)
class Heading:
    """`to` is None where no recipient is told; `marked` if it is said to be a direct message; `text` follows."""

    who: str
    to: str | None
    text: str
    marked: bool = False
    word: str = ""
    """The first word of it, in small letters."""


@lru_cache(maxsize=256)
def _splitter(words: tuple[str, ...], blanks: str) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"{blanks}(?:{longest_first})[:：]?(?={blanks})", re.IGNORECASE)


class Opened(NamedTuple):
    """The first word of a header, what follows it, and the words that may stand before a recipient."""

    word: str
    rest: str
    recipients: tuple[str, ...]
    blanks: tuple[str, ...]

    def split(self, end: int | None = None, known: Collection[str] = ()) -> tuple[str, str | None]:
        """Who writes, and to whom, up to `end`: at the last `to` between double blanks, else the likeliest."""
        head = self.rest[:end]
        for blanks in self.blanks if self.recipients else ():
            last: tuple[str, str] | None = None
            for start, after in _places(self.recipients, blanks, self.rest[:_FAR]):
                pair = (" ".join(head[:start].split()), " ".join(head[after:].split()))
                if not all(pair):
                    continue
                last = last or pair
                if not known or is_everyone(last[1]):
                    return last
                if pair[0] in known:
                    return pair
            if last:
                return last
        return " ".join(head.split()), None


@lru_cache(maxsize=64)
def _places(words: tuple[str, ...], blanks: str, head: str) -> list[tuple[int, int]]:
    """Where a recipient's word begins and ends, the last first."""
    return [place.span() for place in _splitter(words, blanks).finditer(head)][::-1]


class Grammar:
    """Which words stand before who writes, and which before who is written to."""

    def __init__(self, learned: tuple[str, str] | None = None) -> None:
        rows = [(row.senders, row.recipients) for row in LANGUAGE_ROWS]
        if learned:
            rows.append(((learned[0],), (learned[1],) if learned[1] else ()))
        recipients: dict[str, tuple[str, ...]] = {}
        for senders, words in rows:
            for sender in senders:
                folded = sender.casefold()
                recipients[folded] = (*recipients.get(folded, ()), *words)
        self._recipients = recipients
        self.blanks: tuple[str, ...] = (r"\s{2,}", r"\s+")
        """What may stand around a recipient's word, as patterns, the surest first."""
        self._sender = re.compile(
            rf"(?P<word>{'|'.join(map(re.escape, sorted(recipients, key=len, reverse=True)))})[:：]?\s+(?=\S)",
            re.IGNORECASE,
        )

    def bare(self, text: str) -> Opened:
        """A header that lacks its first word."""
        return Opened("from", text, self._recipients["from"], self.blanks)

    def set_apart(self) -> Grammar:
        """The same for a file in which only double blanks stand around a recipient's word."""
        grammar = copy(self)
        grammar.blanks = self.blanks[:1]
        return grammar

    def opened(self, text: str) -> Opened | None:
        """What follows the first word of a header; None if it does not begin as one."""
        match = self._sender.match(text)
        if not match:
            return None
        word = match["word"].casefold()
        return Opened(word, text[match.end() :], self._recipients.get(word, ()), self.blanks)


def is_everyone(to: str) -> bool:
    """Whether a recipient is all of them, in any language."""
    return to.casefold() in EVERYONE


def mark_of(to: str) -> tuple[str, bool]:
    """A recipient without the mark of a direct message, and whether it had one."""
    match = _MARKED.fullmatch(to)
    if not match or is_everyone(to) or is_everyone(match["to"].strip()):
        return to, False
    marked = match["mark"].strip().casefold() in DIRECT or not match["gap"]
    return (match["to"].strip(), True) if marked else (to, False)


def named(to: str | None, *, marked: bool = False) -> bool:
    """Whether a recipient is beyond doubt: all of them, or marked as direct."""
    return to is not None and (marked or is_everyone(to) or mark_of(to)[1])


def heading(text: str, grammar: Grammar, *, below: bool = False, known: Collection[str] = ()) -> Heading | None:
    """The header that a text begins with, if it does; `below` says that an indented line follows."""
    opened = grammar.opened(text)
    if not opened:
        return None
    place = _colon(opened, below=below)
    if place is None:
        return None
    rest = opened.rest
    who, to = opened.split(place, known)
    if to is None and named(nobody := opened._replace(rest=f"x  {rest[:place]}").split()[1]):
        who, to = "", nobody
    to, marked = mark_of(to) if to else (to, False)
    return Heading(who, to, rest[place + 1 :].strip(), marked, opened.word) if who or to else None


def _colon(opened: Opened, *, below: bool) -> int | None:
    """Where the header ends. The colon between blanks does; a name may hold others, and so may a message."""
    head = opened.rest[:LONGEST_HEAD]
    places = [place for place, char in enumerate(head) if char in _COLONS]
    if not places:
        return None
    places = [*places[: _MOST_COLONS - 1], places[-1]]
    last = places[-1] if not head[places[-1] + 1 :].strip() else None
    spaced = next((at for at in places if head[at - 1 : at].isspace() and not head[at + 1 : at + 2].strip()), None)
    sure = next((at for at in places if named(opened.split(at)[1])), None)
    if sure is not None and (spaced is None or sure <= spaced or (sure == last and below)):
        return sure
    if spaced is not None:
        return spaced
    if last is not None and below:
        return last
    tabbed = next((at for at in places if head[at + 1 : at + 2] == "\t"), None)
    if tabbed is not None:
        return tabbed
    told = next((at for at in places if opened.split(at)[1]), None)
    if told is not None:
        return told
    return next((at for at in places if not head[at + 1 : at + 2].strip()), None)


def learned(texts: Sequence[str], *, below: Sequence[bool]) -> tuple[str, str] | None:
    """The words of a language that has no row, from its headers: what stands first in most, and what in the middle."""
    heads = [text[:LONGEST_HEAD] for text in texts]
    firsts = Counter(head.split(maxsplit=1)[0] for head in heads if head)
    if not firsts:
        return None
    first, count = firsts.most_common(1)[0]
    if count < 2 or count < _SHARE * len(heads) or first[-1] in _COLONS:  # noqa: PLR2004 - one line proves nothing
        return None
    rests = [
        _before_colon(head[len(first) :], below=under)
        for head, under in zip(heads, below, strict=True)
        if head.startswith(first)
    ]
    if len(set(rests)) < 2:  # noqa: PLR2004 - what is always the same may be a long name
        return None
    if all(rest.startswith("  ") for rest in rests):
        parts = [re.split(r"\s{2,}", rest.strip()) for rest in rests]
        middles = Counter(part[1] for part in parts if len(part) > 2)  # noqa: PLR2004 - who, to, whom
        return first, middles.most_common(1)[0][0] if middles else ""
    shared = set.intersection(*(set(rest.split()[1:-1]) for rest in rests)) if rests else set()
    if not shared:
        return None
    return first, min(sorted(shared), key=lambda word: len({rest.split(f" {word} ")[-1] for rest in rests}))


def _before_colon(text: str, *, below: bool) -> str:
    spaced = re.search(r"\s[:：](?=\s|$)", text)
    if spaced:
        return text[: spaced.start() + 1]
    place = text.rfind(":") if below else text.find(":")
    return text[:place] if place > 0 else text


def directness(headings: Iterable[Heading]) -> list[bool | None]:
    """Whether each was a direct message; None where no recipient is told.

    Who has no mark and is none of the known words for everyone is a person, as in the oldest files. In another language
    than English, where no message at all went to everyone, the one that most were written to is everyone.
    """
    found = list(headings)
    known = any(one.word == "from" or (one.to is not None and is_everyone(one.to)) for one in found)
    writers = {one.who for one in found}
    others = Counter(one.to for one in found if one.to is not None and not one.marked and one.to not in writers)
    most = "" if known or not others else others.most_common(1)[0][0]
    return [None if one.to is None else one.marked or not (is_everyone(one.to) or one.to == most) for one in found]
