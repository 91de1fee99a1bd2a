"""Which words must stand in whatever a regular expression matches: they are found far faster than it is tried.

It reads only what it is sure of; where an expression is too clever for it, nothing is said, and all is tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from peerinquiry.formats.search.lines import Needle

SPECIAL: Final = frozenset(r".^$*+?{}[]\|()")
"""What is not itself in a regular expression."""

_TOKEN: Final = re.compile(
    r"\\(?P<escaped>[^a-zA-Z0-9])"
    r"|\\(?P<kind>[dDsSwWbBAZntrfva])"
    r"|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<times>[*?+]|\{\d*,?\d*\})[?+]?"
    r"|(?P<open>\((?!\?)|\(\?(?:[:=!>]|<[=!]|P<\w+>))"
    r"|(?P<close>\))"
    r"|(?P<bar>\|)"
    r"|(?P<any>[.^$])"
    r"|(?P<plain>[^\\\[*?+{}()|.^$])",
    re.DOTALL,
)
"""All that is understood; anything else, such as flags within, a reference or a code point, is not."""

_SAME_IN_BYTES: Final = re.compile(
    r"""\\[^a-zA-Z0-9]              # a mark as it stands
    |   [^\\\[*?+{}()|.^$]          # a letter
    |   \[(?!\^|[^]]*--)[^]\\[&~|\x00-\x1f]+\]  # one of several; no set within, no line end
    |   \((?:\?:)?(?!\?) | \) | \|  # one way or another
    |   (?:[*?+] | \{\d+(?:,\d*)?\})(?!\+)
    |   \.\*(?!\+)                 # anything at all
    """,
    re.VERBOSE,
)
"""What an expression of ASCII is made of that finds the same in letters and in their bytes."""


def is_plain(pattern: str) -> bool:
    """Whether an expression means what it says, letter by letter."""
    return not SPECIAL & set(pattern)


def required(pattern: str) -> tuple[tuple[str, ...], ...]:
    """For each way an expression may go, the words that stand in whatever it matches; nothing where that is not known.

    `pattern` is one that compiles.
    """
    ways: list[list[str]] = [[""]]
    depth = 0
    for found in _tokens(pattern):
        runs, kind = ways[-1], found.lastgroup if found else ""
        if not kind or found is None:
            return ()
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        if depth or kind == "close":  # what is in brackets may be there many times, or not at all
            _break(runs)
        elif kind == "bar":
            ways.append([""])
        elif kind in {"plain", "escaped"}:
            runs[-1] += found[kind]
        else:
            if kind == "times" and found[kind] != "+":
                runs[-1] = runs[-1][:-1]
            _break(runs)
    told = tuple(tuple(filter(None, runs)) for runs in ways)
    return told if all(told) else ()


def needle_of(pattern: str) -> Needle | None:
    """The words that an expression begins with, if it finds the same in bytes: what takes one letter is of ASCII."""
    ways = required(pattern)
    words = max(ways[0], key=len) if len(ways) == 1 else ""
    if not words or not pattern.isascii() or not pattern.startswith(words):
        return None
    place = 0
    while place < len(pattern):
        found = _SAME_IN_BYTES.match(pattern, place)
        if found is None:
            return None
        place = found.end()
    return Needle(words.encode(), pattern.encode())


def _tokens(pattern: str) -> Iterator[re.Match[str] | None]:
    """The parts of an expression; None for one that is not understood, which is the last."""
    place = 0
    while place < len(pattern):
        found = _TOKEN.match(pattern, place)
        yield found
        if found is None:
            return
        place = found.end()


def _break(runs: list[str]) -> None:
    """What comes next need not follow at once."""
    if runs[-1]:
        runs.append("")
