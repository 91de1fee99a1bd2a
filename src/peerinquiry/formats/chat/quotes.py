"""Replies and reactions that quote the beginning of a message: which message they mean.

The quoted part is cut at 17 to 20 characters and ends in dots, and may itself hold quotation marks. It is looked up
among what was written before, the newest first; that also tells a reply from a sentence that happens to quote, and
finds replies and reactions in languages whose words are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from peerinquiry.formats.chat.emoji import only_signs, signs_in
from peerinquiry.formats.chat.words import LANGUAGE_ROWS

_OPEN: Final = "\"“„«「『‟”'‘"
_CLOSE: Final = "\"”“»」』‟'’"
_DOTS: Final = re.compile(r"(?:\.\.\.|…)$")
_LONGEST: Final = 400
"""Characters of a line that is no more than a reaction, or the beginning of a reply."""
_CUT: Final = 24
"""Longest beginning that is looked up at once; what is quoted is cut before."""
_LOOKS: Final = 50
_MOST_WORDS: Final = 8
_OPENING: Final = 80
"""Characters of a line in which a quotation opens."""


class Index:
    """What was written so far, found by its beginning; what is not in it may be in one `behind` it."""

    def __init__(self, behind: Index | None = None) -> None:
        self._behind = behind
        self._texts: list[str] = []
        self._plain: list[str] = []
        self._by_start: dict[str, list[int]] = {}
        self._newest: dict[str, int] = {}
        self._by_line: dict[str, int] = {}

    def add(self, text: str) -> None:
        """Remember a text."""
        plain = " ".join(text.split())
        number = len(self._texts)
        self._texts.append(text)
        self._plain.append(plain)
        self._by_start.setdefault(plain[:_CUT], []).append(number)
        for end in range(1, min(len(plain), _CUT) + 1):
            self._newest[plain[:end]] = number
        self._by_line[" ".join(text.partition("\n")[0].split())] = number

    @property
    def last(self) -> str:
        """The text that came last."""
        return self._texts[-1] if self._texts else ""

    def find(self, quoted: str) -> str | None:
        """The newest text that is quoted; one that is cut ends in dots, any other is meant as a whole."""
        found = self._here(quoted)
        return self._behind.find(quoted) if found is None and self._behind else found

    def only_behind(self, quoted: str) -> bool:
        """Whether what is quoted is found in the one behind, and not here."""
        return self._here(quoted) is None and self.find(quoted) is not None

    def _here(self, quoted: str) -> str | None:
        plain = " ".join(quoted.split())
        bare = _DOTS.sub("", plain).rstrip()
        if not bare:
            return None
        if bare == plain:
            return self._among(plain, whole=True)
        found = self._among(bare, whole=False)
        return found if found is not None else self._among(plain, whole=True)

    def _among(self, start: str, *, whole: bool) -> str | None:
        if not whole and len(start) <= _CUT:
            number = self._newest.get(start)
            return None if number is None else self._texts[number]
        numbers = self._by_start.get(start[:_CUT], [])
        for number in reversed(numbers[-_LOOKS:]):
            plain = self._plain[number]
            if plain == start or (not whole and plain.startswith(start)):
                return self._texts[number]
        number = self._by_line.get(start)
        return None if number is None or not whole else self._texts[number]


@dataclass(frozen=True, slots=True)
class Reply:
    """`rest` is what follows on the same line; `to` the text that is answered, or the part that was quoted."""

    to: str
    rest: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign put under a text, or taken back."""

    emoji: str
    to: str
    removed: bool = False


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"(\{quote\}|\{sign\})", template)
    quote = rf"[{re.escape(_OPEN)}](?P<quote>.+)[{re.escape(_CLOSE)}]"
    made = {"{quote}": quote, "{sign}": r"(?P<sign>\S.{0,40}?)"}
    return re.compile("".join(made.get(part, re.escape(part)) for part in parts) + r"\.?", re.IGNORECASE)


_REACTED: Final = tuple((_pattern(words), False) for row in LANGUAGE_ROWS for words in row.reacted)
_REMOVED: Final = tuple((_pattern(words), True) for row in LANGUAGE_ROWS for words in row.removed)
_REPLIED: Final[dict[str, list[str]]] = {}
"""What ends the first words of a reply, by what begins them."""
for _row in LANGUAGE_ROWS:
    for _words in _row.replied:
        _before, _, _after = _words.casefold().partition("{quote}")
        _REPLIED.setdefault(_before, []).append(_after)
