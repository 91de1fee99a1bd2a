"""What may stand in a question bank, key by key: the one description, from which it is read and its schema is made."""

from __future__ import annotations

from typing import Final

from peerinquiry.formats.described import TIMINGS, WORDS, Key, Kind, Table

LANGUAGE: Final = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
"""How the code of a language looks."""

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
            Kind.ITEMS,
            'Its questions: each a text, or { ask = "…?" } with listen_for, tags or follow_up.',
            of=QUESTION,
        ),
        Key("rounds", Kind.ROUNDS, "How many rounds it gets: in each, everyone asks once.", usual=1),
        Key("answer", Kind.SECONDS, "Seconds for each answer in its rounds, where they are not the usual ones."),
        Key("replace", Kind.FLAG, "true: these questions stand in place of those of the bank that this one extends."),
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
        Key(
            "timings",
            Kind.TABLE,
            "How long things take, in seconds; what is left out keeps its usual length.",
            of=TIMINGS,
        ),
        Key(
            "aims",
            Kind.TABLES,
            "What the questions are for, in the order in which the group goes through them.",
            of=AIM,
        ),
    ),
)
