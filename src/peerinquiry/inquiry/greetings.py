"""Whether a message says nothing but hello, in the languages that most calls are held in."""

from __future__ import annotations

import re
from typing import Final

_HELLO: Final = (
    *("hi", "hiya", "hello", "hey", "howdy", "morning", "good morning", "good afternoon", "good evening", "good day"),
    *("hallo", "hallöchen", "moin", "moin moin", "servus", "grüezi", "grüss gott"),
    *("guten morgen", "guten tag", "guten abend"),
    *("bonjour", "bonsoir", "salut", "coucou", "hola", "buenos días", "buenas", "buenas tardes", "buenas noches"),
    *("olá", "oi", "bom dia", "boa tarde", "boa noite", "ciao", "buongiorno", "buonasera", "salve"),
    *("hoi", "goedemorgen", "goedemiddag", "goedenavond", "hej", "hei", "cześć", "dzień dobry"),
)
_ALL: Final = (
    *("all", "everyone", "everybody", "there", "team", "folks", "guys", "friends", "again", "together"),
    *("alle", "an alle", "ihr alle", "zusammen", "miteinander", "allerseits", "leute", "à tous", "à toutes"),
    *("tout le monde", "a todos", "a todas", "todos", "a tutti", "tutti", "pessoal", "allemaal", "allen", "alla"),
)
_HELLOS, _ALLS = ("|".join(map(re.escape, words)) for words in (_HELLO, _ALL))
_GREETING: Final = re.compile(rf"[^\w?]*(?:{_HELLOS})(?:[\s,]+(?:{_ALLS}))*(?:[\s,]+\w+)?[^\w?]*")


def is_greeting(text: str) -> bool:
    """Whether it is `hi all`, `¡Hola!`, `bonjour à tous 👋`: a hello, whom it is to, and nothing more."""
    return _GREETING.fullmatch(text.casefold()) is not None