_BEGUN: Final = re.compile(
    rf"(?P<before>{'|'.join(map(re.escape, sorted(_REPLIED, key=len, reverse=True)))})[{re.escape(_OPEN)}]",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(rf"[{re.escape(_OPEN)}]")
_CALLED: Final = re.compile(r":[\w+-]{1,40}:")
"""A sign that is written by its name."""
_OF_PREVIOUS: Final = re.compile(r"(?P<how>add|remove)d? (?P<sign>\S{1,40})", re.IGNORECASE)


def opens(line: str) -> bool:
    """Whether a line may hold a quotation that ends further below."""
    return len(line) <= _OPENING and bool(_QUOTED.search(line))


def sign_in(line: str, index: Index) -> Sign | None:
    """The reaction that a line is, if it is one."""
    text = line.strip()
    if len(text) > _LONGEST:
        return None
    if (match := _OF_PREVIOUS.fullmatch(text)) and only_signs(match["sign"]) and index.last:
        return Sign(match["sign"], index.last, removed=match["how"].casefold() == "remove")
    if not _QUOTED.search(text) or (text.isascii() and not _CALLED.search(text)):
        return None
    for pattern, removed in (*_REMOVED, *_REACTED):
        match = pattern.fullmatch(text)
        sign = match["sign"].strip(_OPEN + _CLOSE + " ") if match else ""
        if match and (only_signs(sign) or _CALLED.fullmatch(sign)):
            quoted = match["quote"]
            return Sign(sign, index.find(quoted) or quoted, removed)
    return _unknown_sign(text, index)


def _unknown_sign(text: str, index: Index) -> Sign | None:
    """A line of a few words with a sign, around the beginning of a message."""
    for before, quoted, after in _quotations(text):
        found = index.find(quoted)
        words = f"{before} {after}"
        if found is not None and signs_in(words) and len(words.split()) <= _MOST_WORDS:
            return Sign(signs_in(words), found, removed=bool(signs_in(before)))
    return None


def reply_in(line: str, index: Index, *, more: bool, apart: bool = False) -> Reply | None:
    """The reply that a line begins, if it does; `more` lines follow, `apart` from it by an empty one."""
    text = line.strip()
    head = text[:_LONGEST]
    if not _QUOTED.search(head):
        return None
    if match := _BEGUN.match(head):
        for end in sorted(_REPLIED[match["before"].casefold()], key=len, reverse=True):
            if taken := _ended(text, match.end() - 1, end, index):
                return taken
    for before, quoted, after in _quotations(head):
        found = index.find(quoted)
        if found is None or not before or len(before.split()) > 4:  # noqa: PLR2004 - a heading, not a sentence
            continue
        aside = index.only_behind(quoted)
        if not _DOTS.search(quoted) and (after or not apart) and not aside:
            continue
        if more or after or aside:
            return Reply(found, (after + text[len(head) :]).strip())
    return None


def _ended(text: str, start: int, end: str, index: Index) -> Reply | None:
    """Where the quotation that opens at `start` closes, so that it makes the most sense."""
    closings = [
        place
        for place in range(start + 2, min(len(text), _LONGEST))
        if text[place] in _CLOSE and text[place + 1 : place + 1 + len(end)].casefold() == end
    ]
    if not closings:
        return None
    found = [(place, to) for place in closings if (to := index.find(text[start + 1 : place])) is not None]
    if found:
        place, to = found[-1]
    else:
        cut = [place for place in closings if _DOTS.search(text[start + 1 : place])]
        apart = [place for place in closings if not text[place + 1 : place + 2].strip()]
        place = (cut or apart or closings)[0]
        to = text[start + 1 : place]
    return Reply(to, text[place + 1 + len(end) :].strip(" \t:"))


def _quotations(text: str) -> Iterator[tuple[str, str, str]]:
    """What stands before, in and after quotation marks; only where it may be the cut beginning of a message."""
    opening = next((place for place, char in enumerate(text[:80]) if char in _OPEN[:-2]), None)
    if opening is None:
        return
    for place in range(min(len(text), opening + 80) - 1, opening + 1, -1):
        if text[place] in _CLOSE:
            yield text[:opening].strip(), text[opening + 1 : place], text[place + 1 :].strip()
