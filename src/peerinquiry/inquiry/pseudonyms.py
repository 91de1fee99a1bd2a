"""Who said it is kept apart, and not told: the same pseudonym for the same person, all through a session.

In free text a name is replaced wherever it stands as a word: whole, or by one of its words alone, in capitals or not. A
word that could be two people's becomes `SOMEBODY`. What tells who it was without a name, nothing here can find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Final
from unicodedata import category, normalize

from peerinquiry.inquiry.events import Event, Record
from peerinquiry.inquiry.field_roles import ROLES, Role
from peerinquiry.inquiry.moments import Called

SOMEBODY: Final = "somebody"
"""In free text, a name that could be of several people."""

_SHORTEST: Final = 2
"""Letters of a word of a name that is looked for by itself."""
_WORDS: Final = re.compile(r"[^\W\d_][\w'’-]*")
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that put no blanks between words, or endings right behind a name."""


def people_in(event: Event) -> Iterator[str]:
    """Every name of a person in the fields of an event that hold names; not those in free text."""
    for field in fields(event):
        if ROLES.get(field.name) is Role.PERSON:
            value = getattr(event, field.name)
            yield from [value] if isinstance(value, str) else _names(value)


def _names(value: object) -> Iterable[str]:
    return (name for name in value if isinstance(name, str)) if isinstance(value, tuple) else ()


class Pseudonyms:
    """The pseudonyms of a session: `Person 1` joined first."""

    def __init__(self, records: Sequence[Record]) -> None:
        """Everybody who occurs, whatever they were called, and whether it was taken back or not."""
        self._called = Called(records)
        self._numbers: dict[str, int] = {}
        meant: dict[str, set[str]] = {}
        for record in records:
            for name in filter(None, people_in(record.event)):
                known = self.name(name, record.seq)
                for form in _forms(name):
                    meant.setdefault(form, set()).add(known)
        longest = sorted(meant, key=lambda form: (-len(form), form))
        self._meant = [meant[form].pop() if len(meant[form]) == 1 else SOMEBODY for form in longest]
        self._pattern = re.compile("|".join(f"({_as_word(form)})" for form in longest), re.IGNORECASE)

    def name(self, name: str, seq: int) -> str:
        """The pseudonym of whom event number `seq` calls `name`; nobody's name is nobody's."""
        if not name:
            return ""
        number = self._numbers.setdefault(self._called.in_the_end(name, seq), len(self._numbers) + 1)
        return f"Person {number}"

    def text(self, text: str) -> str:
        """A text with pseudonyms in place of names."""
        return self._pattern.sub(lambda found: self._meant[(found.lastindex or 1) - 1], text) if self._meant else text


def _forms(name: str) -> set[str]:
    """How a name may stand in a text, in small letters: whole, or one of its words; with its accents, or without."""
    words = [word for word in _WORDS.findall(name) if len(word) >= _SHORTEST]
    own = [word for word in words if not word.islower()] or words  # "van" and "de" are in many names, and many texts
    written = {name, *own}
    return {form.lower() for word in written for form in (word, _plain(word))}


def _plain(word: str) -> str:
    bare = "".join(char for char in normalize("NFD", word) if category(char) != "Mn")
    return normalize("NFC", bare)


def _as_word(form: str) -> str:
    if _UNSPACED.search(form):
        return re.escape(form)
    return rf"(?<!\w){re.escape(form)}(?!\w)"
