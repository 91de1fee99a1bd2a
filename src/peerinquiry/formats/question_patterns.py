"""Patterns of words, as people write them in a file of question rules, to what the rules are matched with.

    have you (tried|considered) ...
    why not [just] *
    (talking|speaking) to {whom} .

Words stand for themselves, whatever their capitals and apostrophes. `(a|b)` is one of several, `[a]` may be missing,
`*` is any word and `*ing` any that ends so; `...` is any number of words of the same sentence, `.` its end, `,` a
pause, `<name>` a list of the same file, `{whom}` one to three words that name somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from peerinquiry.inquiry.sentences import spoken

ANY_NUMBER: Final = r"(?:\S+ ){0,60}?"
"""Bounded, and each word can be matched in one way alone: no text makes it slow."""
MOST_GAPS: Final = 2

_SYMBOL: Final = re.compile(r"\s*(\.\.\.|\{whom\}|<[\w-]+>|['’\w*-]*[^\W_][\w'’*-]*|[()\[\]|.,*])")
_CLOSING: Final = {"(": ")", "[": "]"}
_WORD_BEGINS: Final = r"(?:^|(?<= ))"


class PatternError(ValueError):
    """A pattern that cannot be read: one sentence says why."""


def expression(pattern: str, lists: Mapping[str, Sequence[str]], number: int = 0) -> str:
    """The regular expression of the pattern with that number; `lists` are what `<name>` stands for.

    Raises PatternError.
    """
    return _Pattern(pattern, lists, f"whom{number}").regex()


def compiled(expressions: Sequence[str]) -> re.Pattern[str] | None:
    """All of them as one, of which the first that fits counts. None for none."""
    return re.compile(f"{_WORD_BEGINS}(?:{'|'.join(expressions)})") if expressions else None


class _Pattern:
    """One pattern, read from left to right."""

    def __init__(self, pattern: str, lists: Mapping[str, Sequence[str]], whom: str) -> None:
        self._lists, self._whom = lists, whom
        self._symbols = list(_symbols(pattern))
        self._at = 0
        self._gaps = 0

    def regex(self) -> str:
        regex = self._alternatives()
        if self._at < len(self._symbols):
            raise PatternError(f"a {self._symbols[self._at]} is one too many")
        return f"(?:{regex})" if "|" in regex else regex

    def _alternatives(self) -> str:
        choices = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            choices.append(self._sequence())
        return "|".join(choices)

    def _sequence(self) -> str:
        parts = []
        while (symbol := self._peek()) not in {"", "|", ")", "]"}:
            self._at += 1
            parts.append(self._item(symbol))
        if not parts:
            raise PatternError("a word is missing")
        return "".join(parts)

    def _item(self, symbol: str) -> str:
        if symbol in _CLOSING:
            inner = self._alternatives()
            if self._peek() != _CLOSING[symbol]:
                raise PatternError(f"a {symbol} is not closed")
            self._at += 1
            return f"(?:{inner}){'?' if symbol == '[' else ''}"
        match symbol:
            case "...":
                self._gaps += 1
                if self._gaps > MOST_GAPS:
                    raise PatternError(f"there are more than {MOST_GAPS} gaps (...)")
                return ANY_NUMBER
            case ".":
                return "$"
            case ",":
                return ", "
            case "{whom}":
                return rf"(?P<{self._whom}>(?:[^\s,]+ ){{1,3}}?)"
        if symbol.startswith("<"):
            return self._list(symbol[1:-1])
        if "*" in symbol:
            return re.escape(symbol.lower()).replace(r"\*", r"[^\s,]*") + " " if symbol != "*" else r"[^\s,]+ "
        return "".join(re.escape(word) + " " for word in spoken(symbol.replace("’", "'")))

    def _list(self, name: str) -> str:
        if name not in self._lists:
            raise PatternError(f"there is no list called {name}")
        return f"(?:{'|'.join(_Pattern(entry, {}, self._whom).regex() for entry in self._lists[name])})"

    def _peek(self) -> str:
        return self._symbols[self._at] if self._at < len(self._symbols) else ""


def _symbols(pattern: str) -> Iterable[str]:
    at = 0
    while pattern[at:].strip():
        found = _SYMBOL.match(pattern, at)
        if not found:
            raise PatternError(f"{pattern[at:].strip()[0]} has no meaning in a pattern")
        yield found[1]
        at = found.end()
