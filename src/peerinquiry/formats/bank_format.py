"""What may stand in a question bank, key by key: the one description, from which it is read and its schema is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from peerinquiry.formats.table_reader import LONGEST_TEXT
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Timing
from peerinquiry.inquiry.view.gather import TIMING_WORDS

LONGEST_TIME: Final = 24 * 60 * 60.0
"""Seconds of the longest turn: a day."""
LANGUAGE: Final = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
"""How the code of a language looks."""
WORDS: Final = r"\S"
"""Something is there."""


class Kind(StrEnum):
    """What a value is."""

    TEXT = "text"
    WORDS = "a list of texts"
    SECONDS = "seconds"
    ROUNDS = "rounds"
    FLAG = "true or false"
    TIMINGS = "timings"
    AIMS = "aims"
    QUESTIONS = "questions"


PLAIN: Final = frozenset({Kind.TEXT, Kind.WORDS, Kind.SECONDS, Kind.ROUNDS, Kind.FLAG})
"""Values that hold no table."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what its value is, and what it is for, as one would say it.

    `longest` counts characters, `usual` is what holds where it is left out, `pattern` is found in each text of it;
    without what is `needed` its table means nothing.
    """

    name: str
    kind: Kind
    says: str
    longest: int = LONGEST_TEXT
    usual: float | None = None
    pattern: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, as sentences call it, and its keys."""

    called: str
    keys: tuple[Key, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its keys, in order."""
        return tuple(key.name for key in self.keys)


QUESTION: Final = Table(
    "a question",
    (
        Key("ask", Kind.TEXT, "The question: one sentence that a peer can say aloud.", 400, None, WORDS, needed=True),
        Key(
            "listen_for", Kind.TEXT, "What to listen for in the answer. For the facilitator alone; never shown to all."
        ),
        Key("tags", Kind.WORDS, "Words to find it by in the picker.", 40, None, WORDS),
        Key("follow_up", Kind.TEXT, "A question that is offered next, once this one was answered.", 400),
    ),
)

AIM: Final = Table(
    "an aim",
    (
        Key("name", Kind.TEXT, "What the aim is called, in a word or two.", 60, None, WORDS, needed=True),
        Key("purpose", Kind.TEXT, "What its questions are for, in a sentence."),
        Key(
            "questions",
            Kind.QUESTIONS,
            'Its questions: each a text, or { ask = "…?" } with listen_for, tags or follow_up.',
        ),
        Key("rounds", Kind.ROUNDS, "How many rounds it gets: in each, everyone asks once.", usual=1),
        Key("answer", Kind.SECONDS, "Seconds for each answer in its rounds, where they are not the usual ones."),
        Key("replace", Kind.FLAG, "true: these questions stand in place of those of the bank that this one extends."),
    ),
)

TIMINGS: Final = Table(
    "[timings]",
    tuple(
        Key(timing.value, Kind.SECONDS, f"Seconds for {TIMING_WORDS[timing]}.", usual=DEFAULT_TIMINGS[timing])
        for timing in Timing
    ),
)

BANK: Final = Table(
    "a bank",
    (
        Key("title", Kind.TEXT, "What the bank is called on screen; without one, its file's name.", 120),
        Key(
            "language",
            Kind.TEXT,
            'The language of its questions: "en", "de", "pt-BR" or the like.',
            40,
            None,
            f"^{LANGUAGE}$",
        ),
        Key("source", Kind.TEXT, "Where the questions come from."),
        Key("extends", Kind.TEXT, "The bank whose aims and timings this one starts from, by name.", 120, None, WORDS),
        Key("timings", Kind.TIMINGS, "How long things take, in seconds; what is left out keeps its usual length."),
        Key("aims", Kind.AIMS, "What the questions are for, in the order in which the group goes through them."),
    ),
)

LONGEST: Final[Mapping[str, int]] = {
    key.name: key.longest for table in (BANK, AIM, QUESTION) for key in table.keys if key.kind in PLAIN
}
"""Characters that fit, by key."""
