"""Themes in challenges: words, and pairs of words, that come up in several sessions.

Each counts once in a session, however often it stands there, and in whatever form. No name of anybody is one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from peerinquiry.inquiry.view.insights.session import Told
from peerinquiry.inquiry.view.insights.vocabulary import Key, forms_in, language_of, words_of

FEWEST: Final = 3
"""Sessions that a word comes up in before it is a theme."""
ENOUGH: Final = 5
"""Sessions, from which on anything is said of themes."""
MOST: Final = 12
"""Themes that are told."""
TWICE: Final = 2
"""So many times as often as elsewhere, a theme is a team's own."""
_EXAMPLES: Final = 3
_COVERED: Final = 0.75  # of a word's sessions: if one pair with it is in so many, the pair says it all


@dataclass(frozen=True, slots=True)
class Theme:
    """The commonest form of a word or a pair, in how many `sessions` it came up, and the latest of them.

    `elsewhere`: in how many sessions of other teams, None if not compared.
    """

    words: str
    sessions: int
    examples: tuple[str, ...]
    elsewhere: int | None = None


@dataclass(frozen=True, slots=True)
class Themes:
    """In so many `sessions` with a challenge: what comes up most `often`, and what is the team's `own`.

    What is its own comes up in twice the share of sessions, or more, than `elsewhere`; the widest gap comes first.
    `elsewhere`: sessions of other teams that it is compared with; None where no team was asked for, or they are few.
    """

    sessions: int
    often: tuple[Theme, ...]
    elsewhere: int | None = None
    own: tuple[Theme, ...] = ()


@dataclass(slots=True)
class _Seen:
    sessions: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    examples: tuple[str, ...] = ()
    elsewhere: int = 0


class ThemeTally:
    """Counts one session after another. What it keeps grows with the words that there are, not with the sessions."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._seen: dict[Key, _Seen] = {}
        self._names: set[str] = set()
        self._sessions = 0
        self._elsewhere = 0

    def add(self, told: Told) -> None:
        """Count a session."""
        self._names.update(words_of(told.names))
        if told.challenges:
            self._sessions += 1
        for key, form in _forms(told).items():
            seen = self._seen.setdefault(key, _Seen())
            seen.sessions += 1
            seen.forms[form] += 1
            seen.examples = (*seen.examples, told.name)[-_EXAMPLES:]

    def compare(self, told: Told) -> None:
        """Count a session of another team."""
        self._elsewhere += bool(told.challenges)
        for key in _forms(told):
            self._seen.setdefault(key, _Seen()).elsewhere += 1

    def themes(self, *, compared: bool) -> Themes:
        """What was counted; `compared` with other teams, if there are enough sessions to compare."""
        if self._sessions < ENOUGH:
            return Themes(self._sessions, ())
        compared = compared and self._elsewhere >= ENOUGH
        told = [(key, self._theme(seen, compared=compared)) for key, seen in self._kept().items()]
        told.sort(key=lambda one: (-one[1].sessions, -len(one[0]), one[1].words.casefold()))
        often = [theme for _, theme in told]
        if not compared:
            return Themes(self._sessions, tuple(often[:MOST]))
        shares = {theme: self._shares(theme) for theme in often}
        own = [theme for theme, (here, there) in shares.items() if here >= TWICE * there]
        own.sort(key=lambda theme: shares[theme][1] - shares[theme][0])
        return Themes(self._sessions, tuple(often[:MOST]), self._elsewhere, tuple(own[:MOST]))

    def _kept(self) -> dict[Key, _Seen]:
        """What is a theme, without words that a pair says already."""
        found = {key: seen for key, seen in self._seen.items() if seen.sessions >= FEWEST and not self._named(seen)}
        covered = {
            (stem,)
            for key, seen in found.items()
            for stem in key
            if len(key) > 1 and (stem,) in found and seen.sessions >= _COVERED * found[stem,].sessions
        }
        return {key: seen for key, seen in found.items() if key not in covered}

    def _named(self, seen: _Seen) -> bool:
        return not self._names.isdisjoint(words_of(seen.forms))

    def _theme(self, seen: _Seen, *, compared: bool) -> Theme:
        words = min(seen.forms, key=lambda form: (-seen.forms[form], form))
        return Theme(words, seen.sessions, seen.examples, seen.elsewhere if compared else None)

    def _shares(self, theme: Theme) -> tuple[float, float]:
        """Of the team's sessions, and of the others'."""
        return theme.sessions / self._sessions, (theme.elsewhere or 0) / self._elsewhere


def _forms(told: Told) -> dict[Key, str]:
    return forms_in(told.challenges, language_of(told.challenges))
